import type { Finding } from '../../kit/finding.ts'
import { finding } from '../../words/find.ts'
import type { Check, CheckInput, Sample } from '../check.ts'
import { shownBlocks } from '../html/blocks.ts'
import { pageOf } from '../html/page.ts'
import { distinct, whereWritten } from '../where.ts'

/** Headings that a listener can jump along: one of the first level at most, and none that skips a level. */
export const headings: Check = {
  id: 'headings',
  stage: 'R',
  codes: { 'heading-second-first': 'warning', 'heading-skipped': 'warning' },
  run: (input) => distinct(input.samples.flatMap((sample) => judge(input, sample))),
}

function judge(input: CheckInput, sample: Sample): Finding[] {
  const findings: Finding[] = []
  let before = 0
  let firsts = 0
  for (const { element, text } of shownBlocks(pageOf(sample))) {
    if (!/^h[1-6]$/.test(element.name)) continue
    const level = Number(element.name.slice(1))
    const place = (): Finding['place'] => whereWritten(input, sample, `${'#'.repeat(level)} ${text}`, text)
    firsts += level === 1 ? 1 : 0
    if (level === 1 && firsts > 1)
      findings.push(finding('heading-second-first', place(), { text: text.slice(0, 60) }))
    // A mail may begin with any level: what stands above it is the subject.
    if (before > 0 && level > before + 1)
      findings.push(finding('heading-skipped', place(), { text: text.slice(0, 60), level, before }))
    before = level
  }
  return findings
}
