import fc from 'fast-check'
import { expect, test } from 'vitest'
import { outcomeOf } from '../support/approval-cases.ts'
import {
  baseFiles,
  campaign,
  campaignPath,
  codeowners,
  list,
  now,
  review,
  user,
  type Story,
} from '../support/approval-facts.ts'
import type { HostedStory } from '../support/hosted-facts.ts'

const people = ['aoi', 'vera', 'victor', 'bo', 'ken']
/** A team that only the forge knows: who belongs to it is a fact of each story. */
const team = '@hikari/outside'
const lines = [
  '',
  '',
  `/lists/vip.yaml ${team}\n`,
  `/lists/b2b.yaml @bo ${team}\n`,
  `/lists/ ${team}\n/campaigns/ ${team} @vera\n`,
]
const anybody = fc.constantFrom(...people)

interface Review {
  readonly person: string
  readonly verdict: 'approve' | 'reject' | 'dismissed'
  readonly on: string
  readonly mayWrite: boolean
  readonly afterMerge: boolean
  readonly retargeted: boolean
}

/** The usual, so often that a story of many facts still ends well now and then. */
function often<const Usual>(usual: Usual, times: number): readonly Usual[] {
  return Array.from({ length: times }, () => usual)
}

const mostly = (usual: boolean): fc.Arbitrary<boolean> => fc.constantFrom(...often(usual, 9), !usual)

const reviews: fc.Arbitrary<readonly Review[]> = fc.array(
  fc.record({
    person: anybody,
    verdict: fc.constantFrom(...often('approve', 8), 'reject', 'dismissed'),
    on: fc.constantFrom('h1', ...often('h2', 7)),
    mayWrite: mostly(true),
    afterMerge: mostly(false),
    retargeted: mostly(false),
  }),
  { minLength: 1, maxLength: 8, size: 'max' },
)

interface Told extends Partial<Story> {
  readonly hosted: HostedStory
  readonly author: string
}

const story: fc.Arbitrary<Told> = fc
  .record({
    mode: fc.constantFrom('merged', 'proposal'),
    parents: fc.constantFrom(1, 2),
    target: fc.constantFrom('[vip]', '[b2b]', '[vip, b2b]'),
    policy: fc.constantFrom(
      ...often('minimum: 1\n', 2),
      ...often('merge: anyone\n', 2),
      'minimum: 2\n',
      'suggestions: disqualify\n',
      ...often('lists: { vip: { approvals: 2 } }\n', 2),
    ),
    second: fc.constantFrom(...often('aoi', 6), 'vera', 'nobody'),
    pushedBy: fc.constantFrom(...often('aoi', 6), 'bo'),
    suggestion: mostly(false),
    mergedBy: fc.constantFrom('vera', 'victor', 'bo', 'aoi'),
    author: fc.constantFrom(...often('aoi', 6), 'ken', 'vera'),
    line: fc.constantFrom(...lines),
    members: fc.record(
      Object.fromEntries(
        people.map((person) => [person, fc.constantFrom(...often('yes', 8), 'no', 'unknown')]),
      ),
    ),
  })
  .map(({ mode, parents, target, policy, second, pushedBy, suggestion, mergedBy, ...who }) => ({
    mode,
    parents,
    author: who.author,
    root: {
      ...baseFiles,
      'policies/approvals.yaml': policy,
      '.github/CODEOWNERS': codeowners(who.line),
    },
    proposal: [
      { changes: { [campaignPath]: campaign({ lists: target, subject: 'Draft' }) } },
      {
        by: second,
        pushedBy,
        suggestion,
        coAuthors: suggestion ? ['victor'] : [],
        changes: { [campaignPath]: campaign({ lists: target }) },
      },
    ],
    hosted: {
      pull: { mergedBy: user(mergedBy), author: user(who.author) },
      memberships: people.map((person) => ({
        owner: team,
        user: user(person).id,
        answer: who.members[person] ?? 'no',
      })),
    },
  }))

const runs = { numRuns: 150 }
/** What could not be decided is no better and no worse than what waits. */
const rank = { NONE: 0, BLOCKED: 0, ERROR: 1, PENDING: 1, HOLD: 2, APPROVED: 3 }

function verdictOf(what: Partial<Story>, said: readonly Review[]) {
  return outcomeOf({ ...what, opinions: said.map(({ person, ...how }) => review(person, how)) })
}

test('without what somebody approved, nothing is better than with it', () => {
  fc.assert(
    fc.property(story, reviews, anybody, (what, said, person) => {
      const left = said.filter((one) => one.person !== person || one.verdict !== 'approve')
      expect(rank[verdictOf(what, left).verdict]).toBeLessThanOrEqual(rank[verdictOf(what, said).verdict])
    }),
    runs,
  )
})

test('one more request for changes never leads to an approval, and of whoever may write it stops everything', () => {
  fc.assert(
    fc.property(
      story,
      reviews,
      fc.record({ person: anybody, afterMerge: fc.boolean() }),
      (what, said, by) => {
        const reject = {
          ...by,
          verdict: 'reject',
          on: 'h2',
          mayWrite: true,
          retargeted: false,
        } as const
        const before = verdictOf(what, said)
        const after = verdictOf(what, [...said, reject])
        expect(rank[after.verdict]).toBeLessThanOrEqual(rank[before.verdict])
        if (by.person !== what.author) expect(after.verdict).not.toBe('APPROVED')
      },
    ),
    runs,
  )
})

const denials: readonly ((what: Partial<Story> & { readonly hosted: HostedStory }) => Partial<Story>)[] = [
  (what) => ({
    ...what,
    after: {
      'policies/delivery.yaml': 'freezes: [{ from: 2026-10-01, until: 2026-10-09, reason: stock-taking }]\n',
    },
  }),
  (what) => ({ ...what, hosted: { ...what.hosted, bypassed: true } }),
  (what) => ({
    ...what,
    hosted: { ...what.hosted, codeownersErrors: [{ line: 1, kind: 'x', suggestion: 'x' }] },
  }),
  (what) => ({ ...what, hosted: { ...what.hosted, owners: [{ owner: '@hikari/vip', mayWrite: false }] } }),
  (what) => ({ ...what, hosted: { ...what.hosted, accounts: [{ login: 'vera', id: 1 }] } }),
  (what) => ({ ...what, hosted: { ...what.hosted, pull: null } }),
  (what) => ({ ...what, hosted: { ...what.hosted, pull: null, pushedMs: Date.parse(now) } }),
  (what) => ({ ...what, hosted: { ...what.hosted, pull: null, candidates: [1, 2] } }),
  (what) => ({ ...what, hosted: { ...what.hosted, pull: { ...what.hosted.pull, mergedBy: null } } }),
  (what) => ({
    ...what,
    hosted: { ...what.hosted, pull: { ...what.hosted.pull, size: { commits: 251, files: 1 } } },
  }),
  (what) => ({ ...what, live: { halted: 'Stop' } }),
  (what) => ({ ...what, evil: { [campaignPath]: campaign({ subject: 'Free money' }) } }),
  (what) => ({ ...what, after: { [campaignPath]: null } }),
  (what) => ({ ...what, rules: [{ changes: { 'lists/b2b.yaml': list('sensitivity: public\n') } }] }),
]

test('no denial enables anything', () => {
  fc.assert(
    fc.property(story, reviews, fc.constantFrom(...denials), (what, said, deny) => {
      const [before, after] = [verdictOf(what, said), verdictOf(deny(what), said)]
      if (before.verdict !== 'APPROVED') expect(after.verdict).not.toBe('APPROVED')
    }),
    runs,
  )
})

test('each denial stops what would go out', () => {
  const what = { hosted: {}, parents: 1 } as const
  const said = [
    { person: 'vera', verdict: 'approve', on: 'h1', mayWrite: true, afterMerge: false, retargeted: false },
  ] as const
  expect(verdictOf(what, said).verdict).toBe('APPROVED')
  for (const deny of denials) expect(verdictOf(deny(what), said).verdict).not.toBe('APPROVED')
})

test('whoever wrote, pushed or proposed it is never among those who approved it', () => {
  fc.assert(
    fc.property(story, reviews, (what, said) => {
      const { approvedBy } = verdictOf(what, said)
      expect(approvedBy).not.toContain('aoi')
      expect(approvedBy).not.toContain(what.author)
      const second = what.proposal?.[1]
      for (const name of [second?.by, second?.pushedBy]) expect(approvedBy).not.toContain(name)
    }),
    runs,
  )
})

/** What may be changed after the review, and whether it is a part of what is sent. */
const changes: readonly (readonly [path: string, isSent: boolean])[] = [
  [campaignPath, true],
  ['campaigns/autumn/new.txt', true],
  ['campaigns/_layouts/newsletter.mjml', true],
  ['campaigns/_partials/unused.mjml', false],
  ['campaigns/winter/notes.txt', false],
  ['docs/notes.txt', false],
  ['README.md', false],
]

test('an approval is stale exactly when a byte of what is sent is another than in the commit that was reviewed', () => {
  const seen = new Set<string>()
  fc.assert(
    fc.property(
      fc.constantFrom(...changes),
      fc.constantFrom(1, 2),
      fc.string({ minLength: 1, maxLength: 5 }),
      (change, parents, text) => {
        const [path, isSent] = change
        const files = { ...baseFiles, [campaignPath]: campaign() }
        const was = files[path as keyof typeof files] ?? ''
        const proposal = [
          { changes: { [campaignPath]: campaign() } },
          { changes: { [path]: `${was}${text.replaceAll(/[^a-z]/g, 'x')}\n` } },
        ]
        const { reasons, verdict } = outcomeOf({
          hosted: {},
          parents,
          proposal,
          opinions: [review('vera', { on: 'h1' })],
        })
        expect(reasons.includes(`STALE ${path}`)).toBe(isSent)
        expect(verdict === 'APPROVED').toBe(!isSent)
        seen.add(verdict)
      },
    ),
    { numRuns: 60 },
  )
  expect(seen.size).toBeGreaterThan(1)
})

test('enough of these stories are approved: the laws above speak of something', () => {
  const seen = new Map<string, number>()
  const runs = 400
  for (const [what, said] of fc.sample(fc.tuple(story, reviews), { numRuns: runs, seed: 7 })) {
    const { verdict } = verdictOf(what, said)
    seen.set(verdict, (seen.get(verdict) ?? 0) + 1)
  }
  expect(seen.get('APPROVED')).toBeGreaterThan(runs / 6)
  for (const verdict of ['PENDING', 'HOLD', 'ERROR']) expect(seen.get(verdict)).toBeGreaterThan(runs / 100)
})
