import { finding } from '../words/find.ts'
import type { Check } from './check.ts'

/** Somebody reads every mail as plain text: a watch, a screen reader, a filter. */
export const textPart: Check = {
  id: 'text-part-empty',
  run: ({ campaign, samples }) =>
    samples.some(({ text }) => text.trim() === '')
      ? [finding('text-part-empty', { file: campaign.path, line: campaign.bodyLine, column: 1 })]
      : [],
}
