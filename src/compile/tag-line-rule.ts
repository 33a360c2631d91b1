import type { MarkdownIt, StateBlock } from 'markdown-it'
import type { StandIns } from './stand-ins.ts'

/**
 * Markdown takes the line below a list, a quote or a table for a part of it. A line of nothing but `endif`, `else` and their like
 * ends them instead: whoever writes `{% endif %}` right below a list does not mean it as the list's last words.
 */
export function addTagLineRule(markdown: MarkdownIt, standIns: StandIns): void {
  const rule = (...[state, line, , silent]: [StateBlock, number, number, boolean]): boolean => {
    if (!silent || !isBelow(state, line)) return false
    return isTags(textOn(state, line), standIns) && !isInside(state, line, standIns)
  }
  markdown.block.ruler.before('paragraph', 'postmerge_tag_line', rule, { alt: ['paragraph', 'blockquote'] })
}

/** How far up the beginning of a tag is looked for. */
const linesMax = 200
/** A list item, a row or a line of a quote. */
const goesOn = /^(?:[-*+]\s|\d{1,9}[.)]\s|[|>])/

/** Whether the tag, or the one it belongs to, stands in the middle of a list, table or quote; that is refused later. */
function isInside(state: StateBlock, line: number, standIns: StandIns): boolean {
  const kindsOn = (at: number) =>
    standIns.wordsIn(textOn(state, at)).map((word) => standIns.tagOf(word)?.tag.kind)
  const opens = (kind: string | undefined): boolean => kind === 'if' || kind === 'case' || kind === 'for'
  if (opens(kindsOn(line)[0])) {
    let next = line
    while (next < state.lineMax && isTags(textOn(state, next), standIns)) next += 1
    return goesOn.test(textOn(state, next))
  }
  let depth = 1
  let opening = line
  while (depth > 0 && opening > 0 && line - opening < linesMax) {
    opening -= 1
    for (const kind of kindsOn(opening).toReversed()) {
      if (kind === 'end') depth += 1
      if (opens(kind) && depth > 0) depth -= 1
    }
  }
  return depth === 0 && opening > 0 && goesOn.test(textOn(state, opening - 1))
}

function textOn(state: StateBlock, line: number): string {
  const start = (state.bMarks[line] ?? 0) + (state.tShift[line] ?? 0)
  return state.src.slice(start, state.eMarks[line])
}

/** Whether the line continues something by position only, not by how it is written. */
function isBelow(state: StateBlock, line: number): boolean {
  if (state.parentType === 'table' || state.parentType === 'blockquote') return true
  return state.level > 0 && (state.sCount[line] ?? 0) < state.blkIndent
}

/** Whether a text is made of tags that show nothing by themselves. */
export function isTags(text: string, standIns: StandIns): boolean {
  const parts = standIns.split(text)
  return (
    parts.length > 1 &&
    parts.every((part, index) =>
      index % 2 === 0 ? part.trim() === '' : standIns.tagOf(part)?.tag.kind !== 'output',
    )
  )
}
