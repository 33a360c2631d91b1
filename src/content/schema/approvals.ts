import { z } from 'zod'
import { Day, Duration, Line, Name, Owner } from './names.ts'

/** A list's own rule: how many approvals, or off for a stated reason and time (at most 90 days ahead). */
const ListRule = z.discriminatedUnion('approval', [
  z.strictObject({
    approval: z.literal('required').optional().meta({ about: 'schema-approvals-list-approval' }),
    approvals: z.int().min(1).max(20).optional().meta({ about: 'schema-approvals-list-approvals' }),
  }),
  z.strictObject({
    approval: z.literal('off').meta({ about: 'schema-approvals-list-approval' }),
    reason: Line.meta({ about: 'schema-approvals-list-reason' }),
    until: Day.meta({ about: 'schema-approvals-list-until' }),
  }),
])

/** `policies/approvals.yaml`: how many owners must approve, and what else counts. */
export const Approvals = z.strictObject({
  minimum: z.int().min(1).max(20).default(1).meta({ about: 'schema-approvals-minimum' }),
  lists: z.record(Name, ListRule).default({}).meta({ about: 'schema-approvals-lists' }),
  tiers: z
    .array(
      z.strictObject({
        over: z.int().min(0).meta({ about: 'schema-approvals-tier-over' }),
        approvals: z.int().min(1).max(20).meta({ about: 'schema-approvals-tier-approvals' }),
      }),
    )
    .default([])
    .meta({ about: 'schema-approvals-tiers' }),
  default_owners: z.array(Owner).default([]).meta({ about: 'schema-approvals-default-owners' }),
  valid_for: Duration.default('P14D').meta({ about: 'schema-approvals-valid-for' }),
  merge: z.enum(['owners', 'anyone']).default('owners').meta({ about: 'schema-approvals-merge' }),
  suggestions: z
    .enum(['allow', 'disqualify'])
    .default('allow')
    .meta({ about: 'schema-approvals-suggestions' }),
  undo: Duration.default('PT10M').meta({ about: 'schema-approvals-undo' }),
  /** Where reviews live; plain git, with signed tags, where nothing is said. */
  forge: z
    .strictObject({
      github: z
        .string()
        .regex(/^[A-Za-z0-9][A-Za-z0-9-]{0,38}\/[A-Za-z0-9._-]{1,100}$/, 'github')
        .meta({ about: 'schema-forge-github' }),
      id: z.int().min(1).meta({ about: 'schema-forge-id' }),
      /** Plain HTTP only on this very machine. */
      api: z
        .string()
        .regex(
          /^(?:https:\/\/[a-z0-9.-]+|http:\/\/127\.0\.0\.1)(?::\d{1,5})?(?:\/[A-Za-z0-9._/-]*)?$/,
          'github-api',
        )
        .default('https://api.github.com')
        .meta({ about: 'schema-forge-api' }),
    })
    .optional()
    .meta({ about: 'schema-approvals-forge' }),
  via: z.enum(['review', 'desk']).default('review').meta({ about: 'schema-approvals-via' }),
  deputies: z
    .array(
      z.strictObject({
        for: Owner.meta({ about: 'schema-deputy-for' }),
        by: Owner.meta({ about: 'schema-deputy-by' }),
        from: Day.meta({ about: 'schema-deputy-from' }),
        until: Day.meta({ about: 'schema-deputy-until' }),
      }),
    )
    .default([])
    .meta({ about: 'schema-approvals-deputies' }),
  /** Owners who have not answered are reminded once, so long after the request, or half way to the schedule if that is sooner. */
  reminders: z
    .strictObject({ after: Duration.meta({ about: 'schema-reminders-after' }) })
    .optional()
    .meta({ about: 'schema-approvals-reminders' }),
  incident: z
    .strictObject({ approvers: z.array(Owner).min(1), approvals: z.int().min(1).default(1) })
    .optional(),
  notices: z
    .strictObject({
      sender: Name.meta({ about: 'schema-notices-sender' }),
      on: z
        .array(z.enum(['request', 'sent-back', 'stopped', 'sent']))
        .default(['request', 'sent-back', 'stopped', 'sent'])
        .meta({ about: 'schema-notices-on' }),
    })
    .optional()
    .meta({ about: 'schema-approvals-notices' }),
})
export type Approvals = z.infer<typeof Approvals>
