/**
 * Control and direction characters, and invisible or blank ones that let a text look like another: whoever wrote them, they never
 * reach an approver's screen.
 */
const deceptive =
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u061c\u115f\u1160\u180b-\u180f\u200b-\u200f\u2028-\u202e\u2060-\u206f\u2800\u3164\ufeff\uffa0\ufff9-\ufffb\u{e0000}-\u{e007f}]|\u034f|\u17b4|\u17b5/gu

/** Text of others as one line of at most `max` characters. */
export function oneLine(text: string, max: number): string {
  const line = text.replaceAll(/\s+/gu, ' ').replaceAll(deceptive, '').trim().toWellFormed()
  return shorten(line, max)
}

/** How much of a text is shown. */
export interface TextLimit {
  readonly lines: number
  readonly columns: number
}

/** Text of others as lines, each short enough to be read; `cut` tells that something was left out. */
export function manyLines(
  text: string,
  limit: TextLimit,
): { readonly lines: readonly string[]; readonly cut: boolean } {
  const all = text
    .replaceAll(/\r\n?/g, '\n')
    .replaceAll('\t', '    ')
    .replaceAll(deceptive, '')
    .toWellFormed()
    .trim()
    .split('\n')
  const lines = all.slice(0, limit.lines).map((line) => shorten(line.trimEnd(), limit.columns))
  return { lines, cut: all.some((line, index) => line.trimEnd() !== lines[index]) }
}

function shorten(text: string, max: number): string {
  const characters = Array.from(text)
  return characters.length <= max ? text : `${characters.slice(0, max - 1).join('')}…`
}
