/** A piece of HTML that is finished: whatever came from outside is escaped in it. */
export interface Markup {
  readonly finished: string
}

/** What may stand in a template: text, which is escaped, and finished pieces, which are not. */
type Part = string | number | Markup | readonly Markup[]

/** HTML in which every text is escaped, in elements and in quoted attributes alike. */
export function markup(strings: TemplateStringsArray, ...parts: readonly Part[]): Markup {
  const pieces = strings.map(
    (string, index) => string + (index < parts.length ? piece(parts[index] ?? '') : ''),
  )
  return { finished: pieces.join('') }
}

function piece(part: Part): string {
  if (typeof part === 'object')
    return 'finished' in part ? part.finished : part.map(({ finished }) => finished).join('')
  return String(part)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;')
}
