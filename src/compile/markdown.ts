import MarkdownIt, { type RendererRule as RenderRule } from 'markdown-it'
import cjkFriendly from 'markdown-it-cjk-friendly'
import { byLikeness } from '../content/likeness.ts'
import type { Finding } from '../kit/finding.ts'
import { finding } from '../words/find.ts'
import type { Assembled } from './assemble.ts'
import { type PictureShelf, placeMarkdownPictures } from './pictures.ts'
import { addBlockRule, blockNames, type BlockProblem } from './block-rule.ts'
import type { Item } from './flow.ts'
import { readFlow } from './read-flow.ts'
import { addTagLineRule } from './tag-line-rule.ts'

/** Markdown as the items of a mail, with the stand-ins still in them. */
export function renderMarkdown(
  source: Assembled,
  shelf: PictureShelf,
): { readonly items: readonly Item[]; readonly findings: readonly Finding[] } {
  const findings: Finding[] = []
  const markdown = new MarkdownIt('default', { html: false, linkify: false, typographer: false })
  // CommonMark takes `**「冬の市」**は` for asterisks: its rule of what stands beside them needs the spaces that Japanese does without.
  markdown.use(cjkFriendly)
  markdown.renderer.rules['softbreak'] = (tokens, index) =>
    joinsWithoutSpace(tokens[index - 1]?.content, tokens[index + 1]?.content) ? '' : '\n'
  // The text part has no columns: the class tells it where to draw a bar between two cells.
  const cell: RenderRule = (...[tokens, index, options, , self]) => {
    if (tokens[index - 1]?.type !== 'tr_open') tokens[index]?.attrJoin('class', 'further-cell')
    return self.renderToken(tokens, index, options)
  }
  markdown.renderer.rules['td_open'] = cell
  markdown.renderer.rules['th_open'] = cell
  // The line beside a quote is the border of a table cell: nothing else draws one everywhere.
  markdown.renderer.rules['blockquote_open'] = () =>
    '<table class="block-quote" role="presentation" border="0" cellpadding="0" cellspacing="0" width="100%"><tbody><tr><td class="block-quote">\n<blockquote>\n'
  markdown.renderer.rules['blockquote_close'] = () => '</blockquote>\n</td></tr></tbody></table>\n'
  markdown.renderer.rules['block_refused'] = () => ''
  const problems: BlockProblem[] = []
  addBlockRule(markdown, problems)
  addTagLineRule(markdown, shelf.standIns)
  const tokens = markdown.parse(source.text, {})
  findings.push(...problems.map((problem) => blockFinding(problem, source, shelf)))
  findings.push(...placeMarkdownPictures(tokens, source, shelf))
  const flow = readFlow(tokens, { markdown, source, shelf })
  return { items: flow.items, findings: [...findings, ...flow.findings] }
}

const shownMax = 60

/** Names the block as it was written, not as tags look meanwhile. */
function blockFinding(
  { code, line, name }: BlockProblem,
  source: Assembled,
  { standIns }: PictureShelf,
): Finding {
  const written = standIns
    .split(name)
    .map((part) => standIns.tagOf(part)?.written ?? part)
    .join('')
    .slice(0, shownMax)
  return finding(code, source.placeOfLine(line + 1), {
    name: written,
    known: byLikeness(written, blockNames),
  })
}

const wide = /[\u3000-\u30ff\u3400-\u9fff\uf900-\ufaff\uff00-\uffef]/

/** Japanese and Chinese are written without spaces: a line end between two such characters is none either. */
function joinsWithoutSpace(before = '', after = ''): boolean {
  return wide.test(before.at(-1) ?? '') && wide.test(after[0] ?? '')
}
