import type { HostedFacts, HostedQuestion, HostedReader } from '../../approval/hosted-facts.ts'
import { ask, askAll } from './ask.ts'
import { statusOf, troubleOf } from './trouble.ts'
import { openAsker, type Asker } from './asker.ts'
import { createGitHubClient, type GitHubClientOptions } from './client.ts'
import { readPeople } from './people-facts.ts'
import { readPull } from './pull-facts.ts'
import { createResponseMemory } from './response-memory.ts'
import { Activity, CodeownersErrors, PullItem, RuleSuite } from './shapes.ts'

/** What a reader of GitHub is made of. */
export interface GitHubReaderOptions extends GitHubClientOptions {
  readonly sleep?: (ms: number) => Promise<void>
}

/** A new commit may have no pull request in GitHub's index for so long. */
const lagMs = 10 * 60 * 1000

/** Seconds after which an empty index is looked at again. */
const looks = [2, 4, 8, 16]

const perPage = { per_page: 100 }

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
      return pulls.flatMap(({ merge_commit_sha: merge, merged_at, head }) =>
        merged_at === null || merged_at === undefined || !merge ? [] : [{ merge, head: head.sha }],
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
  const fits = (pull: PullItem): boolean =>
    Boolean(pull.merged_at) && pull.merge_commit_sha === commit && isInto(asker, question, pull)
  let candidates = (await pullsOf(asker, commit)).filter(fits)
  let pushedMs: number | null = null
  if (candidates.length === 0) {
    pushedMs = await lastPushMs(asker, question.branch, commit)
    for (const seconds of looks) {
      if (pushedMs === null || question.nowMs - pushedMs > lagMs) break
      await sleep(seconds * 1000)
      candidates = (await pullsOf(asker, commit)).filter(fits)
      if (candidates.length > 0) break
    }
  }
  const facts = await factsOf(asker, question, candidates)
  return { ...facts, pushedMs, bypassed: await isBypassed(asker, question.branch, commit) }
}

async function proposedFacts(asker: Asker, head: string, question: HostedQuestion): Promise<HostedFacts> {
  const { client, at } = asker
  const pages = client.paginate.iterator(client.rest.pulls.list, {
    ...at,
    state: 'open',
    base: question.branch,
    ...perPage,
  })
  const open = await askAll('pull requests', PullItem, pages)
  const candidates = open.filter((pull) => pull.head.sha === head && isInto(asker, question, pull))
  return { ...(await factsOf(asker, question, candidates)), pushedMs: null, bypassed: null }
}

async function factsOf(
  asker: Asker,
  question: HostedQuestion,
  candidates: readonly PullItem[],
): Promise<Omit<HostedFacts, 'pushedMs' | 'bypassed'>> {
  const { client, at } = asker
  const [only] = candidates
  const read = only === undefined || candidates.length > 1 ? null : await readPull(asker, only.number)
  const speakers =
    read === null
      ? []
      : [
          ...read.reviews.filter(({ state }) => state === 'approved').map(({ account }) => account),
          ...(read.pull.mergedBy === null ? [] : [read.pull.mergedBy]),
        ]
  const [people, { errors }] = await Promise.all([
    readPeople(asker, question, speakers),
    ask('CODEOWNERS errors', CodeownersErrors, () =>
      client.rest.repos.codeownersErrors({ ...at, ref: question.base }),
    ),
  ])
  return {
    pull: read?.pull ?? null,
    candidates: candidates.map(({ number }) => number).sort((a, b) => a - b),
    codeownersErrors: errors.map(({ line, kind, suggestion, message }) => ({
      line,
      kind,
      suggestion: suggestion ?? message.split('\n')[0] ?? '',
    })),
    ...people,
    reviews: read?.reviews ?? [],
    commits: read?.commits ?? [],
    pushes: read === null ? [] : read.pushes,
  }
}

/** https://docs.github.com/en/rest/commits/commits#list-pull-requests-associated-with-a-commit */
async function pullsOf({ client, at }: Asker, commit: string): Promise<readonly PullItem[]> {
  const pages = client.paginate.iterator(client.rest.repos.listPullRequestsAssociatedWithCommit, {
    ...at,
    commit_sha: commit,
    ...perPage,
  })
  return askAll('pull requests of a commit', PullItem, pages)
}

function isInto({ forge }: Asker, { branch }: HostedQuestion, { base }: PullItem): boolean {
  return base.ref === branch && base.repo?.id === forge.id
}

/** When the branch got the commit: by the push that ends in it, else at latest by the newest one. */
async function lastPushMs({ client, at }: Asker, branch: string, commit: string): Promise<number | null> {
  const request = client.request('GET /repos/{owner}/{repo}/activity', {
    ...at,
    ref: `refs/heads/${branch}`,
    ...perPage,
  })
  const one = (async function* () {
    yield await request
  })()
  const pushes = await askAll('activity', Activity, one)
  return (pushes.find(({ after }) => after === commit) ?? pushes[0])?.timestamp ?? null
}

/** Whether rules were gone past; null where the credential may not see that, which needs an administrator's. */
async function isBypassed({ client, at }: Asker, branch: string, commit: string): Promise<boolean | null> {
  try {
    const { data } = await client.rest.repos.getRepoRuleSuites({
      ...at,
      ref: `refs/heads/${branch}`,
      time_period: 'month',
      rule_suite_result: 'bypass',
      ...perPage,
    })
    const suites = RuleSuite.array().safeParse(data)
    if (!suites.success) return null
    return suites.data.some(({ after_sha, result }) => after_sha === commit && result === 'bypass')
  } catch (error) {
    const status = statusOf(error)
    if (status === 403 || status === 404) return null
    throw troubleOf('rule suites', error)
  }
}
