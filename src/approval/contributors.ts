import type { Identities } from '../content/schema/identities.ts'
import type { Account, ProposalCommit } from './facts.ts'
import { personOfAccount } from './people.ts'

/** Whose work it is. None of them can approve it. */
export interface Contributors {
  /** Who proposed it: asked for the change, else made its first commit. Null: nobody known. */
  readonly author: string | null
  /** Everybody who wrote, committed or co-wrote a commit that counts; the author too, when known. */
  readonly people: ReadonlySet<string>
  /** Those who wrote such a commit. */
  readonly writers: ReadonlySet<string>
  /** Someone could not be told: then one more approval is needed, since that someone may be the one who approves. */
  readonly unknown: boolean
}

/** Who contributed to a change, looking only at commits that touch what counts: a typing error mended in the docs costs nobody their voice. */
export function contributorsOf(input: {
  readonly identities: Identities
  readonly proposer: Account | null
  readonly commits: readonly ProposalCommit[]
  readonly counts: (path: string) => boolean
}): Contributors {
  const commits = input.commits.filter(({ paths }) => paths.some(input.counts))
  const person = (account: Account): string | null => personOfAccount(input.identities, account)
  const first = input.proposer ?? commits[0]?.author ?? null
  const proposers = input.proposer === null ? [] : [input.proposer]
  const writers = [...proposers, ...commits.map(({ author }) => author)].map(person)
  const others = commits.flatMap(({ committer, coAuthors }) => coAuthors.concat(committer)).map(person)
  const all = [...writers, ...others]
  return {
    author: first === null ? null : person(first),
    people: new Set(all.filter((name) => name !== null)),
    writers: new Set(writers.filter((name) => name !== null)),
    unknown: all.length === 0 || all.includes(null),
  }
}
