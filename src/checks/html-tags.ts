import { parseFragment } from 'parse5'

/** A start tag of an HTML text. */
export interface HtmlTag {
  readonly name: string
  /** Lower-case names; values with character references resolved. */
  readonly attributes: ReadonlyMap<string, string>
  /** Offset of `<`. */
  readonly at: number
}

/** A name with `<` in it is no element: the tag that begins at that `<` is found by itself. */
const tagStart = /<([a-z][^\s/><]{0,60})(?=[\s/>]|$)/gi
const gap = /[\s/]*/y
/** An attribute's name may begin with `=`; only behind it do quotation marks mean anything (HTML, 13.2.5.32 to 13.2.5.39). */
const attribute = /([^\s/>][^\s/>=]*)(?:\s*=\s*(?:"([^"]*)(?:"|$)|'([^']*)(?:'|$)|(?=>)|([^\s>]+)))?/y

/**
 * All start tags: everything that any reader of the page could take for one, also inside comments, whose conditional ones some mail
 * clients read, and inside of values and styles. So it does not matter where one of them thinks that a comment, a value or a style ends.
 */
export function tagsOf(html: string): readonly HtmlTag[] {
  const tags: HtmlTag[] = []
  // Two tags that meet at the start of an attribute go on alike: the first one has what follows, and each character is read once.
  const seen = new Uint8Array(html.length)
  for (const match of html.matchAll(tagStart)) {
    const [whole, name = ''] = match
    const attributes = attributesFrom(html, { from: match.index + whole.length, seen })
    tags.push({ name: name.toLowerCase(), attributes, at: match.index })
  }
  return tags
}

function attributesFrom(
  html: string,
  { from, seen }: { readonly from: number; readonly seen: Uint8Array },
): ReadonlyMap<string, string> {
  const attributes = new Map<string, string>()
  for (let at = from; at < html.length;) {
    gap.lastIndex = at
    gap.exec(html)
    attribute.lastIndex = gap.lastIndex
    if (seen[attribute.lastIndex] === 1) break
    seen[attribute.lastIndex] = 1
    const match = attribute.exec(html)
    if (match === null) break
    at = attribute.lastIndex
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
}
const simple = /&(?:#(\d{1,7}|x[0-9a-f]{1,6})|(amp|lt|gt|quot|apos|nbsp));/gi

/** The references that everybody writes here; those that only a parser knows, such as `&sol;`, by a parser. */
function unescapeHtml(text: string): string {
  if (!text.includes('&')) return text
  if (/&(?!(?:#(?:\d{1,7}|x[0-9a-f]{1,6})|amp|lt|gt|quot|apos|nbsp);|[^a-z#]|[a-z0-9]+=|$)/i.test(text))
    return parsed(text)
  return text.replaceAll(simple, (whole, number: string | undefined, name: string | undefined) => {
    if (number === undefined) return named[(name ?? '').toLowerCase()] ?? whole
    const code = /^x/i.test(number) ? Number.parseInt(number.slice(1), 16) : Number(number)
    return code > 0 && code <= 0x10_ff_ff ? String.fromCodePoint(code) : '\ufffd'
  })
}

function parsed(text: string): string {
  const [node] = parseFragment(`<a title="${text.replaceAll('"', '&quot;')}">`).childNodes
  return node !== undefined && 'attrs' in node ? (node.attrs[0]?.value ?? text) : text
}
