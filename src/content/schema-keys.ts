import type { z } from 'zod'
import type { KeyPath } from './yaml-document.ts'

/** The keys that a schema knows at a place of a document, for "expected one of". */
export function keysAt(schema: z.core.$ZodType, path: KeyPath): readonly string[] {
  const [segment, ...rest] = path
  // Every schema is one of the kinds of this union, told apart by `def.type`.
  const { def } = schema as unknown as { readonly def: z.core.$ZodTypes['_zod']['def'] }
  if ('innerType' in def) return keysAt(def.innerType, path)
  if (def.type === 'union') return [...new Set(def.options.flatMap((option) => keysAt(option, path)))]
  if (segment === undefined) return def.type === 'object' ? offered(def.shape) : []
  if (def.type === 'array') return keysAt(def.element, rest)
  if (def.type === 'record') return keysAt(def.valueType, rest)
  const inside = def.type === 'object' && Object.hasOwn(def.shape, segment) ? def.shape[segment] : undefined
  return inside === undefined ? [] : keysAt(inside, rest)
}

/** What may be anything is only read to be refused by name; nobody is told to write it. */
function offered(shape: Readonly<Record<string, z.core.$ZodType>>): readonly string[] {
  return Object.keys(shape).filter((key) => {
    const schema = shape[key] as unknown as { readonly def: z.core.$ZodTypes['_zod']['def'] }
    if (!('innerType' in schema.def)) return true
    const inner = schema.def.innerType as unknown as { readonly def: { readonly type: string } }
    return inner.def.type !== 'unknown'
  })
}
