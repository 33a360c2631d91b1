import type { ErrorCode } from 'yaml'
import type { Finding, Place } from '../kit/finding.ts'
import type { Code } from '../words/catalogue.ts'
import { finding } from '../words/find.ts'

/** What the `yaml` package reports, as far as it matters here. */
interface YamlTrouble {
  readonly code: ErrorCode
  readonly pos: readonly [number, number]
  readonly message: string
}

/** The package's own sentences are English only and may quote the file; ours say what a writer can do. */
const codes: Partial<Record<ErrorCode, Code>> = {
  ALIAS_PROPS: 'yaml-alias',
  BAD_ALIAS: 'yaml-alias',
  MULTIPLE_ANCHORS: 'yaml-alias',
  BAD_DIRECTIVE: 'yaml-directive',
  BAD_SCALAR_START: 'yaml-needs-quotes',
  BLOCK_AS_IMPLICIT_KEY: 'yaml-needs-quotes',
  NON_STRING_KEY: 'yaml-needs-quotes',
  UNEXPECTED_TOKEN: 'yaml-needs-quotes',
  BAD_INDENT: 'yaml-indent',
  TAB_AS_INDENT: 'yaml-indent',
  DUPLICATE_KEY: 'yaml-syntax',
  MULTIPLE_DOCS: 'yaml-several-documents',
  MULTIPLE_TAGS: 'yaml-tag',
  TAG_RESOLVE_FAILED: 'yaml-tag',
  RESOURCE_EXHAUSTION: 'yaml-too-deep',
}
/** Parts of the file that may not be there, each by itself. After any other mistake nobody knows what the lines below it mean. */
const separate: ReadonlySet<Code> = new Set<Code>(['yaml-alias', 'yaml-tag'])
const findingsMax = 5

/** One finding a line, and none after the first mistake in the syntax: what follows is its echo. */
export function yamlErrorFindings(
  troubles: readonly YamlTrouble[],
  placeAt: (offset: number) => Place,
): readonly Finding[] {
  const byLine = new Map<number, Finding>()
  for (const trouble of troubles.slice(0, 200).toSorted((a, b) => a.pos[0] - b.pos[0])) {
    const place = placeAt(trouble.pos[0])
    if (byLine.has(place.line)) continue
    const missing = missingMark(trouble)
    const code = missing === null ? (codes[trouble.code] ?? 'yaml-syntax') : 'yaml-unclosed'
    byLine.set(place.line, finding(code, place, missing === null ? {} : { mark: missing }))
    if (byLine.size === findingsMax || !separate.has(code)) break
  }
  return [...byLine.values()]
}

/** The quote or bracket that the package misses; only its message tells which. */
function missingMark({ code, message }: YamlTrouble): string | null {
  if (code !== 'MISSING_CHAR' && code !== 'BAD_INDENT') return null
  return /^Missing closing (["'])quote$| end with a ([\]}])$/.exec(message)?.slice(1).find(Boolean) ?? null
}
