import { closest } from '../content/likeness.ts'
import type { Values } from '../kit/finding.ts'
import type { Code } from '../words/catalogue.ts'

/** What is wrong with what was typed. */
export interface Trouble {
  readonly code: Code
  readonly values: Values
}

/** What a complaint is about: a verb, as somebody would type it. */
interface About {
  /** `postmerge new` */
  readonly command: string
  /** `postmerge new [options] [name]` */
  readonly usage: string
  /** `--template`, `--list` … */
  readonly flags: readonly string[]
  /** Arguments behind the last one that there is. */
  readonly extra: readonly string[]
}

/** A complaint of the commander package, whose words are English only, as one of ours. */
export function troubleOf(
  { code, message }: { readonly code: string; readonly message: string },
  { command, usage, flags, extra }: About,
): Trouble {
  const named = /'(.*)'/s.exec(message)?.[1] ?? ''
  switch (code) {
    case 'commander.unknownOption':
      return unknownOption(named, { command, flags })
    case 'commander.missingArgument':
      return { code: 'argument-missing', values: { argument: named, usage } }
    case 'commander.optionMissingArgument': {
      const option = /--[a-z-]+/.exec(named)?.[0] ?? named
      return { code: 'option-without-value', values: { option, flags: named } }
    }
    case 'commander.excessArguments':
      return {
        code: 'arguments-too-many',
        values: { command: verbOf(command), extra: extra.join(' '), usage },
      }
    default:
      return { code: 'wrong-arguments', values: { detail: message.replace(/^error: /, ''), usage } }
  }
}

/** No such option of a verb, or of the program. */
export function unknownOption(typed: string, { command, flags }: Pick<About, 'command' | 'flags'>): Trouble {
  const option = typed.replace(/=.*$/s, '')
  const names = flags.map((flag) => flag.slice(2))
  const close = closest(option.replace(/^-+/, ''), names)
  const verb = verbOf(command)
  return close.length === 0
    ? { code: 'unknown-option', values: { verb, option, help: `${command} --help` } }
    : { code: 'mistyped-option', values: { verb, option, close: listed(close, '--') } }
}

/** `new` of `postmerge new`. */
function verbOf(command: string): string {
  return command.replace(/^postmerge /, '')
}

/** No such verb: `words` is what was typed without options, `names` the verbs that there are. */
export function unknownVerb(words: readonly string[], names: readonly string[]): Trouble {
  const [first = '', second = ''] = words
  const members = names.filter((name) => name.startsWith(`${first} `))
  const verb = members.length > 0 ? `${first} ${second}`.trim() : first
  const near = [...new Set([...closest(`${first} ${second}`, names), ...closest(first, names)])]
  const close = near.length > 0 ? near : members
  return close.length === 0
    ? { code: 'unknown-verb', values: { verb, verbs: names.join(', ') } }
    : { code: 'mistyped-verb', values: { verb, close: listed(close, '') } }
}

function listed(words: readonly string[], before: string): string {
  return words.map((word) => `${before}${word}`).join(', ')
}
