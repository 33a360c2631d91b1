import { filters } from '../message/filters.ts'

const withArguments = Object.keys(filters).join('|')
const value = String.raw`'[^']*'|"[^"]*"|\d+`

/** The small mistakes that make a tag unreadable, each with what was meant. */
const repairs: readonly (readonly [RegExp, string])[] = [
  // Three braces, as other systems have them
  [/^\{\{\{\s*([^{}]+?)\s*\}\}\}?$/u, '{{ $1 }}'],
  // No bar before the filter
  [new RegExp(String.raw`^(\{\{-?\s*[a-z]\w*)\s+((?:${withArguments})\b)`, 'u'), '$1 | $2'],
  // No colon behind its name
  [new RegExp(String.raw`\|\s*(${withArguments})\s+(?=${value})`, 'gu'), '| $1: '],
]

/** How a tag was probably meant that cannot be read; null when nothing was found that is nearly right. */
export function nearlyWritten(written: string): string | null {
  const plain = repairs.reduce((text, [pattern, meant]) => text.replace(pattern, meant), written)
  return plain === written ? null : plain
}
