/** As much of a limiter as the throttling plugin uses. */
interface Pace {
  key(id: string): { schedule<T>(options: object, job: () => Promise<T>): Promise<T> }
}

/**
 * Lets writes begin one after another with so much time between them. The plugin's own limiters have fixed times and are shared by all clients
 * of a process. https://docs.github.com/en/rest/using-the-rest-api/best-practices-for-using-the-rest-api#pause-between-mutative-requests
 */
export function createPace(spacingMs: number): Pace {
  let next = 0
  const schedule = async <T>(_options: object, job: () => Promise<T>): Promise<T> => {
    const now = Date.now()
    const begin = Math.max(now, next)
    next = begin + spacingMs
    if (begin > now) await new Promise((resolve) => setTimeout(resolve, begin - now))
    return job()
  }
  return { key: () => ({ schedule }) }
}
