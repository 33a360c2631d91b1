import type { Closure } from '../content/closure.ts'
import type { Approvals } from '../content/schema/approvals.ts'
import type { Identities } from '../content/schema/identities.ts'
import type { Account, ChangeFacts, ProposalCommit } from './facts.ts'
import { nameOfAccount, personWithKey } from './people.ts'
import { requestsOf, type Requests } from './requests.ts'

/** Whose work it is. None of them can approve it. */
export interface Contributors {
  /** Who proposed it: asked for its approval, else made its first commit. Null: nobody known. */
  readonly author: string | null
  /** The author, where a signature says the same as the commits do; null where it is only claimed. */
  readonly certainAuthor: string | null
  /** Everybody who wrote, committed, co-wrote, signed or pushed a commit that counts, or asked for its approval. */
  readonly people: ReadonlySet<string>
  /** Those who wrote such a commit, and who stands for it with a signature. */
  readonly writers: ReadonlySet<string>
  /**
   * Whether somebody may have written it who is none of these, and may be the one who approves: then one more approval is needed.
   * `unknown`: a commit is by nobody known. `unsigned`: all are known, but nobody signed that it is theirs.
   */
  readonly doubt: 'unknown' | 'unsigned' | null
  readonly requests: Requests
}

/** Who contributed to a campaign: to its folder, or to anything that it is made of. */
export function campaignContributors(
  facts: ChangeFacts,
  about: {
    readonly identities: Identities
    readonly id: string
    readonly edition: number
    readonly closure: Closure
    readonly suggestions: Approvals['suggestions']
  },
): Contributors {
  const folder = `campaigns/${about.id}/`
  const files = new Set(about.closure.files.map(({ path }) => path))
  return contributorsOf({
    identities: about.identities,
    proposer: facts.proposer,
    commits: facts.proposal,
    counts: (path) => path.startsWith(folder) || files.has(path),
    requests: requestsOf(facts, about),
    vouched: new Set(),
    suggestions: about.suggestions,
  })
}

/**
 * Who contributed to a change, looking only at commits that touch what counts: a typing error mended in the docs costs nobody their voice.
 * What a commit says about its people is a claim. Claims can only take voices away; to be certain of an author takes a signature: a
 * request for exactly this content, or signed commits.
 */
export function contributorsOf(input: {
  readonly identities: Identities
  readonly proposer: Account | null
  readonly commits: readonly ProposalCommit[]
  readonly counts: (path: string) => boolean
  readonly requests: Requests
  /** People who signed for whatever bears their name as its author. */
  readonly vouched: ReadonlySet<string>
  /** Whether whoever suggested words that the author took over may still judge them. */
  readonly suggestions: Approvals['suggestions']
}): Contributors {
  const { identities, proposer, requests, vouched, suggestions } = input
  const commits = input.commits.filter(({ paths }) => paths.some(input.counts))
  const person = (account: Account): string | null => nameOfAccount(identities, account)
  const keys = keyHolders(identities, commits)
  const proposers = proposer === null ? [] : [person(proposer)]
  const authors = commits.map(({ author }) => person(author))
  const isTaken = (commit: ProposalCommit): boolean =>
    suggestions === 'allow' && commit.suggestion && person(commit.author) === proposers[0]
  const others = commits
    .flatMap((commit) => [
      commit.committer,
      ...(isTaken(commit) ? [] : commit.coAuthors),
      ...(commit.pushedBy === null ? [] : [commit.pushedBy]),
    ])
    .map(person)
  const signers = commits.map(({ signer }) => keys.get(signer) ?? null)
  const claimed = [...proposers, ...authors, ...others]
  const isSigned = signers.every((signer, at) => signer !== null || vouched.has(authors[at] ?? ''))
  const isCertain = proposer !== null || requests.newest !== null || isSigned
  const isUnknown = claimed.length === 0 || claimed.includes(null)
  const author = proposer === null ? (requests.newest ?? authors[0] ?? null) : person(proposer)
  return {
    author,
    certainAuthor: proposer !== null || requests.newest === authors[0] ? author : null,
    people: known([...claimed, ...signers, ...requests.people]),
    writers: known([...proposers, ...authors, ...(requests.newest === null ? signers : [requests.newest])]),
    doubt: isUnknown ? 'unknown' : isCertain ? null : 'unsigned',
    requests,
  }
}

/** The people behind the keys that signed, each looked up once. */
function keyHolders(
  identities: Identities,
  commits: readonly ProposalCommit[],
): ReadonlyMap<string | null, string | null> {
  const fingerprints = new Set(commits.map(({ signer }) => signer))
  return new Map([...fingerprints].map((key) => [key, key === null ? null : personWithKey(identities, key)]))
}

function known(names: readonly (string | null)[]): ReadonlySet<string> {
  return new Set(names.filter((name) => name !== null))
}
