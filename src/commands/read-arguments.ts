import { Command, CommanderError } from 'commander'
import type { Locale } from '../words/phrase.ts'
import { say } from '../words/say.ts'
import { exit, type Input, type Verb, type VerbRow } from './verb.ts'

/** What the arguments mean: a verb to run, or a text (help, wrong usage) and the exit code that goes with it. */
export type Reading =
  | { readonly kind: 'verb'; readonly verb: Verb; readonly input: Input }
  | { readonly kind: 'answer'; readonly text: string; readonly code: number }

interface Known {
  readonly rows: readonly VerbRow[]
  readonly locale: Locale
  readonly version: string
}

/** Reads the arguments after the program's name. Only the verb that was asked for is loaded: the others cost nothing. */
export async function readArguments(args: readonly string[], known: Known): Promise<Reading> {
  const row = findRow(args, known.rows)
  if (row === null) return overview(args, known)
  const { verb } = await row.load()
  const words = row.name.split(' ').length
  const command = prepare(new Command(`postmerge ${row.name}`), known.locale).description(
    say(known.locale, row.about),
  )
  for (const argument of verb.arguments) command.argument(argument)
  for (const option of verb.options) command.option(option.flags, say(known.locale, option.about))
  command
    .option('--root <dir>', say(known.locale, 'option-root'))
    .option('--locale <en|ja>', say(known.locale, 'option-locale'))
    .option('--json', say(known.locale, 'option-json'))
  return parse(command, args.slice(words), verb)
}

function findRow(args: readonly string[], rows: readonly VerbRow[]): VerbRow | null {
  const two = `${args[0] ?? ''} ${args[1] ?? ''}`
  return rows.find((row) => row.name === two) ?? rows.find((row) => row.name === args[0]) ?? null
}

function parse(command: Command, args: readonly string[], verb: Verb): Reading {
  let text = ''
  let input: Input | null = null
  command.configureOutput({ writeOut: (part) => (text += part), writeErr: (part) => (text += part) })
  command.action((...given: unknown[]) => {
    // Commander hands over the arguments, then the options, then the command itself.
    const values = given.slice(0, -2).flat()
    input = {
      arguments: values.filter((value): value is string => typeof value === 'string'),
      options: given.at(-2) as Input['options'],
    }
  })
  try {
    command.parse(args, { from: 'user' })
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error
    return { kind: 'answer', text, code: error.exitCode === 0 ? exit.done : exit.usage }
  }
  return input === null ? { kind: 'answer', text, code: exit.usage } : { kind: 'verb', verb, input }
}

/** The help of the whole program, grouped by who uses what; asked for, or because no such verb exists. */
function overview(args: readonly string[], known: Known): Reading {
  const program = prepare(new Command('postmerge'), known.locale)
    .description(say(known.locale, 'about-postmerge'))
    .option('-V, --version', say(known.locale, 'about-version'))
    .usage('<verb> [options]')
    .helpCommand(false)
  for (const row of known.rows) {
    program.addCommand(
      new Command(row.name)
        .description(say(known.locale, row.about))
        .helpGroup(say(known.locale, `group-${row.who}`)),
    )
  }
  const help = program.helpInformation()
  const word = args[0]
  if (word === undefined) return { kind: 'answer', text: help, code: exit.usage }
  if (['-h', '--help', 'help'].includes(word)) return { kind: 'answer', text: help, code: exit.done }
  if (['-V', '--version'].includes(word))
    return { kind: 'answer', text: `${known.version}\n`, code: exit.done }
  const verb = args
    .filter((part) => !part.startsWith('-'))
    .slice(0, 2)
    .join(' ')
  const text = say(known.locale, 'unknown-verb', {
    verb,
    verbs: known.rows.map((row) => row.name).join(', '),
  })
  return { kind: 'answer', text: `${text}\n`, code: exit.usage }
}

function prepare(command: Command, locale: Locale): Command {
  return command.exitOverride().helpOption('-h, --help', say(locale, 'about-help')).showHelpAfterError(false)
}
