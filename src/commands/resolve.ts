import { settleUnknown, type Settled } from '../delivery/settle-unknown.ts'
import { failure } from '../words/find.ts'
import { phraseOf, say } from '../words/say.ts'
import { evidenceSource } from './audit/release-evidence.ts'
import { atDesk, reasonOf } from './operate/release-desk.ts'
import { exit, type Input, type Verb, type World } from './verb.ts'
import { wrongUsage } from './wrong-usage.ts'

/** Settles what became of messages whose fate nobody knows, all of them or one. What was not sent is mailed by the next `send`. */
export const verb: Verb = {
  arguments: ['<release>'],
  options: [
    { flags: '--accepted', about: 'option-resolve-accepted' },
    { flags: '--not-sent', about: 'option-resolve-not-sent' },
    { flags: '--reason <text>', about: 'option-order-reason' },
    { flags: '--token <idem>', about: 'option-resolve-token' },
    { flags: '--key <file>', about: 'option-order-key' },
  ],
  run,
}

async function run(world: World, input: Input): Promise<number> {
  const { accepted, notSent, token } = input.options
  if ((accepted === true) === (notSent === true)) return wrongUsage(world, 'resolve-usage', {})
  const reason = reasonOf(input)
  const to = accepted === true ? 'accepted' : 'not-sent'
  return atDesk(world, input, async (desk) => {
    const { bench, store } = desk
    const evidence = await evidenceSource(bench, store, await desk.ledger.view())
    if (evidence === null)
      throw failure('resolve-nothing', { permanence: 'permanent', values: { release: desk.name } })
    const settled = await settleUnknown(
      { ...desk, evidence },
      { to, by: desk.by, reason, idems: typeof token === 'string' ? [token] : 'all' },
    )
    report(world, { release: desk.name, to, ...settled })
    return settled.counts.unknown === 0 ? exit.done : exit.refused
  })
}

function report(world: World, done: Settled & { readonly release: string; readonly to: string }): void {
  const { release, to, settled, counts, completed } = done
  if (world.json) {
    world.out(JSON.stringify({ version: 1, release, to, settled, completed, counts }))
    return
  }
  world.out(say(world.locale, 'resolve-done', { settled, to, unknown: counts.unknown }))
  if (completed) world.out(say(world.locale, 'resolve-completed', { release }))
  if (counts['not-sent'] === 0) return
  const phrase = phraseOf(world.locale, 'resolve-send-again', { count: counts['not-sent'] })
  world.out(phrase.say)
  if (phrase.fix !== undefined) world.out(`  ${say(world.locale, 'label-next')}: ${phrase.fix}`)
}
