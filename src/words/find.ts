import { Failure, type Permanence } from '../kit/failure.ts'
import type { Finding, Place, Values } from '../kit/finding.ts'
import type { Code } from './catalogue.ts'

/** A finding that refuses the file; the compiler knows whether its sentence exists. */
export function finding(code: Code, place: Place, values: Values = {}): Finding {
  return { code, severity: 'error', place, values }
}

/** A finding that is shown and refuses nothing. */
export function warning(code: Code, place: Place, values: Values = {}): Finding {
  return { code, severity: 'warning', place, values }
}

/** A failure of the world, to be thrown; the compiler knows whether its sentence exists. */
export function failure(
  code: Code,
  options: { readonly permanence: Permanence; readonly values?: Values; readonly cause?: unknown },
): Failure {
  return new Failure(code, {
    permanence: options.permanence,
    values: options.values ?? {},
    ...(options.cause === undefined ? {} : { cause: options.cause }),
  })
}
