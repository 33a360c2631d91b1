import { assert } from '../kit/assert.ts'
import type { Item, Picture } from './flow.ts'

/** A picture that is narrower than this stays as it is on a phone; a wider one fills the screen. */
const fluidFrom = 280

/** Items as MJML components of one column; `text` is the start tag of its text components. */
export function componentsOf(items: readonly Item[], text: string): string {
  let mjml = ''
  let html = ''
  const flush = (): void => {
    if (html.trim() !== '') mjml += `${text}${html}</mj-text>\n`
    html = ''
  }
  for (const item of items) {
    if (item.kind === 'text') {
      html += item.html
      continue
    }
    flush()
    mjml += componentOf(item, text)
  }
  flush()
  return mjml
}

function componentOf(item: Exclude<Item, { kind: 'text' }>, text: string): string {
  assert(item.kind !== 'section', 'columns in a column')
  switch (item.kind) {
    case 'button': {
      return `<mj-button${classes('button', item)} href="${item.link}">${item.html}</mj-button>\n`
    }
    case 'picture':
      return pictureOf(item, classes('picture', item))
    case 'divider':
      return '<mj-divider css-class="block-divider" />\n'
    case 'group':
      return amongTags(
        item.words,
        item.parts.map((part) => componentsOf(part, text)),
      )
    case 'tag':
      return rawTag(item.word)
  }
}

/** @param look further attributes, each with a space before it. */
export function pictureOf({ source, alt, width, link }: Picture, look: string): string {
  const size = width === null ? '' : ` width="${width}px"`
  const fluid = width !== null && width < fluidFrom ? '' : ' fluid-on-mobile="true"'
  const href = link === null ? '' : ` href="${link}"`
  return `<mj-image${look} src="${source}" alt="${alt}"${size}${fluid}${href} />\n`
}

/** What layouts, and the text part, know it by. */
function classes(name: 'button' | 'picture', { inProduct }: { readonly inProduct: boolean }): string {
  return inProduct
    ? ` css-class="block-${name} product-${name}" mj-class="product-${name}"`
    : ` css-class="block-${name}"`
}

/** Tags stand bare between components: what is left out leaves no trace. */
export function amongTags(words: readonly string[], parts: readonly string[]): string {
  return words.map((word, index) => rawTag(word) + (parts[index] ?? '')).join('')
}

function rawTag(word: string): string {
  return `<mj-raw>${word}</mj-raw>\n`
}

/** A start tag with attributes added: classes beside those it has, everything else in place of what it has. */
export function withAttributes(tag: string, added: Readonly<Record<string, string>>): string {
  let open = tag.replace(/\s*>$/, '')
  for (const [name, value] of Object.entries(added)) {
    const written = new RegExp(`\\s${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`)
    const match = written.exec(open)
    const old = match?.[1] ?? match?.[2]
    open = open.replace(written, '')
    open += ` ${name}="${name.endsWith('class') && old !== undefined ? `${old} ${value}` : value}"`
  }
  return `${open}>`
}
