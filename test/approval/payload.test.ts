import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parsePayload, writePayload, type Payload } from '../../src/approval/payload.ts'
import { nextTagNumber, parseTagName, tagRef } from '../../src/approval/tag-name.ts'

const approval = {
  v: 1,
  kind: 'approval',
  repository: 'git.hikari.example/mail',
  campaign: 'autumn',
  edition: 1,
  closureDigest: 'a1b2c3d4'.repeat(8),
  contentDigest: 'e5f6a7b8'.repeat(8),
  verdict: 'approve',
  reason: null,
  person: 'vera',
  time: '2026-10-05T03:00:00Z',
} as const
const rules = {
  v: 1,
  kind: 'rules',
  repository: 'git.hikari.example/mail',
  commit: '0123456789abcdef'.repeat(2) + '01234567',
  verdict: 'reject',
  reason: 'この鍵は知りません',
  person: 'mori',
  time: '2026-10-05T03:00:00Z',
} as const
const test1 = {
  v: 1,
  kind: 'test',
  repository: 'git.hikari.example/mail',
  campaign: 'autumn',
  edition: 1,
  closureDigest: 'a1b2c3d4'.repeat(8),
  person: 'aoi',
  time: '2026-10-05T03:00:00Z',
  to: ['aoi', 'vera'],
} as const
const signed = (value: unknown): string => `${writePayload(value as Payload)}\n`

describe('a signed payload', () => {
  test.each([approval, rules, { ...approval, kind: 'request' }, test1])('reads what it wrote', (payload) => {
    expect(parsePayload(signed(payload))).toEqual(payload)
  })

  test.each([
    ['another version', { ...approval, v: 2 }],
    ['another kind', { ...approval, kind: 'approve' }],
    ['a key more', { ...approval, note: '' }],
    ['a key less', { ...approval, reason: undefined }],
    ['an edition in words', { ...approval, edition: '1' }],
    ['an edition that is none', { ...approval, edition: 0 }],
    ['a broken edition', { ...approval, edition: 1.5 }],
    ['a short digest', { ...approval, closureDigest: 'abc' }],
    ['a digest in capitals', { ...approval, closureDigest: 'A'.repeat(64) }],
    ['a path as campaign', { ...approval, campaign: '../autumn' }],
    ['a path as person', { ...approval, person: 'vera/1' }],
    ['a rejection without a reason', { ...approval, verdict: 'reject' }],
    ['a reason of two lines', { ...approval, verdict: 'reject', reason: 'a\nb' }],
    ['a reason with an escape', { ...approval, verdict: 'reject', reason: '\u001b[2J' }],
    ['a local time', { ...approval, time: '2026-10-05T12:00:00+09:00' }],
    ['a day that does not exist', { ...approval, time: '2026-13-45T03:00:00Z' }],
    ['a request that rejects', { ...approval, kind: 'request', verdict: 'reject', reason: 'x' }],
    ['a campaign in a rule’s answer', { ...rules, campaign: 'autumn' }],
    ['a short commit', { ...rules, commit: '0123456' }],
    ['a test for nobody', { ...test1, to: [] }],
    ['a test for somebody twice', { ...test1, to: ['aoi', 'aoi'] }],
    ['a test in no order', { ...test1, to: ['vera', 'aoi'] }],
    ['a test for an address', { ...test1, to: ['eve@evil.example'] }],
    ['a test for eleven', { ...test1, to: 'abcdefghijk'.split('') }],
    ['a test with a verdict', { ...test1, verdict: 'approve' }],
    ['no object', [approval]],
  ])('refuses %s', (_, value) => expect(parsePayload(signed(value))).toBeNull())

  test('refuses whatever is not exactly one canonical line', () => {
    const line = writePayload(approval)
    for (const text of [
      line,
      `${line}\n\n`,
      ` ${line}\n`,
      `${line}\nmore\n`,
      line.replace('{', '{ '),
      '',
      'null\n',
      '{}\n',
    ]) {
      expect(parsePayload(text)).toBeNull()
    }
    const twice = line.replace('"v":1', '"v":1,"v":1')
    expect(parsePayload(`${twice}\n`)).toBeNull()
    expect(parsePayload(signed({ ...approval, verdict: 'reject', reason: 'x'.repeat(501) }))).toBeNull()
  })

  test('half a character in a reason is refused, not thrown at whoever reads all tags', () => {
    const line = signed({ ...approval, verdict: 'reject', reason: 'no HALF' })
    expect(parsePayload(line)).not.toBeNull()
    expect(parsePayload(line.replace('HALF', '\\ud83d'))).toBeNull()
  })

  test('never throws on anything', () => {
    fc.assert(fc.property(fc.string(), (text) => parsePayload(text) === null))
    fc.assert(fc.property(fc.json(), (text) => parsePayload(`${text}\n`) === null))
  })
})

describe('the name of a tag', () => {
  test('says what its payload says', () => {
    expect(tagRef(approval, 3)).toBe('refs/tags/approval/autumn/1/a1b2c3d4/vera/3')
    expect(parseTagName(tagRef(approval, 3))).toEqual({
      kind: 'approval',
      campaign: 'autumn',
      edition: 1,
      digest8: 'a1b2c3d4',
      person: 'vera',
      n: 3,
    })
    expect(tagRef(rules, 1)).toBe('refs/tags/approval/_rules/01234567/mori/1')
    expect(parseTagName(tagRef(rules, 1))).toEqual({
      kind: 'rules',
      commit8: '01234567',
      person: 'mori',
      n: 1,
    })
  })

  test.each([
    'refs/tags/approval/autumn/1/a1b2c3d4/vera/0',
    'refs/tags/approval/autumn/1/a1b2c3d4/vera/01',
    'refs/tags/approval/autumn/1/a1b2c3d4/vera/1/x',
    'refs/tags/approval/autumn/1/a1b2c3/vera/1',
    'refs/tags/approval/Autumn/1/a1b2c3d4/vera/1',
    'refs/heads/approval/autumn/1/a1b2c3d4/vera/1',
    'refs/tags/approval/_rules/1/a1b2c3d4/vera/1',
    'refs/tags/request/_rules/01234567/mori/1',
  ])('%s is none', (ref) => expect(parseTagName(ref)).toBeNull())

  test('the next number counts over everything the person said about that edition', () => {
    const refs = [
      'refs/tags/approval/autumn/1/a1b2c3d4/vera/1',
      'refs/tags/approval/autumn/1/ffffffff/vera/4',
      'refs/tags/approval/autumn/2/a1b2c3d4/vera/9',
      'refs/tags/approval/autumn/1/a1b2c3d4/victor/9',
      'refs/tags/request/autumn/1/a1b2c3d4/vera/9',
      'refs/tags/approval/_rules/01234567/vera/9',
    ]
    expect(nextTagNumber(approval, refs)).toBe(5)
    expect(nextTagNumber({ ...rules, person: 'vera' }, refs)).toBe(10)
    expect(nextTagNumber(rules, refs)).toBe(1)
  })
})
