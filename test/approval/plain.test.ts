import { expect, test } from 'vitest'
import { evaluate } from '../../src/approval/evaluate.ts'
import { factsOf } from '../support/approval-facts.ts'

test('plain', () => {
  const [decision] = evaluate(factsOf())
  console.log(JSON.stringify(decision, null, 1))
  expect(decision?.verdict).toBe('APPROVED')
})
