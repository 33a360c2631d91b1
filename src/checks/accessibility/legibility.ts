import type { Finding } from '../../kit/finding.ts'
import { finding } from '../../words/find.ts'
import type { Check, CheckInput, Sample } from '../check.ts'
import { blend, contrastRatio, hexOf } from '../html/colour.ts'
import { pageOf, type PageText } from '../html/page.ts'
import { distinct, whereWritten } from '../where.ts'

/** WCAG 2.2, 1.4.3: from 24 pixels, or 18.66 bold, letters may be lighter. */
const largePixelsMin = 24
const largeBoldPixelsMin = 18.66
const ratioMin = 4.5
const largeRatioMin = 3
/** Below this a text is work for most people over forty. */
const pixelsMin = 12

/** Text that can be read: against what lies behind it as far as the mail itself decides that, and at its size. Over pictures nobody can say. */
export const legibility: Check = {
  id: 'legibility',
  stage: 'R',
  codes: { 'contrast-low': 'warning', 'text-small': 'warning' },
  run: (input) => distinct(input.samples.flatMap((sample) => judge(input, sample))),
}

function judge(input: CheckInput, sample: Sample): readonly Finding[] {
  const findings: Finding[] = []
  for (const shown of pageOf(sample).texts) {
    if (shown.hiding !== null || !/[\p{L}\p{N}]/u.test(shown.text)) continue
    const whole = shown.text.trim()
    const text = whole.slice(0, 40)
    const low = lowContrast(shown)
    if (low !== null)
      findings.push(finding('contrast-low', whereWritten(input, sample, whole), { text, ...low }))
    const { fontSize } = shown.element.look
    if (fontSize >= pixelsMin) continue
    const values = { text, pixels: Math.round(fontSize * 10) / 10, limit: pixelsMin }
    findings.push(finding('text-small', whereWritten(input, sample, whole), values))
  }
  return findings
}

function lowContrast({ element }: PageText): Readonly<Record<string, string | number>> | null {
  const { colour, background, fontSize, bold } = element.look
  if (background === null) return null
  const isLarge = fontSize >= (bold ? largeBoldPixelsMin : largePixelsMin)
  const limit = isLarge ? largeRatioMin : ratioMin
  const seen = blend(colour, background)
  const ratio = contrastRatio(seen, background)
  if (ratio >= limit) return null
  return { colour: hexOf(seen), background: hexOf(background), ratio: ratio.toFixed(2), limit }
}
