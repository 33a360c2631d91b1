import { releaseName } from '../release/release-id.ts'
import type { ReleaseEvent } from '../release/release-state.ts'
import type { Code } from '../words/catalogue.ts'
import type { Locale } from '../words/phrase.ts'
import { phraseOf, say } from '../words/say.ts'
import type { Entry } from './entry.ts'
import type { EntryData, OutcomeCounts } from './entry-data.ts'
import { addedOutcomes, outcomeTotal } from './outcome-counts.ts'
import type { LedgerView, ReleaseView } from './ledger-view.ts'

/** What an entry says, as a sentence that a manager understands; `before` is the ledger without it. */
export function entrySubject(entry: Entry, before: LedgerView, locale: Locale): string {
  if (entry.type === 'ROOT') return say(locale, 'ledger-said-root', { commit: short(entry.data.commit) })
  if (entry.type === 'RULES') return say(locale, 'ledger-said-rules', { commit: short(entry.data.upto) })
  const release = before.releases.get(entry.release.key)
  const tell = tellers[entry.type] as (data: unknown, telling: Telling) => string
  return `${releaseName(entry.release)}: ${tell(entry.data, { locale, before: release })}`
}

/** The commit message of an entry: the sentence, and a trailer by which git finds all entries of a release. */
export function entryMessage(entry: Entry, before: LedgerView): string {
  const subject = entrySubject(entry, before, 'en')
  return entry.release === null
    ? `${subject}\n`
    : `${subject}\n\nPostmerge-Release: ${releaseName(entry.release)}\n`
}

/** In which language, and what the ledger knew of the release before. */
interface Telling {
  readonly locale: Locale
  readonly before: ReleaseView | undefined
}

type Tellers = { readonly [T in ReleaseEvent]: (data: EntryData[T], telling: Telling) => string }

const tellers: Tellers = {
  PLANNED: ({ counts, head }, { locale }) =>
    say(locale, 'ledger-said-planned', { count: grouped(counts.recipients), commit: short(head) }),
  TESTED: ({ by, to, commit }, { locale }) =>
    say(locale, 'ledger-said-tested', { by, people: to.join(', '), commit: short(commit) }),
  BLOCKED: ({ code }, { locale }) => say(locale, 'ledger-said-blocked', { reason: reasonOf(locale, code) }),
  AUTHORISED: (data, { locale }) => joined(locale, approvalParts(locale, data)),
  RELEASED: ({ by, code }, { locale }) =>
    say(locale, 'ledger-said-released', { by, reason: reasonOf(locale, code) }),
  EXPIRED: (_, { locale }) => say(locale, 'ledger-said-expired'),
  CANCELLED: (_, { locale }) => say(locale, 'ledger-said-cancelled'),
  SUPERSEDED: ({ by }, { locale }) => say(locale, 'ledger-said-superseded', { commit: short(by) }),
  CLAIMED: ({ attempt }, { locale }) =>
    attempt === 1
      ? say(locale, 'ledger-said-claimed')
      : say(locale, 'ledger-said-claimed-again', { attempt }),
  SNAPSHOT: ({ recipients, skipped }, { locale }) =>
    joined(locale, [
      say(locale, 'ledger-said-snapshot', { count: grouped(recipients) }),
      ...counted(locale, 'ledger-part-skipped', outcomeTotal(skipped)),
    ]),
  STAGE_STARTED: ({ stage }, { locale }) => say(locale, 'ledger-said-stage-started', { stage }),
  STAGE_SENT: ({ stage }, { locale }) => say(locale, 'ledger-said-stage-sent', { stage }),
  STAGE_OK: ({ stage }, { locale }) => say(locale, 'ledger-said-stage-ok', { stage }),
  BATCH: ({ counts }, telling) => progress(addedOutcomes(telling.before?.counts ?? {}, counts), telling),
  HALTED: (data, { locale }) => say(locale, 'ledger-said-halted', reasonedBy(data)),
  RESUMED: (data, { locale }) => say(locale, 'ledger-said-resumed', reasonedBy(data)),
  ABORTED: (data, { locale }) => say(locale, 'ledger-said-aborted', reasonedBy(data)),
  SETTLED: (data, { locale }) =>
    say(locale, data.to === 'accepted' ? 'ledger-said-settled-accepted' : 'ledger-said-settled-not-sent', {
      count: grouped(data.count),
      ...reasonedBy(data),
    }),
  COMPLETED: ending,
  COMPLETED_WITH_UNKNOWN: ending,
}

function ending({ counts }: EntryData['COMPLETED'], telling: Telling): string {
  const authorised = telling.before?.authorised ?? null
  return joined(telling.locale, [
    progress(counts, telling),
    ...(authorised === null ? [] : approvalParts(telling.locale, authorised)),
  ])
}

/** `sent to 3 012 of 3 012, 4 skipped`: who was skipped is not counted among those it could go to. */
function progress(counts: OutcomeCounts, { locale, before }: Telling): string {
  const snapshot = before?.snapshot
  const everybody = snapshot ? snapshot.recipients + outcomeTotal(snapshot.skipped) : outcomeTotal(counts)
  const skipped = counts.skipped ?? 0
  return joined(locale, [
    say(locale, 'ledger-said-sent', {
      sent: grouped(counts.accepted ?? 0),
      total: grouped(everybody - skipped),
    }),
    ...counted(locale, 'ledger-part-skipped', skipped),
    ...counted(locale, 'ledger-part-rejected', counts.rejected ?? 0),
    ...counted(locale, 'ledger-part-unknown', counts.unknown ?? 0),
    ...counted(locale, 'ledger-part-not-sent', counts['not-sent'] ?? 0),
  ])
}

function approvalParts(
  locale: Locale,
  data: Pick<EntryData['AUTHORISED'], 'approvals' | 'without' | 'rehearsal'>,
): readonly string[] {
  const people = [...new Set(data.approvals.map(({ person }) => person))]
  return [
    ...(data.rehearsal === true ? [say(locale, 'ledger-part-rehearsal')] : []),
    ...(people.length === 0 ? [] : [say(locale, 'ledger-part-approved', { people: people.join(', ') })]),
    ...data.without.map(({ list, until }) => say(locale, 'ledger-part-without', { list, until })),
  ]
}

function counted(locale: Locale, code: Code, count: number): readonly string[] {
  return count <= 0 ? [] : [say(locale, code, { count: grouped(count) })]
}

function joined(locale: Locale, parts: readonly string[]): string {
  return parts.join(locale === 'ja' ? '、' : ', ')
}

function reasonedBy(data: { readonly by: string; readonly reason: string }): { by: string; reason: string } {
  const reason = data.reason.replaceAll(/\s+/gu, ' ')
  return { by: data.by, reason: reason.length > 100 ? `${reason.slice(0, 99).toWellFormed()}…` : reason }
}

/** The sentence of a code, or the code itself where the sentence needs values that the entry does not hold. */
function reasonOf(locale: Locale, code: string): string {
  const { say } = phraseOf(locale, code)
  return say.includes('{') ? code : say.replace(/[.。]$/u, '')
}

/** `3 012`: read the same everywhere, unlike a comma or a point. */
function grouped(count: number): string {
  return String(count).replaceAll(/\B(?=(?:\d{3})+$)/g, ' ')
}

function short(commit: string): string {
  return commit.slice(0, 8)
}
