import { finding, warning } from '../words/find.ts'
import type { Check } from './check.ts'

/** Gmail clips a message near 100 000 bytes of HTML; Google publishes no number, measured clip points are 99 507 to 100 217. */
export const clipBytes = 100_000
const warnBytes = 85_000

/** The HTML stays below the point where Gmail cuts it off. */
export const htmlTooLarge: Check = {
  id: 'html-too-large',
  run: ({ campaign, samples }) => {
    const bytes = Math.max(0, ...samples.map(({ html }) => Buffer.byteLength(html)))
    const place = { file: campaign.path, line: campaign.bodyLine, column: 1 }
    if (bytes > clipBytes) return [finding('html-too-large', place, { bytes, limit: clipBytes })]
    return bytes > warnBytes ? [warning('html-nearly-too-large', place, { bytes, limit: clipBytes })] : []
  },
}
