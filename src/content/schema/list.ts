import { z } from 'zod'
import { Line, Owner } from './names.ts'

/** A merge field's declaration; sample values are what previews show. */
export const Field = z.strictObject({
  type: z.enum(['string', 'integer', 'boolean', 'date']).meta({ about: 'schema-field-type' }),
  optional: z.boolean().default(false).meta({ about: 'schema-field-optional' }),
  private: z.boolean().default(false).meta({ about: 'schema-field-private' }),
  sample: z
    .array(z.union([z.string().max(500), z.number(), z.boolean()]))
    .max(20)
    .default([])
    .meta({ about: 'schema-field-sample' }),
})
export type Field = z.infer<typeof Field>

const FieldName = z.string().regex(/^(?!constructor$)[a-z][a-z0-9_]{0,39}$/, 'field')

/** `lists/<id>.yaml`: who a list is for, why they may be mailed, which fields exist. Never an address. */
export const List = z.strictObject({
  title: Line.meta({ about: 'schema-list-title' }),
  purpose: Line.meta({ about: 'schema-list-purpose' }),
  consent: z
    .strictObject({
      basis: z.enum(['opt-in', 'contract', 'legal']).meta({ about: 'schema-list-consent-basis' }),
      confirmed: z.boolean().default(false).meta({ about: 'schema-list-consent-confirmed' }),
    })
    .meta({ about: 'schema-list-consent' }),
  sensitivity: z
    .enum(['public', 'internal', 'confidential'])
    .default('internal')
    .meta({ about: 'schema-list-sensitivity' }),
  fields: z.record(FieldName, Field).default({}).meta({ about: 'schema-list-fields' }),
  limits: z
    .strictObject({
      recipients: z.int().min(1).max(100_000_000).optional().meta({ about: 'schema-list-limits-recipients' }),
      /** Releases that may be claimed for the list within seven days. */
      per_week: z.int().min(1).max(100).optional().meta({ about: 'schema-list-limits-per-week' }),
    })
    .default({})
    .meta({ about: 'schema-list-limits' }),
  writers: z.array(Owner).optional().meta({ about: 'schema-list-writers' }),
})
/** A list with its id. */
export type List = z.infer<typeof List> & { readonly id: string; readonly path: string }
