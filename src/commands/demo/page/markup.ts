/** A piece of HTML that is finished: whatever came from outside is escaped in it. */
export interface Markup {
  readonly markup: string
}

/** What may stand in a template: text, which is escaped, and finished pieces, which are not. */
type Part = string | number | Markup | readonly Markup[]

/** HTML in which every text is escaped, in elements and in quoted attributes alike. */
export function html(strings: TemplateStringsArray, ...parts: readonly Part[]): Markup {
  const pieces = strings.map(
    (string, index) => string + (index < parts.length ? piece(parts[index] ?? '') : ''),
  )
  return { markup: pieces.join('') }
}

function piece(part: Part): string {
  if (typeof part === 'object')
    return 'markup' in part ? part.markup : part.map(({ markup }) => markup).join('')
  return String(part)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;')
}
