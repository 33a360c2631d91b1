import { readFileSync } from 'node:fs'
import process from 'node:process'
import { isatty } from 'node:tty'
import { runLine } from './commands/run-line.ts'
import type { World } from './commands/verb.ts'

const manifest = readFileSync(new URL('../package.json', import.meta.url), 'utf8')
const { version } = JSON.parse(manifest) as { version: string }
const { env } = process
/** Set when our output goes nowhere any more, as behind `| head` or on a full disk: what we have begun goes on, and says no more. */
const isGone = { out: false, err: false }
/** Set when that was not because nobody reads any more: then whoever waits for the answer must not take what is there for all of it. */
let lost = false
const again = 75
for (const [stream, name] of [[process.stdout, 'out'] as const, [process.stderr, 'err'] as const]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    isGone[name] = true
    if (name === 'err' || lost || error.code === 'EPIPE' || error.code === 'ERR_STREAM_DESTROYED') return
    lost = true
    // The last line may be lost after everything else has ended.
    if (process.exitCode === 0) process.exitCode = again
    void tellLost(error.code ?? '')
  })
}

const code = await main(process.argv.slice(2))
process.exitCode = code === 0 && lost ? again : code

/** What was typed, with the process as its world. */
async function main(args: readonly string[]): Promise<number> {
  // In a job of GitHub Actions, lines go past what it would take for a command to itself.
  let streams: Pick<World, 'out' | 'err'> = {
    out: (line) => write('out', `${line}\n`),
    err: (line) => write('err', `${line}\n`),
  }
  if (env['GITHUB_ACTIONS'] === 'true') {
    const { beginJob } = await import('./commands/job/begin-job.ts')
    streams = beginJob(env, args, streams)
  }
  return runLine(args, {
    env,
    folder: process.cwd(),
    version,
    clock: { now: () => Date.now() },
    terminal: isatty(1) && isatty(2),
    streams,
    write,
    interruption,
  })
}

async function tellLost(reason: string): Promise<void> {
  const { localeOf, say } = await import('./words/say.ts')
  const locale = localeOf(env['POSTMERGE_LOCALE'] || env['LC_ALL'] || env['LC_MESSAGES'] || env['LANG'])
  write('err', `${say(locale, 'output-lost', { reason })}\n`)
}

function write(to: 'out' | 'err', text: string): void {
  if (!isGone[to]) (to === 'out' ? process.stdout : process.stderr).write(text)
}

/** Aborts on the first signal; a second one ends the process as it would without us. */
function interruption(): AbortSignal {
  const controller = new AbortController()
  for (const name of ['SIGINT', 'SIGTERM'] as const) {
    process.once(name, () => controller.abort(name))
  }
  return controller.signal
}
