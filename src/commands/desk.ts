import { resolve } from 'node:path'
import { phraseOf } from '../words/say.ts'
import type { CompileMemory } from './desk/compile-once.ts'
import type { DeskOutcome } from './desk/pass.ts'
import { reportOutcomes } from './desk/report-outcomes.ts'
import { runPass } from './desk/run-pass.ts'
import { exit, type Input, type Verb, type World } from './verb.ts'

/**
 * One pass over what writers asked and owners answered: counts the audience, writes PLANNED, mails whoever must act, and reminds them once. It runs where the store
 * and the key of notices are, on the default branch's rules; a branch under review is read as data and never checked out.
 */
export const verb: Verb = {
  arguments: [],
  options: [{ flags: '--pictures <dir>', about: 'option-desk-pictures' }],
  run: desk,
}

async function desk(world: World, { options }: Input): Promise<number> {
  const { pictures } = options
  const folder = typeof pictures === 'string' ? resolve(world.root, pictures) : null
  return deskPass(world, { compiled: world.compiled ?? new Map(), pictures: folder })
}

/** One pass, told. `compiled` is what earlier passes of this process compiled, `pictures` the folder that they are written to. Returns an exit code. */
export async function deskPass(
  world: World,
  { compiled, pictures }: { readonly compiled: CompileMemory; readonly pictures: string | null },
): Promise<number> {
  const outcomes = await runPass(world, compiled, { pictures })
  report(world, outcomes)
  if (outcomes.some(({ kind }) => kind === 'again')) return exit.again
  return outcomes.some(({ kind }) => kind === 'problem') ? exit.refused : exit.done
}

function report(world: World, outcomes: readonly DeskOutcome[]): void {
  if (world.json) {
    const said = outcomes.map(({ code, values, kind }) => ({
      code,
      kind,
      values,
      message: phraseOf(world.locale, code, values).say,
    }))
    world.out(JSON.stringify({ version: 1, outcomes: said }))
    return
  }
  if (outcomes.length === 0) world.out(phraseOf(world.locale, 'desk-nothing').say)
  reportOutcomes(world, outcomes)
}
