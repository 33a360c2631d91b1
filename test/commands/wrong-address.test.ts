import { expect, test } from 'vitest'
import { objectToExample } from '../../src/commands/send/preflight.ts'
import { wrongAddress } from '../../src/commands/wrong-address.ts'
import { aCheckInput, legal } from '../support/check-input.ts'
import { catalogue } from '../../src/words/catalogue.ts'
import type { ApprovedPlan } from '../../src/plan/plan.ts'

const { sender } = aCheckInput()
const example = catalogue['init-legal-address']

/** A sender with a postal address, a relay and a domain. */
function senderOf(address: string, host: string, domain: string): typeof sender {
  return {
    ...sender,
    from: { ...sender.from, address: `news@${domain}` },
    relay: { ...sender.relay, host },
    legal: { ...legal, address },
  }
}

test.each([
  ['the Japanese example', example.ja, 'mail.sakura.jp', 'sakura.jp', true],
  ['the English example', example.en, 'mail.sakura.jp', 'sakura.jp', true],
  [
    'a postal code of no place',
    '〒０００－００００ 東京都中央区銀座1-2-3',
    'mail.sakura.jp',
    'sakura.jp',
    true,
  ],
  // A mail server on this machine passes it on.
  ['the example, by way of this machine', example.ja, '127.0.0.1', 'sakura.jp', true],
  ['the example, to the world from a made-up domain', example.ja, 'mail.sakura.jp', 'sakura.example', true],
  ['the example, in a rehearsal', example.ja, '127.0.0.1', 'news.sakura.example', false],
  ['a real address', '〒104-0061 東京都中央区銀座1-2-3', 'mail.sakura.jp', 'sakura.jp', false],
])('%s', (...[, address, host, domain, isWrong]) => {
  const one = senderOf(address, host, domain)
  expect(wrongAddress(one)).toBe(isWrong ? address : null)
  const plan = { sender: one } as unknown as ApprovedPlan
  expect(objectToExample(plan)?.code).toBe(isWrong ? 'send-example-address' : undefined)
})

test('a sender without a legal block has a finding of its own', () => {
  const { legal: _, ...bare } = sender
  expect(wrongAddress(bare)).toBeNull()
})
