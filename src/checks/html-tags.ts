/** A start tag of an HTML text. */
export interface HtmlTag {
  readonly name: string
  /** Lower-case names; values with character references resolved. */
  readonly attributes: ReadonlyMap<string, string>
  /** Offset of `<`. */
  readonly at: number
}

const attribute = /([^\s"'<>/=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'=<>`]+)))?/g

/** All start tags, also those inside conditional comments: some mail clients read them. */
export function tagsOf(html: string): readonly HtmlTag[] {
  const tags: HtmlTag[] = []
  const start = /<([a-zA-Z][a-zA-Z0-9:-]*)/g
  for (let match = start.exec(html); match !== null; match = start.exec(html)) {
    const end = endOfTag(html, start.lastIndex)
    tags.push({
      name: (match[1] ?? '').toLowerCase(),
      attributes: attributesOf(html.slice(start.lastIndex, end)),
      at: match.index,
    })
    start.lastIndex = end
  }
  return tags
}

/** The offset of the `>` that ends a tag; one inside quotes does not. A tag that never ends runs to the end of the text. */
function endOfTag(html: string, from: number): number {
  let quote = ''
  for (let at = from; at < html.length; at += 1) {
    const character = html.charAt(at)
    if (quote === '') {
      if (character === '>') return at
      if (character === '"' || character === "'") quote = character
    } else if (character === quote) quote = ''
  }
  return html.length
}

function attributesOf(text: string): ReadonlyMap<string, string> {
  const attributes = new Map<string, string>()
  for (const match of text.matchAll(attribute)) {
    const name = (match[1] ?? '').toLowerCase()
    if (!attributes.has(name)) attributes.set(name, unescapeHtml(match[2] ?? match[3] ?? match[4] ?? ''))
  }
  return attributes
}

const named: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: '\u00a0',
  colon: ':',
  Tab: '\t',
  NewLine: '\n',
}

function unescapeHtml(text: string): string {
  return text.replaceAll(/&(#\d{1,7}|#x[0-9a-f]{1,6}|[a-z]+);?/gi, (whole, reference: string) => {
    if (!reference.startsWith('#')) return named[reference] ?? whole
    const code = /^#x/i.test(reference) ? Number.parseInt(reference.slice(2), 16) : Number(reference.slice(1))
    return code > 0 && code <= 0x10_ff_ff ? String.fromCodePoint(code) : '\ufffd'
  })
}
