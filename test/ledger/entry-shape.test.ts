import { describe, expect, test } from 'vitest'
import { holdsAddress, withoutAddresses } from '../../src/content/address-like.ts'
import { nextEntry } from '../../src/ledger/chain.ts'
import type { EntryType } from '../../src/ledger/entry.ts'
import { dataFault, isEntryType } from '../../src/ledger/entry-shape.ts'
import { signers } from '../support/ledger-keys.ts'
import { draftOf, sampleData } from '../support/ledger-story.ts'

const types = Object.keys(sampleData) as readonly EntryType[]

describe.each(types)('%s', (type) => {
  const sample: Readonly<Record<string, unknown>> = sampleData[type]

  test('takes what it should', () => expect(dataFault(type, sample)).toBeNull())

  test('takes no other field, misses each of its own, and takes nothing else for it', () => {
    expect(dataFault(type, { ...sample, more: 1 })).toBe('data.more')
    for (const field of Object.keys(sample)) {
      const { [field]: _, ...rest } = sample
      expect(dataFault(type, rest)).toBe(`data.${field}`)
      for (const wrong of [undefined, -1, 1.5, {}, ['x y'], true])
        if (
          JSON.stringify(wrong) !== JSON.stringify(sample[field]) &&
          !(field === 'evidence' && isPlain(wrong)) &&
          !(field === 'counts' && isPlain(wrong)) &&
          !(field === 'skipped' && isPlain(wrong))
        )
          expect(dataFault(type, { ...sample, [field]: wrong }), `${field} ${JSON.stringify(wrong)}`).toBe(
            `data.${field}`,
          )
    }
  })

  test('is nothing but an object', () => {
    for (const wrong of [null, [], 'x', 1]) expect(dataFault(type, wrong)).toBe('data')
  })
})

function isPlain(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

test('types that do not exist', () => {
  for (const wrong of ['SENT', 'constructor', 'toString', '__proto__', 1, null])
    expect(isEntryType(wrong)).toBe(false)
})

describe('an address', () => {
  test.each([
    'kai@example.com',
    'Kai <kai@example.com>',
    'to kai@example.co.jp, today',
    'かい@例え.テスト',
    'a+b@x.yz',
    'kai@example.invalid.com',
    'mailto:kai@example.com',
  ])('is recognised in "%s"', (text) => {
    expect(holdsAddress(text)).toBe(true)
    expect(holdsAddress({ evidence: [{ text }] })).toBe(true)
    expect(holdsAddress({ [text]: 1 })).toBe(true)
    expect(withoutAddresses(text)).not.toContain('@')
  })

  test.each([
    '@hikari/marketing',
    'vera <vera@approval.invalid> 1700000000 +0000',
    'postmerge@ledger.invalid',
    'a @ b.c',
    'campaigns/x@2',
    '',
  ])('is not seen in "%s"', (text) => {
    expect(holdsAddress(text)).toBe(false)
    expect(withoutAddresses(text)).toBe(text)
  })

  test('never gets into an entry', () => {
    for (const type of types) {
      const name = 'kai@example.com'
      const data =
        type === 'AUTHORISED'
          ? { ...sampleData.AUTHORISED, evidence: { [name]: name } }
          : { ...sampleData[type], by: name }
      expect(() => nextEntry(null, draftOf(type, { data }), signers.sender)).toThrow(
        /ledger-address-refused|a wrong field/,
      )
    }
  })
})

test('a long reason is cut between characters', () => {
  const data = { by: 'vera', reason: `${'x'.repeat(499)}😀` }
  const entry = nextEntry(null, draftOf('HALTED', { data }), signers.sender)
  expect(entry.data).toEqual({ by: 'vera', reason: `${'x'.repeat(499)}\ufffd` })
})
