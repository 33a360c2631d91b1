import { z } from 'zod'
import { Day, Line, Name } from './names.ts'

const CheckId = z.string().regex(/^[a-z][a-z0-9-]{1,63}$/, 'check')

/** A named exception: who allows which check to be broken, in which campaign, why and until when. */
const Waiver = z.strictObject({
  check: CheckId.meta({ about: 'schema-waiver-check' }),
  campaign: Name.meta({ about: 'schema-waiver-campaign' }),
  reason: Line.meta({ about: 'schema-waiver-reason' }),
  by: Name.meta({ about: 'schema-waiver-by' }),
  until: Day.meta({ about: 'schema-waiver-until' }),
})

/** `policies/content.yaml`: how strict the checks are. Without the file every check has the severity it was made with. */
export const ContentPolicy = z.strictObject({
  /** Of checks that may be loosened; those that block keep blocking. */
  severities: z
    .record(CheckId, z.enum(['error', 'warning', 'off']))
    .default({})
    .meta({ about: 'schema-content-severities' }),
  /** Hosts outside the sender's own domain that links may lead to; `*.example.com` means every host below it. */
  link_hosts: z
    .array(
      z
        .string()
        .max(255)
        .regex(/^(?:\*\.)?[a-z0-9.-]+$/, 'host'),
    )
    .max(500)
    .default([])
    .meta({ about: 'schema-content-link-hosts' }),
  /** Words that never stand in a mail, with what to write instead. */
  forbidden_words: z
    .array(
      z.union([
        Line,
        z.strictObject({
          word: Line.meta({ about: 'schema-forbidden-word' }),
          instead: Line.optional().meta({ about: 'schema-forbidden-instead' }),
        }),
      ]),
    )
    .max(1000)
    .default([])
    .meta({ about: 'schema-content-forbidden-words' }),
  /** Mail clients that must show a campaign, by caniemail's names: `gmail.ios`, `outlook.windows`. */
  clients: z
    .array(z.string().regex(/^[a-z-]+\.[a-z-]+$/, 'client'))
    .max(60)
    .optional()
    .meta({ about: 'schema-content-clients' }),
  waivers: z.array(Waiver).max(200).default([]).meta({ about: 'schema-content-waivers' }),
})
export type ContentPolicy = z.infer<typeof ContentPolicy>

/** What holds where there is no `policies/content.yaml`. */
export const contentPolicyDefault: ContentPolicy = ContentPolicy.parse({})
