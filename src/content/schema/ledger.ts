import { z } from 'zod'
import { Day, Name } from './names.ts'

/** `policies/ledger.yaml`: whose signatures count on the ledger, and for what. `public` is an Ed25519 SPKI in base64. */
export const LedgerPolicy = z.strictObject({
  repository: z.string().regex(/^[a-z0-9][a-z0-9._:/-]{2,199}$/, 'repository'),
  keys: z
    .array(
      z.strictObject({
        id: Name,
        public: z.string().regex(/^MCowBQYDK2VwAyEA[A-Za-z0-9+/]{43}=$/, 'public-key'),
        role: z.enum(['sender', 'desk', 'control', 'operator']),
        from: Day,
        until: Day.optional(),
      }),
    )
    .min(1),
})
export type LedgerPolicy = z.infer<typeof LedgerPolicy>
