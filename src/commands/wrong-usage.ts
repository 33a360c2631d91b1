import type { Values } from '../kit/finding.ts'
import type { Code } from '../words/catalogue.ts'
import { phraseOf, say } from '../words/say.ts'
import { exit, type World } from './verb.ts'

/** What of the world is needed to say something. */
type Speaking = Pick<World, 'locale' | 'json' | 'out' | 'err'>

/** Says what is wrong with what was typed, as a failure would be said, and returns the exit code of wrong usage. */
export function wrongUsage(world: Speaking, code: Code, values: Values): number {
  const phrase = phraseOf(world.locale, code, values)
  if (world.json) {
    world.out(JSON.stringify({ version: 1, failure: { code, permanence: 'permanent', ...phrase } }))
  }
  world.err(`postmerge: ${phrase.say} [${code}]`)
  if (phrase.expected !== undefined) {
    world.err(`  ${say(world.locale, 'label-expected')}: ${phrase.expected}`)
  }
  if (phrase.fix !== undefined) world.err(`  ${say(world.locale, 'label-next')}: ${phrase.fix}`)
  return exit.usage
}
