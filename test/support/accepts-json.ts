import { Ajv, type ValidateFunction } from 'ajv'
import type { JsonSchema } from './json-schemas.ts'

// Strict: a keyword that a validator does not know would be a promise that no editor keeps. Formats stand beside patterns that say more.
const ajv = new Ajv({ strict: true, validateFormats: false, allowUnionTypes: true })
const known = new Map<string, ValidateFunction>()

/** Whether a validator that is not ours (ajv, JSON Schema draft 7) accepts a value. */
export function accepts(schema: JsonSchema, value: unknown): boolean {
  const text = JSON.stringify(schema)
  const validate = known.get(text) ?? ajv.compile(schema)
  known.set(text, validate)
  return validate(value)
}
