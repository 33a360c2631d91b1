import { skipWords } from '../audience/skip-words.ts'
import type { ReleaseView } from '../ledger/ledger-view.ts'
import type { SkipReason } from '../release/receipt.ts'
import { numberText } from './count-text.ts'
import type { Own, Pen } from './pen.ts'
import type { CampaignView, PullView } from './pull-view.ts'
import { instantText } from './when-text.ts'

/** So many files that changed since are named. */
const driftMax = 5

/** What became of a release: counts by outcome, who approved, who merged, and where the record of it is. Nothing before it was authorised. */
export function outcomeLines(view: PullView, one: CampaignView, pen: Pen): readonly string[] {
  const { outcome } = one
  const authorised = outcome?.authorised ?? null
  if (outcome === null || authorised === null) return []
  const people = [...new Set(authorised.approvals.map(({ person }) => person))]
  const zone = one.plan?.timezone ?? 'UTC'
  const at = instantText(Date.parse(outcome.last.at), zone, pen.locale)
  const merger = view.pull.merged?.by ?? null
  return [
    ...(outcome.snapshot === null ? [] : countLines(outcome, pen)),
    ...countDrift(outcome, pen),
    ...(one.drift.length === 0
      ? []
      : [pen.say('pull-drift', { paths: pen.list(one.drift.slice(0, driftMax), pen.quote) })]),
    people.length === 0
      ? pen.say('pull-approved-by-nobody')
      : pen.say('pull-approved-by', { people: pen.list(people, pen.quote) }),
    ...authorised.without.map(({ list, until, reason }) => pen.say('pull-without', { list, until, reason })),
    merger === null ? pen.say('pull-merged-by-unknown') : pen.say('pull-merged-by', { person: merger }),
    pen.link(
      pen.say('pull-ledger', { seq: outcome.last.seq, at: { own: at }, zone: { own: zone } }),
      view.links.ledger,
    ),
  ]
}

/** How many were counted for the approval, where the sender found another number: people come and go until a release begins. */
function countDrift({ authorised, planned, snapshot }: ReleaseView, pen: Pen): readonly string[] {
  const counted = planned.findLast(({ closureDigest }) => closureDigest === authorised?.closureDigest)?.counts
  if (counted === undefined || snapshot === null || counted.recipients === snapshot.recipients) return []
  const number = (count: number): Own => ({ own: numberText(count, pen.locale) })
  const values = { counted: number(counted.recipients), sent: number(snapshot.recipients) }
  return [pen.say('pull-count-drift', values)]
}

/** What to do about outcomes that nobody knows, one step a line; nothing where all are known. */
export function unknownLines({ outcome, release }: CampaignView, pen: Pen): readonly string[] {
  if ((outcome?.counts.unknown ?? 0) === 0) return []
  const command = (text: string): string => pen.quote(`postmerge ${text}`)
  return [
    pen.say('pull-unknown-why'),
    pen.say('pull-unknown-look', { command: { own: command(`status ${release}`) } }),
    pen.say('pull-unknown-accepted', {
      command: { own: command(`resolve ${release} --accepted --reason "…"`) },
    }),
    pen.say('pull-unknown-not-sent', {
      command: { own: command(`resolve ${release} --not-sent --reason "…"`) },
    }),
  ]
}

function countLines(outcome: ReleaseView, pen: Pen): readonly string[] {
  const counts = outcome.completed?.counts ?? outcome.counts
  const skipped = outcome.snapshot?.skipped ?? {}
  const all = (outcome.snapshot?.recipients ?? 0) + sum(Object.values(skipped))
  const over = sum([counts.accepted, counts.rejected, counts.unknown, counts.skipped])
  const remaining = outcome.completed === null ? Math.max(0, all - over) : 0
  const number = (count: number): Own => ({ own: numberText(count, pen.locale) })
  const shown = [
    pen.say('pull-count-accepted', { count: number(counts.accepted ?? 0) }),
    ...(counts.rejected ? [pen.say('pull-count-rejected', { count: number(counts.rejected) })] : []),
    ...(counts.unknown ? [`⚠️ ${pen.say('pull-count-unknown', { count: number(counts.unknown) })}`] : []),
    ...(remaining > 0 ? [pen.say('pull-count-remaining', { count: number(remaining) })] : []),
  ]
  const reasons = Object.entries(skipped)
    .filter(([, count]) => count > 0)
    .map(([reason, count]) =>
      pen.say('pull-skipped-reason', {
        reason: { own: pen.say(skipWords[reason as SkipReason]) },
        people: number(count),
      }),
    )
  const left = counts.skipped ?? sum(Object.values(skipped))
  if (left === 0) return [shown.join(' · ')]
  const values = { count: number(left), reasons: pen.list(reasons, (text) => text) }
  const skipping = reasons.length === 0 ? 'pull-count-skipped' : 'pull-count-skipped-why'
  return [shown.join(' · '), pen.say(skipping, values)]
}

function sum(counts: readonly (number | undefined)[]): number {
  return counts.reduce<number>((total, count) => total + (count ?? 0), 0)
}
