/** Where a stand-in came out in the HTML. */
export type Spot = TextSpot | AttributeSpot | UnsafeSpot

interface TextSpot {
  readonly kind: 'text'
  /** Number of the element it stands in: two spots of one number are in the very same element. */
  readonly container: number
  /** Whether a reader never sees it: in the head, or in an element that is not displayed. */
  readonly hidden: boolean
}

interface AttributeSpot {
  readonly kind: 'attribute'
  readonly element: string
  readonly name: string
  /** The whole value as written, stand-ins included. */
  readonly value: string
  readonly container: number
  readonly hidden: boolean
}

interface UnsafeSpot {
  readonly kind: 'unsafe'
  /** What it stands in, as HTML names it. */
  readonly where: string
}

interface OpenElement {
  readonly name: string
  readonly id: number
  readonly hidden: boolean
}

interface Scan {
  readonly html: string
  readonly wordsIn: (text: string) => readonly string[]
  readonly spots: Map<string, Spot>
  readonly open: OpenElement[]
  at: number
  count: number
}

interface Attribute {
  readonly name: string
  readonly value: string
  readonly quoted: boolean
}

const voidElements = new Set('area base br col embed hr img input link meta source track wbr'.split(' '))
/** Elements whose content is not markup but ends at their own end tag. */
const rawElements = new Set('style script xmp iframe noembed noframes textarea'.split(' '))
/** Elements whose content is read by rules of its own; mail has no use for them, and nothing after them is certain. */
const foreignElements = new Set('plaintext template svg math select frameset'.split(' '))

/**
 * Finds out where each stand-in stands, by the tokenizer of the HTML standard (section 13.2.5) as far as mail needs it.
 * Whatever it does not know for certain it calls unsafe.
 */
export function scanHtml(html: string, wordsIn: Scan['wordsIn']): ReadonlyMap<string, Spot> {
  const scan: Scan = { html, wordsIn, spots: new Map(), open: [], at: 0, count: 0 }
  while (scan.at < html.length) {
    const next = html.indexOf('<', scan.at)
    const end = next === -1 ? html.length : next
    readText(scan, html.slice(scan.at, end))
    scan.at = end
    if (end < html.length) readMarkup(scan)
  }
  return scan.spots
}

function readText(scan: Scan, text: string): void {
  const inside = scan.open.at(-1)
  for (const word of scan.wordsIn(text)) {
    scan.spots.set(word, { kind: 'text', container: inside?.id ?? 0, hidden: inside?.hidden ?? false })
  }
}

function unsafe(scan: Scan, text: string, where: string): void {
  for (const word of scan.wordsIn(text)) scan.spots.set(word, { kind: 'unsafe', where })
}

function readMarkup(scan: Scan): void {
  const { html, at } = scan
  const after = html[at + 1] ?? ''
  if (/[a-zA-Z]/.test(after)) readStartTag(scan)
  else if (after === '/' && /[a-zA-Z]/.test(html[at + 2] ?? '')) readEndTag(scan)
  else if (html.startsWith('<!--', at)) skipTo(scan, commentEnd(html, at), '<!-- -->')
  else if (after === '!' || after === '?' || after === '/') skipTo(scan, endOf(html, '>', at), '<!>')
  else {
    readText(scan, '<')
    scan.at = at + 1
  }
}

function skipTo(scan: Scan, end: number, where: string): void {
  unsafe(scan, scan.html.slice(scan.at, end), where)
  scan.at = end
}

/** The index behind `mark`, or the end of the text. */
function endOf(html: string, mark: string, from: number): number {
  const index = html.indexOf(mark, from)
  return index === -1 ? html.length : index + mark.length
}

/** A comment ends at `-->`, `--!>`, and at once in `<!-->` and `<!--->`. */
function commentEnd(html: string, start: number): number {
  if (html.startsWith('<!-->', start)) return start + 5
  if (html.startsWith('<!--->', start)) return start + 6
  return Math.min(endOf(html, '-->', start + 4), endOf(html, '--!>', start + 4))
}

/** An end tag may have attributes, which mean nothing but may hold a `>`. */
function readEndTag(scan: Scan): void {
  const start = scan.at
  const written = /^[^\s/>]+/.exec(scan.html.slice(start + 2, start + 200))?.[0] ?? ''
  scan.at += 2 + written.length
  readAttributes(scan)
  unsafe(scan, scan.html.slice(start, scan.at), '</>')
  const index = scan.open.findLastIndex((element) => element.name === written.toLowerCase())
  if (index !== -1) scan.open.length = index
}

function readStartTag(scan: Scan): void {
  const { html } = scan
  const written = /^[^\s/>]+/.exec(html.slice(scan.at + 1, scan.at + 200))?.[0] ?? ''
  unsafe(scan, written, '<>')
  const name = written.toLowerCase()
  scan.at += 1 + written.length
  const attributes = readAttributes(scan)
  const isVoid = voidElements.has(name)
  const parent = scan.open.at(-1)
  const hidden = (parent?.hidden ?? false) || name === 'head' || attributes.some(hides)
  for (const attribute of attributes) noteAttribute(scan, attribute, { element: name, hidden })
  if (foreignElements.has(name)) return skipTo(scan, html.length, `<${name}>`)
  const end = rawElements.has(name) || name === 'title' ? rawEnd(scan, name) : null
  if (end !== null && (name !== 'title' || end === html.length)) return skipTo(scan, end, `<${name}>`)
  if (isVoid) return
  scan.count += 1
  scan.open.push({ name, id: scan.count, hidden })
  if (end === null) return
  // A title holds text and entities, and no tags.
  readText(scan, html.slice(scan.at, end))
  scan.at = end
}

/** Where the element's own end tag begins; the end of the text where a browser may see none. */
function rawEnd({ html, at }: Scan, name: string): number {
  const close = new RegExp(`</${name}(?=[\\s/>])`, 'i').exec(html.slice(at))
  // A comment in a script may hide the script's own end.
  const escaped = name === 'script' && html.slice(at).includes('<!--')
  return close === null || escaped ? html.length : at + close.index
}

function hides({ name, value }: Attribute): boolean {
  return name === 'hidden' || (name === 'style' && /display\s*:\s*none/i.test(value))
}

function noteAttribute(scan: Scan, attribute: Attribute, tag: { element: string; hidden: boolean }): void {
  const { name, value, quoted } = attribute
  unsafe(scan, name, `<${tag.element} …>`)
  const words = scan.wordsIn(value)
  if (words.length === 0) return
  if (!quoted) return unsafe(scan, value, `${name}=`)
  scan.count += 1
  for (const word of words)
    scan.spots.set(word, { kind: 'attribute', name, value, container: scan.count, ...tag })
}

/** Reads to the end of the start tag, `>` included. */
function readAttributes(scan: Scan): readonly Attribute[] {
  const { html } = scan
  const attributes: Attribute[] = []
  // A value was to follow and could not be read.
  const openValue = /\s*=/y
  const pattern =
    /[\s/]*(?:(>)|([^\s/>][^\s/>=]*)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>"'][^\s>]*)|(?=>)))?)/y
  for (;;) {
    pattern.lastIndex = scan.at
    const match = pattern.exec(html)
    openValue.lastIndex = pattern.lastIndex
    if (match === null || match[0] === '' || (match[1] === undefined && openValue.test(html))) {
      // The tag never ends, or has a quote left open: a browser would swallow what follows.
      skipTo(scan, html.length, '<…')
      return attributes
    }
    scan.at = pattern.lastIndex
    if (match[1] !== undefined) return attributes
    const value = match[3] ?? match[4]
    attributes.push({
      name: (match[2] ?? '').toLowerCase(),
      value: value ?? match[5] ?? '',
      quoted: value !== undefined,
    })
  }
}
