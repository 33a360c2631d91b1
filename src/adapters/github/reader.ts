import type { HostedFacts, HostedQuestion, HostedReader } from '../../approval/hosted-facts.ts'
import { failure } from '../../words/find.ts'
import { askAll } from './ask.ts'
import { openAsker, type Asker } from './asker.ts'
import { createGitHubClient, type GitHubClientOptions } from './client.ts'
import { readCodeownersErrors } from './codeowners-errors.ts'
import { isBypassed, isRecent, pullsOf, pushedAt } from './landing.ts'
import { readPeople } from './people-facts.ts'
import { readPull, type PullFacts } from './pull-facts.ts'
import { createResponseMemory } from './response-memory.ts'
import { PullItem } from './shapes.ts'

/** What a reader of GitHub is made of. */
export interface GitHubReaderOptions extends GitHubClientOptions {
  readonly sleep?: (ms: number) => Promise<void>
}

/** Seconds after which an empty index is looked at again. */
const looks = [2, 4, 8, 16]

/** Reads one repository of GitHub, and holds nothing by which anything could be written. */
export function createGitHubReader(options: GitHubReaderOptions): HostedReader {
  const client = createGitHubClient({ memory: createResponseMemory(), ...options })
  const sleep = options.sleep ?? ((ms) => new Promise((resolve) => setTimeout(resolve, ms)))
  // What is asked within one gathering must be new: who left a team since has left it.
  const open = (): Promise<Asker> => openAsker(client, options.forge)
  return {
    merged: async (commit, question) => mergedFacts(await open(), { commit, question, sleep }),
    proposed: async (head, question) => proposedFacts(await open(), head, question),
    mergesOf: async (commit) => {
      const pulls = await pullsOf(await open(), commit)
      return pulls.flatMap(({ merge_commit_sha: merge, merged_at: mergedMs, base, head }) =>
        mergedMs != null && merge != null && base.repo?.id === options.forge.id
          ? [{ merge, head: head.sha }]
          : [],
      )
    },
  }
}

async function mergedFacts(
  asker: Asker,
  about: {
    readonly commit: string
    readonly question: HostedQuestion
    readonly sleep: (ms: number) => Promise<void>
  },
): Promise<HostedFacts> {
  const { commit, question, sleep } = about
  const { branch, nowMs } = question
  const find = async (): Promise<readonly PullItem[]> =>
    (await pullsOf(asker, commit)).filter(
      (pull) => pull.merged_at != null && pull.merge_commit_sha === commit && isInto(asker, question, pull),
    )
  let candidates = await find()
  const pushedMs = candidates.length > 0 ? null : await pushedAt(asker, branch, { commit, nowMs })
  for (const seconds of looks) {
    if (candidates.length > 0 || pushedMs === null || !isRecent(pushedMs, nowMs)) break
    await sleep(seconds * 1000)
    candidates = await find()
  }
  const facts = await factsOf(asker, question, candidates)
  const { pull } = facts
  if (pull !== null && (pull.mergeCommit !== commit || pull.base !== branch)) throw moved()
  const landedMs = pull?.mergedMs ?? pushedMs
  const bypassed = await isBypassed(asker, branch, { commit, landedMs, nowMs })
  return { ...facts, pushedMs: landedMs, bypassed }
}

async function proposedFacts(asker: Asker, head: string, question: HostedQuestion): Promise<HostedFacts> {
  const { client, at } = asker
  // The index from commits to pull requests may lag; this list does not.
  const list = { ...at, state: 'open', base: question.branch, per_page: 100 } as const
  const open = await askAll('pull requests', PullItem, client.paginate.iterator(client.rest.pulls.list, list))
  const candidates = open.filter((pull) => pull.head.sha === head && isInto(asker, question, pull))
  const facts = await factsOf(asker, question, candidates)
  const { pull } = facts
  if (pull !== null && (pull.head !== head || pull.mergedMs !== null || pull.base !== question.branch)) {
    throw moved()
  }
  return { ...facts, pushedMs: null, bypassed: null }
}

/** A pull request became another one between two questions. */
function moved(): Error {
  const values = { operation: 'pull request' }
  return failure('github-incomplete', { permanence: 'temporary', values })
}

async function factsOf(
  asker: Asker,
  question: HostedQuestion,
  candidates: readonly PullItem[],
): Promise<Omit<HostedFacts, 'pushedMs' | 'bypassed'>> {
  const [only] = candidates
  const read = only === undefined || candidates.length > 1 ? null : await readPull(asker, only.number)
  const [people, codeownersErrors] = await Promise.all([
    readPeople(asker, question, speakersOf(read)),
    readCodeownersErrors(asker, question.base),
  ])
  return {
    pull: read?.pull ?? null,
    candidates: candidates.map(({ number }) => number).toSorted((one, other) => one - other),
    codeownersErrors,
    ...people,
    reviews: read?.reviews ?? [],
    commits: read?.commits ?? [],
    pushes: read === null ? [] : read.pushes,
  }
}

/** Everybody who approved or merged. */
function speakersOf(read: PullFacts | null): Parameters<typeof readPeople>[2] {
  if (read === null) return []
  const { reviews, pull } = read
  const approvers = reviews.filter(({ state }) => state === 'approved').map(({ account }) => account)
  return pull.mergedBy === null ? approvers : [...approvers, pull.mergedBy]
}

function isInto({ forge }: Asker, { branch }: HostedQuestion, { base }: PullItem): boolean {
  return base.ref === branch && base.repo?.id === forge.id
}
