import { expect, test } from 'vitest'
import type { HostedPull } from '../../../src/approval/hosted-facts.ts'
import type { Candidate } from '../../../src/commands/asking/candidate.ts'
import { isWithinProbes } from '../../../src/commands/desk/hosted/probes.ts'
import type { DeskPass } from '../../../src/commands/desk/pass.ts'
import { temporaryStore } from '../../support/temporary-store.ts'

const day = 24 * 60 * 60 * 1000

/** Asks for audiences, each `list`, as the author of a pull request. */
function asking() {
  const { deskMemory: memory } = temporaryStore()
  const clock = { at: Date.parse('2026-11-20T03:00:00Z') }
  const pass = { memory, world: { clock: { now: () => clock.at } } } as unknown as DeskPass
  const ask = (number: number, lists: readonly string[], author = 1): Promise<boolean> => {
    const pull = {
      number,
      author: { kind: 'user', id: author, login: 'x', bot: false },
    } as unknown as HostedPull
    const front = { lists, exclude: [], category: 'marketing' }
    return isWithinProbes(pass, { pull, candidate: { campaign: { front } } as unknown as Candidate })
  }
  return { ask, clock }
}

async function askAll(ask: (list: string) => Promise<boolean>, count: number): Promise<number> {
  let within = 0
  for (let n = 0; n < count; n += 1) within += (await ask(`list-${n}`)) ? 1 : 0
  return within
}

test('one pull request may ask for twenty different audiences in a day, and for each of them as often as it likes', async () => {
  const { ask, clock } = asking()
  expect(await askAll((list) => ask(7, [list]), 30)).toBe(20)
  expect(await askAll((list) => ask(7, [list]), 20)).toBe(20)
  expect(await ask(7, ['list-3', 'list-4'])).toBe(false)
  clock.at += day
  expect(await ask(7, ['list-3', 'list-4'])).toBe(true)
  expect(await ask(7, ['list-4', 'list-3'])).toBe(true)
})

test('one author may ask for sixty, in however many pull requests', async () => {
  const { ask } = asking()
  let within = 0
  for (let number = 1; number <= 5; number += 1) within += await askAll((list) => ask(number, [list]), 20)
  expect(within).toBe(60)
  expect(await ask(9, ['another'], 2)).toBe(true)
})
