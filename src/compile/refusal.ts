import type { Values } from '../kit/finding.ts'
import type { Code } from '../words/catalogue.ts'

/** Why a tag is not of the closed subset; caught where the tag's place is known, and made a finding there. */
export class Refusal extends Error {
  readonly code: Code
  readonly values: Values

  constructor(code: Code, values: Values = {}) {
    super(code)
    this.name = 'Refusal'
    this.code = code
    this.values = values
  }
}
