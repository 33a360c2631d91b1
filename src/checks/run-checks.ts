import { assert } from '../kit/assert.ts'
import { compareFindings, type Finding } from '../kit/finding.ts'
import { applyPolicy } from './apply-policy.ts'
import type { Check, CheckInput } from './check.ts'
import { contentChecks } from './content-checks.ts'
import { clipBytes, htmlTooLarge } from './html-too-large.ts'
import { headerChecks } from './headers/header-checks.ts'
import { mimeChecks } from './mime/mime-checks.ts'
import { pastSchedule } from './past-schedule.ts'
import { policyCodes, policyFindings } from './policy-findings.ts'

/** Every check, by family; what a single file may say is checked where the files are read. */
export const checks: readonly Check[] = [...headerChecks, ...mimeChecks, ...contentChecks, pastSchedule]

/** Every code of the checks and of their policy; `docs/checks.md` has a section for each. */
export const checkCodes: readonly string[] = [
  ...checks.flatMap(({ codes }) => Object.keys(codes)),
  ...Object.keys(policyCodes),
]

/**
 * Runs all checks, or those given, and returns what they find in reading order: with the severity that `policies/content.yaml` gives
 * it, with its waivers, and with what is wrong about those. What stands at one place is said once, however often it was found.
 */
export function runChecks(input: CheckInput, chosen: readonly Check[] = checks): readonly Finding[] {
  const able = isFarTooLarge(input)
    ? chosen.filter(({ id, stage }) => stage === 'L' || id === htmlTooLarge.id)
    : chosen
  const found = able.flatMap((check) => {
    const findings = check.run(input)
    for (const { code } of findings) {
      assert(
        Object.hasOwn(check.codes, code),
        `the check ${check.id} found something that is not in its table`,
      )
    }
    return findings
  })
  const all = [
    ...applyPolicy(found, input, checks),
    ...policyFindings(input, { checks, chosen: able, found }),
  ]
  return onceAPlace(all).sort(compareFindings)
}

/** Then that is all there is to say: nobody could read the rest, and to judge a megabyte takes long. */
function isFarTooLarge({ samples }: CheckInput): boolean {
  return samples.some(({ html, text }) => html.length > clipBytes * 2 || text.length > clipBytes * 2)
}

/** What several samples share is one finding, and a thousand findings of one kind at one place are one with a number. */
function onceAPlace(findings: readonly Finding[]): Finding[] {
  const groups = Map.groupBy(findings, ({ code, place }) =>
    [code, place.file, place.line, place.column].join('\n'),
  )
  return [...groups.values()].flatMap((group) => {
    const [first, ...others] = new Map(group.map((one) => [JSON.stringify(one.values), one])).values()
    if (first === undefined) return []
    return others.length === 0 ? [first] : [{ ...first, alike: others.length }]
  })
}
