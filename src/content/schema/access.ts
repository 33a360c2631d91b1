import { z } from 'zod'
import { Name, Owner } from './names.ts'

/** What an operator may be allowed to do. Who may target a list is CODEOWNERS alone. */
const Operation = z.enum(['import', 'export', 'count', 'trace', 'operate', 'erase', 'release'])

/** `policies/access.yaml`: who may operate on what, from where. */
export const Access = z.strictObject({
  networks: z
    .record(Name, z.array(z.union([z.cidrv4(), z.cidrv6()])).min(1))
    .default({})
    .meta({ about: 'schema-access-networks' }),
  grants: z
    .array(
      z.strictObject({
        who: Owner.meta({ about: 'schema-grant-who' }),
        may: z.array(Operation).min(1).meta({ about: 'schema-grant-may' }),
        lists: z
          .array(z.union([Name, z.literal('*')]))
          .min(1)
          .meta({ about: 'schema-grant-lists' }),
        from: z.array(Name).optional().meta({ about: 'schema-grant-from' }),
      }),
    )
    .default([])
    .meta({ about: 'schema-access-grants' }),
})
export type Access = z.infer<typeof Access>
