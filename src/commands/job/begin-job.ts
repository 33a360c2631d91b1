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
 * Both stand on one stream, masks first: of two the runner may read either first, and would not hear of masks that it reads after it was stopped.
 * What is printed on the other one is made harmless. Where annotations are asked for (`--format github`) the standard output is commands,
 * escaped where they are made. With `--json` it stays one document.
 * https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands
 */
export function beginJob(env: Env, args: readonly string[], streams: Streams): Streams {
  const asked = optionsOf(args)
  const isJson = asked.includes('--json')
  const orders = isJson ? streams.err : streams.out
  for (const line of linesToMask(env['POSTMERGE_SECRETS'] ?? '')) orders(`::add-mask::${data(line)}`)
  const quiet: Streams = { out: streams.out, err: (line) => streams.err(harmless(line)) }
  if (asksForAnnotations(asked)) return quiet
  orders(`::stop-commands::${randomBytes(16).toString('hex')}`)
  return isJson ? { out: (line) => streams.out(escapedJson(line)), err: streams.err } : quiet
}

/** Behind `--` there are no options, whatever it looks like: it may be what somebody typed into a form. */
function optionsOf(args: readonly string[]): readonly string[] {
  const end = args.indexOf('--')
  return end === -1 ? args : args.slice(0, end)
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

/** The same JSON, in which no command of the old form (`##[…]`) can be seen, whatever stands between its characters. */
function escapedJson(line: string): string {
  return line.replaceAll('#', '\\u0023')
}

/** What the runner trims off a line, or passes over when it compares texts, though nobody sees it. */
const unseen = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{DI}]/gu

/** Text in which no line begins with two colons: also after a carriage return, which ends a line for the runner. */
function harmless(text: string): string {
  return text
    .split(/\r\n|[\r\n]/)
    .map((line) =>
      line
        .replaceAll(unseen, (mark) => (mark === '\t' ? mark : ''))
        .replace(/^(\s*)::/, '$1: :')
        .replaceAll('##[', '# #['),
    )
    .join('\n')
}
