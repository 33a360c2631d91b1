import { describe, expect, test } from 'vitest'
import type { TagRefusal } from '../../src/approval/tag-signature.ts'
import { outcomeOf } from '../support/approval-cases.ts'
import { approve, baseFiles, idOf, identities, keyOf, reject, type World } from '../support/approval-facts.ts'

/** Everything a tag may be that is not an approval, though git may call it verified. */
const refused: readonly (readonly [string, Parameters<typeof approve>[1], string])[] = [
  [
    'copied to another ref after a rejection',
    { tag: { ref: 'refs/tags/approval/autumn/1/00000000/vera/3' } },
    'TAG_COPIED',
  ],
  [
    'signed under another name than its ref',
    { tag: { name: 'approval/spring/1/00000000/vera/1' } },
    'TAG_COPIED',
  ],
  [
    'for another campaign, filed under this one',
    { payload: { campaign: 'spring' }, tag: moved() },
    'TAG_COPIED',
  ],
  ['for another edition, filed under this one', { payload: { edition: 2 }, tag: moved() }, 'TAG_COPIED'],
  ['signed by an OpenPGP key of the keyring', { tag: signature('not-ssh') }, 'TAG_NOT_SSH'],
  ['not signed', { tag: signature('not-signed') }, 'TAG_NOT_SIGNED'],
  ['a bare pointer', { tag: signature('not-annotated') }, 'TAG_NOT_SIGNED'],
  ['signed twice', { tag: signature('several-signatures') }, 'TAG_BAD_SIGNATURE'],
  ['signed over other bytes', { tag: signature('bad-signature') }, 'TAG_BAD_SIGNATURE'],
  ['on something else than a commit', { tag: signature('wrong-target') }, 'TAG_BAD_SIGNATURE'],
  ['signed with a key nobody has', { key: keyOf('stranger') }, 'TAG_UNKNOWN_KEY'],
  [
    'signed and tagged by another owner in her name',
    { key: keyOf('victor'), tag: { tagger: { name: 'victor', email: 'victor@approval.invalid' } } },
    'TAG_WRONG_PERSON',
  ],
  ['signed with another owner’s key', { key: keyOf('victor') }, 'TAG_WRONG_PERSON'],
  [
    'made by another tagger',
    { tag: { tagger: { name: 'vera', email: 'vera@hikari.example' } } },
    'TAG_WRONG_PERSON',
  ],
  [
    'made for another repository',
    { payload: { repository: 'git.hikari.example/other' } },
    'TAG_OTHER_REPOSITORY',
  ],
  ['saying something more', { payload: { note: 'x' } }, 'TAG_UNREADABLE'],
  ['not in canonical form', { tag: { message: '{"v": 1}\n' } }, 'TAG_UNREADABLE'],
]

describe('a tag that is no approval', () => {
  test.each(refused)('%s', (_, options, code) => {
    const outcome = outcomeOf({ opinions: [approve('vera', options)] })
    expect(outcome).toMatchObject({ verdict: 'PENDING', code: 'NOT_APPROVED' })
    expect(outcome.reasons).toContain(code)
  })
  test('the same tag as it should be is one', () => expect(outcomeOf({}).verdict).toBe('APPROVED'))
})

test('a rejection cannot be undone by copying the earlier approval to a later number', () => {
  const ref = 'refs/tags/approval/autumn/1/00000000/vera/3'
  const copied = (world: World) => ({ ...approve('vera')(world), ref })
  const opinions = [approve('vera'), reject('vera', { n: 2 }), copied]
  expect(outcomeOf({ opinions })).toMatchObject({ verdict: 'PENDING' })
  expect(
    outcomeOf({ opinions: [approve('vera'), reject('vera', { n: 2 }), approve('vera', { n: 3 })] }).verdict,
  ).toBe('APPROVED')
})

test('one key under two names blocks: whoever signs with it is nobody in particular', () => {
  const shared = identities({ keys: { ken: [keyOf('vera')] } })
  const root = { ...baseFiles, 'policies/identities.yaml': shared }
  expect(outcomeOf({ root })).toMatchObject({ verdict: 'BLOCKED', code: 'KEY_SHARED' })
  const other = { ...baseFiles, 'policies/identities.yaml': identities({ keys: { ken: [keyOf('ken', 2)] } }) }
  expect(outcomeOf({ root: other }).verdict).toBe('APPROVED')
})

test('a tag that was seen and is gone holds the release', () => {
  const missing = ['refs/tags/approval/autumn/1/0a0a0a0a/ken/1']
  expect(outcomeOf({ missing })).toMatchObject({ verdict: 'HOLD', code: 'TAG_MISSING' })
  expect(outcomeOf({ missing: ['refs/tags/approval/autumn/2/0a0a0a0a/ken/1'] }).verdict).toBe('APPROVED')
  const rules = [{ changes: { 'package.json': '{}\n' }, approvedBy: ['mori'] }]
  const about = (commit: string) => ({
    rules,
    missing: [`refs/tags/approval/_rules/${commit.slice(0, 8)}/ken/1`],
  })
  expect(outcomeOf(about(idOf('r1')))).toMatchObject({ verdict: 'HOLD', code: 'TAG_MISSING' })
  expect(outcomeOf(about(idOf('elsewhere'))).verdict).toBe('APPROVED')
})

test('the time in a tag is a claim: it makes an approval older, and never lets a key back in', () => {
  expect(outcomeOf({ opinions: [approve('vera', { at: '2001-01-01T00:00:00Z' })] })).toMatchObject({
    verdict: 'PENDING',
    code: 'EXPIRED',
  })
  expect(outcomeOf({ opinions: [approve('vera', { at: '2026-10-05T03:11:00Z' })] }).code).toBe(
    'TIME_IN_FUTURE',
  )
  expect(outcomeOf({ opinions: [approve('vera', { at: '2026-10-05T03:09:00Z' })] }).verdict).toBe('APPROVED')
  // A key that was hers once signs as of then.
  const root = {
    ...baseFiles,
    'policies/identities.yaml': identities({ keys: { vera: [keyOf('vera', 2)] } }),
  }
  expect(outcomeOf({ root, opinions: [approve('vera', { at: '2026-10-01T00:00:00Z' })] }).reasons).toContain(
    'TAG_UNKNOWN_KEY',
  )
})

test('an approval whose digest is not that of its commit is not bound to it', () => {
  const opinions = [
    approve('vera', { payload: { contentDigest: '1'.repeat(64), closureDigest: '1'.repeat(64) } }),
  ]
  expect(outcomeOf({ opinions }).code).toBe('MISBOUND')
})

test('on equal numbers a rejection weighs more, and of two approvals the fitting one', () => {
  expect(outcomeOf({ opinions: [approve('vera'), reject('vera')] }).verdict).toBe('PENDING')
  const other = approve('vera', { payload: { closureDigest: '1'.repeat(64) } })
  expect(outcomeOf({ opinions: [other, approve('vera')] }).verdict).toBe('APPROVED')
})

test('the author’s own rejection stops nothing, a key that was taken away since stops a release', () => {
  expect(outcomeOf({ opinions: [approve('vera'), reject('aoi')] })).toMatchObject({ verdict: 'APPROVED' })
  const after = { 'policies/identities.yaml': identities({ keys: { vera: [keyOf('vera', 2)] } }) }
  expect(outcomeOf({ after })).toMatchObject({ verdict: 'HOLD', code: 'MEMBERSHIP_LOST' })
})

function signature(reason: TagRefusal) {
  return { signature: { kind: 'refused', reason } } as const
}

/** A ref and a signed name that fit this campaign, whatever the payload says. */
function moved() {
  const name = 'approval/autumn/1/00000000/vera/1'
  return { ref: `refs/tags/${name}`, name }
}
