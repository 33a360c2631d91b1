import { compareFindings, type Finding } from '../kit/finding.ts'
import { activeContent } from './active-content.ts'
import type { Check, CheckInput } from './check.ts'
import { htmlTooLarge } from './html-too-large.ts'
import { legalBlock, legalOptOut } from './legal-block.ts'
import { linkNotHttps } from './link-not-https.ts'
import { pastSchedule } from './past-schedule.ts'
import { subjectUsable } from './subject-usable.ts'
import { textPart } from './text-part.ts'
import { unresolvedPlaceholder } from './unresolved-placeholder.ts'

/** Every check on a rendered campaign; what stands in files alone is checked where the files are read. */
export const checks: readonly Check[] = [
  subjectUsable,
  textPart,
  htmlTooLarge,
  activeContent,
  linkNotHttps,
  unresolvedPlaceholder,
  legalBlock,
  legalOptOut,
  pastSchedule,
]

/** Runs all checks, or those given, and returns what they find in reading order. */
export function runChecks(input: CheckInput, chosen: readonly Check[] = checks): readonly Finding[] {
  return chosen.flatMap((check) => check.run(input)).sort(compareFindings)
}
