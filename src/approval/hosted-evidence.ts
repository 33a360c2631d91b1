import { withoutAddresses } from '../content/address-like.ts'
import type { ChangeFacts } from './facts.ts'
import type { HostedFacts } from './hosted-facts.ts'

/** What a hosted forge said about a change and the rules before it, by commit, as a record may keep it that nobody can delete from. */
export function hostedEvidence({
  hosted,
  commit,
  rules,
}: ChangeFacts): Readonly<Record<string, HostedFacts>> | null {
  if (hosted === null) return null
  const steps = (rules?.commits ?? []).flatMap((step) =>
    step.hosted === null ? [] : [[step.commit.id, impersonal(step.hosted)] as const],
  )
  return Object.fromEntries([...steps, [commit.id, impersonal(hosted)]])
}

/** Whether a value of a record is such evidence: what is in it is judged by whoever reads it. */
export function isHostedEvidence(value: unknown): value is Readonly<Record<string, HostedFacts>> | null {
  if (value === null) return true
  if (typeof value !== 'object' || Array.isArray(value)) return false
  return Object.values(value as Readonly<Record<string, unknown>>).every(
    (facts) =>
      isRecord(facts) &&
      (facts['pull'] === null || isRecord(facts['pull'])) &&
      ['candidates', 'codeownersErrors', 'owners', 'accounts', 'memberships', 'reviews', 'commits'].every(
        (key) => Array.isArray(facts[key]),
      ),
  )
}

/** People write addresses into titles and reviews; accounts have none. */
function impersonal<Value>(value: Value): Value {
  if (typeof value === 'string') return withoutAddresses(value) as Value
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return value.map(impersonal) as Value
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, impersonal(inner)])) as Value
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
