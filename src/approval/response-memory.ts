/** An answer of a hosted forge as it was last told, with the tag by which one asks whether it still holds. */
export interface RememberedResponse {
  readonly etag: string
  readonly status: number
  /** The `link` header, by which the next page is found. */
  readonly link: string | null
  /** JSON. */
  readonly body: unknown
}

/**
 * Remembers answers by their address, so that what has not changed is told by 304, which costs nothing of the hourly share. The forge is asked
 * all the same, with the present credential: what that may not see any more is not answered from here. No credential is ever part of it.
 * https://docs.github.com/en/rest/using-the-rest-api/best-practices-for-using-the-rest-api#use-conditional-requests-if-appropriate
 */
export interface ResponseMemory {
  get(address: string): RememberedResponse | null
  set(address: string, response: RememberedResponse): void
}
