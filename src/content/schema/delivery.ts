import { z } from 'zod'
import { Day, Line, Name } from './names.ts'

const Rate = z.string().regex(/^[1-9]\d{0,5}\/(?:s|m|h)$/, 'rate')

/** `policies/delivery.yaml`: what may only slow or stop a send. Windows, stages and warm-up are read and refused: not supported yet. */
export const DeliveryPolicy = z.strictObject({
  growth: z
    .strictObject({
      percent: z.number().min(0).max(100).default(2).meta({ about: 'schema-growth-percent' }),
      at_least: z.int().min(0).default(10).meta({ about: 'schema-growth-at-least' }),
    })
    .prefault({})
    .meta({ about: 'schema-delivery-growth' }),
  rates: z
    .strictObject({
      global: Rate.optional().meta({ about: 'schema-rates-global' }),
      receivers: z.record(z.string(), Rate).optional(),
    })
    .default({})
    .meta({ about: 'schema-delivery-rates' }),
  freezes: z
    .array(
      z.strictObject({
        from: Day.meta({ about: 'schema-freeze-from' }),
        until: Day.meta({ about: 'schema-freeze-until' }),
        reason: Line.meta({ about: 'schema-freeze-reason' }),
      }),
    )
    .default([])
    .meta({ about: 'schema-delivery-freezes' }),
  /** Where it stands here, only these lists are mailed for real; every other release is a rehearsal. Without it all lists are live. */
  live: z.array(Name).optional().meta({ about: 'schema-delivery-live' }),
  windows: z.unknown().optional(),
  stages: z.unknown().optional(),
  warm_up: z.unknown().optional(),
})
export type DeliveryPolicy = z.infer<typeof DeliveryPolicy>
