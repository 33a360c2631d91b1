import type { Values } from '../kit/finding.ts'
import type { Code } from '../words/catalogue.ts'
import type { DnsRecord } from './dkim-record.ts'

/** Why receivers would not believe a message; `name`, `type` and `value` are the record to publish, where one would mend it. */
export interface Problem {
  readonly code: Code
  readonly values: Values
}

/** A problem whose sentence the compiler has seen. */
export function problem(code: Code, values: Values | DnsRecord): Problem {
  return { code, values: { ...values } }
}
