import type { Token } from 'markdown-it'
import type { Code } from '../words/catalogue.ts'
import type { Column, Item } from './flow.ts'
import type { Line } from './paragraph-lines.ts'

interface BlockTools {
  readonly itemsOf: (tokens: readonly Token[]) => readonly Item[]
  readonly chunksOf: (tokens: readonly Token[]) => readonly (readonly Token[])[]
  readonly lines: (inline: Token) => readonly Line[]
  readonly report: (code: Code, at: number, values?: Readonly<Record<string, number>>) => void
}

const productsMax = 3
/** Percent of the width that a picture with text beside it gets. */
const pictureShare = 40

/** The tokens from `block_open` to `block_close` as a section of columns; nothing, and a finding, for what is no such block. */
export function readBlock(chunk: readonly Token[], tools: BlockTools): readonly Item[] {
  const [opening] = chunk
  const name = opening?.info ?? ''
  const at = opening?.map?.[0] ?? 0
  const inner = chunk.slice(1, -1)
  // What is wrong inside has been said; whatever else seems to be wrong may only follow from it.
  if (inner.some(({ type }) => type === 'block_refused')) return []
  const read = { columns: readColumns, picture: readPicture, products: readProducts }[name]
  const columns = read?.(inner, at, tools) ?? null
  return columns === null ? [] : [{ kind: 'section', name, columns }]
}

function readColumns(inner: readonly Token[], at: number, tools: BlockTools): readonly Column[] | null {
  const parts: Token[][] = [[]]
  for (const chunk of tools.chunksOf(inner)) {
    if (chunk[0]?.type === 'hr') parts.push([])
    else parts.at(-1)?.push(...chunk)
  }
  if (parts.length === 2 && parts.every((part) => part.length > 0)) {
    return parts.map((part) => ({ width: null, items: tools.itemsOf(part) }))
  }
  tools.report('block-columns', at, { count: parts.filter((part) => part.length > 0).length })
  return null
}

function readPicture(inner: readonly Token[], at: number, tools: BlockTools): readonly Column[] | null {
  const [picture, ...text] = tools.itemsOf(inner)
  if (picture?.kind === 'picture' && text.length > 0) {
    return [
      { width: pictureShare, items: [picture] },
      { width: 100 - pictureShare, items: text },
    ]
  }
  tools.report('block-picture', at)
  return null
}

function readProducts(inner: readonly Token[], at: number, tools: BlockTools): readonly Column[] | null {
  const products: Line[][] = []
  for (const chunk of tools.chunksOf(inner)) {
    const inline = chunk[0]?.type === 'paragraph_open' ? chunk[1] : undefined
    const start = chunk[0]?.map?.[0] ?? at
    // A heading, list or table is no line of a product, and makes it wrong where it stands.
    const lines: readonly Line[] =
      inline === undefined ? [{ kind: 'no-link', at: start }] : tools.lines(inline)
    for (const line of lines) {
      if (line.kind === 'picture' || products.length === 0) products.push([])
      products.at(-1)?.push(line)
    }
  }
  if (products.length === 0 || products.length > productsMax) {
    tools.report('block-products', at, { count: products.length, limit: productsMax })
    return null
  }
  const columns = products.map((lines) => productOf(lines, tools))
  const [picture, ...text] = columns.length === 1 ? (columns[0] ?? []) : []
  if (picture === undefined) return columns.map((items) => ({ width: null, items }))
  return [
    { width: pictureShare, items: [picture] },
    { width: 100 - pictureShare, items: text },
  ]
}

/** Picture, name, price and button. */
function productOf(lines: readonly Line[], { report }: BlockTools): readonly Item[] {
  const [picture, name, price, button, ...more] = lines
  if (
    picture?.kind === 'picture' &&
    name?.kind === 'text' &&
    price?.kind === 'text' &&
    button?.kind === 'button' &&
    more.length === 0
  ) {
    const html = `<p class="product-name">${name.html}</p>\n<p class="product-price">${price.html}</p>\n`
    return [
      { ...picture.picture, inProduct: true },
      { kind: 'text', html },
      { ...button.button, inProduct: true },
    ]
  }
  const noLink = lines.find(({ kind }) => kind === 'no-link')
  if (lines[0] !== undefined) report('block-product', noLink?.at ?? lines[0].at)
  return []
}
