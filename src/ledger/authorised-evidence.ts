import { readEvidence, type ReleaseEvidence } from '../approval/evidence.ts'
import { canonicalJson } from '../kit/canonical-json.ts'
import type { Entry } from './entry.ts'
import type { LedgerView } from './ledger-view.ts'

type AuthorisedEntry = Extract<Entry, { readonly type: 'AUTHORISED' }>

/** Judging and compiling take a while; hosts' clocks differ a little. */
const laterMaxMs = 3_600_000
const earlierMaxMs = 60_000

/** The evidence of an authorisation, or the first thing in it that the ledger itself contradicts. */
export type BoundEvidence = { readonly evidence: ReleaseEvidence } | { readonly fault: string }

/**
 * Reads the evidence of an authorisation and compares whatever the ledger knows as well: what was authorised, when, what the desk had
 * counted, which holds were lifted, from where the rules were judged. `before` is the ledger up to the entry. Without this a sender
 * could bring itself evidence about a smaller audience or another day.
 */
export function boundEvidence(entry: AuthorisedEntry, before: LedgerView): BoundEvidence {
  const evidence = readEvidence(entry.data.evidence)
  if (evidence === null) return { fault: 'evidence' }
  const { data, release } = entry
  const said: Readonly<Record<string, readonly [unknown, unknown]>> = {
    campaign: [evidence.campaign, release.campaign],
    edition: [evidence.edition, release.edition],
    commit: [evidence.commit, data.commit],
    base: [evidence.base, data.base],
    closureDigest: [evidence.closureDigest, data.closureDigest],
    contentDigest: [evidence.contentDigest, data.contentDigest],
    approvals: [evidence.approvals, data.approvals],
  }
  const differing = Object.entries(said).find(([, [a, b]]) => canonicalJson(a) !== canonicalJson(b))?.[0]
  if (differing !== undefined) return { fault: differing }
  const late = Temporal.Instant.from(entry.at).epochMilliseconds - evidence.nowMs
  if (late < -earlierMaxMs || late > laterMaxMs) return { fault: 'nowMs' }
  return unknownFact(evidence, { entry, before }) ?? { evidence }
}

function unknownFact(
  evidence: ReleaseEvidence,
  { entry, before }: { readonly entry: AuthorisedEntry; readonly before: LedgerView },
): { readonly fault: string } | null {
  if (evidence.trusted === null || ![before.root, ...before.judgedUpto].includes(evidence.trusted))
    return { fault: 'trusted' }
  const view = before.releases.get(entry.release.key)
  const counted = new Map(
    [...before.releases.values()].flatMap(({ planned }) =>
      planned.map(({ closureDigest, counts }) => [`${closureDigest} ${counts.recipients}`, true] as const),
    ),
  )
  if (!evidence.planned.every(({ closureDigest, count }) => counted.has(`${closureDigest} ${count}`)))
    return { fault: 'planned' }
  const lifted = view?.released ?? []
  const isLifted = (hold: ReleaseEvidence['lifted'][number]): boolean =>
    lifted.some(({ commit, code, by }) => commit === hold.commit && code === hold.code && by === hold.person)
  return evidence.lifted.every(isLifted) ? null : { fault: 'lifted' }
}
