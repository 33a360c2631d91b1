import type { Entry } from '../../ledger/entry.ts'
import type { LedgerView } from '../../ledger/ledger-view.ts'
import {
  sendingNotice,
  sentNotice,
  stoppedNotice,
  type HostedPages,
  type SendingFacts,
} from '../../notice/result-notice.ts'
import { releaseName } from '../../release/release-id.ts'
import { newestRequest, readStatements } from '../asking/requests.ts'
import { reasonNow, storedReason } from './reason-now.ts'
import { outcomeOf, tell, type DeskOutcome, type DeskPass } from './pass.ts'
import type { Letter, NoticeKind } from './post.ts'

/** Older events are only remembered: whoever sets a desk up for an old repository does not want its history by mail. */
const newsMs = 7 * 24 * 60 * 60 * 1000

/** What is known of a merge that came by a pull request. */
export interface Merge {
  /** By the name in `policies/identities.yaml`; null: nobody whom that file knows. */
  readonly writer: string | null
  readonly pages: HostedPages
  /** By release, such as `spring/1`, as the first sample recipient reads it. */
  readonly subjects: ReadonlyMap<string, string>
}

/**
 * Reads in the ledger what became of releases, and tells their writer and those who approved. `merges`, by commit: where pull requests are, they
 * tell who wrote what; elsewhere whoever asked for the approval did.
 */
export async function tellResults(
  pass: DeskPass,
  merges: ReadonlyMap<string, Merge> = new Map(),
): Promise<readonly DeskOutcome[]> {
  const { bench, memory, world } = pass
  const { entries, view } = await bench.ledger.recent()
  const outcomes: DeskOutcome[] = []
  for (const entry of entries) {
    const key = `ledger ${entry.seq}`
    if (!isNews(entry)) continue
    const merge = merges.get(commitOf(entry, view) ?? '') ?? null
    // That it leaves is told where a page shows it, and can stop it.
    if ((entry.type === 'AUTHORISED' && merge === null) || (await memory.seen(key))) continue
    const isOld = Date.parse(entry.at) < world.clock.now() - newsMs
    const news = isOld ? null : await newsOf(pass, entry, { view, merge })
    const outcome = news === null ? null : await tellNews(pass, key, { ...news, merge })
    if (outcome !== null) outcomes.push(outcome)
    if (outcome?.kind !== 'again') await memory.note(key, world.clock.now())
  }
  return outcomes
}

/** An event of a release that concerns its people. */
interface News {
  readonly kind: NoticeKind
  readonly campaign: string
  readonly release: string
  readonly approvedBy: readonly string[]
  readonly write: Letter['write']
}

const kinds = ['AUTHORISED', 'COMPLETED', 'COMPLETED_WITH_UNKNOWN', 'HALTED', 'BLOCKED'] as const

type NewsEntry = Extract<Entry, { readonly type: (typeof kinds)[number] }>

function isNews(entry: Entry): entry is NewsEntry {
  return kinds.some((kind) => kind === entry.type)
}

/** The merge that is meant; null: nobody knows any more. */
function commitOf(entry: NewsEntry, view: LedgerView): string | null {
  if (entry.type === 'BLOCKED' || entry.type === 'AUTHORISED') return entry.data.commit
  return view.releases.get(entry.release.key)?.authorised?.commit ?? null
}

/** Null where nothing is to be told any more: a release that was blocked and may leave by now, or one that left long ago. */
async function newsOf(
  pass: DeskPass,
  entry: NewsEntry,
  { view, merge }: { readonly view: LedgerView; readonly merge: Merge | null },
): Promise<News | null> {
  const { campaign } = entry.release
  const release = releaseName(entry.release)
  const authorised = view.releases.get(entry.release.key)?.authorised ?? null
  const approvedBy = [...new Set((authorised?.approvals ?? []).map(({ person }) => person))]
  const common = { campaign, release, approvedBy }
  const rehearsal = authorised?.rehearsal === true
  const pages = merge === null ? {} : { pages: merge.pages }
  if (entry.type === 'AUTHORISED') {
    const facts = sendingFacts(pass, entry, view)
    if (facts === null) return null
    const subject = merge?.subjects.get(release) ?? release
    const write: Letter['write'] = (locale) =>
      sendingNotice({ release, rehearsal, subject, approvedBy, ...facts, ...pages }, locale)
    return { ...common, kind: 'sent', write }
  }
  if (entry.type === 'COMPLETED' || entry.type === 'COMPLETED_WITH_UNKNOWN') {
    const { counts } = entry.data
    const write: Letter['write'] = (locale) =>
      sentNotice({ release, rehearsal, counts, approvedBy, ...pages }, locale)
    return { ...common, kind: 'sent', write }
  }
  // The ledger keeps the code alone: who is missing, and why, is judged again for whoever reads it.
  const [code, by] = entry.type === 'HALTED' ? [entry.data.reason, entry.data.by] : [entry.data.code, null]
  const commit = commitOf(entry, view)
  const reason = await reasonNow(pass, { campaign, code, commit, halted: by !== null })
  if (reason === 'over' && entry.type === 'BLOCKED') return null
  const words = reason === 'over' ? storedReason(code) : reason
  const write: Letter['write'] = (locale) =>
    stoppedNotice({ campaign, release, reason: words(locale), by, ...pages }, locale)
  return { ...common, kind: 'stopped', write }
}

const leaving = new Set(['authorised', 'claimed', 'snapshot', 'running', 'observing'])

/** When it leaves and how many get it; null where it is sent, stopped or replaced already. */
function sendingFacts(
  { bench, world }: DeskPass,
  entry: Extract<Entry, { readonly type: 'AUTHORISED' }>,
  view: LedgerView,
): Pick<SendingFacts, 'startsAt' | 'recipients'> | null {
  const release = view.releases.get(entry.release.key)
  if (release?.authorised?.seq !== entry.seq || !leaving.has(release.standing.state)) return null
  const { closureDigest, schedule, undoUntil } = entry.data
  const atMs = Math.max(undoUntil, schedule?.atMs ?? 0)
  const timezone = schedule?.timezone ?? bench.content.policies.senders?.organisation.timezone ?? 'UTC'
  const isLeaving = release.standing.state !== 'authorised' || atMs <= world.clock.now()
  const planned = release.planned.findLast((one) => one.closureDigest === closureDigest)
  return { startsAt: isLeaving ? null : { atMs, timezone }, recipients: planned?.counts.recipients ?? null }
}

async function writerOf(
  { bench }: DeskPass,
  { campaign }: News,
  merge: Merge | null,
): Promise<string | null> {
  if (merge !== null) return merge.writer
  return newestRequest(await readStatements(bench, 'request', campaign))?.person ?? null
}

async function tellNews(
  pass: DeskPass,
  key: string,
  news: News & { readonly merge: Merge | null },
): Promise<DeskOutcome | null> {
  const { release, kind, write } = news
  const writer = await writerOf(pass, news, news.merge)
  const known = pass.bench.content.policies.identities?.people ?? {}
  const people = [...new Set([...(writer === null ? [] : [writer]), ...news.approvedBy])].filter((person) =>
    Object.hasOwn(known, person),
  )
  if (people.length === 0 || !pass.post.wants(kind)) return null
  const told = await tell(pass, kind, { key, people, write })
  const values = { release, people: people.join(', ') }
  return outcomeOf(told, { code: 'desk-told', values, kind: 'done' }, { release, people })
}
