/** Control characters, those that turn the direction of text, and line ends that only some programs know. */
const unseen = /[\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069]/gu

/** A path as a terminal or a log may show it: git lets a name hold anything, also what moves a cursor or begins a line. */
export function shownPath(path: string): string {
  return path.replaceAll(unseen, (one) => {
    const code = (one.codePointAt(0) ?? 0).toString(16)
    return code.length > 2 ? `\\u${code.padStart(4, '0')}` : `\\x${code.padStart(2, '0')}`
  })
}
