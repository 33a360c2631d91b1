import { fetchPullHeads } from '../../../adapters/git/fetch-pulls.ts'
import type { HostedPull } from '../../../approval/hosted-facts.ts'
import { isoInstant } from '../../../kit/clock.ts'
import { Failure } from '../../../kit/failure.ts'
import type { DeskOutcome } from '../pass.ts'
import type { Merge } from '../tell-results.ts'
import { askOwners } from './ask-owners.ts'
import { followMerged } from './follow-merged.ts'
import type { HostedDesk } from './hosted-desk.ts'
import { openLine } from './in-line.ts'
import { readPull } from './read-pull.ts'
import { remindReviewers } from './remind-reviewers.ts'
import { requestOwnersReviews } from './request-reviews.ts'
import { showOver, showPull } from './show-pull.ts'
import { answerTestLabel } from './test-me.ts'
import { viewOfPull } from './view-of-pull.ts'

/** What came of serving, and what is known of each merge that is followed, by its commit. */
interface Served {
  readonly outcomes: readonly DeskOutcome[]
  readonly merges: ReadonlyMap<string, Merge>
}

/**
 * Serves every open pull request into the default branch, and those that the desk has served before until nothing can become of them. Each by
 * itself: what breaks one does not keep the desk from the others, unless nobody answers at all.
 */
export async function servePulls(desk: HostedDesk): Promise<Served> {
  const { pass, pulls } = desk
  const { bench, store } = pass
  const listed = await pulls.open()
  const followed = new Set(await store.pullMemory.followed())
  const asked = listed.leftOutBeforeMs === null ? none : await stillOpen(desk, listed, followed)
  const open = [...listed.pulls, ...asked.pulls]
  const broken = [...listed.broken, ...asked.broken]
  const heads = await fetchPullHeads(
    bench.repository,
    bench.remote,
    open.map(({ number }) => number),
  )
  const outcomes: DeskOutcome[] = broken.map(({ number, trouble }) => brokenPull(number, trouble))
  if (listed.leftOutBeforeMs !== null) {
    const values = { since: isoInstant(listed.leftOutBeforeMs), count: listed.pulls.length }
    outcomes.push({ code: 'desk-pulls-left-out', values, kind: 'problem' })
  }
  const merges = new Map<string, Merge>()
  // What moved last is what somebody waits for, and comes first.
  const line = openLine(pass.world.clock)
  const serve = (pull: HostedPull): Promise<readonly DeskOutcome[]> =>
    guarded(desk, pull.number, () => serveOpen(desk, pull, { heads, followed }))
  outcomes.push(...(await line.serve(open, serve)))
  const closed = { merges, heads: new Set(open.map(({ head }) => head)) }
  const numbers = new Set([...open, ...broken].map(({ number }) => number))
  const gone = [...followed].filter((number) => !numbers.has(number))
  const close = (number: number): Promise<readonly DeskOutcome[]> =>
    guarded(desk, number, () => serveClosed(desk, number, closed))
  outcomes.push(...(await line.serve(gone, close)))
  const count = line.leftOut()
  if (count > 0) outcomes.push({ code: 'desk-pulls-unserved', values: { count }, kind: 'again' })
  return { outcomes, merges }
}

type Listed = Pick<Awaited<ReturnType<HostedDesk['pulls']['open']>>, 'broken'> & {
  readonly pulls: readonly HostedPull[]
}

const none: Listed = { pulls: [], broken: [] }

/** Of more open pull requests than are told at once, those that the desk follows and were not told: whoever was asked about one is not forgotten. */
async function stillOpen(
  { pass, pulls }: HostedDesk,
  listed: Listed,
  followed: ReadonlySet<number>,
): Promise<Listed> {
  const told = new Set([...listed.pulls, ...listed.broken].map(({ number }) => number))
  const open: HostedPull[] = []
  const broken: Listed['broken'][number][] = []
  for (const number of followed) {
    if (told.has(number)) continue
    try {
      const pull = await pulls.pull(number)
      if (pull?.open === true && pull.base === pass.bench.branch.name) open.push(pull)
    } catch (trouble) {
      if (!(trouble instanceof Failure)) throw trouble
      broken.push({ number, trouble })
    }
  }
  return { pulls: open, broken }
}

async function serveOpen(
  desk: HostedDesk,
  pull: HostedPull,
  {
    heads,
    followed,
  }: { readonly heads: ReadonlyMap<number, string>; readonly followed: ReadonlySet<number> },
): Promise<readonly DeskOutcome[]> {
  const { pass } = desk
  const head = heads.get(pull.number)
  // It moved between two questions, or cannot be fetched: nothing is said about a commit that nobody looked at.
  if (head !== pull.head) {
    const kind = head === undefined ? 'again' : 'waits'
    return [{ code: 'desk-pull-moved', values: { pull: pull.number }, kind }]
  }
  const state = await readPull(desk, pull)
  if (state.campaigns.length > 0) await pass.store.pullMemory.follow(pull.number)
  // A relay that takes no mail, or a label that cannot be taken off, is told in the end: the comment is shown in any case.
  const troubles: Failure[] = []
  const attempt = async (work: () => Promise<readonly DeskOutcome[]>): Promise<readonly DeskOutcome[]> => {
    try {
      return await work()
    } catch (error) {
      if (!(error instanceof Failure)) throw error
      troubles.push(error)
      return []
    }
  }
  const outcomes: DeskOutcome[] = [...(await attempt(() => answerTestLabel(desk, state)))]
  const view = await viewOfPull(desk, state)
  const seen = { state, view }
  for (const one of state.campaigns) {
    if (one.uncounted === 'too-many') {
      const values = { pull: pull.number, campaign: one.decision.campaign }
      outcomes.push({ code: 'desk-too-many-audiences', values, kind: 'told' })
    }
    outcomes.push(
      ...(await attempt(() => askOwners(pass, seen, one))),
      ...(await attempt(() => requestOwnersReviews(desk, seen, one))),
      ...(await attempt(() => remindReviewers(pass, seen, one))),
    )
  }
  // What the desk has said about its campaigns must not stand there for ever.
  const isEmptied = state.campaigns.length === 0 && view.notes.length === 0 && followed.has(pull.number)
  if (isEmptied) await showOver(desk, pull, { why: 'emptied' })
  else await showPull(desk, view, { anew: outcomes.some(({ code }) => code === 'desk-asked') })
  return [...outcomes, ...troubles.slice(0, 1).map((trouble) => brokenPull(pull.number, trouble))]
}

/** Merged, closed without that, or turned to another branch. `heads`: of those that are open, whose checks are theirs. */
async function serveClosed(
  desk: HostedDesk,
  number: number,
  { merges, heads }: { readonly merges: Map<string, Merge>; readonly heads: ReadonlySet<string> },
): Promise<readonly DeskOutcome[]> {
  const { pass, pulls } = desk
  const pull = await pulls.pull(number)
  if (pull !== null && pull.mergeCommit !== null && pull.mergedMs !== null) {
    const { merge, outcomes } = await followMerged(desk, pull)
    merges.set(pull.mergeCommit, merge)
    return outcomes
  }
  if (pull !== null) {
    // A list may lag: what is open after all is served by the next pass.
    if (pull.open && pull.base === pass.bench.branch.name) return []
    await showOver(desk, pull, { why: pull.open ? 'turned' : 'closed', isShared: heads.has(pull.head) })
  }
  await pass.store.pullMemory.forget(number)
  return []
}

/** What the world does to one pull request is told, and tried again; whatever else goes wrong with it too, for a later version of it may be served. */
async function guarded(
  { pass }: HostedDesk,
  number: number,
  work: () => Promise<readonly DeskOutcome[]>,
): Promise<readonly DeskOutcome[]> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof Failure) return [brokenPull(number, error)]
    pass.world.err(error instanceof Error ? (error.stack ?? error.message) : String(error))
    return [{ code: 'desk-pull-broken', values: { pull: number, reason: 'internal' }, kind: 'problem' }]
  }
}

function brokenPull(pull: number, { code: reason, permanence }: Failure): DeskOutcome {
  const kind = permanence === 'temporary' ? 'again' : 'problem'
  return { code: 'desk-pull-broken', values: { pull, reason }, kind }
}
