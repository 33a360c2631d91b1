import { z } from 'zod'
import { Day, Duration, Line, Name, Owner } from './names.ts'

/** A list's own rule: how many approvals, or off for a stated reason and time (at most 90 days ahead). */
const ListRule = z.discriminatedUnion('approval', [
  z.strictObject({
    approval: z.literal('required').optional(),
    approvals: z.int().min(1).max(20).optional(),
  }),
  z.strictObject({ approval: z.literal('off'), reason: Line, until: Day }),
])

/** `policies/approvals.yaml`: how many owners must approve, and what else counts. */
export const Approvals = z.strictObject({
  minimum: z.int().min(1).max(20).default(1),
  lists: z.record(Name, ListRule).default({}),
  tiers: z.array(z.strictObject({ over: z.int().min(0), approvals: z.int().min(1).max(20) })).default([]),
  default_owners: z.array(Owner).default([]),
  valid_for: Duration.default('P14D'),
  merge: z.enum(['owners', 'anyone']).default('owners'),
  suggestions: z.enum(['allow', 'disqualify']).default('allow'),
  undo: Duration.default('PT10M'),
  via: z.enum(['review', 'desk']).default('review'),
  deputies: z.array(z.strictObject({ for: Owner, by: Owner, from: Day, until: Day })).default([]),
  /** Owners who have not answered are reminded once, so long after the request, or half way to the schedule if that is sooner. */
  reminders: z.strictObject({ after: Duration }).optional(),
  incident: z
    .strictObject({ approvers: z.array(Owner).min(1), approvals: z.int().min(1).default(1) })
    .optional(),
  notices: z
    .strictObject({
      sender: Name,
      on: z
        .array(z.enum(['request', 'sent-back', 'stopped', 'sent']))
        .default(['request', 'sent-back', 'stopped', 'sent']),
    })
    .optional(),
})
export type Approvals = z.infer<typeof Approvals>
