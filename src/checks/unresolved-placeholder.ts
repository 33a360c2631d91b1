import type { Finding } from '../kit/finding.ts'
import { finding } from '../words/find.ts'
import { placeInBody, placeOfSubject, type Check } from './check.ts'
import { visibleText } from './html-tags.ts'

/** What somebody meant to replace: merge tags of other systems, values that were none, filling text. */
const placeholders: readonly RegExp[] = [
  /\{\{[^}]{0,60}\}?\}?/u,
  /\{%[^%]{0,60}%?\}?/u,
  /%%[A-Za-z_][^%]{0,40}%%/u,
  /\[\[[^\]]{1,60}\]\]/u,
  /\*\|[A-Z_:]{2,40}\|\*/u,
  /\$\{[^}]{1,60}\}/u,
  /\b(?:undefined|NaN|\[object Object\])\b|\[object Object\]/u,
  /\blorem ipsum\b/iu,
  /\b(?:TODO|TBD|FIXME|XXXX+)\b/u,
  /(?:ここに|○○○|●●●|ダミーテキスト|(?:テスト|仮)(?:文章|テキスト|配信))/u,
]

/** Nothing that was to be replaced is left in what a reader sees. */
export const unresolvedPlaceholder: Check = {
  id: 'unresolved-placeholder',
  stage: 'R',
  codes: { 'unresolved-placeholder': 'block' },
  run: ({ campaign, samples }) => {
    const found = new Map<string, Finding>()
    for (const { subject, html, text, path } of samples) {
      for (const [part, inSubject] of [
        [subject, true],
        [visibleText(html), false],
        [text, false],
      ] as const) {
        for (const pattern of placeholders) {
          const match = pattern.exec(part)
          if (match === null) continue
          const [placeholder] = match
          const place = inSubject
            ? placeOfSubject(campaign, { path })
            : placeInBody(campaign, placeholder, path)
          const key = `${path} ${placeholder}`
          if (!found.has(key)) found.set(key, finding('unresolved-placeholder', place, { placeholder }))
        }
      }
    }
    return [...found.values()]
  },
}
