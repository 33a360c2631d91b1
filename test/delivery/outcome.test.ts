import { expect, test } from 'vitest'
import { fateOf, isConfigurationReject } from '../../src/delivery/outcome.ts'
import type { WireResult } from '../../src/delivery/wire.ts'

const lost: WireResult = { stage: 'before-data', code: null, enhanced: null, queueId: null, permanent: null }

test.each([
  [250, 1, 'accepted'],
  [251, 1, 'accepted'],
  [421, 1, 'deferred'],
  [450, 4, 'deferred'],
  [450, 5, 'rejected'],
  [354, 1, 'deferred'],
  [550, 1, 'rejected'],
  [554, 1, 'rejected'],
] as const)('reply %d at attempt %d: %s', (code, attempts, fate) => {
  expect(fateOf({ ...lost, stage: 'answered', code }, { dataOpened: true, attempts })).toBe(fate)
  expect(fateOf({ ...lost, code }, { dataOpened: false, attempts })).toBe(fate)
})

test.each([
  ['before-data', false, 'lost'],
  ['before-data', true, 'unknown'],
  ['data-open', true, 'unknown'],
  ['data-open', false, 'unknown'],
  ['answered', true, 'unknown'],
] as const)('no reply, %s, mark %s: %s', (stage, dataOpened, fate) => {
  expect(fateOf({ ...lost, stage }, { dataOpened, attempts: 1 })).toBe(fate)
})

test.each([
  ['5.7.515', true],
  ['5.7.24', true],
  ['5.7.26', true],
  ['5.7.32', true],
  ['5.7.23', false],
  ['5.7.33', false],
  ['4.7.23', true],
  ['4.7.32', true],
  ['4.7.515', false],
  ['4.7.0', false],
  ['5.7.1', false],
  ['5.1.1', false],
  [null, false],
])('%s concerns our configuration: %s', (enhanced, expected) => {
  expect(isConfigurationReject(enhanced)).toBe(expected)
})
