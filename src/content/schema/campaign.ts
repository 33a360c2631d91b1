import { z } from 'zod'
import { Duration, LanguageTag, Line, Name, Zone } from './names.ts'

/** `2026-12-01 09:00` in the organisation's zone, or an object that names its zone and how late is too late. */
const Schedule = z.union([
  z.string().max(40),
  z.strictObject({
    at: z.string().max(40),
    timezone: z.union([Zone, z.literal('recipient')]).optional(),
    latest: Duration.optional(),
  }),
])

/** The front matter of a campaign: `subject`, `from` and `lists` are required, the rest has defaults. */
export const FrontMatter = z.strictObject({
  subject: Line,
  from: Name,
  lists: z.array(Name).min(1).max(20),
  preheader: Line.optional(),
  exclude: z.array(Name).max(20).default([]),
  category: z.enum(['marketing', 'transactional', 'incident']).default('marketing'),
  edition: z.int().min(1).max(999_999).default(1),
  status: z.enum(['draft', 'ready']).default('ready'),
  layout: Name.default('newsletter'),
  locale: LanguageTag.optional(),
  schedule: Schedule.optional(),
  /** Read and refused: not supported yet. */
  segment: z.unknown().optional(),
  audience: z.unknown().optional(),
  stages: z.unknown().optional(),
})
export type FrontMatter = z.infer<typeof FrontMatter>
