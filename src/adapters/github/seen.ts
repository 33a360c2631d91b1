import { statusOf, troubleOf } from './trouble.ts'

/** What one look at a setting came to. Only `seen` says anything about the setting. */
export type Seen<T> =
  | { readonly kind: 'seen'; readonly value: T }
  /** The token may not see it, or there is nothing: GitHub does not tell the two apart. `status` is null where nobody answered. */
  | { readonly kind: 'hidden'; readonly status: number | null }
  /** GitHub says that the plan does not have it. */
  | { readonly kind: 'no-plan' }

/** Asks, and takes a refusal for an answer: a setting that cannot be seen is never taken for one that is on. */
export async function look<T>(ask: () => Promise<T>): Promise<Seen<T>> {
  try {
    return { kind: 'seen', value: await ask() }
  } catch (error) {
    const trouble = troubleOf('settings', error)
    // An error of our own code is a bug and stays one.
    if (trouble.name !== 'Failure') throw error
    const status = statusOf(error)
    const message = error instanceof Error ? error.message : ''
    if (status === 403 && /\bupgrade to github\b/i.test(message)) return { kind: 'no-plan' }
    return { kind: 'hidden', status: status === null || status >= 500 ? null : status }
  }
}

/** GitHub answered, and left out what was asked for: this token may not know it. */
export function untold(): Error {
  return Object.assign(new Error('The answer leaves it out'), { status: 403, response: {} })
}
