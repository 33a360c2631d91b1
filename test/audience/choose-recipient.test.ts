import { expect, test } from 'vitest'
import { chooseRecipient, type AudienceFacts } from '../../src/audience/choose-recipient.ts'

const plain: AudienceFacts = {
  addressValid: true,
  suppressions: [],
  excluded: false,
  memberships: [{ list: 'news', consent: true }],
}
const without = [{ list: 'news', consent: false }]
const onlyVip = [
  { list: 'news', consent: false },
  { list: 'vip', consent: true },
]

test.each([
  ['a member with consent', {}, 'marketing', 'news', null],
  ['no record of consent', { memberships: without }, 'marketing', 'news', 'no-consent'],
  ['no consent, but no marketing', { memberships: without }, 'transactional', 'news', null],
  ['no consent, but an incident', { memberships: without }, 'incident', 'news', null],
  ['consent on the second list', { memberships: onlyVip }, 'marketing', 'vip', null],
  ['the first list when none is needed', { memberships: onlyVip }, 'transactional', 'news', null],
  ['on an excluded list', { excluded: true }, 'marketing', 'news', 'excluded'],
  ['excluded from an incident too', { excluded: true }, 'incident', 'news', 'excluded'],
  ['an address of an older rule', { addressValid: false }, 'incident', 'news', 'invalid-address'],
  ['opted out', { suppressions: ['unsubscribed'] }, 'marketing', 'news', 'unsubscribed'],
  ['opted out, a receipt', { suppressions: ['unsubscribed'] }, 'transactional', 'news', 'unsubscribed'],
  ['opted out, an incident', { suppressions: ['unsubscribed'] }, 'incident', 'news', null],
  ['bounced, an incident', { suppressions: ['bounced'] }, 'incident', 'news', 'bounced'],
  ['complained, an incident', { suppressions: ['complained'] }, 'incident', 'news', 'complained'],
  ['blocked, an incident', { suppressions: ['suppressed'] }, 'incident', 'news', 'suppressed'],
  [
    'a complaint behind an opt-out',
    { suppressions: ['unsubscribed', 'complained'] },
    'incident',
    'news',
    'complained',
  ],
] as const satisfies readonly (readonly [
  string,
  Partial<AudienceFacts>,
  Parameters<typeof chooseRecipient>[1],
  string,
  string | null,
])[])('%s', (...[, change, category, list, skip]) => {
  expect(chooseRecipient({ ...plain, ...change }, category)).toEqual({ list, skip })
})
