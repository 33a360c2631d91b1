import type { Snapshot } from '../../src/approval/facts.ts'
import type { HostedFacts, HostedPull } from '../../src/approval/hosted-facts.ts'
import { idOf, now, user } from './story-names.ts'

/** What a forge says differently from the usual: Aoi's pull request, merged by Vera an hour ago. `pull` null: it knows none. */
export type HostedStory = Omit<Partial<HostedFacts>, 'pull'> & { readonly pull?: Partial<HostedPull> | null }

const hourMs = 3_600_000

/** What a hosted forge says about the change of a story. */
export function hostedFacts(story: HostedStory, commits: ReadonlyMap<string, Snapshot>): HostedFacts {
  const last = [...commits.keys()].findLast((name) => /^h\d+$/.test(name)) ?? 'h1'
  const pull: HostedPull = {
    number: 42,
    url: 'https://github.example/hikari/mail/pull/42',
    title: 'Autumn',
    draft: false,
    author: user('aoi'),
    head: idOf(last),
    headRef: 'autumn',
    fork: false,
    base: 'main',
    mergedMs: Date.parse(now) - hourMs,
    mergedBy: user('vera'),
    mergeCommit: idOf('c'),
    labels: [],
    size: { commits: 1, files: 1 },
    ...story.pull,
  }
  const isThere = story.pull !== null
  return {
    candidates: isThere ? [pull.number] : [],
    pushedMs: Date.parse(now) - hourMs,
    bypassed: null,
    codeownersErrors: [],
    owners: [],
    accounts: [],
    memberships: [],
    reviews: [],
    commits: [],
    pushes: null,
    ...story,
    pull: isThere ? pull : null,
  }
}
