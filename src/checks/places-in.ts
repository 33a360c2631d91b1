import type { Place } from '../kit/finding.ts'

/** A text of a file, and the line of the file on which it begins, from 1. */
interface Located {
  readonly file: string
  readonly firstLine: number
  readonly text: string
}

/** Finds places in a text by the offset of a character. The lines are counted once: somebody may make the same mistake ten thousand times. */
export function placesIn({ file, firstLine, text }: Located): (offset: number) => Place {
  const starts = [0]
  for (let end = text.indexOf('\n'); end !== -1; end = text.indexOf('\n', end + 1)) starts.push(end + 1)
  return (offset) => {
    let low = 0
    let high = starts.length - 1
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if ((starts[middle] ?? 0) <= offset) low = middle
      else high = middle - 1
    }
    return { file, line: firstLine + low, column: charactersIn(text, starts[low] ?? 0, offset) + 1 }
  }
}

/** How many characters stand between two offsets, as an editor counts them. */
function charactersIn(text: string, from: number, to: number): number {
  let characters = to - from
  for (let at = from; at < to; at += 1) {
    const unit = text.charCodeAt(at)
    // The second half of a pair; one without its first half counts by itself.
    if (unit >= 0xdc00 && unit <= 0xdfff && at > from && isFirstHalf(text.charCodeAt(at - 1))) characters -= 1
  }
  return characters
}

function isFirstHalf(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdbff
}
