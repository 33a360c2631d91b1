import type { Actor } from './people.ts'

/** A command that somebody of the story runs: exactly what is printed is what is spawned. */
export interface Step {
  readonly actor: Actor
  /** The program and its arguments; it runs in the demo's folder. */
  readonly command: readonly string[]
  /** The exit code that the story needs; 0 unless said otherwise. */
  readonly code?: number
  /** What must be in its output. */
  readonly says?: readonly (string | RegExp)[]
  /** The decisive lines of its output; all of them unless said otherwise. */
  readonly shows?: (lines: readonly string[]) => readonly string[]
}

/** How a command ended. */
export interface Ended {
  readonly code: number | null
  readonly out: string
  readonly err: string
}

/** A step that did not end as the story needs: the demo is over, and whoever runs it must see all of it. */
export class StepFailed extends Error {
  readonly step: Step
  readonly ended: Ended
  readonly missing: string | null

  constructor(step: Step, ended: Ended, missing: string | null) {
    super(`${commandLine(step.command)}: ${missing ?? ended.code}`)
    this.name = 'StepFailed'
    this.step = step
    this.ended = ended
    this.missing = missing
  }
}

/** Something the demo looked at itself, such as what the receiver took, that is not as the story needs it. */
export class CheckFailed extends Error {
  constructor(message: string) {
    super(message)
    this.name = 'CheckFailed'
  }
}

/** What is wrong with how a step ended, or null. */
export function faultOf(step: Step, ended: Ended): StepFailed | null {
  if (ended.code !== (step.code ?? 0)) return new StepFailed(step, ended, null)
  const text = `${ended.out}\n${ended.err}`
  const missing = (step.says ?? []).find((wanted) =>
    typeof wanted === 'string' ? !text.includes(wanted) : !wanted.test(text),
  )
  return missing === undefined ? null : new StepFailed(step, ended, String(missing))
}

/** A command as a person would type it. */
export function commandLine(command: readonly string[]): string {
  return command
    .map((word) => (/^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`))
    .join(' ')
}
