import { skipWords } from '../audience/skip-words.ts'
import type { SkipReason } from '../release/receipt.ts'
import { say } from '../words/say.ts'
import { listOf } from './list-import.ts'
import { exit, type Input, type Verb, type World } from './verb.ts'
import { openStoreOf, openWorkbench } from './workbench.ts'

export const verb: Verb = { arguments: ['<list>'], options: [], run }

/** Counts as a marketing campaign to this list alone would. */
async function run(world: World, input: Input): Promise<number> {
  const bench = await openWorkbench(world)
  const list = listOf(bench, input.arguments[0] ?? '').id
  const store = await openStoreOf(world, bench.repository)
  try {
    const { recipients, skipped } = await store.contacts.count({
      lists: [list],
      exclude: [],
      category: 'marketing',
    })
    const reasons = Object.entries(skipped) as [SkipReason, number][]
    const members = reasons.reduce((sum, [, number]) => sum + number, recipients)
    if (world.json) {
      world.out(JSON.stringify({ version: 1, list, members, recipients, skipped }))
      return exit.done
    }
    world.out(say(world.locale, 'count-recipients', { list, recipients, members }))
    for (const [reason, number] of reasons) {
      world.out(say(world.locale, 'count-skipped', { number, reason: say(world.locale, skipWords[reason]) }))
    }
    return exit.done
  } finally {
    store.close()
  }
}
