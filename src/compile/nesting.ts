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
/** Only behind a `=` do quotation marks begin a value. Comments are not left out: where one of them ends, parsers see differently. */
const token = /<(\/?)([a-z][a-z0-9:-]*)(?=[\s/>])((?:[^>"'=]|=\s*"[^"]*"?|=\s*'[^']*'?|["'=])*)/gi

/** The first line on which elements are nested deeper than `depthMax`; null when none is. */
export function lineTooDeep(text: string): number | null {
  const open: string[] = []
  for (const { 0: whole, 1: end, 2: name = '', index } of text.matchAll(token)) {
    const element = name.toLowerCase()
    // HTML knows no other elements that end where they begin.
    const isClosed = whole.endsWith('/') && /^mj|:/.test(element)
    if (end === '/') {
      const at = open.lastIndexOf(element)
      if (at >= 0) open.length = at
    } else if (!empty.has(element) && !isClosed) {
      if (endedByNext.has(element) && open.at(-1) === element) open.pop()
      open.push(element)
      if (open.length > depthMax) return text.slice(0, index).split('\n').length
    }
  }
  return null
}
