import { longestRun, withoutOrders } from './pen.ts'
import { manyLines } from './safe-text.ts'

/** How much of a text is shown: lines as they were written, before they are wrapped. */
export interface FenceLimit {
  readonly lines: number
  /** Said in a line of its own where something was left out. */
  readonly more: string
}

/** So many columns fit beside each other on a phone of 360 pixels, where GitHub shows a comment; a wide character takes two. */
const columns = 36
const columnsOfLine = 2000
const closing = /[、。,.!?)」』】〉》,.!?)\]}・ー々…]/u

/**
 * Words of others on lines of their own, between fences that nothing in them can close. Every line begins with a mark, as in our mails, so that
 * none can pass for ours, and none is an order to whatever prints it.
 */
export function fenced(text: string, { lines: max, more }: FenceLimit): readonly string[] {
  const { lines, cut } = manyLines(text, { lines: max, columns: columnsOfLine })
  const shown = lines.flatMap((line) => wrapped(withoutOrders(line))).map((line) => `| ${line}`.trimEnd())
  const fence = '`'.repeat(Math.max(3, ...shown.map((line) => longestRun(line) + 1)))
  return [`${fence}text`, ...shown, ...(cut ? [more] : []), fence]
}

/** A line in parts that fit, broken at blanks where it has some. */
export function wrapped(line: string): readonly string[] {
  const parts: string[] = []
  let part = ''
  let width = 0
  for (const word of line.split(/(?<= )/)) {
    if (width > 0 && width + widthOf(word.trimEnd()) > columns) {
      parts.push(part.trimEnd())
      part = ''
      width = 0
    }
    for (const character of word) {
      const more = widthOf(character)
      // What closes a sentence never begins a line.
      if (width + more > columns && !closing.test(character)) {
        parts.push(part)
        part = ''
        width = 0
      }
      part += character
      width += more
    }
  }
  return [...parts, part.trimEnd()]
}

function widthOf(text: string): number {
  return Array.from(text).reduce((sum, character) => sum + (isWide(character) ? 2 : 1), 0)
}

/** East Asian scripts and symbols as terminals count them, near enough for breaking lines (https://www.unicode.org/reports/tr11/). */
function isWide(character: string): boolean {
  const code = character.codePointAt(0) ?? 0
  return code >= 0x1100 && (code <= 0x115f || code >= 0x2e80)
}
