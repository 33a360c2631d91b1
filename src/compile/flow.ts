/** A part of a Markdown text on its way into a layout. Strings hold stand-ins. */
export type Item =
  /** Goes into a text component, joined with the text around it. */
  | { readonly kind: 'text'; readonly html: string }
  /** Stands in the column of the text. */
  | Button
  | Picture
  | { readonly kind: 'divider' }
  /** Columns in a section of their own. */
  | { readonly kind: 'section'; readonly name: string; readonly columns: readonly Column[] }
  /** A tag that has a paragraph or line for itself. */
  | { readonly kind: 'tag'; readonly word: string; readonly html: string }
  /** What stands between a tag and its end, with something else than text in it: the tags, and the parts between each two of them. */
  | {
      readonly kind: 'group'
      readonly words: readonly string[]
      readonly parts: readonly (readonly Item[])[]
    }

export interface Button {
  readonly kind: 'button'
  /** Written as HTML writes it in an attribute. */
  readonly link: string
  readonly html: string
  /** Whether it stands in a product, where room is short. */
  readonly inProduct: boolean
}

export interface Picture {
  readonly kind: 'picture'
  readonly source: string
  readonly alt: string
  readonly link: string | null
  /** Its own width in pixels, where it is known. */
  readonly width: number | null
  readonly inProduct: boolean
}

export interface Column {
  /** Of the section, in percent; null for an equal share. */
  readonly width: number | null
  readonly items: readonly Item[]
}

/** What kind of tag a word stands for, as far as blocks go. */
type Role = (word: string) => 'open' | 'middle' | 'end' | null

/** Joins each tag with its end. A group of nothing but text is text again: it stays in one component, as it was written. */
export function grouped(items: readonly Item[], role: Role): readonly Item[] {
  const result: Item[] = []
  for (let at = 0; at < items.length; at += 1) {
    const item = items[at]
    if (item === undefined) continue
    const group = item.kind === 'tag' && role(item.word) === 'open' ? readGroup(items, at, role) : null
    if (group === null) {
      result.push(item.kind === 'tag' ? { kind: 'text', html: item.html } : item)
      continue
    }
    result.push(...group.items)
    at = group.end
  }
  return result
}

/** Null for a tag whose end is not among these items: it is refused later, as one that ends elsewhere. */
function readGroup(
  items: readonly Item[],
  start: number,
  role: Role,
): { readonly items: readonly Item[]; readonly end: number } | null {
  const cuts = [start]
  let depth = 0
  let at = start
  for (; at < items.length; at += 1) {
    const item = items[at]
    const kind = item?.kind === 'tag' ? role(item.word) : null
    if (kind === 'open') depth += 1
    if (kind === 'end') depth -= 1
    if ((kind === 'middle' && depth === 1) || depth === 0) cuts.push(at)
    if (depth === 0) break
  }
  if (depth > 0) return null
  const parts = cuts.slice(1).map((end, index) => items.slice((cuts[index] ?? 0) + 1, end))
  const inner = parts.map((part) => grouped(part, role))
  const isText = inner.flat().every(({ kind }) => kind === 'text')
  const tags = cuts.map((cut) => items[cut]).filter((item) => item?.kind === 'tag')
  if (!isText)
    return { items: [{ kind: 'group', words: tags.map(({ word }) => word), parts: inner }], end: at }
  const written = items.slice(start, at + 1).map((item) => ('html' in item ? item.html : ''))
  return { items: [{ kind: 'text', html: written.join('') }], end: at }
}

/** Whether somewhere in it there is a section. */
export function holdsSection(item: Item): boolean {
  return item.kind === 'section' || (item.kind === 'group' && item.parts.flat().some(holdsSection))
}

/** Everything that a reader gets, in the order in which it was written; to look for tags that were lost. */
export function textOf(items: readonly Item[]): string {
  return items
    .map((item) => {
      switch (item.kind) {
        case 'section':
          return item.columns.map((column) => textOf(column.items)).join('')
        case 'group':
          return item.words.map((word, index) => word + textOf(item.parts[index] ?? [])).join('')
        case 'picture':
          return `${item.alt} ${item.link ?? ''}`
        case 'button':
          return `${item.html} ${item.link}`
        case 'divider':
          return ''
        case 'text':
        case 'tag':
          return asWritten(item.html)
      }
    })
    .join('')
}

/** In Markdown the address of a link comes after its text. */
function asWritten(html: string): string {
  return html.replaceAll(/<a (href="[^"]*"[^>]*)>([\s\S]*?)<\/a>/g, '$2 $1')
}
