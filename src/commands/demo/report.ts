import { say } from '../../words/say.ts'
import type { World } from '../verb.ts'
import type { Stage } from './stage.ts'
import { commandLine, StepFailed, type CheckFailed } from './step.ts'

/** Says how it ended: in a few lines, or as one document. */
export function reportEnd(
  { world, player, album, folder }: Stage,
  end: { readonly seconds: number; readonly page: string; readonly keep: boolean },
): void {
  const { steps, checks } = player
  const { seconds, page, keep } = end
  const refusals = album.refusals.map(({ code }) => code)
  if (world.json) {
    const kept = keep ? folder : null
    const { sent } = album
    world.out(
      JSON.stringify({ version: 1, ok: true, seconds, page, folder: kept, sent, refusals, steps, checks }),
    )
    return
  }
  const values = { seconds, commands: steps.length, checks: checks.length }
  world.out('')
  world.out(say(world.locale, 'demo-end', values))
  if (album.sent !== null) world.out(`  ${say(world.locale, 'demo-end-sent', { ...album.sent })}`)
  if (refusals.length > 0)
    world.out(`  ${say(world.locale, 'demo-end-refused', { codes: refusals.join(', ') })}`)
  world.out(`  ${say(world.locale, 'demo-end-page', { page })}`)
  if (keep) world.out(`  ${say(world.locale, 'demo-end-kept', { folder })}`)
}

/** Says what was not as the story tells it, with everything that is known. */
export function reportFault(world: World, fault: StepFailed | CheckFailed): void {
  const about =
    fault instanceof StepFailed
      ? {
          command: commandLine(fault.step.command),
          expected: fault.step.code ?? 0,
          code: fault.ended.code,
          missing: fault.missing,
          out: fault.ended.out,
          err: fault.ended.err,
        }
      : { check: fault.message }
  if (world.json) {
    world.out(JSON.stringify({ version: 1, ok: false, fault: about }))
    return
  }
  world.err('')
  world.err(say(world.locale, 'demo-fault'))
  if ('check' in about) {
    world.err(`  ✗ ${about.check}`)
    return
  }
  const { command, expected, code, missing } = about
  world.err(`  ${command}`)
  world.err(`  ${say(world.locale, 'demo-fault-exit', { expected, code: code ?? 'signal' })}`)
  if (missing !== null) world.err(`  ${say(world.locale, 'demo-fault-missing', { missing })}`)
  for (const line of `${about.out}${about.err}`.trimEnd().split('\n')) world.err(`      ${line}`)
}
