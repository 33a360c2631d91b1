import type { ContentPolicy } from '../content/schema/content.ts'
import type { Finding, Waived } from '../kit/finding.ts'
import type { Check, CheckInput, Severity } from './check.ts'

type PolicySeverity = ContentPolicy['severities'][string]
type Waiver = ContentPolicy['waivers'][number]

/** What a policy may make of a code. What blocks keeps blocking; an error can be softened, but stays in sight. */
export const policySeverities: Readonly<Record<Severity, readonly PolicySeverity[]>> = {
  block: [],
  error: ['error', 'warning'],
  warning: ['error', 'warning', 'off'],
}

/** The weight of a code in the table of its check; null when no check knows it. */
export function weightOf(code: string, checks: readonly Check[]): Severity | null {
  for (const { codes } of checks) {
    const found = Object.entries(codes).find(([known]) => known === code)
    if (found !== undefined) return found[1]
  }
  return null
}

/** Findings with their severity: that of the table, changed by the policy where it may, and softened by a waiver of this campaign. */
export function applyPolicy(
  findings: readonly Finding[],
  input: CheckInput,
  checks: readonly Check[],
): readonly Finding[] {
  return findings.flatMap((finding) => {
    const weight = weightOf(finding.code, checks) ?? 'block'
    const wanted = input.policy.severities[finding.code]
    const severity = wanted !== undefined && policySeverities[weight].includes(wanted) ? wanted : weight
    if (severity === 'off') return []
    const waiver = weight === 'block' ? null : activeWaiver(finding.code, input)
    if (waiver !== null) return [{ ...finding, severity: 'warning', waived: waivedBy(waiver) }]
    return [{ ...finding, severity: severity === 'warning' ? 'warning' : 'error' }]
  })
}

/** Whether a waiver's last day is over where the organisation lives. */
export function isOver({ until }: Pick<Waiver, 'until'>, { content, nowMs }: CheckInput): boolean {
  const zone = content.policies.senders?.organisation.timezone ?? 'UTC'
  const today = Temporal.Instant.fromEpochMilliseconds(nowMs).toZonedDateTimeISO(zone).toPlainDate()
  return Temporal.PlainDate.compare(today, Temporal.PlainDate.from(until)) > 0
}

function activeWaiver(code: string, input: CheckInput): Waiver | null {
  const { policy, campaign } = input
  return (
    policy.waivers.find(
      (waiver) => waiver.check === code && waiver.campaign === campaign.id && !isOver(waiver, input),
    ) ?? null
  )
}

function waivedBy({ by, until, reason }: Waiver): Waived {
  return { by, until, reason }
}
