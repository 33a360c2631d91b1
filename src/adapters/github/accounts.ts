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

const lookupsMax = 20

/** An account as it is judged. */
export function accountOf(user: GitHubUser | null | undefined): HostedAccount {
  if (user === null || user === undefined || user.login === ghost) return { kind: 'gone' }
  return { kind: 'user', id: user.id, login: user.login, bot: user.type !== 'User' }
}

/** The people behind each commit, and whether it is a reviewer's suggestion that the author of the pull request took over. */
export async function hostedCommits(
  asker: Asker,
  commits: readonly Commit[],
  people: { readonly author: HostedAccount; readonly reviewers: readonly HostedAccount[] },
): Promise<readonly HostedCommit[]> {
  const known = await accountsOfAddresses(asker, commits, people.reviewers)
  return commits.map((one) => {
    const coAuthors = coAuthorsOf(one.commit.message).map(
      (address) => known.get(address.toLowerCase()) ?? { kind: 'gone' as const },
    )
    const writer = accountOf(one.author)
    const byGitHub = isCommittedByGitHub(one)
    // A suggestion stands in a review, so that whoever made it has reviewed.
    const isSuggested =
      coAuthors.length > 0 &&
      coAuthors.every((account) => people.reviewers.some((reviewer) => sameUser(account, reviewer)))
    return {
      id: one.sha,
      author: writer,
      committer: byGitHub ? null : committerOf(one),
      coAuthors,
      suggestion: byGitHub && sameUser(writer, people.author) && isSuggested,
    }
  })
}

/** Everybody can write the name of GitHub's own committer; without its signature nobody known stands behind it. */
function committerOf({ committer }: Commit): HostedAccount {
  return committer?.login === webFlow ? { kind: 'gone' } : accountOf(committer)
}

function isCommittedByGitHub({ committer, commit }: Commit): boolean {
  return committer?.login === webFlow && commit.verification?.verified === true
}

/**
 * The accounts behind the addresses of co-authors: a noreply address carries it, and others are known where the same pull request has a commit of
 * theirs. No interface tells to whom another address belongs: then it is nobody GitHub knows.
 * https://docs.github.com/en/account-and-profile/reference/email-addresses-reference#your-noreply-email-address
 */
async function accountsOfAddresses(
  asker: Asker,
  commits: readonly Commit[],
  reviewers: readonly HostedAccount[],
): Promise<ReadonlyMap<string, HostedAccount>> {
  const known = new Map<string, HostedAccount>()
  for (const { author, committer, commit } of commits) {
    for (const [user, person] of [[author, commit.author] as const, [committer, commit.committer] as const]) {
      if (user && person?.email) known.set(person.email.toLowerCase(), accountOf(user))
    }
  }
  let lookups = 0
  for (const address of commits.flatMap(({ commit }) => coAuthorsOf(commit.message))) {
    const name = address.toLowerCase()
    if (known.has(name)) continue
    const { id, login } = noreply.exec(address)?.groups ?? {}
    if (login === undefined) continue
    if (id !== undefined) {
      // The login there is that of the day: whoever has another one by now is still the same.
      const named = { kind: 'user', id: Number(id), login, bot: login.endsWith('[bot]') } as const
      known.set(name, reviewers.find((reviewer) => sameUser(reviewer, named)) ?? named)
    } else if (lookups < lookupsMax) {
      // The oldest kind of address has no number. Anybody can write any into a commit, so that only so many are looked up.
      lookups += 1
      known.set(name, accountOf(await asker.user(login)))
    }
  }
  return known
}

function sameUser(one: HostedAccount, other: HostedAccount): boolean {
  return one.kind === 'user' && other.kind === 'user' && one.id === other.id
}
