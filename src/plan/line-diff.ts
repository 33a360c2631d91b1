/** A line of a comparison, or a gap where lines are the same or too many to be shown. */
export type DiffLine =
  | { readonly kind: 'same' | 'added' | 'removed'; readonly text: string }
  /** `count` lines that are not shown. */
  | { readonly kind: 'gap'; readonly count: number }

/** What changed between two texts, line by line. */
export interface LineDiff {
  readonly added: number
  readonly removed: number
  /** Changed lines with one line around them, at most `linesShownMax`; empty where nothing changed. */
  readonly lines: readonly DiffLine[]
  /** Whether changed lines were left out of `lines`. */
  readonly isCut: boolean
}

const linesShownMax = 40
const contextLines = 1
/** Cells of the table of lengths; beyond it the whole middle counts as replaced. */
const tableMax = 4_000_000

type Step = Exclude<DiffLine, { readonly kind: 'gap' }>

/** Compares two texts by their longest common subsequence of lines. Blank lines and spaces at the end of lines count for nothing. */
export function diffLines(before: string, after: string): LineDiff {
  const steps = stepsBetween(linesOf(before), linesOf(after))
  const added = steps.filter(({ kind }) => kind === 'added').length
  const removed = steps.filter(({ kind }) => kind === 'removed').length
  if (added + removed === 0) return { added, removed, lines: [], isCut: false }
  const compact = compacted(steps)
  const lines = compact.slice(0, linesShownMax)
  const left = compact.slice(linesShownMax)
  const isCut = left.some(({ kind }) => kind === 'added' || kind === 'removed')
  if (!isCut) return { added, removed, lines, isCut }
  const hidden = left.reduce((sum, line) => sum + (line.kind === 'gap' ? line.count : 1), 0)
  return { added, removed, lines: [...lines, { kind: 'gap', count: hidden }], isCut }
}

function linesOf(text: string): readonly string[] {
  return text
    .split('\n')
    .map((line) => line.trimEnd())
    .filter((line) => line !== '')
}

function stepsBetween(before: readonly string[], after: readonly string[]): readonly Step[] {
  const shorter = Math.min(before.length, after.length)
  let start = 0
  while (start < shorter && before[start] === after[start]) start += 1
  let end = 0
  while (end < shorter - start && before.at(-1 - end) === after.at(-1 - end)) end += 1
  const middle = middleSteps(before.slice(start, before.length - end), after.slice(start, after.length - end))
  return [...after.slice(0, start).map(same), ...middle, ...after.slice(after.length - end).map(same)]
}

function middleSteps(before: readonly string[], after: readonly string[]): readonly Step[] {
  if (before.length * after.length > tableMax) return [...before.map(removed), ...after.map(added)]
  const width = after.length + 1
  // lengths[i * width + j]: the longest common subsequence of what follows line i of `before` and line j of `after`.
  const lengths = new Uint32Array((before.length + 1) * width)
  const at = (i: number, j: number): number => lengths[i * width + j] ?? 0
  for (let i = before.length - 1; i >= 0; i -= 1)
    for (let j = after.length - 1; j >= 0; j -= 1)
      lengths[i * width + j] =
        before[i] === after[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1))
  const steps: Step[] = []
  let [i, j] = [0, 0]
  while (i < before.length && j < after.length) {
    // Equal lines always belong together; else what may be lost goes, the old before the new.
    if (before[i] === after[j]) {
      steps.push(same(before[i] ?? ''))
      i += 1
      j += 1
    } else if (at(i + 1, j) >= at(i, j + 1)) steps.push(removed(before[i++] ?? ''))
    else steps.push(added(after[j++] ?? ''))
  }
  return [...steps, ...before.slice(i).map(removed), ...after.slice(j).map(added)]
}

/** Same lines away from any change become gaps. */
function compacted(steps: readonly Step[]): readonly DiffLine[] {
  const near = new Set<number>()
  for (const [index, { kind }] of steps.entries()) {
    if (kind === 'same') continue
    for (let close = index - contextLines; close <= index + contextLines; close += 1) near.add(close)
  }
  const lines: DiffLine[] = []
  for (const [index, step] of steps.entries()) {
    const last = lines.at(-1)
    if (near.has(index)) lines.push(step)
    else if (last?.kind === 'gap') lines[lines.length - 1] = { kind: 'gap', count: last.count + 1 }
    else lines.push({ kind: 'gap', count: 1 })
  }
  return lines
}

function same(text: string): Step {
  return { kind: 'same', text }
}

function added(text: string): Step {
  return { kind: 'added', text }
}

function removed(text: string): Step {
  return { kind: 'removed', text }
}
