import MarkdownIt, { type RendererRule as RenderRule } from 'markdown-it'
import type { Finding } from '../kit/finding.ts'
import type { Assembled } from './assemble.ts'
import { type PictureShelf, placeMarkdownPictures } from './pictures.ts'
import type { StandIns } from './stand-ins.ts'

/** Markdown as HTML, with the stand-ins still in it. */
export function renderMarkdown(
  source: Assembled,
  shelf: PictureShelf,
): { readonly html: string; readonly findings: readonly Finding[] } {
  const { standIns } = shelf
  const findings: Finding[] = []
  const markdown = new MarkdownIt('default', { html: false, linkify: false, typographer: false })
  markdown.renderer.rules['softbreak'] = (tokens, index) =>
    joinsWithoutSpace(tokens[index - 1]?.content, tokens[index + 1]?.content) ? '' : '\n'
  // The text part has no columns: the class tells it where to draw a bar between two cells.
  const cell: RenderRule = (...[tokens, index, options, , self]) => {
    if (tokens[index - 1]?.type !== 'tr_open') tokens[index]?.attrJoin('class', 'further-cell')
    return self.renderToken(tokens, index, options)
  }
  markdown.renderer.rules['td_open'] = cell
  markdown.renderer.rules['th_open'] = cell
  const tokens = markdown.parse(source.text, {})
  findings.push(...placeMarkdownPictures(tokens, source, shelf))
  const html = markdown.renderer.render(tokens, markdown.options, {})
  return { html: unwrapBlocks(html, standIns), findings }
}

/** A paragraph of nothing but `if`, `else`, `endfor` and their like is no paragraph of the reader's. */
function unwrapBlocks(html: string, standIns: StandIns): string {
  return html.replaceAll(/<p>([a-z0-9\s]+)<\/p>/g, (paragraph, content: string) => {
    const parts = standIns.split(content)
    const isBlocks = parts.every((part, index) =>
      index % 2 === 0 ? part.trim() === '' : standIns.tagOf(part)?.tag.kind !== 'output',
    )
    return isBlocks && parts.length > 1 ? content : paragraph
  })
}

const wide = /[\u3000-\u30ff\u3400-\u9fff\uf900-\ufaff\uff00-\uffef]/

/** Japanese and Chinese are written without spaces: a line end between two such characters is none either. */
function joinsWithoutSpace(before = '', after = ''): boolean {
  return wide.test(before.at(-1) ?? '') && wide.test(after[0] ?? '')
}
