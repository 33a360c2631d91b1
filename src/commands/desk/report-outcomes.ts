import { phraseOf } from '../../words/say.ts'
import type { World } from '../verb.ts'
import type { DeskOutcome } from './pass.ts'

/** Prints what a pass did, each with what to do next: what is done on standard output, everything else on standard error. */
export function reportOutcomes(
  world: Pick<World, 'locale' | 'out' | 'err'>,
  outcomes: readonly DeskOutcome[],
): void {
  for (const { code, values, kind } of outcomes) {
    const phrase = phraseOf(world.locale, code, values)
    const print = kind === 'done' ? world.out : world.err
    print(phrase.say)
    if (phrase.fix !== undefined) print(`  ${phraseOf(world.locale, 'label-next').say}: ${phrase.fix}`)
  }
}
