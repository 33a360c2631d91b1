import type { Finding } from '../kit/finding.ts'
import { finding } from '../words/find.ts'
import { FrontMatter } from './schema/campaign.ts'

/** Three or more dashes of any kind, as the Japanese input and word processors make them of `---`. */
const wideFence = /^[-\u2010-\u2015\u2212\u30fc\uff0d\uff70]{1,6}\s*$/u
const fence = /^---\s*$/

/** Why a file does not begin with a fence. */
export function missingFence(file: string, lines: readonly string[]): Finding {
  const [first = ''] = lines
  const top = { file, line: 1, column: 1 }
  if (first.startsWith('---')) return finding('front-matter-engine', top)
  if (wideFence.test(first) && first.trim().length > 1)
    return finding('front-matter-wide-fence', top, { line: 1 })
  const begin = lines.findIndex((line) => line.trim() !== '')
  if (first.trim() === '' && fence.test(lines[begin] ?? '')) return finding('front-matter-blank-line', top)
  return finding('front-matter-missing', top)
}

/** The closing fence is not there: that it is no plain `---`, or after which key it belongs. */
export function unclosedFence(file: string, lines: readonly string[]): Finding {
  const wide = wideFenceIn(file, lines)
  const key = keyOf(lines[lastKeyLine(lines)] ?? '') ?? 'subject'
  return wide ?? finding('front-matter-unclosed', { file, line: 1, column: 1 }, { key })
}

/**
 * What is really wrong with front matter (the lines before its closing fence) that cannot be read: often the `---` that ends it is a
 * rule in the text, and the text was read along. Null when the mistake lies inside the keys.
 */
export function misplacedFence(file: string, lines: readonly string[]): Finding | null {
  const wide = wideFenceIn(file, lines)
  if (wide !== null) return wide
  const after = lines.slice(lastKeyLine(lines) + 1)
  const blank = after.findIndex((line) => line.trim() === '')
  const isText = (line: string): boolean => /^[^\s#-]/u.test(line) && !/^[\w-]+:(?:\s|$)/.test(line)
  return blank !== -1 && after.slice(blank).some(isText) ? unclosedFence(file, lines) : null
}

function wideFenceIn(file: string, lines: readonly string[]): Finding | null {
  const at = lines.findIndex((line, index) => index > 0 && wideFence.test(line) && !/^-{1,2}\s*$/.test(line))
  return at === -1
    ? null
    : finding('front-matter-wide-fence', { file, line: at + 1, column: 1 }, { line: at + 1 })
}

/** The index of the last line that begins with a key of front matter; without one 0, that of the fence. */
function lastKeyLine(lines: readonly string[]): number {
  return Math.max(
    0,
    lines.findLastIndex((line) => keyOf(line) !== null),
  )
}

function keyOf(line: string): string | null {
  const key = /^([a-z]+)[ \u3000]*[:：]/u.exec(line)?.[1]
  return key !== undefined && Object.hasOwn(FrontMatter.shape, key) ? key : null
}
