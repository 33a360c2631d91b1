import { z } from 'zod'
import { Duration, LanguageTag, Line, Name, Zone } from './names.ts'

/** `2026-12-01 09:00` in the organisation's zone, or an object that names its zone and how late is too late. */
const Schedule = z.union([
  z.string().max(40),
  z.strictObject({
    at: z.string().max(40).meta({ about: 'schema-campaign-schedule-at' }),
    timezone: z
      .union([Zone, z.literal('recipient')])
      .optional()
      .meta({ about: 'schema-campaign-schedule-timezone' }),
    latest: Duration.optional().meta({ about: 'schema-campaign-schedule-latest' }),
  }),
])

/** The front matter of a campaign: `subject`, `from` and `lists` are required, the rest has defaults. */
export const FrontMatter = z.strictObject({
  subject: Line.meta({ about: 'schema-campaign-subject' }),
  from: Name.meta({ about: 'schema-campaign-from' }),
  lists: z.array(Name).min(1).max(20).meta({ about: 'schema-campaign-lists' }),
  preheader: Line.optional().meta({ about: 'schema-campaign-preheader' }),
  exclude: z.array(Name).max(20).default([]).meta({ about: 'schema-campaign-exclude' }),
  category: z
    .enum(['marketing', 'transactional', 'incident'])
    .default('marketing')
    .meta({ about: 'schema-campaign-category' }),
  edition: z.int().min(1).max(999_999).default(1).meta({ about: 'schema-campaign-edition' }),
  status: z.enum(['draft', 'ready'], 'status').default('ready').meta({ about: 'schema-campaign-status' }),
  layout: Name.default('newsletter').meta({ about: 'schema-campaign-layout' }),
  locale: LanguageTag.optional().meta({ about: 'schema-campaign-locale' }),
  schedule: Schedule.optional().meta({ about: 'schema-campaign-schedule' }),
  /** Read and refused: not supported yet. */
  segment: z.unknown().optional(),
  audience: z.unknown().optional(),
  stages: z.unknown().optional(),
})
export type FrontMatter = z.infer<typeof FrontMatter>
