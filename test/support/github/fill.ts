/** As much of JSON Schema as GitHub's description uses. */
export interface Schema {
  readonly $ref?: string
  readonly type?: string | readonly string[]
  readonly format?: string
  readonly enum?: readonly unknown[]
  readonly properties?: Readonly<Record<string, Schema>>
  readonly required?: readonly string[]
  readonly additionalProperties?: boolean | Schema
  readonly items?: Schema
  readonly anyOf?: readonly Schema[]
  readonly oneOf?: readonly Schema[]
  readonly allOf?: readonly Schema[]
}

/** Fields that GitHub gives and does not describe. */
const undescribed = new Set(['can_admins_bypass'])

type Fields = Readonly<Record<string, unknown>>

/**
 * Completes an answer: every field that GitHub always gives and the caller did not mention is there and says nothing (null, empty, nought).
 * So a handler names what matters alone, and the answer still has GitHub's whole shape. One object is shown in several shapes, so a field
 * that this shape lacks is left away; a name that GitHub has nowhere is a mistake.
 */
export function fill(schema: Schema, value: unknown, schemas: Readonly<Record<string, Schema>>): unknown {
  return completed(schema, value, { schemas, names: namesOf(schemas), place: '' })
}

interface Context {
  readonly schemas: Readonly<Record<string, Schema>>
  /** Every field name that GitHub has anywhere. */
  readonly names: ReadonlySet<string>
  readonly place: string
}

function completed(schema: Schema, value: unknown, context: Context): unknown {
  const plain = resolved(schema, context)
  if (value === null || value === undefined) return value
  const branches = plain.anyOf ?? plain.oneOf
  if (branches !== undefined) {
    const branch = bestBranch(branches, value, context)
    const { anyOf: _anyOf, oneOf: _oneOf, ...rest } = plain
    return completed(rest.properties === undefined ? branch : merged([rest, branch], context), value, context)
  }
  if (Array.isArray(value)) {
    const { items } = plain
    return items === undefined ? value : value.map((each) => completed(items, each, context))
  }
  return typeof value === 'object' ? completedObject(plain, value as Fields, context) : value
}

function completedObject(schema: Schema, value: Fields, context: Context): Fields {
  const { properties, required = [], additionalProperties } = schema
  if (properties === undefined) return value
  const result: Record<string, unknown> = {}
  for (const [name, each] of Object.entries(value)) {
    const field = properties[name]
    if (field !== undefined)
      result[name] = completed(field, each, { ...context, place: `${context.place}/${name}` })
    else if (
      additionalProperties === true ||
      typeof additionalProperties === 'object' ||
      undescribed.has(name)
    )
      result[name] = each
    else if (!context.names.has(name))
      throw new Error(`GitHub's description has no field ${context.place}/${name}`)
  }
  for (const name of required)
    if (result[name] === undefined && properties[name] !== undefined)
      result[name] = neutral(properties[name], context)
  return result
}

/** The value of a schema that says least. */
function neutral(schema: Schema, context: Context): unknown {
  const plain = resolved(schema, context)
  const branches = plain.anyOf ?? plain.oneOf
  if (branches !== undefined) {
    const nothing = branches.find((branch) => allowsNull(resolved(branch, context)))
    return nothing === undefined ? neutral(branches[0] ?? {}, context) : null
  }
  if (allowsNull(plain)) return null
  if (plain.enum !== undefined) return plain.enum[0]
  const [type] = [plain.type ?? 'object'].flat()
  if (type === 'string')
    return plain.format === 'date-time'
      ? '1970-01-01T00:00:00Z'
      : plain.format === 'uri'
        ? 'https://github.invalid/'
        : ''
  if (type === 'integer' || type === 'number') return 0
  if (type === 'boolean') return false
  return type === 'array' ? [] : completedObject(plain, {}, context)
}

function allowsNull({ type, enum: values }: Schema): boolean {
  return type === 'null' || (Array.isArray(type) && type.includes('null')) || values?.includes(null) === true
}

function resolved(schema: Schema, context: Context): Schema {
  if (schema.$ref !== undefined) {
    const found = context.schemas[schema.$ref.slice('#/schemas/'.length)]
    if (found === undefined) throw new Error(`${schema.$ref} is not vendored`)
    return resolved(found, context)
  }
  if (schema.allOf === undefined) return schema
  const { allOf, ...rest } = schema
  return merged([rest, ...allOf], context)
}

function merged(parts: readonly Schema[], context: Context): Schema {
  const all = parts.map((part) => resolved(part, context))
  const properties: Record<string, Schema> = {}
  // Parts may describe the same field, each with a half of it.
  for (const [name, field] of all.flatMap((part) => Object.entries(part.properties ?? {})))
    properties[name] = properties[name] === undefined ? field : { allOf: [properties[name], field] }
  const open = all.some((part) => part.properties !== undefined)
  return {
    ...Object.assign({}, ...all),
    ...(open ? { properties } : {}),
    required: all.flatMap(({ required = [] }) => required),
  } as Schema
}

/** The alternative that fits a value: fewest foreign fields, then fewest missing ones. */
function bestBranch(branches: readonly Schema[], value: unknown, context: Context): Schema {
  const kind = Array.isArray(value) ? 'array' : typeof value
  const scored = branches
    .map((branch) => ({ branch, plain: resolved(branch, context) }))
    .filter(({ plain }) => fits(plain, kind))
    .map(({ branch, plain }) => ({ branch, misfit: misfit(plain, value) }))
    .sort((one, other) => one.misfit - other.misfit)
  return scored[0]?.branch ?? {}
}

function fits({ type, properties, items, anyOf, oneOf }: Schema, kind: string): boolean {
  if (anyOf !== undefined || oneOf !== undefined) return true
  const described = type ?? (properties === undefined ? (items === undefined ? kind : 'array') : 'object')
  return [described].flat().some((each) => each === kind || (each === 'integer' && kind === 'number'))
}

function misfit({ properties = {}, required = [] }: Schema, value: unknown): number {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return 0
  const foreign = Object.entries(value).filter(
    ([name, each]) =>
      !(name in properties) ||
      (properties[name]?.enum !== undefined && !properties[name].enum.includes(each)),
  ).length
  const lacking = required.filter((name) => !(name in value)).length
  return foreign * 100 + lacking
}

const collected = new WeakMap<object, ReadonlySet<string>>()

function namesOf(schemas: Readonly<Record<string, Schema>>): ReadonlySet<string> {
  const known = collected.get(schemas)
  if (known !== undefined) return known
  const names = new Set<string>()
  const visit = (node: unknown): void => {
    if (typeof node !== 'object' || node === null) return
    const { properties } = node as Schema
    for (const name of Object.keys(properties ?? {})) names.add(name)
    for (const each of Object.values(node)) visit(each)
  }
  visit(schemas)
  collected.set(schemas, names)
  return names
}
