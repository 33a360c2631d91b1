import { expect, test } from 'vitest'
import { queueIdOf, rewritesOf } from '../../src/message/relay-kinds.ts'
import { senderOf } from '../support/mail.ts'

test.for([
  ['generic', 'Ok: queued as 4XyZ1k2Lm3nO', '4XyZ1k2Lm3nO'],
  ['generic', 'OK id=1tGq2B-0000000AbCd-3XyZ', '1tGq2B-0000000AbCd-3XyZ'],
  ['generic', 'Message Queued (6FA8B2C4.1)', '6FA8B2C4.1'],
  ['generic', 'OK', null],
  ['generic', 'delivered to aoi@receiver.example', null],
  ['generic', 'queued as <aoi@receiver.example>', null],
  [
    'ses',
    'Ok 0100018b5c3c0a4f-1b2c3d4e-0000-1111-2222-333344445555-000000',
    '0100018b5c3c0a4f-1b2c3d4e-0000-1111-2222-333344445555-000000',
  ],
  ['sendgrid', 'Ok: queued as XBg2anf2TqCy6WXKQFhieQ', 'XBg2anf2TqCy6WXKQFhieQ'],
  ['mailgun', 'Great success', null],
  ['postmark', 'Ok: queued as b7bc2f4a-e38e-4336-af7d-e6c392c2f817', 'b7bc2f4a-e38e-4336-af7d-e6c392c2f817'],
] as const)('%s names the message in %j', ([kind, text, id]) => {
  expect(queueIdOf(kind, text)).toBe(id)
})

test('what a relay rewrites is what is declared, else what its kind is known for', () => {
  const relay = (more: object): readonly string[] => rewritesOf(senderOf({ relay: more }).relay)
  expect(relay({})).toEqual([])
  expect(relay({ kind: 'ses' })).toEqual(['date', 'message-id'])
  expect(relay({ kind: 'ses', rewrites: [] })).toEqual([])
  expect(relay({ kind: 'generic', rewrites: ['date'] })).toEqual(['date'])
})
