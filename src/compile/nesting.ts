/** Nobody nests deeper: MJML itself has six levels, a table in a table a dozen more. What parses the page calls itself for each level. */
export const depthMax = 100

/** Elements without an end. */
const empty: ReadonlySet<string> = new Set(
  'area base basefont bgsound br col embed frame hr img input keygen link meta param source track wbr'.split(
    ' ',
  ),
)
/** Elements that the next one of their kind may end. */
const endedByNext: ReadonlySet<string> = new Set('p li dt dd tr td th option optgroup'.split(' '))
const token = /<!--|<(\/?)([a-z][a-z0-9:-]*)(?=[\s/>])((?:[^<>"']|"[^"]*"|'[^']*')*)/gi

/** The first line on which elements are nested deeper than `depthMax`; null when none is. */
export function lineTooDeep(text: string): number | null {
  const open: string[] = []
  token.lastIndex = 0
  for (let match = token.exec(text); match !== null; match = token.exec(text)) {
    const [whole, isEnd, name = '', attributes = ''] = match
    const element = name.toLowerCase()
    if (whole === '<!--') {
      const end = text.indexOf('-->', match.index + 4)
      if (end < 0) return null
      token.lastIndex = end + 3
    } else if (isEnd === '/') {
      const at = open.lastIndexOf(element)
      if (at >= 0) open.length = at
    } else if (!empty.has(element) && !attributes.endsWith('/')) {
      if (endedByNext.has(element) && open.at(-1) === element) open.pop()
      open.push(element)
      if (open.length > depthMax) return text.slice(0, match.index).split('\n').length
    }
  }
  return null
}
