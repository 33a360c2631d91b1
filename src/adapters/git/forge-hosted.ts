import type { Account, ChangeFacts, Opinion, ProposalCommit } from '../../approval/facts.ts'
import type {
  HostedCommit,
  HostedFacts,
  HostedPush,
  HostedQuestion,
  HostedReader,
} from '../../approval/hosted-facts.ts'
import { ownersInQuestion } from '../../approval/hosted-question.ts'
import type { Tree } from '../../content/tree.ts'
import type { CommitFetcher } from './fetch-objects.ts'
import { rebasedCommits } from './forge-landing.ts'
import { gitText, type Repository } from './git.ts'
import { commitsBrought, readCommits } from './history.ts'

/** A forge does not tell more commits of one pull request. */
const groupMax = 250

/** A hosted forge beside git: it says who, git says what. */
export interface HostedSide {
  readonly reader: HostedReader
  readonly repository: Repository
  readonly fetchCommits: CommitFetcher
  readonly treeAt: (commit: string) => Promise<Tree>
  /** Name of the default branch. */
  readonly branch: string
}

/** The question about a change: whose voice may matter, by the tree that it was made to. */
export async function askAbout(
  { treeAt, branch }: HostedSide,
  { base, after, nowMs }: { readonly base: string; readonly after: Tree; readonly nowMs: number },
): Promise<HostedQuestion> {
  return { branch, base, nowMs, ...ownersInQuestion(await treeAt(base), after) }
}

/** Who proposed, merged and belongs. In plain git nobody says: there, signatures do. */
export function hostedPeople(
  hosted: HostedFacts | null,
): Pick<ChangeFacts, 'hosted' | 'proposer' | 'memberships' | 'merger'> {
  if (hosted === null) return { hosted, proposer: null, memberships: [], merger: { kind: 'unasked' } }
  const by = hosted.pull?.mergedBy ?? null
  return {
    hosted,
    proposer: hosted.pull?.author ?? null,
    memberships: hosted.memberships,
    merger: by === null ? { kind: 'unknown' } : { kind: 'account', account: by },
  }
}

/** What a commit of the default branch was merged into and from, as git and the forge say together. */
export async function landedAs(
  side: HostedSide,
  commit: { readonly id: string; readonly parents: readonly string[] },
  { nowMs }: { readonly nowMs: number },
): Promise<{ readonly base: string; readonly head: string | null; readonly hosted: HostedFacts }> {
  const after = await side.treeAt(commit.id)
  const [parent = '', second = null] = commit.parents
  const hosted = await side.reader.merged(commit.id, await askAbout(side, { base: parent, after, nowMs }))
  if (commit.parents.length > 1)
    return { base: parent, head: commit.parents.length === 2 ? second : null, hosted }
  const { pull } = hosted
  if (pull === null || !(await side.fetchCommits([pull.head])).has(pull.head)) {
    return { base: parent, head: null, hosted }
  }
  const branch = { head: pull.head, commits: pull.size.commits }
  const [first = commit.id] = await rebasedCommits(side.repository, commit.id, branch)
  if (first === commit.id) return { base: parent, head: pull.head, hosted }
  const base = await gitText(side.repository, ['rev-parse', '--verify', `${first}^1`])
  const whole = await side.reader.merged(commit.id, await askAbout(side, { base, after, nowMs }))
  return { base, head: pull.head, hosted: whole }
}

/** The reviews as opinions, each with the files of the commit that was reviewed; null files where that commit is not to be had. */
export async function reviewOpinions(
  side: HostedSide,
  { reviews }: HostedFacts,
): Promise<readonly Opinion[]> {
  const commits = reviews.map(({ commit }) => commit).filter((commit) => commit !== null)
  const there = await side.fetchCommits(commits)
  const opinions: Opinion[] = []
  for (const review of reviews) {
    const { commit, state, ...said } = review
    opinions.push({
      kind: 'review',
      ...said,
      verdict: state === 'approved' ? 'approve' : state === 'dismissed' ? 'dismissed' : 'reject',
      target: commit,
      targetTree: commit === null || !there.has(commit) ? null : await side.treeAt(commit),
    })
  }
  return opinions
}

/** The commits of a pull request with the accounts that the forge knows behind them, instead of the addresses that they claim. */
export async function withAccounts(
  side: HostedSide,
  proposal: { readonly base: string; readonly commits: readonly ProposalCommit[] },
  { commits, pushes }: HostedFacts,
): Promise<readonly ProposalCommit[]> {
  const known = new Map(commits.map((commit) => [commit.id, commit]))
  const pushers = await pushersOf(side, { ...proposal, pushes: pushes ?? [] })
  return proposal.commits.map((commit) => {
    const pushedBy = pushers.get(commit.id) ?? null
    const hosted = known.get(commit.id)
    return hosted === undefined
      ? { ...commit, pushedBy }
      : { ...commit, ...peopleOf(commit, hosted), pushedBy }
  })
}

function peopleOf(
  commit: ProposalCommit,
  hosted: HostedCommit,
): Pick<ProposalCommit, 'author' | 'committer' | 'coAuthors' | 'suggestion'> {
  const author = certain(hosted.author, commit.author)
  return {
    author,
    committer: hosted.committer === null ? author : certain(hosted.committer, commit.committer),
    coAuthors: commit.coAuthors.map((claimed, at) => certain(hosted.coAuthors[at], claimed)),
    suggestion: hosted.suggestion,
  }
}

/** An account is somebody; an address that the forge knows no account for may still be one that our own people file names. */
function certain(account: Account | undefined, claimed: Account): Account {
  return account?.kind === 'user' ? account : claimed
}

/** Who first brought each commit to the branch. A push whose commits are gone brought nothing that is still there. */
async function pushersOf(
  { repository, fetchCommits }: HostedSide,
  {
    base,
    commits,
    pushes,
  }: {
    readonly base: string
    readonly commits: readonly ProposalCommit[]
    readonly pushes: readonly HostedPush[]
  },
): Promise<ReadonlyMap<string, Account>> {
  const pushers = new Map<string, Account>()
  const left = new Set(commits.map(({ id }) => id))
  const there = await fetchCommits(pushes.map(({ after }) => after))
  for (const { account, after } of pushes) {
    if (left.size === 0) break
    if (!there.has(after)) continue
    for (const id of await commitsBrought(repository, base, after)) {
      if (left.delete(id)) pushers.set(id, account)
    }
  }
  return pushers
}

/** The commit with which another one came to the default branch, if the forge and git agree that one rebase made both. */
export async function landingOf(side: HostedSide, commit: string): Promise<string> {
  const { reader, repository, fetchCommits } = side
  const [made] = await readCommits(repository, [commit])
  if (made?.parents.length !== 1) return commit
  const [one, ...others] = await reader.mergesOf(commit)
  if (one === undefined || others.length > 0 || one.merge === commit || one.merge === one.head) return commit
  const there = await fetchCommits([one.merge, one.head])
  if (there.size !== 2) return commit
  const group = await rebasedCommits(repository, one.merge, { head: one.head, commits: groupMax })
  return group.includes(commit) ? one.merge : commit
}
