import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import process from 'node:process'
import { isatty } from 'node:tty'
import { Failure } from './kit/failure.ts'
import type { Locale } from './words/phrase.ts'
import { localeOf, phraseOf, say } from './words/say.ts'
import type { Reading } from './commands/read-arguments.ts'
import { exit, type Input, type Verb, type World } from './commands/verb.ts'

const manifest = readFileSync(new URL('../package.json', import.meta.url), 'utf8')
const { version } = JSON.parse(manifest) as { version: string }
const { env } = process
/** Set when whoever read our output went away, as `| head` does: what we have begun goes on, and says no more. */
const isGone = { out: false, err: false }
for (const [stream, name] of [[process.stdout, 'out'] as const, [process.stderr, 'err'] as const]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE' && error.code !== 'ERR_STREAM_DESTROYED') throw error
    isGone[name] = true
  })
}

/** Where lines go; in a job of GitHub Actions, past what it would take for a command to itself. */
let streams: Pick<World, 'out' | 'err'> = { out: print, err: complain }

process.exitCode = await main(process.argv.slice(2))

/** Turns the arguments into a command and its result into an exit code. */
async function main(args: readonly string[]): Promise<number> {
  if (env['GITHUB_ACTIONS'] === 'true') {
    const { beginJob } = await import('./commands/job/begin-job.ts')
    streams = beginJob(env, args, streams)
  }
  const { readArguments } = await import('./commands/read-arguments.ts')
  const { verbs } = await import('./commands/verbs.ts')
  const read = async (locale: Locale): Promise<Reading> =>
    readArguments(args, { rows: verbs, locale, version })
  const system = localeOf(env['POSTMERGE_LOCALE'] || env['LC_ALL'] || env['LC_MESSAGES'] || env['LANG'])
  const first = await read(system)
  const isApart = verbs.some(({ name, apart }) => name === args[0] && apart === true)
  if (first.kind === 'verb') return run(first.verb, first.input, isApart)
  // Help and complaints are spoken in the language of everything else, also where no options could be read.
  const locale = await chosenLocale({
    asked: typed(args, '--locale'),
    folder: isApart ? null : resolve(typed(args, '--root') ?? '.'),
  })
  const reading = locale === system ? first : await read(locale)
  if (reading.kind === 'verb') return run(reading.verb, reading.input, isApart)
  if (reading.kind === 'wrong') {
    const { wrongUsage } = await import('./commands/wrong-usage.ts')
    const speaking = { locale, json: args.includes('--json'), ...streams }
    return wrongUsage(speaking, reading.trouble.code, reading.trouble.values)
  }
  write(reading.code === exit.done ? process.stdout : process.stderr, reading.text)
  return reading.code
}

/** The value of an option as it was typed: `--root x` or `--root=x`. */
function typed(args: readonly string[], name: string): string | undefined {
  const at = args.indexOf(name)
  return at === -1 ? args.find((arg) => arg.startsWith(`${name}=`))?.slice(name.length + 1) : args[at + 1]
}

function write(stream: typeof process.stdout | typeof process.stderr, text: string): void {
  if (!isGone[stream === process.stdout ? 'out' : 'err']) stream.write(text)
}

function print(line: string): void {
  write(process.stdout, `${line}\n`)
}

function complain(line: string): void {
  write(process.stderr, `${line}\n`)
}

async function run(verb: Verb, input: Input, isApart: boolean): Promise<number> {
  const world = await openWorld(input, isApart)
  try {
    return await verb.run(await withSecrets(world), input)
  } catch (error) {
    return report(world, error)
  } finally {
    world.progress('')
  }
}

/** The world with what belongs to a job, or to whoever keeps all secrets in one variable. */
async function withSecrets(world: World): Promise<World> {
  if (env['GITHUB_ACTIONS'] !== 'true' && (env['POSTMERGE_SECRETS'] ?? '') === '') return world
  const { openJobWorld } = await import('./commands/job/job-world.ts')
  return openJobWorld(world)
}

function report(world: World, error: unknown): number {
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
    if (phrase.fix !== undefined) world.err(`  ${say(world.locale, 'label-next')}: ${phrase.fix}`)
    return error.permanence === 'temporary' ? exit.again : exit.refused
  }
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error)
  world.err(say(world.locale, 'our-bug', { version, node: process.version }))
  world.err(stack)
  return exit.bug
}

async function openWorld(input: Input, isApart: boolean): Promise<World> {
  const terminal = isatty(1) && isatty(2)
  const folder = resolve(typeof input.options['root'] === 'string' ? input.options['root'] : '.')
  let shown = 0
  const clear = (): void => {
    if (shown > 0) write(process.stderr, `\r${' '.repeat(shown)}\r`)
    shown = 0
  }
  return {
    env: process.env,
    root: folder,
    clock: { now: () => Date.now() },
    locale: await chosenLocale({ asked: input.options['locale'], folder: isApart ? null : folder }),
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
      write(process.stderr, text)
      shown = text.length * 2
    },
    signal: interruption(),
  }
}

/** The language asked for, else that of whoever works in the folder; null: in none. */
async function chosenLocale(from: {
  readonly asked: string | boolean | undefined
  readonly folder: string | null
}): Promise<Locale> {
  if (typeof from.asked === 'string') return localeOf(from.asked)
  const { localeOfSpeaker } = await import('./commands/speaker.ts')
  return localeOfSpeaker(from.folder, process.env)
}

/** Aborts on the first signal; a second one ends the process as it would without us. */
function interruption(): AbortSignal {
  const controller = new AbortController()
  for (const name of ['SIGINT', 'SIGTERM'] as const) {
    process.once(name, () => controller.abort(name))
  }
  return controller.signal
}
