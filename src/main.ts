import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import process from 'node:process'
import { isatty } from 'node:tty'
import { Failure } from './kit/failure.ts'
import type { Locale } from './words/phrase.ts'
import { localeOf, phraseOf, say } from './words/say.ts'
import { exit, type Input, type Verb, type World } from './commands/verb.ts'

const manifest = readFileSync(new URL('../package.json', import.meta.url), 'utf8')
const { version } = JSON.parse(manifest) as { version: string }
/** For help and wrong usage: before a verb is known there is no repository to ask. */
const { env } = process
const locale = localeOf(env['POSTMERGE_LOCALE'] || env['LC_ALL'] || env['LC_MESSAGES'] || env['LANG'])

process.exitCode = await main(process.argv.slice(2))

/** Turns the arguments into a command and its result into an exit code. */
async function main(args: readonly string[]): Promise<number> {
  const { readArguments } = await import('./commands/read-arguments.ts')
  const { verbs } = await import('./commands/verbs.ts')
  const reading = await readArguments(args, { rows: verbs, locale, version })
  if (reading.kind === 'answer') {
    const stream = reading.code === exit.done ? process.stdout : process.stderr
    stream.write(reading.text)
    return reading.code
  }
  return run(reading.verb, reading.input)
}

async function run(verb: Verb, input: Input): Promise<number> {
  const world = await openWorld(input)
  try {
    return await verb.run(world, input)
  } catch (error) {
    return report(world, error)
  } finally {
    world.progress('')
  }
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

async function openWorld(input: Input): Promise<World> {
  const terminal = isatty(1) && isatty(2)
  const folder = resolve(typeof input.options['root'] === 'string' ? input.options['root'] : '.')
  let shown = 0
  const clear = (): void => {
    if (shown > 0) process.stderr.write(`\r${' '.repeat(shown)}\r`)
    shown = 0
  }
  return {
    env: process.env,
    root: folder,
    clock: { now: () => Date.now() },
    locale: await chosenLocale(input, folder),
    json: input.options['json'] === true,
    terminal,
    out: (line) => {
      clear()
      process.stdout.write(`${line}\n`)
    },
    err: (line) => {
      clear()
      process.stderr.write(`${line}\n`)
    },
    progress: (text) => {
      if (!terminal) return
      clear()
      process.stderr.write(text)
      shown = text.length * 2
    },
    signal: interruption(),
  }
}

async function chosenLocale(input: Input, folder: string): Promise<Locale> {
  const asked = input.options['locale']
  if (typeof asked === 'string') return localeOf(asked)
  const { localeOfSpeaker } = await import('./commands/speaker.ts')
  return localeOfSpeaker(folder, process.env)
}

/** Aborts on the first signal; a second one ends the process as it would without us. */
function interruption(): AbortSignal {
  const controller = new AbortController()
  for (const name of ['SIGINT', 'SIGTERM'] as const) {
    process.once(name, () => controller.abort(name))
  }
  return controller.signal
}
