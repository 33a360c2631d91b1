import fc from 'fast-check'
import { expect, test } from 'vitest'
import { outcomeOf } from '../support/approval-cases.ts'
import {
  baseFiles,
  campaign,
  campaignPath,
  list,
  now,
  review,
  user,
  type Story,
} from '../support/approval-facts.ts'
import type { HostedStory } from '../support/hosted-facts.ts'

const people = ['aoi', 'vera', 'victor', 'bo', 'ken']
const anybody = fc.constantFrom(...people)

interface Review {
  readonly person: string
  readonly verdict: 'approve' | 'reject' | 'dismissed'
  readonly on: string
  readonly mayWrite: boolean
  readonly afterMerge: boolean
  readonly retargeted: boolean
}

const mostly = (usual: boolean): fc.Arbitrary<boolean> => fc.constantFrom(usual, usual, usual, usual, !usual)

const reviews: fc.Arbitrary<readonly Review[]> = fc.array(
  fc.record({
    person: anybody,
    verdict: fc.constantFrom('approve', 'approve', 'approve', 'reject', 'dismissed'),
    on: fc.constantFrom('h1', 'h2', 'h2', 'h2'),
    mayWrite: mostly(true),
    afterMerge: mostly(false),
    retargeted: mostly(false),
  }),
  { maxLength: 6 },
)

const story: fc.Arbitrary<Partial<Story> & { readonly hosted: HostedStory }> = fc
  .record({
    mode: fc.constantFrom('merged', 'proposal'),
    parents: fc.constantFrom(1, 2),
    target: fc.constantFrom('[vip]', '[b2b]', '[vip, b2b]'),
    policy: fc.constantFrom('minimum: 1\n', 'minimum: 2\n', 'suggestions: disqualify\n', 'merge: anyone\n'),
    second: fc.constantFrom('aoi', 'vera', 'nobody'),
    pushedBy: fc.constantFrom('aoi', 'aoi', 'bo'),
    suggestion: fc.boolean(),
    mergedBy: fc.constantFrom('vera', 'victor', 'bo', 'aoi'),
  })
  .map(({ mode, parents, target, policy, second, pushedBy, suggestion, mergedBy }) => ({
    mode,
    parents,
    root: { ...baseFiles, 'policies/approvals.yaml': policy },
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
    hosted: { pull: { mergedBy: user(mergedBy) } },
  }))

const runs = { numRuns: 150 }
const rank = { NONE: 0, BLOCKED: 0, ERROR: 1, PENDING: 2, HOLD: 3, APPROVED: 4 }

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
        if (by.person !== 'aoi') expect(after.verdict).not.toBe('APPROVED')
      },
    ),
    runs,
  )
})

const denials: readonly ((what: Partial<Story> & { readonly hosted: HostedStory }) => Partial<Story>)[] = [
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

test('some of these stories are approved: the laws above speak of something', () => {
  const seen = new Set(
    fc
      .sample(fc.tuple(story, reviews), { numRuns: 200, seed: 7 })
      .map(([what, said]) => verdictOf(what, said).verdict),
  )
  expect([...seen]).toEqual(expect.arrayContaining(['APPROVED', 'PENDING', 'HOLD']))
})
