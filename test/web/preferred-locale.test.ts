import { expect, test } from 'vitest'
import { preferredLocale } from '../../src/web/preferred-locale.ts'

test.each([
  [undefined, 'en', 'en'],
  ['', 'ja', 'ja'],
  ['ja', 'en', 'ja'],
  ['ja-JP,ja;q=0.9,en-US;q=0.8', 'en', 'ja'],
  ['en-GB,en;q=0.9,ja;q=0.8', 'ja', 'en'],
  ['en;q=0.1, ja;q=0.9', 'en', 'ja'],
  ['ja;q=0, en;q=0.1', 'ja', 'en'],
  ['fr-FR,de', 'ja', 'ja'],
  ['japan', 'en', 'en'],
  ['en;q=2, ja;q=x', 'ja', 'ja'],
  [`${'fr,'.repeat(1000)}ja`, 'en', 'en'],
] as const)('%j with %s as the house language is answered in %s', (header, otherwise, locale) => {
  expect(preferredLocale(header, otherwise)).toBe(locale)
})
