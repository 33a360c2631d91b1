import { Command, CommanderError, type Option } from 'commander'
import type { Locale } from '../words/phrase.ts'
import { say } from '../words/say.ts'
import { troubleOf, unknownOption, unknownVerb, type Trouble } from './argument-trouble.ts'
import { exit, type Input, type Verb, type VerbRow } from './verb.ts'

/** What the arguments mean: a verb to run, a text such as help, or what is wrong with them. */
export type Reading =
  | { readonly kind: 'verb'; readonly verb: Verb; readonly input: Input }
  | { readonly kind: 'answer'; readonly text: string; readonly code: number }
  | { readonly kind: 'wrong'; readonly trouble: Trouble }

interface Known {
  readonly rows: readonly VerbRow[]
  readonly locale: Locale
  readonly version: string
}

/** What is understood without a verb. */
const bareFlags = ['--help', '--version', '--root', '--locale', '--json']

/** Reads the arguments after the program's name. Only the verb that was asked for is loaded: the others cost nothing. */
export async function readArguments(args: readonly string[], known: Known): Promise<Reading> {
  const { common, rest } = commonFirst(args)
  const row = findRow(rest, known.rows)
  if (row === null) return overview(rest, known)
  const { verb } = await row.load()
  const words = row.name.split(' ').length
  const command = prepare(new Command(`postmerge ${row.name}`), known.locale)
    .description(say(known.locale, row.about))
    .usage([say(known.locale, 'help-place-options'), ...verb.arguments].join(' '))
  for (const argument of verb.arguments) command.argument(argument)
  for (const option of verb.options) command.option(option.flags, say(known.locale, option.about))
  command
    .option('--root <dir>', say(known.locale, 'option-root'))
    .option('--locale <en|ja>', say(known.locale, 'option-locale'))
    .option('--json', say(known.locale, 'option-json'))
  return parse(command, [...common, ...rest.slice(words)], verb)
}

/** The options that every verb understands may stand before it as well. */
function commonFirst(args: readonly string[]): {
  readonly common: readonly string[]
  readonly rest: readonly string[]
} {
  let length = 0
  for (let next = args[0]; next !== undefined; next = args[length]) {
    if (next === '--root' || next === '--locale') length += 2
    else if (next === '--json' || /^--(?:root|locale)=/.test(next)) length += 1
    else break
  }
  return { common: args.slice(0, length), rest: args.slice(length) }
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
    if (error.exitCode === 0) return { kind: 'answer', text, code: exit.done }
    const trouble = troubleOf(error, {
      command: command.name(),
      usage: `${command.name()} ${command.usage()}`,
      flags: ['--help', ...command.options.map(longOf)],
      extra: command.args.slice(command.registeredArguments.length),
    })
    return { kind: 'wrong', trouble }
  }
  return input === null ? { kind: 'answer', text, code: exit.usage } : { kind: 'verb', verb, input }
}

function longOf(option: Option): string {
  return option.long ?? option.flags
}

/** The help of the whole program, grouped by who uses what; asked for, or because no such verb exists. */
function overview(args: readonly string[], known: Known): Reading {
  const [word] = args
  if (word === undefined) return { kind: 'answer', text: wholeHelp(known), code: exit.usage }
  if (['-h', '--help', 'help'].includes(word)) {
    return { kind: 'answer', text: wholeHelp(known), code: exit.done }
  }
  if (['-V', '--version'].includes(word))
    return { kind: 'answer', text: `${known.version}\n`, code: exit.done }
  if (word.startsWith('-')) {
    return { kind: 'wrong', trouble: unknownOption(word, { command: 'postmerge', flags: bareFlags }) }
  }
  const words = args.filter((part) => !part.startsWith('-'))
  const names = known.rows.map((row) => row.name)
  return { kind: 'wrong', trouble: unknownVerb(words, names) }
}

function wholeHelp({ rows, locale }: Known): string {
  const program = prepare(new Command('postmerge'), locale)
    .description(say(locale, 'about-postmerge'))
    .option('-V, --version', say(locale, 'about-version'))
    .usage(`${say(locale, 'help-place-verb')} ${say(locale, 'help-place-options')}`)
    .helpCommand(false)
  for (const row of rows) {
    program.addCommand(
      new Command(row.name).description(say(locale, row.about)).helpGroup(say(locale, `group-${row.who}`)),
    )
  }
  return program.helpInformation()
}

function prepare(command: Command, locale: Locale): Command {
  // These are the titles that commander writes itself.
  const titles: Readonly<Record<string, string>> = {
    'Usage:': say(locale, 'help-usage'),
    'Options:': say(locale, 'help-options'),
  }
  return command
    .exitOverride()
    .helpOption('-h, --help', say(locale, 'about-help'))
    .configureHelp({ styleTitle: (title) => titles[title] ?? title })
    .showHelpAfterError(false)
    .showSuggestionAfterError(false)
}
