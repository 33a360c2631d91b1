import type { Finding } from '../../kit/finding.ts'
import { finding } from '../../words/find.ts'
import type { Check } from '../check.ts'
import { markdownLines, mistakesMax, type WrittenLine } from './written.ts'

const names =
  'a|abbr|address|article|aside|b|big|blockquote|body|br|button|caption|center|cite|code|col|colgroup|dd|del|div|dl|dt|em|embed|' +
  'figcaption|figure|font|footer|form|h[1-6]|head|header|hr|html|i|iframe|img|input|ins|kbd|label|li|link|main|map|mark|meta|nav|' +
  'object|ol|p|picture|pre|q|s|script|section|small|source|span|strike|strong|style|sub|sup|svg|table|tbody|td|tfoot|th|thead|' +
  'title|tr|tt|u|ul|video|wbr|mj-[a-z-]+|mjml|o:p'
/** A tag that ends at once, has an attribute, or goes on below; `3 <b and c` is none. */
const html = new RegExp(
  `<!--|<!doctype|<\\?xml|</?(?:${names})(?:\\s*/?>|\\s+[a-z-]+\\s*=)|(?<=^\\s*)<(?:${names})\\s*$`,
  'iu',
)
const shownMax = 40

/** Markdown shows tags to the reader as they stand: nothing of HTML means anything in a campaign. */
export const htmlInText: Check = {
  id: 'html-in-text',
  stage: 'L',
  codes: { 'html-in-text': 'error' },
  run: (input) => {
    const findings: Finding[] = []
    let before: WrittenLine | null = null
    for (const line of markdownLines(input, { front: true })) {
      const match = html.exec(line.text)
      // What was pasted over many lines is one mistake.
      const goesOn = before?.written === line.written && html.test(before.text)
      before = line
      if (match === null || goesOn) continue
      if (findings.length >= mistakesMax) break
      const place = line.written.placeOf(line.offset + match.index)
      findings.push(finding('html-in-text', place, { html: shortened(line.text.slice(match.index)) }))
    }
    return findings
  },
}

function shortened(text: string): string {
  const characters = Array.from(text.trim())
  return characters.length <= shownMax ? characters.join('') : `${characters.slice(0, shownMax).join('')}…`
}
