import { abortRelease } from '../delivery/control-release.ts'
import { say } from '../words/say.ts'
import { atDesk, reasonOf } from './operate/release-desk.ts'
import { exit, type Input, type Verb, type World } from './verb.ts'

/** Ends a release for good. Who has it has it; the others get nothing. */
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
  return atDesk(world, input, async (desk) => {
    await abortRelease(desk, { by: desk.by, reason })
    const counts = await desk.journal.counts(desk.ledger.release.key)
    const left = counts.remaining + counts.intent + counts.deferred + counts['not-sent']
    if (world.json) world.out(JSON.stringify({ version: 1, release: desk.name, aborted: true, counts }))
    else world.out(say(world.locale, 'abort-done', { release: desk.name, left }))
    return exit.done
  })
}
