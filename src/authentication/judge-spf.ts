import type { Sender } from '../content/schema/senders.ts'
import { problem, type Problem } from './problem.ts'
import type { Resolver } from './judgement.ts'
import { addressesOf, forMailauth, txtRecords } from './questions.ts'

/** What SPF says of each address that mail of a sender may come from. */
export interface SpfJudgement {
  readonly results: readonly { readonly ip: string; readonly result: string }[]
  readonly problems: readonly Problem[]
  /** The domain that passed, or null. */
  readonly domain: string | null
}

/** RFC 7208 section 4.6.4 allows ten lookups; a chain of includes longer than that is no record. */
const maxIncludes = 10

/**
 * Whether the envelope domain's SPF record (RFC 7208) lets the sender's own addresses pass, or, for a provider, contains its `include` and
 * lets an address of its ranges pass. `mailFrom` is the envelope sender to ask for.
 */
export async function judgeSpf(sender: Sender, mailFrom: string, resolver: Resolver): Promise<SpfJudgement> {
  const domain = sender.envelope
  const answer = await txtRecords(resolver, domain)
  if (answer.kind === 'unknown') {
    return { results: [], domain: null, problems: [problem('dns-unanswered', { name: domain })] }
  }
  const published = answer.kind === 'records' ? answer.records.filter(isSpf) : []
  const record = published[0]
  const wanted = { name: domain, type: 'TXT', value: wantedRecord(sender, record) }
  if (record === undefined) {
    return { results: [], domain: null, problems: [problem('spf-missing', wanted)] }
  }
  if (published.length > 1) {
    return {
      results: [],
      domain: null,
      problems: [problem('spf-twice', { ...wanted, count: published.length })],
    }
  }
  const addresses = [...(sender.egress ?? [])]
  const problems: Problem[] = []
  if (sender.spf !== undefined) {
    if (!terms(record).includes(sender.spf.toLowerCase())) {
      problems.push(problem('spf-include-missing', { ...wanted, include: sender.spf }))
    }
    const provider = sender.spf.slice('include:'.length)
    const address = await addressWithin(resolver, provider)
    if (address === null) problems.push(problem('spf-provider-unknown', { name: provider }))
    else addresses.push(address)
  }
  if (addresses.length === 0 && problems.length === 0)
    problems.push(problem('egress-unknown', { name: domain }))
  const results: { ip: string; result: string }[] = []
  for (const ip of addresses) {
    const result = await evaluate({ ip, mailFrom, helo: sender.relay.ehlo ?? domain, resolver })
    results.push({ ip, result })
    if (result === 'temperror') problems.push(problem('dns-unanswered', { name: domain }))
    else if (result === 'permerror') {
      problems.push(problem('spf-broken', { ...wanted, value: wantedRecord(sender, undefined) }))
    } else if (result !== 'pass') problems.push(problem('spf-not-permitted', { ...wanted, ip, result }))
  }
  return { results, problems, domain: problems.length === 0 ? domain : null }
}

async function evaluate(question: {
  ip: string
  mailFrom: string
  helo: string
  resolver: Resolver
}): Promise<string> {
  // Loaded when it is needed: most commands judge no mail.
  const { spf } = await import('mailauth/lib/spf/index.js')
  const { status } = await spf({
    sender: question.mailFrom,
    ip: question.ip,
    helo: question.helo,
    mta: question.helo,
    resolver: forMailauth(question.resolver),
    strict: true,
    maxElapsedTime: 20_000,
  })
  return status.result
}

/** The published record with what is missing put before its `all`, or a whole new one. */
function wantedRecord(sender: Sender, record: string | undefined): string {
  const wanted = (sender.egress ?? []).map((ip) => (ip.includes(':') ? `ip6:${ip}` : `ip4:${ip}`))
  if (sender.spf !== undefined) wanted.push(sender.spf)
  if (record === undefined) return ['v=spf1', ...wanted, '-all'].join(' ')
  const existing = terms(record).slice(1)
  const missing = wanted.filter((term) => !existing.includes(term.toLowerCase()))
  const all = existing.findIndex((term) => /^[+?~-]?all$/.test(term))
  const before = all === -1 ? existing : existing.slice(0, all)
  return ['v=spf1', ...before, ...missing, ...(all === -1 ? ['-all'] : existing.slice(all))].join(' ')
}

/** An address of the ranges that a provider's record names, following its includes; null when none is found. */
async function addressWithin(resolver: Resolver, provider: string): Promise<string | null> {
  const waiting = [provider]
  for (let asked = 0; asked < maxIncludes; asked++) {
    const name = waiting.shift()
    if (name === undefined) return null
    const answer = await txtRecords(resolver, name)
    const record = answer.kind === 'records' ? answer.records.find(isSpf) : undefined
    for (const term of record === undefined ? [] : terms(record).slice(1)) {
      const range = /^\+?ip[46]:([0-9a-f.:]+)/.exec(term)?.[1]
      if (range !== undefined) return range
      const host = /^\+?a(?::([a-z0-9._-]+))?$/.exec(term)
      const found = host === null ? [] : await addressesOf(resolver, host[1] ?? name)
      if (found[0] !== undefined) return found[0]
      const next = /^(?:\+?include:|redirect=)([a-z0-9._-]+)$/.exec(term)?.[1]
      if (next !== undefined) waiting.push(next)
    }
  }
  return null
}

function isSpf(record: string): boolean {
  return /^v=spf1(?: |$)/i.test(record)
}

function terms(record: string): readonly string[] {
  return record
    .toLowerCase()
    .split(/ +/)
    .filter((term) => term !== '')
}
