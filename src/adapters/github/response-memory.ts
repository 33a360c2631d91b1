/** An answer of GitHub as it was last told, with the tag by which one asks whether it still holds. */
export interface RememberedResponse {
  readonly etag: string
  readonly status: number
  /** The `link` header, by which the next page is found. */
  readonly link: string | null
  readonly body: unknown
}

/**
 * Remembers answers by their address, so that what has not changed is told by 304, which costs nothing of the hourly share.
 * https://docs.github.com/en/rest/using-the-rest-api/best-practices-for-using-the-rest-api#use-conditional-requests-if-appropriate
 */
export interface ResponseMemory {
  get(address: string): RememberedResponse | null
  set(address: string, response: RememberedResponse): void
}

/** A memory for as long as the process lives; the answers that were used longest ago make room. */
export function createResponseMemory(entriesMax = 2000): ResponseMemory {
  const entries = new Map<string, RememberedResponse>()
  return {
    get: (address) => {
      const found = entries.get(address)
      if (found === undefined) return null
      entries.delete(address)
      entries.set(address, found)
      return found
    },
    set: (address, response) => {
      entries.delete(address)
      entries.set(address, response)
      const [oldest] = entries.keys()
      if (entries.size > entriesMax && oldest !== undefined) entries.delete(oldest)
    },
  }
}
