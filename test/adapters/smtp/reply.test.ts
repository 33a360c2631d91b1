import { expect, test } from 'vitest'
import { readReply } from '../../../src/adapters/smtp/reply.ts'

test.for([
  ['250 2.0.0 Ok: queued as ABCDE', { code: 250, enhanced: '2.0.0', queueId: 'ABCDE' }],
  ['250-first\r\n250 2.6.0 last', { code: 250, enhanced: '2.6.0', queueId: null }],
  ['550 5.1.1 <aoi@receiver.example>: unknown', { code: 550, enhanced: '5.1.1', queueId: null }],
  ['550-5.7.26 This mail\n550 5.7.26 more', { code: 550, enhanced: '5.7.26', queueId: null }],
  ['421', { code: 421, enhanced: null, queueId: null }],
  ['250', { code: 250, enhanced: null, queueId: null }],
  ['550 queued as ABCDE', { code: 550, enhanced: null, queueId: null }],
  ['25', null],
  ['', null],
  ['hello', null],
] as const)('the reply %j', ([text, reply]) => {
  expect(readReply('generic', text)).toEqual(reply)
})
