import type { Entry } from '../../ledger/entry.ts'
import type { LedgerView } from '../../ledger/ledger-view.ts'
import { sentNotice, stoppedNotice } from '../../notice/result-notice.ts'
import { releaseName } from '../../release/release-id.ts'
import { newestRequest, readStatements } from '../asking/requests.ts'
import { reasonNow, storedReason } from './reason-now.ts'
import { outcomeOf, tell, type DeskOutcome, type DeskPass } from './pass.ts'
import type { Letter, NoticeKind } from './post.ts'

/** Older events are only remembered: whoever sets a desk up for an old repository does not want its history by mail. */
const newsMs = 7 * 24 * 60 * 60 * 1000

/**
 * Reads in the ledger what became of releases, and tells their writer and those who approved. `writers`: who wrote what a merge brought, where
 * pull requests tell; elsewhere whoever asked for the approval did.
 */
export async function tellResults(
  pass: DeskPass,
  writers: ReadonlyMap<string, string> = new Map(),
): Promise<readonly DeskOutcome[]> {
  const { bench, memory, world } = pass
  const { entries, view } = await bench.ledger.read()
  const outcomes: DeskOutcome[] = []
  for (const entry of entries) {
    const key = `ledger ${entry.seq}`
    if (!isNews(entry) || (await memory.seen(key))) continue
    const isOld = Date.parse(entry.at) < world.clock.now() - newsMs
    const news = isOld ? null : await newsOf(pass, entry, view)
    const outcome =
      news === null
        ? null
        : await tellNews(pass, key, { ...news, writer: await writerOf(pass, news, writers) })
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
  /** The merge that is meant; null: nobody knows any more. */
  readonly commit: string | null
  readonly approvedBy: readonly string[]
  readonly write: Letter['write']
}

const kinds = ['COMPLETED', 'COMPLETED_WITH_UNKNOWN', 'HALTED', 'BLOCKED'] as const

type NewsEntry = Extract<Entry, { readonly type: (typeof kinds)[number] }>

function isNews(entry: Entry): entry is NewsEntry {
  return kinds.some((kind) => kind === entry.type)
}

/** Null where nothing is to be told any more: a release that was blocked and may leave by now. */
async function newsOf(pass: DeskPass, entry: NewsEntry, view: LedgerView): Promise<News | null> {
  const { campaign } = entry.release
  const release = releaseName(entry.release)
  const authorised = view.releases.get(entry.release.key)?.authorised ?? null
  const approvedBy = [...new Set((authorised?.approvals ?? []).map(({ person }) => person))]
  const commit = entry.type === 'BLOCKED' ? entry.data.commit : (authorised?.commit ?? null)
  const common = { campaign, release, commit, approvedBy }
  if (entry.type === 'COMPLETED' || entry.type === 'COMPLETED_WITH_UNKNOWN') {
    const { counts } = entry.data
    return { ...common, kind: 'sent', write: (locale) => sentNotice({ release, counts, approvedBy }, locale) }
  }
  // The ledger keeps the code alone: who is missing, and why, is judged again for whoever reads it.
  const [code, by] = entry.type === 'HALTED' ? [entry.data.reason, entry.data.by] : [entry.data.code, null]
  const reason = await reasonNow(pass, { campaign, code, commit, halted: by !== null })
  if (reason === 'over' && entry.type === 'BLOCKED') return null
  const words = reason === 'over' ? storedReason(code) : reason
  const write: Letter['write'] = (locale) =>
    stoppedNotice({ campaign, release, reason: words(locale), by }, locale)
  return { ...common, kind: 'stopped', write }
}

async function writerOf(
  { bench }: DeskPass,
  { campaign, commit }: News,
  writers: ReadonlyMap<string, string>,
): Promise<string | null> {
  const author = commit === null ? undefined : writers.get(commit)
  return author ?? newestRequest(await readStatements(bench, 'request', campaign))?.person ?? null
}

async function tellNews(
  pass: DeskPass,
  key: string,
  news: News & { readonly writer: string | null },
): Promise<DeskOutcome | null> {
  const { release, kind, write, writer } = news
  const known = pass.bench.content.policies.identities?.people ?? {}
  const people = [...new Set([...(writer === null ? [] : [writer]), ...news.approvedBy])].filter((person) =>
    Object.hasOwn(known, person),
  )
  if (people.length === 0 || !pass.post.wants(kind)) return null
  const told = await tell(pass, kind, { key, people, write })
  const values = { release, people: people.join(', ') }
  return outcomeOf(told, { code: 'desk-told', values, kind: 'done' }, { release, people })
}
