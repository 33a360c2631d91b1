import type { HostedFacts, HostedPull, HostedReader, HostedReview } from '../../src/approval/hosted-facts.ts'
import { now, user } from './story-names.ts'

/** A hosted forge that was told everything beforehand, by commit; what it was not told about came by no pull request. */
export function toldReader(): HostedReader & {
  readonly told: Map<string, HostedFacts>
  readonly asked: string[]
} {
  const told = new Map<string, HostedFacts>()
  const asked: string[] = []
  const answer = async (commit: string): Promise<HostedFacts> => {
    asked.push(commit)
    return told.get(commit) ?? pullFacts(null)
  }
  return {
    told,
    asked,
    merged: answer,
    proposed: answer,
    mergesOf: async (commit) => {
      asked.push(commit)
      return [...told.values()].flatMap(({ pull, commits }) =>
        pull !== null && (pull.mergeCommit === commit || commits.some(({ id }) => id === commit))
          ? [{ merge: pull.mergeCommit ?? '', head: pull.head }]
          : [],
      )
    },
  }
}

/** Aoi's pull request, merged by Vera, with these reviews. */
export function pullFacts(
  pull: Partial<HostedPull> | null,
  more: Partial<Omit<HostedFacts, 'pull'>> = {},
): HostedFacts {
  const atMs = Date.parse(now)
  return {
    pull:
      pull === null
        ? null
        : {
            number: 7,
            url: 'https://github.example/hikari/mail/pull/7',
            title: 'Autumn',
            draft: false,
            author: user('aoi'),
            head: '',
            headRef: 'autumn',
            fork: false,
            base: 'main',
            mergedMs: atMs,
            mergedBy: user('vera'),
            mergeCommit: null,
            labels: [],
            size: { commits: 2, files: 2 },
            ...pull,
          },
    candidates: pull === null ? [] : [7],
    pushedMs: atMs - 3_600_000,
    bypassed: null,
    codeownersErrors: [],
    owners: [],
    accounts: [],
    memberships: [],
    reviews: [],
    commits: [],
    pushes: null,
    ...more,
  }
}

/** Somebody's approval of a commit. */
export function reviewed(
  person: string,
  commit: string | null,
  more: Partial<HostedReview> = {},
): HostedReview {
  return {
    id: `review-${person}`,
    url: 'https://github.example/hikari/mail/pull/7#1',
    account: user(person),
    state: 'approved',
    text: '',
    commit,
    atMs: Date.parse(now),
    mayWrite: true,
    afterMerge: false,
    retargeted: false,
    ...more,
  }
}
