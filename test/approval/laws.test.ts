import fc from 'fast-check'
import { expect, test } from 'vitest'
import { judgeRules } from '../../src/approval/judge-rules.ts'
import { present } from '../../src/kit/assert.ts'
import { outcomeOf } from '../support/approval-cases.ts'
import {
  approve,
  baseFiles,
  campaign,
  campaignPath,
  list,
  factsOf,
  reject,
  request,
  type Story,
} from '../support/approval-facts.ts'

const lists = ['[vip]', '[b2b]', '[vip, b2b]']
const policies = [
  'minimum: 1\n',
  'minimum: 2\n',
  'lists: { vip: { approvals: 2 } }\n',
  'tiers: [{ over: 10, approvals: 2 }]\n',
]

interface Voice {
  readonly person: string
  readonly verdict: 'approve' | 'reject'
  readonly n: number
  readonly on: string
}

const voice: fc.Arbitrary<Voice> = fc.record({
  person: fc.constantFrom('aoi', 'vera', 'victor', 'bo', 'ken'),
  verdict: fc.constantFrom('approve', 'approve', 'approve', 'reject'),
  n: fc.integer({ min: 1, max: 3 }),
  on: fc.constantFrom('h1', 'h2', 'h2', 'h2'),
})

const voices = fc.uniqueArray(voice, { maxLength: 5, selector: ({ person, n }) => `${person} ${n}` })

const story: fc.Arbitrary<Partial<Story>> = fc
  .record({
    mode: fc.constantFrom('merged', 'proposal'),
    target: fc.constantFrom(...lists),
    policy: fc.constantFrom(...policies),
    secret: fc.boolean(),
    second: fc.constantFrom('aoi', 'vera', 'nobody'),
  })
  .map(({ mode, target, policy, secret, second }) => ({
    mode,
    root: {
      ...baseFiles,
      'policies/approvals.yaml': policy,
      'lists/vip.yaml': list(secret ? 'sensitivity: confidential\n' : ''),
    },
    proposal: [
      { changes: { [campaignPath]: campaign({ lists: target, subject: 'Draft' }) } },
      { by: second, changes: { [campaignPath]: campaign({ lists: target }) } },
    ],
  }))

const runs = { numRuns: 100 }
const rank = { NONE: 0, BLOCKED: 0, ERROR: 1, PENDING: 2, HOLD: 3, APPROVED: 4 }

function verdictOf(what: Partial<Story>, said: readonly Voice[]) {
  const opinions = said.map(({ person, verdict, ...how }) =>
    verdict === 'approve' ? approve(person, how) : reject(person, how),
  )
  return outcomeOf({ ...what, opinions })
}

test('one more rejection never leads to an approval, and never improves anything', () => {
  fc.assert(
    fc.property(
      story,
      voices,
      fc.constantFrom('aoi', 'vera', 'victor', 'bo', 'ken'),
      (what, said, person) => {
        const before = verdictOf(what, said)
        const after = verdictOf(what, [...said, { person, verdict: 'reject', n: 9, on: 'h2' }])
        expect(rank[after.verdict]).toBeLessThanOrEqual(rank[before.verdict])
        if (person !== 'aoi') expect(after.verdict).not.toBe('APPROVED')
      },
    ),
    runs,
  )
})

test('taking away a person’s approval never improves anything', () => {
  fc.assert(
    fc.property(story, voices, fc.nat(), (what, said, pick) => {
      const approving = said.filter(({ verdict }) => verdict === 'approve')
      fc.pre(approving.length > 0)
      const gone = approving[pick % approving.length]?.person
      // All that the person said goes: an older rejection must not come back to life by this.
      const left = said.filter(({ person, verdict }) => person !== gone || verdict === 'reject')
      expect(rank[verdictOf(what, left).verdict]).toBeLessThanOrEqual(rank[verdictOf(what, said).verdict])
    }),
    runs,
  )
})

test('those who wrote it can never satisfy anything alone', () => {
  fc.assert(
    fc.property(story, fc.array(fc.integer({ min: 1, max: 9 }), { maxLength: 3 }), (what, numbers) => {
      const said = [...new Set(numbers)].flatMap((n) => [
        { person: 'aoi', verdict: 'approve', n, on: 'h2' } as const,
      ])
      expect(verdictOf(what, said).verdict).not.toBe('APPROVED')
    }),
    runs,
  )
})

const anybody = fc.constantFrom('aoi', 'vera', 'victor', 'bo', 'ken', 'stranger')
const claims = fc.constantFrom('aoi', 'vera', 'bo')
const approvers = fc.uniqueArray(fc.constantFrom('aoi', 'vera', 'victor', 'bo', 'ken'), { maxLength: 3 })

test('two keys stand behind whatever goes out, whatever the commits claim', () => {
  const made = fc.record({
    authors: fc.tuple(claims, claims),
    signers: fc.tuple(fc.option(anybody), fc.option(anybody)),
    askers: fc.uniqueArray(anybody, { maxLength: 2 }),
    approving: approvers,
  })
  const ends = new Set<string>()
  fc.assert(
    fc.property(made, ({ authors, signers, askers, approving }) => {
      const proposal = ['Draft', 'Autumn'].map((subject, at) => ({
        by: authors[at] ?? 'aoi',
        signedBy: signers[at] ?? null,
        changes: { [campaignPath]: campaign({ subject }) },
      }))
      const { verdict, approvedBy } = outcomeOf({
        proposal,
        requests: askers.map((person) => request(person)),
        opinions: approving.map((person) => approve(person)),
      })
      for (const person of [...askers, ...authors, ...signers]) expect(approvedBy).not.toContain(person)
      const keys = new Set([...approvedBy, ...askers, ...signers].filter((name) => name !== 'stranger'))
      keys.delete(null)
      if (verdict === 'APPROVED') expect(keys.size).toBeGreaterThanOrEqual(2)
      ends.add(verdict)
    }),
    { numRuns: 300 },
  )
  expect([...ends]).toEqual(expect.arrayContaining(['APPROVED', 'PENDING']))
})

test('two keys stand behind every change of rules, however few own it', () => {
  const made = fc.record({
    // Of the team, and of one person alone.
    owned: fc.constantFrom('vip', 'b2b'),
    by: claims,
    signedBy: fc.option(anybody),
    merged: fc.boolean(),
    approvedBy: approvers,
  })
  const ends = new Set<number>()
  fc.assert(
    fc.property(made, ({ owned, ...step }) => {
      const changes = { [`lists/${owned}.yaml`]: list('sensitivity: public\n') }
      const rules = present(factsOf({ rules: [{ ...step, changes }] }).rules, 'rules')
      const { length } = judgeRules(rules).unapproved
      const keys = new Set([...step.approvedBy, ...(step.signedBy === null ? [] : [step.signedBy])])
      keys.delete('stranger')
      if (length === 0) expect(keys.size).toBeGreaterThanOrEqual(2)
      ends.add(length)
    }),
    { numRuns: 300 },
  )
  expect(ends).toEqual(new Set([0, 1]))
})

test('the order in which tags are read decides nothing', () => {
  fc.assert(
    fc.property(story, voices, (what, said) => {
      const [there, back] = [verdictOf(what, said), verdictOf(what, said.toReversed())]
      expect([back.verdict, back.code]).toEqual([there.verdict, there.code])
    }),
    runs,
  )
})

test('some of these stories are approved: the laws above speak of something', () => {
  const seen = new Set(
    fc
      .sample(fc.tuple(story, voices), { numRuns: 120, seed: 7 })
      .map(([what, said]) => verdictOf(what, said).verdict),
  )
  expect([...seen]).toEqual(expect.arrayContaining(['APPROVED', 'PENDING']))
})
