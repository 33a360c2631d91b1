import type { Clock } from '../kit/clock.ts'
import type { Code } from '../words/catalogue.ts'
import type { Locale } from '../words/phrase.ts'
import type { CompileMemory } from './desk/compile-once.ts'

/** Exit codes; main.ts adds 2 (wrong usage) and 70 (our bug). */
export const exit = { done: 0, refused: 1, usage: 2, bug: 70, again: 75 } as const

/** The world as a command may see it; only `main.ts` makes one. */
export interface World {
  readonly env: Readonly<Record<string, string | undefined>>
  /** The repository the command works on (`--root`, else the current folder). */
  readonly root: string
  readonly clock: Clock
  readonly locale: Locale
  /** Whether the user asked for one JSON document on standard output instead of prose. */
  readonly json: boolean
  readonly terminal: boolean
  /** Prints one line of the answer. */
  readonly out: (line: string) => void
  /** Prints one line of explanation or trouble on standard error. */
  readonly err: (line: string) => void
  /** Shows work in progress on a terminal; silent elsewhere. */
  readonly progress: (text: string) => void
  /** Aborts on SIGINT (`reason` 'SIGINT') or SIGTERM (`reason` 'SIGTERM'). */
  readonly signal: AbortSignal
  /** What earlier commands of this process compiled; absent where a process is one command, as `main.ts` has it. */
  readonly compiled?: CompileMemory
}

/** What the user typed after the verb. */
export interface Input {
  readonly arguments: readonly string[]
  readonly options: Readonly<Record<string, string | boolean | undefined>>
}

/** A verb's own option, in the notation of the commander package: `--list <name>`. */
interface VerbOption {
  readonly flags: string
  readonly about: Code
}

/** A verb as its file exports it. */
export interface Verb {
  /** In commander's notation: `<campaign>` must be given, `[file]` may be. */
  readonly arguments: readonly string[]
  readonly options: readonly VerbOption[]
  run(world: World, input: Input): Promise<number>
}

/** A row of the table of verbs. */
export interface VerbRow {
  /** One word, or two for a verb with parts: `list import`. */
  readonly name: string
  readonly who: 'writer' | 'approver' | 'runner' | 'operator' | 'auditor'
  readonly about: Code
  /** It has nothing to do with the folder in which it is typed, not even its language. */
  readonly apart?: true
  readonly load: () => Promise<{ readonly verb: Verb }>
}
