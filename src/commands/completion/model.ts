import type { Locale } from '../../words/phrase.ts'
import { say } from '../../words/say.ts'
import type { VerbRow } from '../verb.ts'
import { wordKinds, type WordKind } from './words.ts'

/** What can stand at one place of a command line. */
export type Place =
  | { readonly kind: 'words'; readonly words: readonly string[] }
  /** Names of the repository, asked for while somebody types. */
  | { readonly kind: 'names'; readonly of: WordKind }
  | { readonly kind: 'files' | 'folders' | 'anything' }

interface ModelOption {
  /** `--template` */
  readonly flag: string
  readonly about: string
  /** Null for an option without a value. */
  readonly value: Place | null
}

/** A verb as a shell must know it. */
export interface ModelVerb {
  /** `new`, `list import` */
  readonly name: string
  readonly about: string
  readonly options: readonly ModelOption[]
  /** The last one may be repeated. */
  readonly places: readonly Place[]
}

const shells: Place = { kind: 'words', words: ['bash', 'zsh', 'fish'] }

/** What each name in `<…>` and `[…]` of the table of verbs stands for. */
const placesByName: Readonly<Record<string, Place>> = {
  ...Object.fromEntries(wordKinds.map((of) => [of, { kind: 'names', of }] as const)),
  ...Object.fromEntries(wordKinds.map((of) => [of.slice(0, -1), { kind: 'names', of }] as const)),
  file: { kind: 'files' },
  dir: { kind: 'folders' },
  shell: shells,
}

/** The table of verbs for shells, in one language. */
export async function completionModel(
  rows: readonly VerbRow[],
  locale: Locale,
): Promise<readonly ModelVerb[]> {
  const common = [...anywhere(locale), optionOf('--help', say(locale, 'about-help'))]
  return Promise.all(
    rows.map(async ({ name, about, load }) => {
      const { verb } = await load()
      const own = verb.options.map((option) => optionOf(option.flags, say(locale, option.about)))
      return {
        name,
        about: say(locale, about),
        options: [...own, ...common],
        places: verb.arguments.map(placeOf),
      }
    }),
  )
}

/** Options that may also stand before the verb. */
export function anywhere(locale: Locale): readonly ModelOption[] {
  return [
    optionOf('--root <dir>', say(locale, 'option-root')),
    optionOf('--locale <en|ja>', say(locale, 'option-locale')),
    optionOf('--json', say(locale, 'option-json')),
  ]
}

function optionOf(flags: string, about: string): ModelOption {
  const flag = /--[a-z-]+/.exec(flags)?.[0] ?? flags
  const value = /[<[].*/.exec(flags)?.[0]
  return { flag, about, value: value === undefined ? null : placeOf(value) }
}

/** `<en|ja>` is one of two words, `[campaigns...]` any number of campaigns. */
function placeOf(notation: string): Place {
  const name = notation.replaceAll(/[<>[\].]/g, '')
  if (name.includes('|')) return { kind: 'words', words: name.split('|') }
  return (Object.hasOwn(placesByName, name) ? placesByName[name] : undefined) ?? { kind: 'anything' }
}

/** First words of verbs that have parts, with their second words: `list` with `import` and `count`. */
export function groupsOf(model: readonly ModelVerb[]): ReadonlyMap<string, readonly string[]> {
  const groups = new Map<string, string[]>()
  for (const { name } of model) {
    const [first = '', second] = name.split(' ')
    if (second !== undefined) groups.set(first, [...(groups.get(first) ?? []), second])
  }
  return groups
}

/** What can be typed first: verbs, and the first words of verbs with parts. */
export function firstWords(model: readonly ModelVerb[]): readonly string[] {
  return [...new Set(model.map(({ name }) => name.split(' ')[0] ?? name))]
}
