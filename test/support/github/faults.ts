import type { GitHubError } from './errors.ts'
import type { OperationId } from './operations.ts'

/** What goes wrong. */
type Effect =
  /** Another answer, before anything is done. */
  | { readonly kind: 'refuse'; readonly error: GitHubError }
  /** The connection breaks: before anything is done, or when everything is done and before it is told. */
  | { readonly kind: 'drop'; readonly when: 'before' | 'after' }
  /** The answer is changed on its way. */
  | { readonly kind: 'change'; readonly body: (body: never) => unknown }

export interface Fault {
  readonly operation: OperationId
  /** Only this page. */
  readonly page?: number
  /** Only calls whose path names these. */
  readonly params?: Readonly<Record<string, string>>
  /** How often; once where it is not said. */
  readonly times?: number
  readonly effect: Effect
}

export interface Faults {
  readonly add: (fault: Fault) => void
  /** The effects that meet this call; each is used up by it. */
  readonly take: (
    call: Pick<Fault, 'operation'> & {
      readonly page: number
      readonly params: Readonly<Record<string, string>>
    },
  ) => readonly Effect[]
  /** How far the clock of the `Date` header is ahead. */
  skewMs: number
}

export function newFaults(): Faults {
  const waiting: { readonly fault: Fault; left: number }[] = []
  return {
    skewMs: 0,
    add: (fault) => void waiting.push({ fault, left: fault.times ?? 1 }),
    take: ({ operation, page, params }) => {
      const met = waiting.filter(
        ({ fault, left }) =>
          left > 0 &&
          fault.operation === operation &&
          (fault.page ?? page) === page &&
          Object.entries(fault.params ?? {}).every(([name, value]) => params[name] === value),
      )
      for (const each of met) each.left -= 1
      return met.map(({ fault }) => fault.effect)
    },
  }
}
