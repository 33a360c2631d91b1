import { z } from 'zod'
import { Address, Name, Owner } from './names.ts'

/** One member of staff. */
export const Person = z.strictObject({
  github: z
    .strictObject({
      login: z
        .string()
        .regex(/^[A-Za-z0-9](?:[A-Za-z0-9-]{0,38})$/, 'login')
        .meta({ about: 'schema-person-github-login' }),
      id: z.int().min(1).meta({ about: 'schema-person-github-id' }),
    })
    .optional()
    .meta({ about: 'schema-person-github' }),
  address: Address.meta({ about: 'schema-person-address' }),
  git_emails: z.array(Address).max(20).default([]).meta({ about: 'schema-person-git-emails' }),
  ssh: z
    .array(
      z
        .string()
        .max(2000)
        .regex(
          /^(?:ssh-ed25519|ecdsa-sha2-nistp(?:256|384|521)|ssh-rsa|sk-ssh-ed25519@openssh\.com|sk-ecdsa-sha2-nistp256@openssh\.com) [A-Za-z0-9+/]+={0,3}(?: [^\r\n]*)?$/,
          'ssh-key',
        ),
    )
    .max(10)
    .default([])
    .meta({ about: 'schema-person-ssh' }),
  locale: z.enum(['ja', 'en']).optional().meta({ about: 'schema-person-locale' }),
})
export type Person = z.infer<typeof Person>

/** `policies/identities.yaml`: who the owners of CODEOWNERS are. In plain git `@name` is the person `name`, `@org/team` a team of this file. */
export const Identities = z.strictObject({
  people: z.record(Name, Person).meta({ about: 'schema-identities-people' }),
  teams: z.record(Owner, z.array(Name).max(500)).default({}).meta({ about: 'schema-identities-teams' }),
})
export type Identities = z.infer<typeof Identities>
