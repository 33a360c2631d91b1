import { z } from 'zod'
import { Line, Owner } from './names.ts'

/** A merge field's declaration; sample values are what previews show. */
export const Field = z.strictObject({
  type: z.enum(['string', 'integer', 'boolean', 'date']),
  optional: z.boolean().default(false),
  private: z.boolean().default(false),
  sample: z
    .array(z.union([z.string().max(500), z.number(), z.boolean()]))
    .max(20)
    .default([]),
})
export type Field = z.infer<typeof Field>

const FieldName = z.string().regex(/^(?!constructor$)[a-z][a-z0-9_]{0,39}$/, 'field')

/** `lists/<id>.yaml`: who a list is for, why they may be mailed, which fields exist. Never an address. */
export const List = z.strictObject({
  title: Line,
  purpose: Line,
  consent: z.strictObject({
    basis: z.enum(['opt-in', 'contract', 'legal']),
    confirmed: z.boolean().default(false),
  }),
  sensitivity: z.enum(['public', 'internal', 'confidential']).default('internal'),
  fields: z.record(FieldName, Field).default({}),
  limits: z
    .strictObject({
      recipients: z.int().min(1).max(100_000_000).optional(),
      /** Releases that may be claimed for the list within seven days. */
      per_week: z.int().min(1).max(100).optional(),
    })
    .default({}),
  writers: z.array(Owner).optional(),
})
/** A list with its id. */
export type List = z.infer<typeof List> & { readonly id: string; readonly path: string }
