import type { Input, Verb, World } from './verb.ts'
import { chapterIds, playDemo } from './demo/play-demo.ts'
import { wrongUsage } from './wrong-usage.ts'

/**
 * Plays the whole story on this machine, with nothing configured: a real repository, keys, a DNS server, mail servers that judge what they
 * get, and every command run as a person would run it. Ends with 1 when anything is not as the story says.
 */
export const verb: Verb = {
  arguments: [],
  options: [
    { flags: '--keep', about: 'option-demo-keep' },
    { flags: '--out <dir>', about: 'option-demo-out' },
    { flags: '--chapters <names>', about: 'option-demo-chapters' },
    { flags: '--github', about: 'option-demo-github' },
  ],
  run: demo,
}

async function demo(world: World, input: Input): Promise<number> {
  const { out, chapters, keep } = input.options
  const chosen = typeof chapters === 'string' ? chapters.split(',') : null
  const wrong = chosen?.find((id) => !chapterIds.includes(id))
  if (wrong !== undefined)
    return wrongUsage(world, 'demo-no-chapter', { chapter: wrong, chapters: chapterIds.join(', ') })
  return playDemo(world, {
    keep: keep === true,
    out: typeof out === 'string' ? out : 'demo',
    github: input.options['github'] === true,
    chapters: chosen,
  })
}
