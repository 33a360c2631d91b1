import type { MarkdownIt, StateBlock } from 'markdown-it'
import type { Code } from '../words/catalogue.ts'

/** The blocks that a campaign may hold between `:::` and `:::`. */
export const blockNames = ['columns', 'picture', 'products'] as const

/** What is wrong with a block, and on which line of the text, counted from 0. */
export interface BlockProblem {
  readonly code: Code
  readonly line: number
  /** Of the block, as far as it has one. */
  readonly name: string
}

const fence = /^:{3,}\s*(.*)$/
const wideFence = /^[:：]*：[:：]*\s*(.*)$/
/** So many mistakes are told; after that no end is looked for any more, which may mean to read the whole text each time. */
const problemsMax = 100
const codeFence = /^(?:`{3,}|~{3,})/

/**
 * Teaches markdown-it `::: name` … `:::`. A block becomes the tokens `block_open`, with its name in `info`, and
 * `block_close`; what is wrong goes into `problems`. A block inside another becomes `block_refused`, so that the outer one is not empty.
 */
export function addBlockRule(markdown: MarkdownIt, problems: BlockProblem[]): void {
  const rule = (...[state, start, end, silent]: [StateBlock, number, number, boolean]): boolean => {
    if ((state.sCount[start] ?? 0) - state.blkIndent >= 4) return false
    const name = nameOn(state, start)
    if (name === null) return false
    if (!silent) readBlock(state, { start, end, name }, problems)
    return true
  }
  markdown.block.ruler.before('fence', 'postmerge_block', rule, {
    alt: ['paragraph', 'reference', 'blockquote', 'list'],
  })
}

/** The name behind `:::`, empty where a block ends; null on any other line. */
function nameOn(state: StateBlock, line: number): string | null {
  const text = textOn(state, line)
  const written = fence.exec(text)
  if (written !== null) return (written[1] ?? '').trim()
  // Three or more, of which a Japanese keyboard made at least one full-width.
  return /^[:：]{3}/.test(text) && wideFence.test(text) ? text : null
}

function textOn(state: StateBlock, line: number): string {
  const start = (state.bMarks[line] ?? 0) + (state.tShift[line] ?? 0)
  return state.src.slice(start, state.eMarks[line]).trim()
}

function readBlock(
  state: StateBlock,
  { start, end, name }: { start: number; end: number; name: string },
  problems: BlockProblem[],
): void {
  const report = (code: Code): void => {
    if (problems.length < problemsMax) problems.push({ code, line: start, name })
  }
  state.line = start + 1
  if (name.startsWith(':') || name.startsWith('：')) return report('block-wide-colon')
  if (name === '') return report('block-stray')
  const close = problems.length < problemsMax ? closeOf(state, start, end) : null
  if (close === null) return report('block-open')
  state.line = close + 1
  const known = blockNames.find((one) => one === name)
  if (state.level > 0) {
    state.push('block_refused', '', 0)
    return report('block-nested')
  }
  if (known === undefined) return report('block-unknown')
  const opening = state.push('block_open', '', 1)
  opening.info = known
  opening.map = [start, close]
  const { lineMax, parentType } = state
  state.lineMax = close
  state.parentType = 'block'
  state.md.block.tokenize(state, start + 1, close)
  state.push('block_close', '', -1)
  Object.assign(state, { lineMax, parentType, line: close + 1 })
}

/** The line that ends the block; blocks inside it, which are refused later, have ends of their own. */
function closeOf(state: StateBlock, start: number, end: number): number | null {
  let depth = 1
  let code: string | null = null
  for (let line = start + 1; line < end; line += 1) {
    const text = textOn(state, line)
    const mark = codeFence.exec(text)?.[0] ?? null
    if (mark !== null) code = code === null ? mark.slice(0, 3) : mark.startsWith(code) ? null : code
    const name = code === null && mark === null ? nameOn(state, line) : null
    if (name === null) continue
    depth += name === '' ? -1 : 1
    if (depth === 0) return line
  }
  return null
}
