import { expect, test } from 'vitest'
import { parseReleaseName, releaseKey, releaseName } from '../../src/release/release-id.ts'

test.each(['winter-sale/1', '2026-12-winter-sale/12', 'a/999999', `${'a'.repeat(64)}/1`])(
  '"%s" is a release',
  (text) => {
    const id = parseReleaseName(text)
    expect(id && releaseName(id)).toBe(text)
  },
)

test.each([
  '',
  'winter-sale',
  'winter-sale/',
  'winter-sale/0',
  'winter-sale/01',
  'winter-sale/1.5',
  'winter-sale/-1',
  'winter-sale/1000000',
  'Winter/1',
  '-a/1',
  '../a/1',
  'a/b/1',
  'a/1\n',
  ' a/1',
  `${'a'.repeat(65)}/1`,
  'a_b/1',
  'a/１',
])('"%s" is none', (text) => {
  expect(parseReleaseName(text)).toBeNull()
})

test('keys are 128 bits and tell apart what only looks alike', () => {
  const ids = [
    ['r', '2026-1', 11],
    ['r', '2026-11', 1],
    ['r', '2026-1', 1],
    ['r2', '026-1', 1],
  ] as const
  const keys = ids.map(([repository, campaign, edition]) => releaseKey(repository, { campaign, edition }))
  expect(new Set(keys).size).toBe(ids.length)
  for (const key of keys) expect(key).toMatch(/^[0-9a-f]{32}$/)
  expect(releaseKey('hikari/mail', { campaign: 'winter-sale', edition: 1 })).toBe(expectedKey)
  expect(() => releaseKey('hikari\0mail', { campaign: 'winter-sale', edition: 1 })).toThrow('NUL')
})

/** SHA-256 of the four parts with a NUL between, computed elsewhere. */
const expectedKey = '1c21bee4574ce918d09d45cbe3110a59'
