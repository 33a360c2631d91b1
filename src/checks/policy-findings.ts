import type { Content } from '../content/content.ts'
import { byLikeness } from '../content/likeness.ts'
import type { Finding } from '../kit/finding.ts'
import { finding, warning } from '../words/find.ts'
import { isOver, policySeverities, weightOf } from './apply-policy.ts'
import type { Check, CheckInput, Severity } from './check.ts'
import type { Code } from '../words/catalogue.ts'

/** What may be wrong about the policy itself, beside what its schema refuses. */
export const policyCodes: Readonly<Partial<Record<Code, Severity>>> = {
  'unknown-check': 'block',
  'check-blocks': 'block',
  'severity-not-allowed': 'block',
  'waiver-expired': 'warning',
  'waiver-unused': 'warning',
}

interface Run {
  readonly checks: readonly Check[]
  /** Those that ran. */
  readonly chosen: readonly Check[]
  /** What they found. */
  readonly found: readonly Finding[]
}

/**
 * What `policies/content.yaml` says about checks that do not exist or never give way, and this campaign's waivers that are over or
 * serve nothing. A mistyped code would otherwise look like a rule that holds.
 */
export function policyFindings(input: CheckInput, run: Run): readonly Finding[] {
  return [...severityFindings(input, run), ...waiverFindings(input, run)]
}

function severityFindings({ policy, content }: CheckInput, { checks }: Run): Finding[] {
  return Object.entries(policy.severities).flatMap(([check, wanted]) => {
    const place = content.placeInPolicy('content', ['severities', check], 'key')
    const weight = weightOf(check, checks)
    if (weight === null) return finding('unknown-check', place, { check, expected: knownLike(check, checks) })
    if (weight === 'block') return finding('check-blocks', place, { check })
    if (policySeverities[weight].includes(wanted)) return []
    const expected = policySeverities[weight].join(', ')
    const value = content.placeInPolicy('content', ['severities', check], 'value')
    return finding('severity-not-allowed', value, { check, wanted, expected })
  })
}

function waiverFindings(input: CheckInput, { checks, chosen, found }: Run): Finding[] {
  const { policy, content, campaign } = input
  return policy.waivers.flatMap((waiver, index) => {
    if (waiver.campaign !== campaign.id) return []
    const { check, by, until } = waiver
    const place = content.placeInPolicy('content', ['waivers', index, 'check'], 'value')
    const weight = weightOf(check, checks)
    if (weight === null) return finding('unknown-check', place, { check, expected: knownLike(check, checks) })
    if (weight === 'block') return finding('check-blocks', place, { check })
    const values = { check, campaign: campaign.id, by, until }
    if (isOver(waiver, input)) {
      return warning(
        'waiver-expired',
        content.placeInPolicy('content', ['waivers', index, 'until'], 'value'),
        values,
      )
    }
    // A check that did not run, because nothing could be compiled, may still need its waiver.
    const judged = chosen.some(({ codes }) => Object.hasOwn(codes, check))
    return judged && found.every(({ code }) => code !== check) ? warning('waiver-unused', place, values) : []
  })
}

/** Waivers of campaigns that are not there: judged where all campaigns are looked at. */
export function idleWaivers(content: Content): readonly Finding[] {
  const folders = new Set(content.findings.map(({ place }) => place.file.split('/')[1]))
  return (content.policies.content?.waivers ?? []).flatMap(({ check, campaign, by, until }, index) => {
    // A campaign that could not be read is there all the same.
    if (content.campaigns.has(campaign) || folders.has(campaign)) return []
    const place = content.placeInPolicy('content', ['waivers', index, 'campaign'], 'value')
    return warning('waiver-unused', place, { check, campaign, by, until })
  })
}

function knownLike(check: string, checks: readonly Check[]): string {
  return byLikeness(
    check,
    checks.flatMap(({ codes }) => Object.keys(codes)),
  )
}
