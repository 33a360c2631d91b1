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
  MISSING_CHAR: 'yaml-unclosed',
  DUPLICATE_KEY: 'yaml-syntax',
  MULTIPLE_DOCS: 'yaml-several-documents',
  MULTIPLE_TAGS: 'yaml-tag',
  TAG_RESOLVE_FAILED: 'yaml-tag',
  RESOURCE_EXHAUSTION: 'yaml-too-deep',
}

const findingsMax = 5

/** One finding a line, and only the first lines: what follows a mistake in the syntax is mostly its echo. */
export function yamlErrorFindings(
  troubles: readonly YamlTrouble[],
  placeAt: (offset: number) => Place,
): readonly Finding[] {
  const byLine = new Map<number, Finding>()
  for (const { code, pos, message } of troubles.slice(0, 200)) {
    const place = placeAt(pos[0])
    if (byLine.has(place.line)) continue
    const unclosed = code === 'BAD_INDENT' && message.includes('end with')
    byLine.set(place.line, finding(unclosed ? 'yaml-unclosed' : (codes[code] ?? 'yaml-syntax'), place))
    if (byLine.size === findingsMax) break
  }
  return [...byLine.values()]
}
