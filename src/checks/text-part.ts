import { finding } from '../words/find.ts'
import { placeInBody, type Check } from './check.ts'

/** Somebody reads every mail as plain text: a watch, a screen reader, a filter. */
export const textPart: Check = {
  id: 'text-part-empty',
  stage: 'R',
  codes: { 'text-part-empty': 'error' },
  run: ({ campaign, samples }) => {
    const silent = samples.filter(({ text }) => text.trim() === '').map(({ path }) => path)
    return [...new Set(silent)].map((path) => finding('text-part-empty', placeInBody(campaign, '', path)))
  },
}
