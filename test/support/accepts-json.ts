import type { JsonSchema } from './json-schemas.ts'

/** Keywords that say something to people only. */
const remarks = new Set(['$schema', 'title', 'description', 'default', 'format'])

type Rule = (value: unknown, wanted: unknown, schema: JsonSchema) => boolean

/** The keywords that our schemas use, by JSON Schema draft 7 (json-schema.org, "Validation"). */
const rules: Readonly<Record<string, Rule>> = {
  type: (value, wanted) => typeOf(value) === wanted || (wanted === 'number' && typeOf(value) === 'integer'),
  const: (value, wanted) => value === wanted,
  enum: (value, wanted) => Array.isArray(wanted) && wanted.includes(value),
  minLength: (value, wanted) => typeof value !== 'string' || value.length >= Number(wanted),
  maxLength: (value, wanted) => typeof value !== 'string' || value.length <= Number(wanted),
  pattern: (value, wanted) => typeof value !== 'string' || new RegExp(String(wanted), 'u').test(value),
  minimum: (value, wanted) => typeof value !== 'number' || value >= Number(wanted),
  maximum: (value, wanted) => typeof value !== 'number' || value <= Number(wanted),
  exclusiveMinimum: (value, wanted) => typeof value !== 'number' || value > Number(wanted),
  minItems: (value, wanted) => !Array.isArray(value) || value.length >= Number(wanted),
  maxItems: (value, wanted) => !Array.isArray(value) || value.length <= Number(wanted),
  items: (value, wanted) => !Array.isArray(value) || value.every((one) => accepts(wanted, one)),
  anyOf: (value, wanted) => Array.isArray(wanted) && wanted.some((one) => accepts(one, value)),
  oneOf: (value, wanted) => Array.isArray(wanted) && wanted.filter((one) => accepts(one, value)).length === 1,
  required: (value, wanted) =>
    !isObject(value) || (Array.isArray(wanted) && wanted.every((key) => Object.hasOwn(value, String(key)))),
  propertyNames: (value, wanted) =>
    !isObject(value) || Object.keys(value).every((key) => accepts(wanted, key)),
  properties: (value, wanted) =>
    !isObject(value) ||
    !isObject(wanted) ||
    Object.entries(value).every(([key, one]) => !Object.hasOwn(wanted, key) || accepts(wanted[key], one)),
  additionalProperties: (value, wanted, { properties }) =>
    !isObject(value) ||
    Object.entries(value).every(
      ([key, one]) => (isObject(properties) && Object.hasOwn(properties, key)) || accepts(wanted, one),
    ),
}

/** Whether a JSON Schema of ours accepts a value. A keyword that is not known here is an error: it would go unjudged. */
export function accepts(schema: unknown, value: unknown): boolean {
  if (typeof schema === 'boolean') return schema
  if (!isObject(schema)) throw new TypeError('not a schema')
  return Object.entries(schema).every(([keyword, wanted]) => {
    if (remarks.has(keyword)) return true
    const rule = rules[keyword]
    if (rule === undefined) throw new Error(`unknown keyword: ${keyword}`)
    return rule(value, wanted, schema)
  })
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function typeOf(value: unknown): string {
  if (value === null) return 'null'
  if (Array.isArray(value)) return 'array'
  return Number.isInteger(value) ? 'integer' : typeof value
}
