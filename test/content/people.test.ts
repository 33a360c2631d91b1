import { expect, test } from 'vitest'
import { localeOfPerson, ownersPeople } from '../../src/content/people.ts'
import { parseContent } from '../../src/content/parse-content.ts'
import { present } from '../../src/kit/assert.ts'
import { contentTree } from '../support/content-files.ts'

const { identities, senders } = parseContent(contentTree()).policies
const known = present(identities, 'identities')

test.each([
  ['@vera', ['vera']],
  ['@Vera', ['vera']],
  ['@hikari/marketing', ['aoi', 'vera']],
  ['@Hikari/MARKETING', ['aoi', 'vera']],
  ['@nobody', null],
  ['@hikari/sales', null],
  ['@marketing', null],
  ['vera', null],
  ['@constructor', null],
  ['@__proto__', null],
  ['@', null],
  ['', null],
  ['vera@hikari.example', null],
])('%s is %j', (owner, people) => {
  expect(ownersPeople(owner, known)).toEqual(people)
})

test('a team of nobody is known and empty', () => {
  expect(ownersPeople('@hikari/none', { people: {}, teams: { '@hikari/none': [] } })).toEqual([])
})

test('the language is the person’s, else the organisation’s', () => {
  const japanese = {
    ...present(senders, 'senders'),
    organisation: { name: 'x', timezone: 'UTC', locale: 'ja' as const },
  }
  expect(localeOfPerson(known.people['aoi'] ?? null, senders)).toBe('ja')
  expect(localeOfPerson(known.people['vera'] ?? null, senders)).toBe('en')
  expect(localeOfPerson(known.people['vera'] ?? null, japanese)).toBe('ja')
  expect(localeOfPerson(null, japanese)).toBe('ja')
  expect(localeOfPerson(null, null)).toBe('en')
})
