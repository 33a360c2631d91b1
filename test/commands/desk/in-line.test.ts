import { expect, test } from 'vitest'
import { openLine } from '../../../src/commands/desk/hosted/in-line.ts'
import type { DeskOutcome } from '../../../src/commands/desk/pass.ts'

const broken: DeskOutcome = { code: 'desk-pull-broken', values: {}, kind: 'again' }
const problem: DeskOutcome = { ...broken, kind: 'problem' }
const asked: DeskOutcome = { code: 'desk-asked', values: {}, kind: 'done' }

/** Serves pull requests that take so many seconds each, and says how many were served. */
async function served(
  pulls: readonly (readonly [number, DeskOutcome])[],
): Promise<readonly [number, number]> {
  let now = 0
  const line = openLine({ now: () => now })
  const outcomes = await line.serve(pulls, async ([seconds, outcome]) => {
    now += seconds * 1000
    return [outcome]
  })
  return [outcomes.length, line.leftOut()]
}

test.each([
  [
    'three in a row of which nobody heard',
    [
      [130, broken],
      [130, broken],
      [130, broken],
      [1, asked],
      [1, asked],
    ],
    [3, 2],
  ],
  [
    'what breaks at once',
    [
      [1, broken],
      [1, broken],
      [1, broken],
      [1, asked],
    ],
    [4, 0],
  ],
  [
    'one that answers between them',
    [
      [130, broken],
      [130, broken],
      [1, asked],
      [130, broken],
      [1, asked],
    ],
    [5, 0],
  ],
  [
    'what takes long and goes well',
    [
      [130, asked],
      [130, asked],
      [130, asked],
      [1, asked],
    ],
    [4, 0],
  ],
  [
    'what a person must mend',
    [
      [130, problem],
      [130, problem],
      [130, problem],
      [1, asked],
    ],
    [4, 0],
  ],
] as const)('%s', async (_what, pulls, expected) => {
  expect(await served(pulls)).toEqual(expected)
})
