import { setTimeout as sleep } from 'node:timers/promises'
import { Duration, durationSeconds } from '../content/schema/names.ts'
import { Failure } from '../kit/failure.ts'
import { failure } from '../words/find.ts'
import { phraseOf, say } from '../words/say.ts'
import type { CompileMemory } from './desk/compile-once.ts'
import type { Input, Verb, World } from './verb.ts'
import { deskWorld, listening } from './worker/listening.ts'
import { workLoop, type Task } from './worker/work-loop.ts'

const everyDefaultSeconds = 60
const everySecondsMin = 1

/**
 * `postmerge worker`: `send --due` and `desk`, again and again on one host, in the place of a timer that starts them. It ends for a permanent failure, with
 * its exit code; SIGINT and SIGTERM do to a send under way what they do to `send`.
 */
export const verb: Verb = {
  arguments: [],
  options: [
    { flags: '--every <duration>', about: 'option-worker-every' },
    { flags: '--for <duration>', about: 'option-worker-for' },
  ],
  run: work,
}

async function work(world: World, { options }: Input): Promise<number> {
  const every = secondsOf(options['every']) ?? everyDefaultSeconds
  if (every < everySecondsMin) {
    const values = { seconds: everySecondsMin }
    throw failure('worker-too-often', { permanence: 'permanent', values })
  }
  const lasts = secondsOf(options['for'])
  const { locale, clock, signal } = world
  if (!world.json) world.out(say(locale, 'worker-started', { seconds: every }))
  const code = await workLoop({
    tasks: [sendTask(world), deskTask(world)],
    everyMs: every * 1000,
    until: lasts === null ? null : clock.now() + lasts * 1000,
    clock,
    signal,
    sleep: (ms, stopped) => sleep(ms, undefined, { signal: stopped }).catch(() => {}),
    onTrouble: ({ name }, trouble) => tellTrouble(world, name, trouble),
    onRest: (ms) => world.progress(say(locale, 'worker-resting', { seconds: Math.ceil(ms / 1000) })),
  })
  if (!world.json) world.out(say(locale, 'worker-ended'))
  return code
}

function sendTask(world: World): Task {
  const listen = listening(world, 'send')
  return {
    name: 'send',
    async run(until) {
      const { verb: send } = await import('./send.ts')
      const left = until === null ? null : Math.max(0, Math.ceil((until - world.clock.now()) / 1000))
      const options = { due: true, ...(left === null ? {} : { for: `PT${left}S` }) }
      return listen((quiet) => send.run(quiet, { arguments: [], options }))
    },
  }
}

function deskTask(world: World): Task {
  const listen = listening(deskWorld(world), 'desk')
  // What did not change is not compiled again.
  const compiled: CompileMemory = new Map()
  return {
    name: 'desk',
    async run() {
      const { deskPass } = await import('./desk.ts')
      return listen((quiet) => deskPass(quiet, { compiled, pictures: null }))
    },
  }
}

function tellTrouble(world: World, name: Task['name'], { code, values }: Failure): void {
  const { say: reason } = phraseOf(world.locale, code, values)
  if (world.json)
    world.out(JSON.stringify({ version: 1, verb: name, failure: { code, values, message: reason } }))
  else world.err(say(world.locale, 'worker-trouble', { verb: name, reason, code }))
}

function secondsOf(text: string | boolean | undefined): number | null {
  if (typeof text !== 'string') return null
  const duration = Duration.safeParse(text)
  if (!duration.success) throw failure('no-duration', { permanence: 'permanent', values: { text } })
  return durationSeconds(duration.data)
}
