import type { MarkdownIt, Token } from 'markdown-it'
import { escapeHtml } from '../message/escape.ts'
import type { Button, Picture } from './flow.ts'
import type { StandIns } from './stand-ins.ts'
import { isTags } from './tag-line-rule.ts'

/** A line of a paragraph, as somebody wrote it. */
export type Line =
  | { readonly kind: 'tags'; readonly at: number; readonly words: readonly string[] }
  | { readonly kind: 'button'; readonly at: number; readonly button: Button }
  | { readonly kind: 'picture'; readonly at: number; readonly picture: Picture }
  /** Double brackets without an address. */
  | { readonly kind: 'no-link'; readonly at: number }
  | { readonly kind: 'text'; readonly at: number; readonly html: string }

/** What turns inline tokens into HTML, and knows tags and pictures. */
export interface LineTools {
  readonly markdown: MarkdownIt
  readonly standIns: StandIns
  /** The width of a picture by what stands in its `src`. */
  readonly widthOf: (source: string) => number | null
}

/** The lines of a paragraph's inline token; `at` counts lines of the whole text from 0. */
export function linesOf(inline: Token, tools: LineTools): readonly Line[] {
  const written = inline.content.split('\n')
  const start = inline.map?.[0] ?? 0
  return tokensByLine(inline).map((tokens, index) =>
    lineOf(
      trimmed(tokens.filter((token) => !isBreak(token))),
      { at: start + index, written: (written[index] ?? '').trim() },
      tools,
    ),
  )
}

function isBreak({ type }: Token): boolean {
  return type === 'softbreak' || type === 'hardbreak'
}

/** Each line with the break that ends it. */
function tokensByLine(inline: Token): readonly (readonly Token[])[] {
  const lines: Token[][] = [[]]
  for (const token of inline.children ?? []) {
    lines.at(-1)?.push(token)
    if (isBreak(token)) lines.push([])
  }
  return lines
}

/** An inline token of only some lines, the last of which is not included. */
export function partOf(inline: Token, from: number, to: number): Token {
  const start = inline.map?.[0] ?? 0
  const children = tokensByLine(inline).slice(from, to).flat()
  if (children.at(-1) !== undefined && isBreak(children.at(-1) as Token)) children.pop()
  return Object.assign(Object.create(inline) as Token, {
    children,
    content: inline.content.split('\n').slice(from, to).join('\n'),
    map: [start + from, start + to],
  })
}

/** Without blank text at its ends. */
function trimmed(tokens: readonly Token[]): readonly Token[] {
  const isBlank = ({ type, content }: Token): boolean => type === 'text' && content.trim() === ''
  const start = tokens.findIndex((token) => !isBlank(token))
  return start === -1 ? [] : tokens.slice(start, tokens.findLastIndex((token) => !isBlank(token)) + 1)
}

function lineOf(
  tokens: readonly Token[],
  { at, written }: { at: number; written: string },
  tools: LineTools,
): Line {
  const { markdown, standIns } = tools
  const text = tokens.map(({ type, content }) => (type === 'text' ? content : '.')).join('')
  if (isTags(text, standIns)) return { kind: 'tags', at, words: standIns.wordsIn(text) }
  const [first] = tokens
  const link =
    tokens.at(-1)?.type === 'link_close' && closesAt(tokens) === tokens.length - 1 ? first : undefined
  const inner = link === undefined ? tokens : tokens.slice(1, -1)
  const [image, ...more] = inner
  if (image?.type === 'image' && more.length === 0)
    return { kind: 'picture', at, picture: pictureOf(image, link, tools) }
  if (link !== undefined && isLabel(inner) && written.startsWith('[[')) {
    const address = String(link.attrGet('href') ?? '')
    if (address === '') return { kind: 'no-link', at }
    const html = markdown.renderer.renderInline(withoutBrackets(inner), markdown.options, {})
    return {
      kind: 'button',
      at,
      button: { kind: 'button', link: escapeHtml(address), html, inProduct: false },
    }
  }
  // With a link at its beginning it has an address, and something else on its line.
  if (first?.type !== 'link_open' && /^\[\[[^[\]]*\]\]\s*(?:\(.*)?$/.test(written))
    return { kind: 'no-link', at }
  return { kind: 'text', at, html: markdown.renderer.renderInline([...tokens], markdown.options, {}) }
}

/** Where the link ends that the first token opens. */
function closesAt(tokens: readonly Token[]): number {
  return tokens[0]?.type === 'link_open' ? tokens.findIndex(({ type }) => type === 'link_close') : -1
}

function pictureOf(image: Token, link: Token | undefined, { markdown, widthOf }: LineTools): Picture {
  const source = String(image.attrGet('src') ?? '')
  const address = String(link?.attrGet('href') ?? '')
  return {
    kind: 'picture',
    source: escapeHtml(source),
    alt: escapeHtml(markdown.renderer.renderInlineAsText(image.children ?? [], markdown.options, {})),
    link: address === '' ? null : escapeHtml(address),
    width: widthOf(source),
    inProduct: false,
  }
}

/** Whether what stands in a link stands in brackets. */
function isLabel(inner: readonly Token[]): boolean {
  const [first, last] = [inner[0], inner.at(-1)]
  return (
    first?.type === 'text' &&
    first.content.startsWith('[') &&
    last?.type === 'text' &&
    last.content.endsWith(']')
  )
}

function withoutBrackets(inner: readonly Token[]): Token[] {
  return inner.map((token, index) => {
    const content = token.content.slice(index === 0 ? 1 : 0, index === inner.length - 1 ? -1 : undefined)
    return token.type === 'text' ? Object.assign(Object.create(token) as Token, { content }) : token
  })
}

/** Whether an inline token that is no paragraph of its own holds a button. */
export function writtenAsButton({ content, children }: Token): boolean {
  if (!content.includes('[[')) return false
  let open = -1
  return (children ?? []).some(({ type }, index, all) => {
    if (type === 'link_open') open = index
    return type === 'link_close' && isLabel(all.slice(open + 1, index))
  })
}
