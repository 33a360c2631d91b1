import { beforeAll, describe, expect, test } from 'vitest'
import type { Check } from '../../src/checks/check.ts'
import { checks } from '../../src/checks/run-checks.ts'
import type { Code } from '../../src/words/catalogue.ts'
import { finding } from '../../src/words/find.ts'
import {
  codesOf,
  examineExample,
  prepareExample,
  readExamples,
  readGoodExamples,
  type PreparedExample,
} from '../support/check-example.ts'

/**
 * Checks judge campaigns, and the examples judge the checks: one that is always content must be noticed by the example of each of its
 * codes, one that is never content by every campaign that nothing is wrong with. Otherwise nobody would see a check that does nothing.
 */
const examples: PreparedExample[] = []
const good: PreparedExample[] = []
const rows = checks.map((check) => [check.id, check] as const)

beforeAll(async () => {
  for (const example of readExamples()) examples.push(await prepareExample(example))
  for (const example of readGoodExamples()) good.push(await prepareExample(example))
}, 120_000)

/** Whether an example gives with these checks what it is to give. */
function holds(example: PreparedExample, chosen: readonly Check[]): boolean {
  return codesOf(examineExample(example, chosen)).join() === example.codes.join()
}

function replaced(check: Check, run: Check['run']): readonly Check[] {
  return checks.map((one) => (one === check ? { ...check, run } : one))
}

test('there is something to judge with', () => {
  expect(examples.length).toBeGreaterThanOrEqual(50)
  expect(good.filter((example) => holds(example, checks))).toHaveLength(good.length)
})

describe('a check that is always content turns the example of each of its codes red', () => {
  test.each(rows)('%s', (_, check) => {
    const always = replaced(check, () => [])
    for (const code of Object.keys(check.codes)) {
      const own = examples.filter((example) => example.example.code === code)
      expect([code, own.map((example) => holds(example, always))]).toEqual([code, [false]])
      expect([code, own.map((example) => holds(example, checks))]).toEqual([code, [true]])
    }
  })
})

describe('a check that is never content turns every good campaign red', () => {
  test.each(rows)('%s', (_, check) => {
    for (const code of Object.keys(check.codes)) {
      const never = replaced(check, ({ campaign }) => [finding(code as Code, campaign.placeOf('subject'))])
      expect([code, good.filter((example) => holds(example, never))]).toEqual([code, []])
    }
  })
})
