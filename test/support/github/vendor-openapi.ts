import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { operationIds, webhookNames } from './operations.ts'

/*
 * Writes `openapi.json`: the operations of `operations.ts` as GitHub describes them, from the npm package below (MIT licence), with its
 * schemas turned from OpenAPI 3.0 into JSON Schema. Run `node test/support/github/vendor-openapi.ts` after a change of `operations.ts`.
 */
const source = '@octokit/openapi@23.0.2'

type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json }
type Fields = Readonly<Record<string, Json>>
type Document = {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Fields>>>>
  readonly 'x-webhooks': Readonly<Record<string, { readonly post: Fields }>>
  readonly components: Readonly<Record<string, Readonly<Record<string, Json>>>>
}

/** What says nothing about a value's shape. */
const talk = new Set([
  'description',
  'example',
  'examples',
  'title',
  'externalDocs',
  'deprecated',
  'default',
  'readOnly',
  'writeOnly',
  'discriminator',
])
const formats = new Set(['date-time', 'date', 'uri'])

const document = fetchDocument()
const needed = new Set<string>()
const schemas: Record<string, Json> = {}
const vendored = {
  about: `Part of GitHub's OpenAPI description, from ${source}; MIT licence, Copyright (c) 2020 Octokit contributors.`,
  operations: Object.fromEntries(operationIds.map((id) => [id, operation(id)])),
  webhooks: Object.fromEntries(webhookNames.map((name) => [name, webhook(name)])),
  schemas,
}
for (const name of needed) schemas[name] = shape(document.components['schemas']?.[name] ?? missing(name))
correct()
const text = JSON.stringify(vendored)
writeFileSync(join(import.meta.dirname, 'openapi.json'), `${text}\n`)
console.log(`${operationIds.length} operations, ${needed.size} schemas, ${text.length} characters`)

/** What is described otherwise than GitHub answers: the fork of a pull request may be gone (github/rest-api-description, issue 1811). */
function correct(): void {
  for (const name of ['pull-request', 'pull-request-simple']) {
    const properties = fields(fields(schemas[name])['properties'])
    const head = fields(fields(properties['head'])['properties']) as Record<string, Json>
    head['repo'] = { anyOf: [head['repo'] ?? missing('head.repo'), { type: 'null' }] }
  }
}

function fetchDocument(): Document {
  const folder = mkdtempSync(join(tmpdir(), 'openapi-'))
  try {
    const packed = execFileSync('npm', ['pack', '--silent', source], { cwd: folder, encoding: 'utf8' }).trim()
    execFileSync('tar', ['-xzf', packed, 'package/generated/api.github.com.json'], { cwd: folder })
    return JSON.parse(readFileSync(join(folder, 'package/generated/api.github.com.json'), 'utf8')) as Document
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function missing(name: string): never {
  throw new Error(`GitHub's description has no ${name}.`)
}

function operation(id: string): Json {
  for (const [path, methods] of Object.entries(document.paths))
    for (const [method, described] of Object.entries(methods))
      if (described['operationId'] === id)
        return {
          method: method.toUpperCase(),
          path,
          docs: fields(described['externalDocs'])['url'] ?? '',
          parameters: list(described['parameters']).map((parameter) => {
            const { name, in: place, required, schema } = resolved(parameter)
            return {
              name: name ?? '',
              in: place ?? '',
              required: required ?? false,
              schema: shape(schema ?? {}),
            }
          }),
          body: body(described['requestBody']),
          responses: Object.fromEntries(
            Object.entries(fields(described['responses'])).map(([status, answer]) => [
              status,
              body(resolved(answer)),
            ]),
          ),
        }
  return missing(id)
}

function webhook(name: string): Json {
  return body((document['x-webhooks'][name] ?? missing(name)).post['requestBody'])
}

/** The schema of a JSON body; null when there is none. */
function body(described: Json | undefined): Json {
  const content = fields(fields(described)['content'])
  const json = content['application/json'] ?? content['application/scim+json']
  const schema = fields(json)['schema']
  return schema === undefined ? null : shape(schema)
}

function resolved(node: Json): Fields {
  const reference = fields(node)['$ref']
  if (typeof reference !== 'string') return fields(node)
  const [, , kind = '', name = ''] = reference.split('/')
  return fields(document.components[kind]?.[name] ?? missing(reference))
}

/** A schema without its talk, with `nullable` said as JSON Schema says it. */
function shape(schema: Json): Json {
  if (Array.isArray(schema)) return schema.map(shape)
  if (schema === null || typeof schema !== 'object') return schema
  const { nullable, ...rest } = schema as Fields
  if (typeof rest['$ref'] === 'string') {
    const name = rest['$ref'].split('/').at(-1) ?? ''
    needed.add(name)
    return orNull({ $ref: `#/schemas/${name}` }, nullable)
  }
  const kept: Record<string, Json> = {}
  for (const [key, value] of Object.entries(rest)) {
    if (talk.has(key) || key.startsWith('x-')) continue
    if (key === 'format' && !formats.has(value as string)) continue
    // A field may be called `example` or `title`: below `properties` stand names, not words of the schema.
    if (key === 'properties')
      kept[key] = Object.fromEntries(
        Object.entries(fields(value)).map(([name, field]) => [name, shape(field)]),
      )
    else kept[key] = key === 'enum' || key === 'required' ? value : shape(value)
  }
  return orNull(kept, nullable)
}

function orNull(schema: Readonly<Record<string, Json>>, nullable: Json | undefined): Json {
  if (nullable !== true) return schema
  if (typeof schema['type'] !== 'string') return { anyOf: [schema, { type: 'null' }] }
  const listed = schema['enum']
  const values = Array.isArray(listed) && !listed.includes(null) ? { enum: [...listed, null] } : {}
  return { ...schema, ...values, type: [schema['type'], 'null'] }
}

function fields(value: Json | undefined): Fields {
  return value !== null && typeof value === 'object' && !Array.isArray(value) ? (value as Fields) : {}
}

function list(value: Json | undefined): readonly Json[] {
  return Array.isArray(value) ? value : []
}
