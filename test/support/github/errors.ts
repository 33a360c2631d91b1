/** An answer that refuses. */
export class GitHubError extends Error {
  readonly status: number
  readonly fields: Readonly<Record<string, unknown>>
  readonly headers: Readonly<Record<string, string>>

  constructor(
    status: number,
    message: string,
    more: {
      readonly errors?: readonly unknown[]
      readonly headers?: Readonly<Record<string, string>>
    } = {},
  ) {
    super(message)
    this.status = status
    this.fields = more.errors === undefined ? {} : { errors: more.errors }
    this.headers = more.headers ?? {}
  }
}

/** What is not there, and what somebody must not know to be there. */
export function notFound(): GitHubError {
  return new GitHubError(404, 'Not Found')
}

export function forbidden(message: string): GitHubError {
  return new GitHubError(403, message)
}

/** A request that is understood and makes no sense. */
export function invalid(message: string, ...errors: readonly unknown[]): GitHubError {
  return new GitHubError(422, message, { errors })
}
