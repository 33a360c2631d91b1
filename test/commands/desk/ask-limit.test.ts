import { expect, test } from 'vitest'
import { isWithinAsks } from '../../../src/commands/desk/hosted/ask-limit.ts'
import type { DeskPass } from '../../../src/commands/desk/pass.ts'
import { temporaryStore } from '../../support/temporary-store.ts'

test('strangers together have ten requests a day mailed, whoever is known thirty, and one that was counted is not counted again', async () => {
  const clock = { at: Date.parse('2026-11-20T03:00:00Z') }
  const { deskMemory: memory } = temporaryStore()
  const pass = { memory, world: { clock: { now: () => clock.at } } } as unknown as DeskPass
  const ask = async (writer: string | null, name: string, count: number): Promise<number> => {
    let within = 0
    for (let n = 0; n < count; n += 1)
      within += (await isWithinAsks(pass, { writer }, `${name} ${n}`)) ? 1 : 0
    return within
  }
  expect(await ask(null, 'fork', 12)).toBe(10)
  expect(await ask(null, 'fork', 10)).toBe(10)
  expect(await ask(null, 'another fork', 1)).toBe(0)
  expect(await ask('aoi', 'mine', 40)).toBe(30)
  expect(await ask('emi', 'hers', 1)).toBe(1)
  clock.at += 24 * 60 * 60 * 1000
  expect(await ask(null, 'another fork', 1)).toBe(1)
})
