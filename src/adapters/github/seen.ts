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
    if (!(error instanceof Error) || !('status' in error)) throw error
    const status = Number(error.status)
    if (status === 403 && /\bupgrade to github\b/i.test(error.message)) return { kind: 'no-plan' }
    // A connection that broke has the status of a broken server.
    return { kind: 'hidden', status: status >= 500 ? null : status }
  }
}
