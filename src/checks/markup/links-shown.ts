import type { Code } from '../../words/catalogue.ts'
import type { Finding } from '../../kit/finding.ts'
import { finding } from '../../words/find.ts'
import type { Check } from '../check.ts'
import { markdownLines, mistakesMax } from './written.ts'

const address = String.raw`(?:https?:\/\/|www\.|mailto:|tel:|file:)`
const picture = String.raw`[^()\n]{0,100}\.(?:png|jpe?g|gif)\s*\)`
const label = String.raw`!?\[[^[\]\n]{0,200}\]`
const shownMax = 60

/** What looks like a link or a picture and is none, so that its brackets and its address would reach the reader. */
const mistakes: readonly (readonly [code: Code, pattern: RegExp])[] = [
  // A blank between the brackets: the Japanese one too, which looks like nothing at all.
  ['link-gap', new RegExp(String.raw`${label}[ \t\u3000]+\((?=\s*(?:${address}|${picture}))`, 'u')],
  // What mail clients must never open Markdown does not make a link of.
  ['link-scheme', new RegExp(String.raw`${label}\(\s*<?(?:file|javascript|vbscript):[^)\n]*\)?`, 'iu')],
  // An address ends at a blank; only a title in quotation marks may follow.
  [
    'link-blank',
    new RegExp(
      String.raw`${label}\((?:${address}[^\s()<>]*[ \t]+(?=[^\s"'()])[^()\n]*\)|(?=[^\s()<>"']+[ \t])${picture})`,
      'u',
    ),
  ],
  // Mail clients make a link of a bare address, and take the Japanese behind it for a part of it.
  ['link-runs-on', /(?<![(<"'\w/=])https?:\/\/[!-~]{1,2000}(?=[\p{sc=Hira}\p{sc=Kana}\p{sc=Han}ー])/u],
  ['link-other-brackets', /[【〔〈《][^【】〔〕〈〉《》\n]{1,80}[】〕〉》][ \t\u3000]?\((?=https?:\/\/)/u],
]

/** Links and pictures that readers would see as they were typed. */
export const linksShown: Check = {
  id: 'links-shown',
  stage: 'L',
  codes: {
    'link-gap': 'error',
    'link-scheme': 'error',
    'link-blank': 'error',
    'link-runs-on': 'warning',
    'link-other-brackets': 'warning',
  },
  run: (input) =>
    markdownLines(input, { front: false })
      .flatMap(({ text, written, offset }): readonly Finding[] => {
        // A line that is a button without an address has a finding of its own.
        if (/^\s*\[\[[^[\]]*\]\]\s/u.test(text)) return []
        return mistakes.flatMap(([code, pattern]) => {
          const match = pattern.exec(text)
          if (match === null) return []
          const place = written.placeOf(offset + match.index)
          return [finding(code, place, { text: shortened(text.slice(match.index)) })]
        })
      })
      .slice(0, mistakesMax),
}

function shortened(text: string): string {
  const characters = Array.from(text.trim())
  return characters.length <= shownMax ? characters.join('') : `${characters.slice(0, shownMax).join('')}…`
}
