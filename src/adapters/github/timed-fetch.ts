/** A `fetch` whose answers, with their bodies, come within so many milliseconds or not at all. */
export function timedFetch(timeoutMs: number): typeof fetch {
  return (input, init) => fetch(input, { ...init, signal: AbortSignal.timeout(timeoutMs) })
}
