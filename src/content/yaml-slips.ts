import type { Finding, Place } from '../kit/finding.ts'
import type { Code } from '../words/catalogue.ts'
import { finding } from '../words/find.ts'

/** What is typed for a colon and its space while the Japanese input is on, or in haste. The second part is what stands for them. */
const slips: readonly (readonly [RegExp, Code])[] = [
  [/^(\s*([\p{L}\p{N}_-]{1,40})[ \u3000]*)：/u, 'yaml-wide-colon'],
  [/^(\s*([\p{L}\p{N}_-]{1,40}): *)\u3000/u, 'yaml-wide-space'],
  [/^(\s*([\p{L}\p{N}_-]{1,40}):)(?!\/\/)[^\s]/u, 'yaml-no-space'],
]

/** The slip that makes a line no `key: value`, where it has one. Its value is not repeated: it may be an address or a secret. */
export function keySlip(place: Place, line: string): Finding | null {
  for (const [pattern, code] of slips) {
    const [, before, key] = pattern.exec(line) ?? []
    if (before !== undefined && key !== undefined) {
      return finding(code, { ...place, column: before.length + 1 }, { key })
    }
  }
  return null
}
