import { z } from 'zod'
import { Day, Name } from './names.ts'

/** `policies/ledger.yaml`: whose signatures count on the ledger, and for what. `public` is an Ed25519 SPKI in base64. */
export const LedgerPolicy = z.strictObject({
  repository: z
    .string()
    .regex(/^[a-z0-9][a-z0-9._:/-]{2,199}$/, 'repository')
    .meta({ about: 'schema-ledger-repository' }),
  keys: z
    .array(
      z.strictObject({
        id: Name.meta({ about: 'schema-ledger-key-id' }),
        public: z
          .string()
          .regex(/^MCowBQYDK2VwAyEA[A-Za-z0-9+/]{43}=$/, 'public-key')
          .meta({ about: 'schema-ledger-key-public' }),
        role: z.enum(['sender', 'desk', 'control', 'operator']).meta({ about: 'schema-ledger-key-role' }),
        from: Day.meta({ about: 'schema-ledger-key-from' }),
        until: Day.optional().meta({ about: 'schema-ledger-key-until' }),
      }),
    )
    .min(1)
    .meta({ about: 'schema-ledger-keys' }),
})
export type LedgerPolicy = z.infer<typeof LedgerPolicy>
