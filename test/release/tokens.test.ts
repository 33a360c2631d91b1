import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  cohortOf,
  idemOf,
  messageIdOf,
  readUnsubscribeToken,
  readVerpAddress,
  releaseSecret,
  unsubscribeToken,
  verpAddress,
} from '../../src/release/tokens.ts'

const key = Buffer.alloc(32, 1)
const otherKey = Buffer.alloc(32, 2)
const secret = releaseSecret(key, 'r1')
const idem = idemOf(secret, 'contact-1')

const forms = [
  {
    name: 'bounce address',
    make: (k: Uint8Array, i: string) => verpAddress(k, i, 'bounces.news.hikari.example'),
    read: readVerpAddress,
  },
  { name: 'unsubscribe token', make: unsubscribeToken, read: readUnsubscribeToken },
] as const

const idems = fc.string({ maxLength: 30 }).map((contact) => idemOf(secret, contact.replaceAll('\0', '')))

describe.each(forms)('a $name', ({ make, read }) => {
  test('comes back as the id it was made from, in any letter case', () => {
    fc.assert(
      fc.property(idems, (id) => {
        expect(read(key, make(key, id))).toBe(id)
        expect(read(key, make(key, id).toUpperCase())).toBe(id)
      }),
    )
  })

  test('forged in any character is nobody', () => {
    const token = make(key, idem)
    const length = token.includes('@') ? token.indexOf('@') : token.length
    for (let at = 0; at < length; at++)
      for (const letter of 'a7z-=')
        if (token[at] !== letter)
          expect(read(key, token.slice(0, at) + letter + token.slice(at + 1))).toBeNull()
  })

  test('of another key is nobody', () => expect(read(otherKey, make(key, idem))).toBeNull())

  test('of the other kind is nobody', () => {
    for (const form of forms) if (form.read !== read) expect(read(key, form.make(key, idem))).toBeNull()
  })

  test('cut, lengthened or made up is nobody', () => {
    const token = make(key, idem)
    for (const wrong of [
      '',
      token.slice(1),
      `x${token}`,
      token.slice(0, 20),
      'a'.repeat(36),
      `${'a'.repeat(36)}\n`,
      '-'.repeat(36),
    ])
      expect(read(key, wrong)).toBeNull()
    fc.assert(fc.property(fc.string(), (text) => read(key, text) === null))
  })
})

test('an unsubscribe token with something behind it is nobody', () => {
  expect(readUnsubscribeToken(key, `${unsubscribeToken(key, idem)}a`)).toBeNull()
})

test('ids are 96 bits, the same in every run, and differ by contact, release and key', () => {
  expect(idem).toMatch(/^[a-z2-7]{20}$/)
  expect(idemOf(releaseSecret(key, 'r1'), 'contact-1')).toBe(idem)
  const others = [
    idemOf(secret, 'contact-2'),
    idemOf(releaseSecret(key, 'r2'), 'contact-1'),
    idemOf(releaseSecret(otherKey, 'r1'), 'contact-1'),
  ]
  expect(new Set([idem, ...others]).size).toBe(4)
})

test('cohorts are spread evenly from 0 to 9999', () => {
  const cohorts = Array.from({ length: 4000 }, (_, n) => cohortOf(secret, `contact-${n}`))
  expect(Math.min(...cohorts)).toBeGreaterThanOrEqual(0)
  expect(Math.max(...cohorts)).toBeLessThan(10_000)
  const tenths = Array.from(
    { length: 10 },
    (_, tenth) => cohorts.filter((cohort) => Math.floor(cohort / 1000) === tenth).length,
  )
  for (const count of tenths) expect(Math.abs(count - 400)).toBeLessThan(100)
  expect(cohortOf(secret, 'contact-1')).toBe(cohortOf(secret, 'contact-1'))
})

test('a Message-ID has the form of RFC 5322 and names id and release', () => {
  expect(messageIdOf(idem, '0123456789abcdef0123456789abcdef', 'news.hikari.example')).toBe(
    `<${idem}.0123456789abcdef0123456789abcdef@news.hikari.example>`,
  )
  // RFC 5321 section 4.5.3.1.1: a local part has at most 64 octets.
  expect(verpAddress(key, idem, 'x.example').indexOf('@')).toBeLessThanOrEqual(64)
})
