import { Failure } from '../../kit/failure.ts'
import { ask, askAll } from './ask.ts'
import type { Asker } from './asker.ts'
import { Activity, Comparison, PullItem, RuleSuite } from './shapes.ts'

/** A new commit may have no pull request in GitHub's index for so long. */
const lagMs = 10 * 60 * 1000
/** Rule suites are told of so long back at most. */
const monthMs = 30 * 86_400_000
/** Of more pushes than this in ten minutes nobody is asked what each brought. */
const recentMax = 10

const perPage = { per_page: 100 }

/**
 * The pull requests of a commit: a merged one that brought it to the default branch, or any that has it while it is not there.
 * https://docs.github.com/en/rest/commits/commits#list-pull-requests-associated-with-a-commit
 */
export async function pullsOf({ client, at }: Asker, commit: string): Promise<readonly PullItem[]> {
  const pages = client.paginate.iterator(client.rest.repos.listPullRequestsAssociatedWithCommit, {
    ...at,
    commit_sha: commit,
    ...perPage,
  })
  try {
    return await askAll('pull requests of a commit', PullItem, pages)
  } catch (error) {
    // A commit that GitHub does not have has no pull request there: 404 or 422.
    if (isFailure(error, 'github-missing') || isFailure(error, 'github-refused')) return []
    throw error
  }
}

/**
 * When the branch got the commit, where GitHub tells it and an index may still lag behind it; null where it is older, or nobody knows.
 * https://docs.github.com/en/rest/repos/repos#list-repository-activities
 */
export async function pushedAt(
  asker: Asker,
  branch: string,
  about: { readonly commit: string; readonly nowMs: number },
): Promise<number | null> {
  const { client, at } = asker
  const { commit, nowMs } = about
  const pushes = await ask('activity', Activity.array(), () =>
    client.request('GET /repos/{owner}/{repo}/activity', { ...at, ref: `refs/heads/${branch}`, ...perPage }),
  )
  const own = pushes.find(({ after }) => after === commit)
  if (own !== undefined) return own.timestamp
  const recent = pushes.filter(({ timestamp }) => isRecent(timestamp, nowMs)).slice(0, recentMax)
  for (const { before, after, timestamp } of recent) {
    if (await brought(asker, { before, after, commit })) return timestamp
  }
  return null
}

/** Whether GitHub's index may not know yet what a push brought. */
export function isRecent(pushedMs: number, nowMs: number): boolean {
  return nowMs - pushedMs < lagMs
}

/**
 * Whether the push that brought the commit went past the rules of the branch; null where the credential may not see that, which needs
 * Administration: read, or where it was too long ago.
 * https://docs.github.com/en/rest/repos/rule-suites#list-repository-rule-suites
 */
export async function isBypassed(
  asker: Asker,
  branch: string,
  about: { readonly commit: string; readonly landedMs: number | null; readonly nowMs: number },
): Promise<boolean | null> {
  const { client, at } = asker
  const { commit, landedMs, nowMs } = about
  if (landedMs !== null && nowMs - landedMs >= monthMs) return null
  const list = {
    ...at,
    ref: `refs/heads/${branch}`,
    time_period: 'month',
    rule_suite_result: 'bypass',
    ...perPage,
  } as const
  try {
    const pages = client.paginate.iterator(client.rest.repos.getRepoRuleSuites, list)
    const suites = (await askAll('rule suites', RuleSuite, pages)).filter(({ result }) => result === 'bypass')
    if (suites.some(({ after_sha: after }) => after === commit)) return true
    for (const { before_sha: before, after_sha: after, pushed_at: pushedMs } of suites) {
      const isNear = landedMs !== null && Math.abs(pushedMs - landedMs) <= lagMs
      if (isNear && (await brought(asker, { before, after, commit }))) return true
    }
    return false
  } catch (error) {
    if (isFailure(error, 'github-forbidden') || isFailure(error, 'github-missing')) return null
    throw error
  }
}

/** Whether a commit is one of those that a push brought: it comes after what was there before, and is or comes before what was there then. */
async function brought(
  asker: Asker,
  { before, after, commit }: { readonly before: string; readonly after: string; readonly commit: string },
): Promise<boolean> {
  if (/^0+$/.test(before) || /^0+$/.test(after)) return false
  if ((await compare(asker, before, commit)) !== 'ahead') return false
  return ['ahead', 'identical'].includes((await compare(asker, commit, after)) ?? '')
}

async function compare({ client, at }: Asker, base: string, head: string): Promise<string | null> {
  try {
    const { status } = await ask('comparison', Comparison, () =>
      client.request('GET /repos/{owner}/{repo}/compare/{basehead}', {
        ...at,
        basehead: `${base}...${head}`,
        per_page: 1,
      }),
    )
    return status
  } catch (error) {
    // One of the two is not there any more, or not there at all.
    if (isFailure(error, 'github-missing')) return null
    throw error
  }
}

function isFailure(error: unknown, code: string): boolean {
  return error instanceof Failure && error.code === code
}
