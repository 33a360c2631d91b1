import type { Failure } from '../../kit/failure.ts'
import { isoInstant } from '../../kit/clock.ts'
import { failure } from '../../words/find.ts'

/**
 * What is asked, in the words a person is told, and the permission that an App needs for it.
 * https://docs.github.com/en/rest/authentication/permissions-required-for-github-apps
 */
const permissions = {
  App: 'Metadata: read',
  repository: 'Metadata: read',
  settings: 'Administration: read',
  user: 'Metadata: read',
  permission: 'Metadata: read',
  'team access': 'Members: read',
  'team members': 'Members: read',
  'pull request': 'Pull requests: read',
  'pull requests': 'Pull requests: read',
  'pull requests of a commit': 'Pull requests: read',
  reviews: 'Pull requests: read',
  commits: 'Pull requests: read',
  timeline: 'Pull requests: read',
  activity: 'Contents: read',
  comparison: 'Contents: read',
  commit: 'Contents: read',
  'CODEOWNERS errors': 'Contents: read',
  'rule suites': 'Administration: read',
  comments: 'Pull requests: read',
  comment: 'Pull requests: write',
  labels: 'Pull requests: write',
  'requested reviewers': 'Pull requests: read',
  'review request': 'Pull requests: write',
  'check runs': 'Checks: read',
  'check run': 'Checks: write',
  'commit statuses': 'Commit statuses: read',
  'commit status': 'Commit statuses: write',
  deployments: 'Deployments: read',
  deployment: 'Deployments: write',
  'deployment statuses': 'Deployments: read',
  'deployment status': 'Deployments: write',
} as const

export type Operation = keyof typeof permissions

/** The status of an error that GitHub answered with; null when it did not answer. */
export function statusOf(error: unknown): number | null {
  if (!(error instanceof Error) || !('status' in error)) return null
  const answered = 'response' in error && error.response !== undefined
  return answered && typeof error.status === 'number' ? error.status : null
}

/** What went wrong, as a Failure. What a library says is left out: it may repeat a token or a text of somebody's. */
export function troubleOf(operation: Operation, error: unknown): Error {
  if (!(error instanceof Error)) return new Error(String(error))
  if (error.name === 'Failure') return error
  const status = statusOf(error)
  if (status === null) {
    if (isBadKey(error)) return failure('github-app-key', { permanence: 'permanent' })
    const isNetwork = 'status' in error || error.name === 'AbortError' || error.name === 'TimeoutError'
    // An error of our own code is a bug and stays one.
    return isNetwork ? unreachable(operation, 'network') : error
  }
  const values = { operation, status, permission: permissions[operation] }
  if (isLimit(error, status)) {
    return failure('github-rate-limited', {
      permanence: 'temporary',
      values: { operation, status, until: limitedUntil(error) ?? '?' },
    })
  }
  if (status >= 500) return unreachable(operation, `HTTP ${status}`)
  if (status === 401) return failure('github-unauthorised', { permanence: 'permanent', values })
  if (status === 403) return failure('github-forbidden', { permanence: 'permanent', values })
  if (status === 404) return failure('github-missing', { permanence: 'permanent', values })
  return failure('github-refused', { permanence: 'permanent', values })
}

/** What the cryptography of Node, or who calls it, says of a key that it cannot read. */
function isBadKey(error: Error): boolean {
  if (error.name === 'DataError' || error.name === 'InvalidCharacterError') return true
  const code = 'code' in error && typeof error.code === 'string' ? error.code : ''
  return code.startsWith('ERR_OSSL_') || error.message.startsWith('[universal-github-app-jwt]')
}

function unreachable(operation: Operation, detail: string): Failure {
  return failure('github-unreachable', { permanence: 'temporary', values: { operation, detail } })
}

/** https://docs.github.com/en/rest/using-the-rest-api/rate-limits-for-the-rest-api#exceeding-the-rate-limit */
function isLimit(error: Error, status: number): boolean {
  if (status === 429) return true
  if (status !== 403) return false
  const headers = headersOf(error)
  return (
    headers['retry-after'] !== undefined ||
    headers['x-ratelimit-remaining'] === '0' ||
    /rate limit/i.test(error.message)
  )
}

/** By GitHub's own clock; a secondary limit is told in seconds from the answer on, and lasts a minute where that is not told. */
function limitedUntil(error: Error): string | null {
  const headers = headersOf(error)
  const reset = Number(headers['x-ratelimit-reset'])
  if (headers['retry-after'] === undefined && headers['x-ratelimit-remaining'] === '0' && reset > 0) {
    return isoInstant(reset * 1000)
  }
  const answered = Date.parse(headers['date'] ?? '')
  const seconds = Number(headers['retry-after'] ?? 60)
  return Number.isNaN(answered) || !(seconds >= 0 && seconds < 1e6)
    ? null
    : isoInstant(answered + seconds * 1000)
}

function headersOf(error: Error): Readonly<Record<string, string | undefined>> {
  const response = 'response' in error ? (error.response as { readonly headers?: object } | undefined) : null
  return (response?.headers ?? {}) as Readonly<Record<string, string | undefined>>
}
