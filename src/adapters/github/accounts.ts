import type { HostedAccount, HostedCommit } from '../../approval/hosted-facts.ts'
import { coAuthorsOf } from '../../approval/co-authors.ts'
import type { Asker } from './asker.ts'
import type { Commit, GitHubUser } from './shapes.ts'

/**
 * What GitHub names where an account was deleted.
 * https://docs.github.com/en/account-and-profile/concepts/account-management#deletion-of-your-personal-account
 */
const ghost = 'ghost'

/** Commits on the web pages in its own name, with a signature of its own. */
const webFlow = 'web-flow'

const noreply =
  /^(?:(?<id>\d{1,12})\+)?(?<login>[A-Za-z0-9][A-Za-z0-9-]{0,38}(?:\[bot\])?)@users\.noreply\.[a-z0-9.-]+$/i

/** An account as it is judged. */
export function accountOf(user: GitHubUser | null | undefined): HostedAccount {
  if (user === null || user === undefined || user.login === ghost) return { kind: 'gone' }
  return { kind: 'user', id: user.id, login: user.login, bot: user.type !== 'User' }
}

/** The people behind each commit. `author`: who opened the pull request. */
export async function hostedCommits(
  asker: Asker,
  commits: readonly Commit[],
  author: HostedAccount,
): Promise<readonly HostedCommit[]> {
  return Promise.all(
    commits.map(async (one) => {
      const addresses = coAuthorsOf(one.commit.message)
      const coAuthors = await Promise.all(addresses.map((email) => accountOfAddress(asker, email, commits)))
      const writer = accountOf(one.author)
      const byGitHub = isCommittedByGitHub(one)
      return {
        id: one.sha,
        author: writer,
        committer: byGitHub ? null : committerOf(one),
        coAuthors,
        suggestion:
          byGitHub && sameUser(writer, author) && coAuthors.length === 1 && coAuthors[0]?.kind === 'user',
      }
    }),
  )
}

/** Everybody can write the name of GitHub's own committer; without its signature nobody known stands behind it. */
function committerOf({ committer }: Commit): HostedAccount {
  return committer?.login === webFlow ? { kind: 'gone' } : accountOf(committer)
}

function isCommittedByGitHub({ committer, commit }: Commit): boolean {
  return committer?.login === webFlow && commit.verification?.verified === true
}

/**
 * The account behind a co-author's address: a noreply address carries it, and others are known where the same pull request has a commit of theirs.
 * No interface tells to whom another address belongs: then it is nobody GitHub knows.
 * https://docs.github.com/en/account-and-profile/reference/email-addresses-reference#your-noreply-email-address
 */
async function accountOfAddress(
  asker: Asker,
  address: string,
  commits: readonly Commit[],
): Promise<HostedAccount> {
  const { id, login } = noreply.exec(address)?.groups ?? {}
  if (id !== undefined) return accountOf(await asker.userById(Number(id)))
  if (login !== undefined) return accountOf(await asker.user(login))
  const wanted = address.toLowerCase()
  for (const { author, committer, commit } of commits) {
    if (author && commit.author?.email?.toLowerCase() === wanted) return accountOf(author)
    if (committer && commit.committer?.email?.toLowerCase() === wanted) return accountOf(committer)
  }
  return { kind: 'gone' }
}

function sameUser(one: HostedAccount, other: HostedAccount): boolean {
  return one.kind === 'user' && other.kind === 'user' && one.id === other.id
}
