import type { Finding } from '../../kit/finding.ts'
import { finding } from '../../words/find.ts'
import type { Check } from '../check.ts'
import { markdownLines, mistakesMax } from './written.ts'

const headingMax = 30
const marksMax = 4
const target = String.raw`(?:https?:|mailto:|[\w.-]+\.(?:png|jpe?g|gif)[)）])`
/** Marks typed with the Japanese input on. Each match begins and ends with the mark itself. */
const wide = new RegExp(
  [
    // Buttons, merge fields, tags of conditions
    '［［|］］|｛｛|｝｝|｛[%％]|[%％]｝',
    String.raw`｛(?=[ \u3000]*[a-z][a-z0-9_]*[ \u3000]*[|｜｝}])`,
    // Links and pictures
    String.raw`[\]］]{1,2}[ \u3000]?（(?=[ \u3000]*${target})`,
    String.raw`］(?=[ \u3000]?\(${target})`,
    String.raw`［(?=[^［］[\]]{1,80}\]\(${target})`,
    String.raw`(?<=\]\((?:https?:|mailto:)[^()（）\s]{0,300})）(?![^(]{0,300}\))`,
    String.raw`！(?=\[[^\]]{0,200}\]\([\w.-]+\.(?:png|jpe?g|gif)\))`,
    // Bold, headings
    '＊＊(?=[^＊]{1,200}＊＊)',
    String.raw`(?<=^ {0,3})＃{1,6}(?=[ \u3000])|(?<=^ {0,3})＃{2,6}`,
  ].join('|'),
  'gu',
)

/** Marks that look as they should and mean nothing: full-width ones, and a heading without its space. */
export const mistypedMarkup: Check = {
  id: 'mistyped-markup',
  stage: 'L',
  codes: { 'wide-markup': 'error', 'heading-space': 'error' },
  run: (input) =>
    [
      ...markdownLines(input, { front: true }).map(({ text, written, offset }): Finding | null => {
        const [first, ...others] = text.matchAll(wide)
        if (first === undefined) return null
        const mark = [...new Set([first, ...others].map(([one]) => one.trim()))].slice(0, marksMax).join(' ')
        const values = { mark, plain: mark.normalize('NFKC') }
        return finding('wide-markup', written.placeOf(offset + first.index), values)
      }),
      ...markdownLines(input, { front: false }).map(({ text, written, offset }): Finding | null => {
        const [line, marks = ''] = /^ {0,3}(#{1,6})[^# \t].*/u.exec(text) ?? []
        // Several on one line are what social networks call hashtags.
        if (line === undefined || (marks === '#' && /[\s\u3000]#[^\s#]/u.test(line))) return null
        const heading = Array.from(line.trim()).slice(0, headingMax).join('')
        return finding('heading-space', written.placeOf(offset), { heading, marks })
      }),
    ]
      .filter((found) => found !== null)
      .slice(0, mistakesMax),
}
