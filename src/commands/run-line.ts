import { resolve } from 'node:path'
import process from 'node:process'
import type { Clock } from '../kit/clock.ts'
import { Failure } from '../kit/failure.ts'
import type { Locale } from '../words/phrase.ts'
import { localeOf, phraseOf, say } from '../words/say.ts'
import type { Reading } from './read-arguments.ts'
import { exit, type Input, type Verb, type World } from './verb.ts'

/** What a command line finds around it; `main.ts` gives it what belongs to the process. */
export interface Surroundings {
  readonly env: World['env']
  /** The current folder. */
  readonly folder: string
  /** Of this program. */
  readonly version: string
  readonly clock: Clock
  readonly terminal: boolean
  /** Takes whole lines of the answer, and of explanation or trouble. */
  readonly streams: Pick<World, 'out' | 'err'>
  /** Takes text as it is. */
  readonly write: (to: 'out' | 'err', text: string) => void
  /** Asked once, when a verb begins. */
  readonly interruption: () => AbortSignal
  /** What earlier lines of this process compiled. */
  readonly compiled?: World['compiled']
}

/** Turns what somebody typed into a command, and its result into an exit code. */
export async function runLine(args: readonly string[], around: Surroundings): Promise<number> {
  const { readArguments } = await import('./read-arguments.ts')
  const { verbs } = await import('./verbs.ts')
  const { env, folder, version } = around
  const read = async (locale: Locale): Promise<Reading> =>
    readArguments(args, { rows: verbs, locale, version })
  const system = localeOf(env['POSTMERGE_LOCALE'] || env['LC_ALL'] || env['LC_MESSAGES'] || env['LANG'])
  const first = await read(system)
  const isApart = verbs.some(({ name, apart }) => name === args[0] && apart === true)
  const begin = ({ verb, input }: Extract<Reading, { readonly kind: 'verb' }>): Promise<number> =>
    run({ ...around, isApart }, verb, input)
  if (first.kind === 'verb') return begin(first)
  // Help and complaints are spoken in the language of everything else, also where no options could be read.
  const locale = await chosenLocale(typed(args, '--locale'), {
    env,
    folder: isApart ? null : resolve(folder, typed(args, '--root') ?? '.'),
  })
  const reading = locale === system ? first : await read(locale)
  if (reading.kind === 'verb') return begin(reading)
  if (reading.kind === 'wrong') {
    const { wrongUsage } = await import('./wrong-usage.ts')
    const speaking = { locale, json: args.includes('--json'), ...around.streams }
    return wrongUsage(speaking, reading.trouble.code, reading.trouble.values)
  }
  around.write(reading.code === exit.done ? 'out' : 'err', reading.text)
  return reading.code
}

/** The value of an option as it was typed: `--root x` or `--root=x`. */
function typed(args: readonly string[], name: string): string | undefined {
  const at = args.indexOf(name)
  return at === -1 ? args.find((arg) => arg.startsWith(`${name}=`))?.slice(name.length + 1) : args[at + 1]
}

/** `isApart`: the verb has nothing to do with the folder. */
type Begun = Surroundings & { readonly isApart: boolean }

async function run(around: Begun, verb: Verb, input: Input): Promise<number> {
  const world = await openWorld(around, input)
  try {
    return await verb.run(await withSecrets(world), input)
  } catch (error) {
    const { machineTrouble } = await import('./machine-trouble.ts')
    return report(world, machineTrouble(error), around.version)
  } finally {
    world.progress('')
  }
}

/** The world with what belongs to a job, or to whoever keeps all secrets in one variable. */
async function withSecrets(world: World): Promise<World> {
  const { env } = world
  if (env['GITHUB_ACTIONS'] !== 'true' && (env['POSTMERGE_SECRETS'] ?? '') === '') return world
  const { openJobWorld } = await import('./job/job-world.ts')
  return openJobWorld(world)
}

function report(world: World, error: unknown, version: string): number {
  if (error instanceof Failure) {
    const phrase = phraseOf(world.locale, error.code, error.values)
    if (world.json) {
      world.out(
        JSON.stringify({
          version: 1,
          failure: { code: error.code, permanence: error.permanence, ...phrase },
        }),
      )
    }
    world.err(`postmerge: ${phrase.say} [${error.code}]`)
    if (phrase.expected !== undefined)
      world.err(`  ${say(world.locale, 'label-expected')}: ${phrase.expected}`)
    if (phrase.fix !== undefined) world.err(`  ${say(world.locale, 'label-next')}: ${phrase.fix}`)
    // Whoever stands in the wrong folder is told as whoever typed something wrong.
    if (error.code === 'no-repository') return exit.usage
    return error.permanence === 'temporary' ? exit.again : exit.refused
  }
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error)
  world.err(say(world.locale, 'our-bug', { version, node: process.version }))
  world.err(stack)
  return exit.bug
}

async function openWorld(around: Begun, input: Input): Promise<World> {
  const { env, clock, terminal, streams, write } = around
  const root = typeof input.options['root'] === 'string' ? input.options['root'] : '.'
  const folder = resolve(around.folder, root)
  let shown = 0
  const clear = (): void => {
    if (shown > 0) write('err', `\r${' '.repeat(shown)}\r`)
    shown = 0
  }
  return {
    env,
    root: folder,
    clock,
    locale: await chosenLocale(input.options['locale'], { env, folder: around.isApart ? null : folder }),
    json: input.options['json'] === true,
    terminal,
    out: (line) => {
      clear()
      streams.out(line)
    },
    err: (line) => {
      clear()
      streams.err(line)
    },
    progress: (text) => {
      if (!terminal) return
      clear()
      write('err', text)
      shown = text.length * 2
    },
    signal: around.interruption(),
    ...(around.compiled === undefined ? {} : { compiled: around.compiled }),
  }
}

/** The language asked for, else that of whoever works in the folder; null: in none. */
async function chosenLocale(
  asked: string | boolean | undefined,
  { env, folder }: { readonly env: World['env']; readonly folder: string | null },
): Promise<Locale> {
  if (typeof asked === 'string') return localeOf(asked)
  const { localeOfSpeaker } = await import('./speaker.ts')
  return localeOfSpeaker(folder, env)
}
