import type { Failure } from '../kit/failure.ts'

/** Why a run takes no more recipients. */
export type Stop =
  /** Only `resume` goes on. */
  | { readonly kind: 'halt'; readonly reason: string; readonly by: string }
  /** Any later run goes on. */
  | { readonly kind: 'pause' }
  /** The world did not do its part. */
  | { readonly kind: 'failure'; readonly failure: Failure }
  /** A later attempt holds the release: this one must not write anything any more. */
  | { readonly kind: 'fenced' }
  /** A broken assumption of our own. */
  | { readonly kind: 'bug'; readonly error: unknown }

/** The one place that says whether a run goes on. The first reason stands, except that being fenced out stands above all. */
export interface StopSwitch {
  readonly reason: () => Stop | null
  readonly stop: (reason: Stop) => void
  /** Resolves when somebody stopped the run. */
  readonly stopped: Promise<void>
}

/** A switch that nobody has touched. */
export function createStopSwitch(): StopSwitch {
  let reason: Stop | null = null
  const { promise: stopped, resolve } = Promise.withResolvers<void>()
  return {
    reason: () => reason,
    stop: (next) => {
      if (reason === null || (next.kind === 'fenced' && reason.kind !== 'bug')) reason = next
      resolve()
    },
    stopped,
  }
}
