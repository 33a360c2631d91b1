import type { Code } from '../../words/catalogue.ts'
import type { Values } from '../../kit/finding.ts'
import { say } from '../../words/say.ts'
import type { World } from '../verb.ts'
import type { Actor } from './people.ts'
import { spawnStep, type Running } from './spawn-step.ts'
import { CheckFailed, commandLine, faultOf, type Ended, type Step } from './step.ts'

/** A command that the demo ran, for `--json` and the page. */
export interface StepRecord {
  readonly chapter: string
  readonly actor: Actor
  readonly command: string
  /** Null: it was killed. */
  readonly code: number | null
  readonly seconds: number
}

/** Something the demo looked at. */
interface Check {
  readonly chapter: string
  readonly code: string
  readonly say: string
}

/** Tells the story, runs its commands, and holds it to what it says. */
export interface Player {
  readonly steps: readonly StepRecord[]
  readonly checks: readonly Check[]
  chapter(id: string, title: Code): void
  /** One sentence. */
  tell(code: Code, values?: Values): void
  /** Runs a command before the audience's eyes. Throws `StepFailed`. */
  run(step: Step): Promise<string>
  /** The same behind the scenes: what a person does in passing. */
  quietly(step: Step): Promise<string>
  /** Starts a command before the audience's eyes and does not wait. */
  start(step: Step): Running
  /** Shows something that was done without a command, such as a request to a server; `code` is what it answered. */
  note(step: Omit<StepRecord, 'chapter'>): void
  /** Says what must be so. Throws `CheckFailed` when it is not. */
  check(code: Code, holds: boolean, values?: Values): void
}

/** Makes a player. `envOf` gives what each actor's commands may know. */
export function createPlayer(
  world: World,
  stage: { readonly folder: string; readonly envOf: (actor: Actor) => NodeJS.ProcessEnv },
): Player {
  const steps: StepRecord[] = []
  const checks: Check[] = []
  const print = world.json ? (): void => undefined : world.out
  const bold =
    world.terminal && !world.env['NO_COLOR'] ? (text: string) => `\u001b[1m${text}\u001b[0m` : String
  let chapter = ''
  let number = 0

  function begin(step: Step): Running {
    const { actor, command } = step
    const running = spawnStep(step, { cwd: stage.folder, env: stage.envOf(actor), signal: world.signal })
    const from = performance.now()
    const ended = running.ended.then((end) => {
      const seconds = Math.round(performance.now() - from) / 1000
      steps.push({ chapter, actor, command: commandLine(command), code: end.code, seconds })
      return end
    })
    // Whoever waits hears it; a command that was only started must not end the demo by itself.
    ended.catch(() => undefined)
    return { child: running.child, ended }
  }

  async function perform(step: Step): Promise<Ended> {
    const ended = await begin(step).ended
    const fault = faultOf(step, ended)
    if (fault !== null) throw fault
    return ended
  }

  const echo = (step: Step): void => print(`  ${step.actor}$ ${bold(commandLine(step.command))}`)

  return {
    steps,
    checks,
    chapter: (id, title) => {
      chapter = id
      number += 1
      print(`\n${bold(`${number}. ${say(world.locale, title)}`)}`)
    },
    tell: (code, values) => print(`\n  ${say(world.locale, code, values)}`),
    run: async (step) => {
      echo(step)
      const ended = await perform(step)
      for (const line of shownLines(step, ended)) print(`      ${line}`)
      return ended.out
    },
    quietly: async (step) => (await perform(step)).out,
    start: (step) => {
      echo(step)
      return begin(step)
    },
    note: (step) => {
      steps.push({ chapter, ...step })
      print(`  ${step.actor}> ${bold(step.command)}`)
    },
    check: (code, holds, values) => {
      const sentence = say(world.locale, code, values)
      if (!holds) throw new CheckFailed(sentence)
      checks.push({ chapter, code, say: sentence })
      print(`    ✓ ${sentence}`)
    },
  }
}

function shownLines(step: Step, { out, err }: Ended): readonly string[] {
  const lines = `${out}${err}`.trimEnd().split('\n')
  return (step.shows?.(lines) ?? lines).filter((line) => line.trim() !== '')
}
