import { expect, test } from 'vitest'
import { recipientStates } from '../../src/release/receipt.ts'
import { mayBecome } from '../../src/release/recipient-state.ts'

const allowed = [
  'remaining intent',
  'remaining skipped',
  'intent accepted',
  'intent deferred',
  'intent rejected',
  'intent unknown',
  'intent remaining',
  'deferred intent',
  'deferred rejected',
  'deferred skipped',
  'unknown accepted',
  'unknown not-sent',
  'not-sent intent',
  'not-sent skipped',
]

test('exactly these states follow one another', () => {
  const found = recipientStates.flatMap((from) =>
    recipientStates.filter((to) => mayBecome(from, to)).map((to) => `${from} ${to}`),
  )
  expect(found.toSorted()).toEqual(allowed.toSorted())
})

test('an unknown fate never leads to another submission by itself', () => {
  expect(mayBecome('unknown', 'intent')).toBe(false)
  expect(mayBecome('unknown', 'remaining')).toBe(false)
})
