import { randomBytes } from 'node:crypto'
import { linesToMask } from './secret-bundle.ts'

/** The two streams of a process, a line at a time. */
export interface Streams {
  readonly out: (line: string) => void
  readonly err: (line: string) => void
}

type Env = Readonly<Record<string, string | undefined>>

/** Whether GitHub Actions runs us and reads every line that we print as a possible command to itself. */
export function isJob(env: Env): boolean {
  return env['GITHUB_ACTIONS'] === 'true'
}

/**
 * Before anything else is printed in a job: masks every line of the secrets, and stops the runner from taking what campaigns, reviews and git
 * say for commands of ours (`::stop-commands::`; `##[…]` too). It stays so until the step ends. Returns the streams to print on from now on.
 * Where annotations are asked for (`--format github`) the standard output is commands, escaped where they are made; there only the other
 * stream is made harmless. With `--json` the standard output stays one document.
 * https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands
 */
export function beginJob(env: Env, args: readonly string[], streams: Streams): Streams {
  for (const line of linesToMask(env['POSTMERGE_SECRETS'] ?? '')) streams.err(`::add-mask::${data(line)}`)
  if (asksForAnnotations(args)) return { out: streams.out, err: (line) => streams.err(harmless(line)) }
  const stop = `::stop-commands::${randomBytes(16).toString('hex')}`
  // Either stream may be read first, so that each says it for itself.
  streams.err(stop)
  if (args.includes('--json')) return { out: (line) => streams.out(escapedJson(line)), err: streams.err }
  streams.out(stop)
  return streams
}

function asksForAnnotations(args: readonly string[]): boolean {
  return args.some(
    (arg, at) => arg === '--format=github' || (arg === 'github' && args[at - 1] === '--format'),
  )
}

/** A line break would end a command, and what follows it could be another one. */
function data(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A')
}

/** The same JSON, in which no command of the old form can be seen. */
function escapedJson(line: string): string {
  return line.replaceAll('##[', '#\\u0023[')
}

/** Text in which no line begins with two colons: also after a carriage return, which ends a line for the runner. */
function harmless(text: string): string {
  return text
    .split(/\r\n|[\r\n]/)
    .map((line) => line.replace(/^(\s*)::/, '$1: :').replaceAll('##[', '# #['))
    .join('\n')
}
