import { compareText } from '../kit/finding.ts'

const shownMax = 16
/** Of more alternatives than this nobody can have meant a certain one; comparing them all would only cost time. */
const comparedMax = 500

/** Alternatives for a word that is unknown, the most alike first: `customers, trial-users`. A dash when there are none. */
export function byLikeness(word: string, alternatives: Iterable<string>): string {
  const all = [...alternatives]
  if (all.length === 0) return '-'
  const ranked =
    all.length > comparedMax
      ? all.toSorted(compareText)
      : all
          .map((name) => ({ name, edits: edits(word.slice(0, 64), name.slice(0, 64)) }))
          .toSorted((a, b) => a.edits - b.edits || compareText(a.name, b.name))
          .map(({ name }) => name)
  return ranked.length > shownMax ? `${ranked.slice(0, shownMax).join(', ')}, …` : ranked.join(', ')
}

/** Those alternatives that somebody who typed `word` may have meant, the most alike first: at most two slips, in a word of which most is right. */
export function closest(word: string, alternatives: Iterable<string>): readonly string[] {
  const near = [...alternatives]
    .slice(0, comparedMax)
    .map((name) => ({ name, edits: edits(word.slice(0, 64), name.slice(0, 64)) }))
    .filter(({ name, edits: slips }) => slips <= 2 && slips * 2 < Math.max(name.length, word.length))
  const fewest = Math.min(...near.map((one) => one.edits))
  return near
    .filter((one) => one.edits === fewest)
    .map(({ name }) => name)
    .toSorted(compareText)
}

/**
 * Insertions, deletions, replacements and exchanges of neighbours that turn one word into the other (optimal string alignment: what
 * Damerau-Levenshtein counts, where no place is touched twice).
 */
export function edits(a: string, b: string): number {
  let previous = Array.from({ length: b.length + 1 }, (_, index) => index)
  let beforeThat: readonly number[] = []
  for (let row = 1; row <= a.length; row += 1) {
    const current = [row]
    for (let column = 1; column <= b.length; column += 1) {
      const replaced = (previous[column - 1] ?? 0) + (a[row - 1] === b[column - 1] ? 0 : 1)
      const isExchange = a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1]
      const exchanged = isExchange ? (beforeThat[column - 2] ?? Infinity) + 1 : Infinity
      current.push(Math.min(replaced, exchanged, (previous[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1))
    }
    beforeThat = previous
    previous = current
  }
  return previous[b.length] ?? 0
}
