import { finding, warning } from '../words/find.ts'
import { placeInBody, type Check } from './check.ts'

/** Gmail clips a message near 100 000 bytes of HTML; Google publishes no number, measured clip points are 99 507 to 100 217. */
export const clipBytes = 100_000
const warnBytes = 85_000

/** The HTML stays below the point where Gmail cuts it off. */
export const htmlTooLarge: Check = {
  id: 'html-too-large',
  stage: 'R',
  codes: { 'html-too-large': 'block', 'html-nearly-too-large': 'warning' },
  run: ({ campaign, samples }) => {
    const largest = new Map<string, number>()
    for (const { html, path } of samples) {
      largest.set(path, Math.max(largest.get(path) ?? 0, Buffer.byteLength(html)))
    }
    return [...largest].flatMap(([path, bytes]) => {
      const place = placeInBody(campaign, '', path)
      if (bytes > clipBytes) return [finding('html-too-large', place, { bytes, limit: clipBytes })]
      if (bytes > warnBytes) return [warning('html-nearly-too-large', place, { bytes, limit: clipBytes })]
      return []
    })
  },
}
