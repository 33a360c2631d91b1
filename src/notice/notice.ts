import type { InlinePicture } from '../message/inline-picture.ts'
import { manyLines, oneLine } from '../report/safe-text.ts'

/** A mail to staff, ready to be composed. */
export interface Notice {
  readonly subject: string
  readonly text: string
  readonly html: string
  /** Pictures that the HTML shows; none where absent. */
  readonly pictures?: readonly InlinePicture[]
}

/** A picture that a notice shows: what it is of, and how wide it is drawn, in pixels. */
export interface ShownPicture {
  readonly label: string
  readonly picture: InlinePicture
  readonly width: number
}

/** A part of a notice: our own sentence, a labelled value, something of others that is quoted, a command to type, a page of ours, or pictures. */
export type Block =
  | { readonly kind: 'sentence'; readonly text: string }
  | { readonly kind: 'value'; readonly label: string; readonly lines: readonly string[] }
  | { readonly kind: 'quote'; readonly label: string; readonly text: string; readonly more: string }
  | { readonly kind: 'command'; readonly label: string; readonly command: string }
  | { readonly kind: 'link'; readonly label: string; readonly url: string }
  | { readonly kind: 'pictures'; readonly label: string; readonly pictures: readonly ShownPicture[] }

const lineMax = 300
const subjectMax = 120
const quoteLimit = { lines: 200, columns: 500 }
const frame = 'margin:0;padding:8px 12px;border-left:3px solid #999;background:#f4f4f4;white-space:pre-wrap'
const style = 'font-family:system-ui,sans-serif;font-size:15px;line-height:1.6;max-width:44em'

/**
 * Lays a notice out, as text and as HTML that says the same. Whatever stands in a value or a quote may have been written by anyone: it is
 * cleaned and shortened here, and every line of a quote carries a mark, so that a campaign's text can never pass for ours.
 */
export function layOut(subject: string, blocks: readonly Block[]): Notice {
  const html = blocks.map(htmlOf).join('\n')
  const pictures = blocks.flatMap((block) =>
    block.kind === 'pictures' ? block.pictures.map(({ picture }) => picture) : [],
  )
  return {
    subject: oneLine(subject, subjectMax),
    text: `${blocksText(blocks)}\n`,
    html: `<!doctype html><html><body><div style="${style}">\n${html}\n</div></body></html>\n`,
    ...(pictures.length === 0 ? {} : { pictures }),
  }
}

/** Blocks as plain text, one blank line between two. */
export function blocksText(blocks: readonly Block[]): string {
  return blocks.map(textOf).join('\n\n')
}

function textOf(block: Block): string {
  if (block.kind === 'sentence') return block.text
  if (block.kind === 'command') return `${block.label}\n    ${block.command}`
  if (block.kind === 'link') return `${block.label}\n    ${safeUrl(block.url)}`
  if (block.kind === 'pictures') {
    return [block.label, ...block.pictures.map(({ label }) => `  ${oneLine(label, lineMax)}`)].join('\n')
  }
  const lines =
    block.kind === 'value'
      ? block.lines.map((line) => `  ${oneLine(line, lineMax)}`)
      : quoted(block).map((line) => `  | ${line}`.trimEnd())
  return [block.label, ...lines].join('\n')
}

function htmlOf(block: Block): string {
  if (block.kind === 'sentence') return `<p>${escapeHtml(block.text)}</p>`
  const label = escapeHtml(block.label)
  if (block.kind === 'command') return `<p>${label}<br><code>${escapeHtml(block.command)}</code></p>`
  if (block.kind === 'link') {
    const url = safeUrl(block.url)
    const shown = escapeHtml(url)
    return `<p>${label}<br>${url === noUrl ? shown : `<a href="${shown}">${shown}</a>`}</p>`
  }
  if (block.kind === 'pictures')
    return `<p><b>${label}</b></p>\n${block.pictures.map(pictureHtml).join('\n')}`
  if (block.kind === 'value') {
    const lines = block.lines.map((line) => escapeHtml(oneLine(line, lineMax)))
    return `<p><b>${label}</b><br>${lines.join('<br>')}</p>`
  }
  const lines = quoted(block).map(escapeHtml)
  return `<p><b>${label}</b></p><blockquote style="${frame}">${lines.join('<br>')}</blockquote>`
}

function pictureHtml({ label, picture, width }: ShownPicture): string {
  const alt = escapeHtml(oneLine(label, lineMax))
  const drawn = 'max-width:100%;height:auto;border:1px solid #999'
  return `<p>${alt}<br><img src="${escapeHtml(picture.source)}" alt="${alt}" width="${width}" style="${drawn}"></p>`
}

const noUrl = '-'

/** Only a page: nothing that runs, and nothing that goes on behind it. */
function safeUrl(url: string): string {
  return /^https?:\/\/[^\s<>"']+$/.test(url) ? url : noUrl
}

function quoted(block: Extract<Block, { kind: 'quote' }>): readonly string[] {
  const { lines, cut } = manyLines(block.text, quoteLimit)
  return cut ? [...lines, block.more] : lines
}

function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}
