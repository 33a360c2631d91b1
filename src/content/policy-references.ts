import type { Finding } from '../kit/finding.ts'
import { finding } from '../words/find.ts'
import { identityFindings } from './identity-findings.ts'
import { ledgerFindings } from './ledger-findings.ts'
import { byLikeness } from './likeness.ts'
import type { ParsedPolicies } from './parse-policies.ts'
import type { List } from './schema/list.ts'

/** An approval is switched off for at most so many days ahead. */
const offDaysMax = 90
const dayMs = 24 * 60 * 60 * 1000

/** What policies say about lists, senders and people. */
export interface PolicyContext {
  readonly parsed: ParsedPolicies
  readonly lists: ReadonlyMap<string, List>
  /** Also of malformed lists. */
  readonly listNames: ReadonlySet<string>
  /** Milliseconds since the epoch; null where nobody knows the time, and rules about it are not judged. */
  readonly nowMs: number | null
}

/** What the policies name and nobody knows, and what they may not say together. */
export function policyReferences(context: PolicyContext): readonly Finding[] {
  const { policies, documents } = context.parsed
  return [
    ...listRules(context),
    ...notices(context),
    ...access(context),
    ...liveLists(context),
    ...relays(context),
    ...waivers(context),
    ...(policies.identities && documents.identities
      ? identityFindings(policies.identities, documents.identities)
      : []),
    ...(policies.ledger && documents.ledger ? ledgerFindings(policies.ledger, documents.ledger) : []),
  ]
}

function listRules({ parsed, lists, listNames, nowMs }: PolicyContext): Finding[] {
  const { approvals } = parsed.policies
  const document = parsed.documents.approvals
  if (approvals === null || document === undefined) return []
  const findings: Finding[] = []
  for (const [list, rule] of Object.entries(approvals.lists)) {
    if (!listNames.has(list)) {
      const expected = byLikeness(list, listNames)
      findings.push(finding('unknown-list', document.keyPlace(['lists', list]), { list, expected }))
    }
    if (rule.approval !== 'off') continue
    if (lists.get(list)?.sensitivity === 'confidential') {
      findings.push(
        finding('approval-off-confidential', document.valuePlace(['lists', list, 'approval']), { list }),
      )
    }
    const untilMs = Temporal.PlainDate.from(rule.until).toZonedDateTime('UTC').epochMilliseconds
    if (nowMs !== null && untilMs > nowMs + offDaysMax * dayMs) {
      const place = document.valuePlace(['lists', list, 'until'])
      findings.push(finding('approval-off-too-long', place, { list, days: offDaysMax }))
    }
  }
  for (const [index, { from, until }] of approvals.deputies.entries()) {
    if (until < from)
      findings.push(finding('ends-before-it-begins', document.valuePlace(['deputies', index, 'until'])))
  }
  return findings
}

function notices({ parsed }: PolicyContext): Finding[] {
  const { approvals, senders } = parsed.policies
  const name = approvals?.notices?.sender
  const place = parsed.documents.approvals?.valuePlace(['notices', 'sender'])
  if (name === undefined || place === undefined || senders === null) return []
  const sender = Object.hasOwn(senders.senders, name) ? senders.senders[name] : undefined
  if (sender === undefined) {
    const expected = byLikeness(name, Object.keys(senders.senders))
    return [finding('unknown-sender', place, { sender: name, expected })]
  }
  return sender.categories.includes('notice')
    ? []
    : [finding('notice-sender-category', place, { sender: name })]
}

function access({ parsed, listNames }: PolicyContext): Finding[] {
  const policy = parsed.policies.access
  const document = parsed.documents.access
  if (policy === null || document === undefined) return []
  const networks = new Set(Object.keys(policy.networks))
  const findings: Finding[] = []
  for (const [index, grant] of policy.grants.entries()) {
    for (const [at, list] of grant.lists.entries()) {
      if (list === '*' || listNames.has(list)) continue
      const place = document.valuePlace(['grants', index, 'lists', at])
      findings.push(finding('unknown-list', place, { list, expected: byLikeness(list, listNames) }))
    }
    for (const [at, network] of (grant.from ?? []).entries()) {
      if (networks.has(network)) continue
      const place = document.valuePlace(['grants', index, 'from', at])
      findings.push(finding('unknown-network', place, { network, expected: byLikeness(network, networks) }))
    }
  }
  return findings
}

/** A list that is switched to live must be one. */
function liveLists({ parsed, listNames }: PolicyContext): Finding[] {
  const document = parsed.documents.delivery
  if (document === undefined) return []
  return (parsed.policies.delivery?.live ?? []).flatMap((list, index) => {
    const expected = byLikeness(list, listNames)
    return listNames.has(list)
      ? []
      : [finding('unknown-list', document.valuePlace(['live', index]), { list, expected })]
  })
}

/** Who allows an exception is a person who can be asked about it. */
function waivers({ parsed }: PolicyContext): Finding[] {
  const document = parsed.documents.content
  const people = parsed.policies.identities?.people
  if (document === undefined || people === undefined) return []
  return (parsed.policies.content?.waivers ?? []).flatMap(({ by }, index) =>
    Object.hasOwn(people, by)
      ? []
      : finding('unknown-person', document.valuePlace(['waivers', index, 'by']), {
          person: by,
          expected: byLikeness(by, Object.keys(people)),
        }),
  )
}

/** Mail in the clear may only be spoken to this very machine. */
function relays({ parsed }: PolicyContext): Finding[] {
  const document = parsed.documents.senders
  return Object.entries(parsed.policies.senders?.senders ?? {}).flatMap(([name, { relay }]) =>
    document === undefined ||
    relay.tls !== 'none' ||
    /^(?:127\.\d+\.\d+\.\d+|::1|localhost)$/.test(relay.host)
      ? []
      : finding('relay-without-tls', document.valuePlace(['senders', name, 'relay', 'tls']), {
          sender: name,
        }),
  )
}
