import type { Entry } from '../../ledger/entry.ts'
import type { LedgerView } from '../../ledger/ledger-view.ts'
import { sentNotice, stoppedNotice } from '../../notice/result-notice.ts'
import { releaseName } from '../../release/release-id.ts'
import { phraseOf } from '../../words/say.ts'
import { newestRequest, readStatements } from '../asking/requests.ts'
import { outcomeOf, tell, type DeskOutcome, type DeskPass } from './pass.ts'
import type { Letter, NoticeKind } from './post.ts'

/** Older events are only remembered: whoever sets a desk up for an old repository does not want its history by mail. */
const newsMs = 7 * 24 * 60 * 60 * 1000

/** Reads in the ledger what became of releases, and tells their writer and those who approved. */
export async function tellResults(pass: DeskPass): Promise<readonly DeskOutcome[]> {
  const { bench, memory, world } = pass
  const { entries, view } = await bench.ledger.read()
  const outcomes: DeskOutcome[] = []
  for (const entry of entries) {
    const news = newsOf(entry, view)
    const key = `ledger ${entry.seq}`
    if (news === null || (await memory.seen(key))) continue
    const isOld = Date.parse(entry.at) < world.clock.now() - newsMs
    const outcome = isOld ? null : await tellNews(pass, key, news)
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

function newsOf(entry: Entry, view: LedgerView): News | null {
  if (entry.type === 'ROOT' || entry.type === 'RULES') return null
  const { campaign } = entry.release
  const release = releaseName(entry.release)
  const approvals = view.releases.get(entry.release.key)?.authorised?.approvals ?? []
  const approvedBy = [...new Set(approvals.map(({ person }) => person))]
  const common = { campaign, release, approvedBy }
  if (entry.type === 'COMPLETED' || entry.type === 'COMPLETED_WITH_UNKNOWN') {
    const { counts } = entry.data
    return { ...common, kind: 'sent', write: (locale) => sentNotice({ release, counts, approvedBy }, locale) }
  }
  if (entry.type === 'HALTED') {
    const { reason, by } = entry.data
    const write: Letter['write'] = (locale) =>
      stoppedNotice({ campaign, release, reason: phraseOf(locale, reason).say, by }, locale)
    return { ...common, kind: 'stopped', write }
  }
  if (entry.type === 'BLOCKED') {
    const { code } = entry.data
    const write: Letter['write'] = (locale) =>
      stoppedNotice({ campaign, release, reason: phraseOf(locale, code).say, by: null }, locale)
    return { ...common, kind: 'stopped', write }
  }
  return null
}

async function tellNews(pass: DeskPass, key: string, news: News): Promise<DeskOutcome | null> {
  const { campaign, release, kind, write } = news
  const writer = newestRequest(await readStatements(pass.bench, 'request', campaign))?.person
  const known = pass.bench.content.policies.identities?.people ?? {}
  const people = [...new Set([...(writer === undefined ? [] : [writer]), ...news.approvedBy])].filter(
    (person) => Object.hasOwn(known, person),
  )
  if (people.length === 0 || !pass.post.wants(kind)) return null
  const told = await tell(pass, kind, { key, people, write })
  const values = { release, people: people.join(', ') }
  return outcomeOf(told, { code: 'desk-told', values, kind: 'done' }, { release, people })
}
