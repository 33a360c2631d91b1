import { resumeRelease } from '../delivery/control-release.ts'
import { phraseOf, say } from '../words/say.ts'
import { failure } from '../words/find.ts'
import type { Code } from '../words/catalogue.ts'
import type { Values } from '../kit/finding.ts'
import { isJob } from './job/begin-job.ts'
import { orderedNow } from './job/ordered-now.ts'
import { atDesk, reasonOf } from './operate/release-desk.ts'
import { exit, type Input, type Verb, type World } from './verb.ts'
import { openStoreOf, openWorkbench, topOf } from './workbench.ts'

/** Lifts a halt, or a hold that an owner may lift. Nothing is sent here: the next `send` asks everything again. */
export const verb: Verb = {
  arguments: ['<release>'],
  options: [
    { flags: '--reason <text>', about: 'option-order-reason' },
    { flags: '--key <file>', about: 'option-order-key' },
  ],
  run,
}

async function run(world: World, input: Input): Promise<number> {
  const reason = reasonOf(input)
  if (input.arguments[0] === '*') return resumeAll(world)
  return atDesk(world, input, async (desk) => {
    const resumed = await resumeRelease(desk, { by: desk.by, reason })
    const { hold, stillHalted } = resumed
    if (world.json) {
      world.out(JSON.stringify({ version: 1, release: desk.name, ...resumed }))
      return stillHalted === null ? exit.done : exit.refused
    }
    if (hold !== null) world.out(say(world.locale, 'resume-hold', { hold, by: desk.by }))
    if (stillHalted === null) {
      tell(world, 'resume-done', { release: desk.name })
      return exit.done
    }
    tell(world, 'resume-still-halted', { by: stillHalted.by, reason: stillHalted.reason })
    return exit.refused
  })
}

/** The halt of all releases is a row of the store and nothing else; what it halted is resumed one by one. */
async function resumeAll(world: World): Promise<number> {
  if (isJob(world.env)) await orderedNow(world, await openWorkbench(world), null)
  const store = await openStoreOf(world, { folder: await topOf(world), env: world.env })
  try {
    if ((await store.journal.ownHalt('*')) === null)
      throw failure('resume-nothing', { permanence: 'permanent' })
    await store.journal.setHalt('*', null)
    if (world.json) world.out(JSON.stringify({ version: 1, release: '*', hold: null, stillHalted: null }))
    else tell(world, 'resume-done', { release: '*' })
    return exit.done
  } finally {
    store.close()
  }
}

function tell(world: World, code: Code, values: Values): void {
  const phrase = phraseOf(world.locale, code, values)
  world.out(phrase.say)
  if (phrase.fix !== undefined) world.out(`  ${say(world.locale, 'label-next')}: ${phrase.fix}`)
}
