import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Ajv, type ValidateFunction } from 'ajv'
import addFormats from 'ajv-formats'
import { operationIds, type OperationId } from './operations.ts'
import type { Schema } from './fill.ts'

interface Operation {
  readonly method: string
  readonly path: string
  readonly docs: string
  readonly parameters: readonly {
    readonly name: string
    readonly in: string
    readonly required: boolean
    readonly schema: Schema
  }[]
  readonly body: Schema | null
  readonly responses: Readonly<Record<string, Schema | null>>
}

interface Description {
  readonly operations: Readonly<Record<OperationId, Operation>>
  readonly webhooks: Readonly<Record<string, Schema>>
  readonly schemas: Readonly<Record<string, Schema>>
}

/** GitHub's own description of the operations in `operations.ts`. */
export const description = JSON.parse(
  readFileSync(join(import.meta.dirname, 'openapi.json'), 'utf8'),
) as Description

const ajv = new Ajv({ strict: false, validateSchema: false })
const coercing = new Ajv({ strict: false, validateSchema: false, coerceTypes: 'array', useDefaults: false })
for (const each of [ajv, coercing]) {
  addFormats.default(each)
  each.addSchema({ $id: 'github', ...description }, 'github')
}
const compiled = new Map<string, ValidateFunction>()

function check(pointer: string): ValidateFunction {
  const known = compiled.get(pointer)
  if (known !== undefined) return known
  const made = ajv.compile({ $ref: `github#/${pointer}` })
  compiled.set(pointer, made)
  return made
}

const escaped = (id: string): string => id.replaceAll('~', '~0').replaceAll('/', '~1')

function complaint(validate: ValidateFunction, value: unknown, what: string): string | null {
  if (validate(value)) return null
  const [first] = validate.errors ?? []
  return `${what}${first?.instancePath ?? ''} ${first?.message ?? 'is not as described'} ${JSON.stringify(first?.params ?? {})}`
}

/** Why a webhook's payload is not as GitHub describes it; null when it is. */
export function webhookComplaint(name: string, payload: unknown): string | null {
  return complaint(check(`webhooks/${name}`), payload, name)
}

/** Why an answer is not as GitHub describes it; null when it is. */
export function responseComplaint(id: OperationId, status: number, body: unknown): string | null {
  const { responses } = description.operations[id]
  // Every operation may answer these, whether its description says so or not.
  if (!(status in responses)) return status >= 400 ? null : `${id} never answers ${status}`
  if (responses[String(status)] === null)
    return body === undefined || status >= 300 ? null : `${id} answers ${status} without a body`
  return complaint(check(`operations/${escaped(id)}/responses/${status}`), body, id)
}

/** The query of a request with numbers and booleans read, or why it is not as described. */
export function readQuery(
  id: OperationId,
  query: URLSearchParams,
): { readonly query: Record<string, unknown> } | { readonly complaint: string } {
  const key = `query ${id}`
  let validate = compiled.get(key)
  if (validate === undefined) {
    const described = description.operations[id].parameters.filter(({ in: place }) => place === 'query')
    validate = coercing.compile({
      type: 'object',
      additionalProperties: false,
      required: described.filter(({ required }) => required).map(({ name }) => name),
      properties: Object.fromEntries(described.map(({ name, schema }) => [name, absolute(schema)])),
    })
    compiled.set(key, validate)
  }
  const value: Record<string, unknown> = Object.fromEntries(query)
  const wrong = complaint(validate, value, `query of ${id}`)
  return wrong === null ? { query: value } : { complaint: wrong }
}

/** Why a request's body is not as described; null when it is. A field that GitHub does not know is a mistake of the client. */
export function requestComplaint(id: OperationId, body: unknown): string | null {
  const { body: schema } = description.operations[id]
  if (body === undefined) return null
  if (schema === null) return `${id} takes no body`
  const wrong = complaint(check(`operations/${escaped(id)}/body`), body, `body of ${id}`)
  if (wrong !== null) return wrong
  const known = schema.properties
  if (known === undefined || typeof body !== 'object' || body === null) return null
  const unknown = Object.keys(body).find((name) => !(name in known))
  return unknown === undefined ? null : `body of ${id} has no field ${unknown}`
}

function absolute(schema: Schema): object {
  return JSON.parse(JSON.stringify(schema).replaceAll('"#/schemas/', '"github#/schemas/')) as object
}

const paths = operationIds.map((id) => {
  const { method, path } = description.operations[id]
  const names = [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name)
  // The names of refs and files may hold slashes that a client does not always escape.
  const pattern = path
    .replaceAll('.', String.raw`\.`)
    .replaceAll(/\{(\w+)\}/g, (_, name: string) =>
      (name === 'path' || name === 'ref') && path.endsWith(`{${name}}`) ? '(.+)' : '([^/]+)',
    )
  return {
    id,
    method,
    names,
    pattern: new RegExp(`^${pattern}$`),
    fixed: path.replaceAll(/\{\w+\}/g, '').length,
  }
})
// `/labels/{name}` is asked before `/{anything}`.
paths.sort((one, other) => other.fixed - one.fixed)

/** The operation of a request, and what its path names. */
export function matchOperation(
  method: string,
  path: string,
): { readonly id: OperationId; readonly params: Readonly<Record<string, string>> } | null {
  for (const each of paths) {
    const match = each.method === method ? each.pattern.exec(path) : null
    if (match !== null)
      return {
        id: each.id,
        params: Object.fromEntries(
          each.names.map((name, index) => [name, decodeURIComponent(match[index + 1] ?? '')]),
        ),
      }
  }
  return null
}
