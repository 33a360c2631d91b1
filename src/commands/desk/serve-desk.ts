import { Failure } from '../../kit/failure.ts'
import { say } from '../../words/say.ts'
import { machineTrouble } from '../machine-trouble.ts'
import type { World } from '../verb.ts'
import type { CompileMemory } from './compile-once.ts'
import { startDeskLoop, type DeskLoop } from './desk-loop.ts'
import { reportOutcomes } from './report-outcomes.ts'
import { runPass } from './run-pass.ts'

/** A burst of deliveries is served together, and a request still reaches its approver within a few seconds. */
const pauseMs = 1000
/** What no delivery told of, such as a reminder that is due. */
const tickMs = 60_000

/** Works as the desk until it is closed. A pass that fails is told, by its code where it has one, and tried again. */
export function serveDesk(world: World): DeskLoop {
  const compiled: CompileMemory = new Map()
  const pass = async (): Promise<void> => {
    try {
      reportOutcomes(world, await runPass(world, compiled))
    } catch (thrown) {
      const error = machineTrouble(thrown)
      const reason = error instanceof Failure ? error.code : 'internal'
      world.err(say(world.locale, 'serve-desk-trouble', { reason }))
    }
  }
  return startDeskLoop({ pass, pauseMs, tickMs })
}
