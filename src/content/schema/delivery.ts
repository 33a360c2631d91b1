import { z } from 'zod'
import { Day, Line } from './names.ts'

const Rate = z.string().regex(/^[1-9]\d{0,5}\/(?:s|m|h)$/, 'rate')

/** `policies/delivery.yaml`: what may only slow or stop a send. Windows, stages and warm-up are read and refused: not supported yet. */
export const DeliveryPolicy = z.strictObject({
  growth: z
    .strictObject({ percent: z.number().min(0).max(100).default(2), at_least: z.int().min(0).default(10) })
    .prefault({}),
  rates: z
    .strictObject({ global: Rate.optional(), receivers: z.record(z.string(), Rate).optional() })
    .default({}),
  freezes: z.array(z.strictObject({ from: Day, until: Day, reason: Line })).default([]),
  windows: z.unknown().optional(),
  stages: z.unknown().optional(),
  warm_up: z.unknown().optional(),
})
export type DeliveryPolicy = z.infer<typeof DeliveryPolicy>
