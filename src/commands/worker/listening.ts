import { isoInstant } from '../../kit/clock.ts'
import { say } from '../../words/say.ts'
import { machineTrouble } from '../machine-trouble.ts'
import type { World } from '../verb.ts'
import type { Task } from './work-loop.ts'

/**
 * Runs a verb and prints what it says where that is something new: a verb that finds the same each minute says it once. With `--json` each run is
 * one line, with the document that the verb would print by itself.
 */
export function listening(
  world: World,
  name: Task['name'],
): (doing: (quiet: World) => Promise<number>) => Promise<number> {
  let last = ''
  return async (doing) => {
    const lines: { readonly stream: 'out' | 'err'; readonly line: string }[] = []
    const quiet: World = {
      ...world,
      out: (line) => void lines.push({ stream: 'out', line }),
      err: (line) => void lines.push({ stream: 'err', line }),
    }
    const code = await doing(quiet).catch((error: unknown) => {
      for (const { stream, line } of lines) if (!world.json) world[stream](`  ${line}`)
      throw machineTrouble(error)
    })
    const at = isoInstant(world.clock.now())
    if (world.json) {
      const documents = lines
        .filter(({ stream }) => stream === 'out')
        .map(({ line }) => JSON.parse(line) as unknown)
      world.out(JSON.stringify({ version: 1, at, verb: name, exitCode: code, result: documents[0] ?? null }))
      return code
    }
    const said = JSON.stringify(lines)
    if (said === last) return code
    last = said
    world.out(say(world.locale, 'worker-did', { at, verb: name }))
    for (const { stream, line } of lines) world[stream](`  ${line}`)
    return code
  }
}

const forDesk = 'POSTMERGE_DESK_'

/** The world of the desk: what stands in POSTMERGE_DESK_NAME is its POSTMERGE_NAME, so that it may have a ledger key and an App of its own. */
export function deskWorld(world: World): World {
  const own = Object.entries(world.env)
    .filter(([name]) => name.startsWith(forDesk))
    .map(([name, value]) => [`POSTMERGE_${name.slice(forDesk.length)}`, value])
  return { ...world, env: { ...world.env, ...(Object.fromEntries(own) as World['env']) } }
}
