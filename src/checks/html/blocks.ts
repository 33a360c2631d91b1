import type { Hiding } from './look.ts'
import type { Page, PageElement, PageText } from './page.ts'

/** A run of text that a reader sees as one: a paragraph, a cell, a heading. */
export interface Block {
  /** The block's element. */
  readonly element: PageElement
  readonly texts: readonly PageText[]
  /** All of it, with white space as one space. */
  readonly text: string
}

/** A link of a page, with what a reader sees of it. */
export interface PageLink {
  readonly element: PageElement
  /** Null when there is none. */
  readonly href: string | null
  /** Its text that can be seen, with the alternative texts of pictures in it. */
  readonly text: string
  /** Whether a picture stands in it. */
  readonly hasPicture: boolean
}

const inlineNames = new Set([
  'a',
  'abbr',
  'b',
  'bdi',
  'bdo',
  'big',
  'cite',
  'code',
  'del',
  'dfn',
  'em',
  'font',
  'i',
  'ins',
  'kbd',
  'mark',
  'q',
  'rb',
  'rp',
  'rt',
  'ruby',
  's',
  'samp',
  'small',
  'span',
  'strike',
  'strong',
  'sub',
  'sup',
  'time',
  'tt',
  'u',
  'var',
  'wbr',
])

const blocksOfPages = new WeakMap<Page, readonly Block[]>()

/** The blocks of a page that have text, in order; of hidden texts only with `hidden`. */
export function blocksOf(page: Page): readonly Block[] {
  const known = blocksOfPages.get(page)
  if (known !== undefined) return known
  const blocks: { element: PageElement; texts: PageText[]; hiding: Hiding | null }[] = []
  for (const text of page.texts) {
    const element = blockAround(text.element)
    const last = blocks.at(-1)
    if (last?.element === element && last.hiding === text.hiding) last.texts.push(text)
    else blocks.push({ element, texts: [text], hiding: text.hiding })
  }
  const found = blocks.map(({ element, texts }) => ({ element, texts, text: joined(texts) }))
  blocksOfPages.set(page, found)
  return found
}

/** The blocks that a reader can see. */
export function shownBlocks(page: Page): readonly Block[] {
  return blocksOf(page).filter(({ texts }) => texts[0]?.hiding === null)
}

/** The text that a reader can see, a line for each block. */
export function shownText(page: Page): string {
  return shownBlocks(page)
    .map(({ text }) => text)
    .join('\n')
}

const linksOfPages = new WeakMap<Page, readonly PageLink[]>()

/** The links of a page, in order. */
export function linksIn(page: Page): readonly PageLink[] {
  const known = linksOfPages.get(page) ?? readLinks(page)
  linksOfPages.set(page, known)
  return known
}

function readLinks(page: Page): readonly PageLink[] {
  const inside = new Map<PageElement, { text: string; hasPicture: boolean }>()
  const add = (element: PageElement, text: string, hasPicture: boolean): void => {
    const link = linkAround(element)
    if (link === null) return
    const known = inside.get(link) ?? { text: '', hasPicture: false }
    inside.set(link, { text: `${known.text}${text}`, hasPicture: known.hasPicture || hasPicture })
  }
  for (const { text, element, hiding } of page.texts) if (hiding === null) add(element, text, false)
  for (const element of page.elements) {
    if (element.name === 'img') add(element, ` ${element.attributes.get('alt') ?? ''} `, true)
  }
  return page.elements
    .filter(({ name }) => name === 'a' || name === 'area')
    .map((element) => {
      const { text = '', hasPicture = false } = inside.get(element) ?? {}
      const label = element.attributes.get('aria-label') ?? element.attributes.get('alt') ?? ''
      // Browsers leave out the spaces of HTML at the ends, and no others: a Japanese space stays part of the address.
      const href =
        element.attributes.get('href')?.replaceAll(/^[ \t\n\f\r]+|(?<![ \t\n\f\r])[ \t\n\f\r]+$/g, '') ?? null
      return { element, href, text: squeezed(text === '' ? label : text), hasPicture }
    })
}

/** White space as one space, none at the ends. */
export function squeezed(text: string): string {
  return text.replaceAll(/[ \t\r\n\f]+/g, ' ').trim()
}

function joined(texts: readonly PageText[]): string {
  return squeezed(texts.map(({ text }) => text).join(''))
}

function blockAround(element: PageElement): PageElement {
  let block = element
  while (block.parent !== null && inlineNames.has(block.name)) block = block.parent
  return block
}

function linkAround(element: PageElement): PageElement | null {
  for (let current: PageElement | null = element; current !== null; current = current.parent) {
    if (current.name === 'a') return current
  }
  return null
}
