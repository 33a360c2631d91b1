import { z } from 'zod'
import { Line } from './names.ts'

/** The front matter of `campaign.ja.md`: how the campaign reads in another language. Everything else is the campaign's own. */
export const TranslationFront = z.strictObject({
  subject: Line.meta({ about: 'schema-campaign-subject' }),
  preheader: Line.optional().meta({ about: 'schema-campaign-preheader' }),
})
export type TranslationFront = z.infer<typeof TranslationFront>
