import { GitHubError } from './errors.ts'

interface Window {
  used: number
  resetMs: number
}

/** How much a caller may ask for. */
export interface LimitSettings {
  /** Requests of one token in an hour. */
  readonly perHour: number
  /** Points of one token in a minute: 1 for a read, 5 for a write. */
  readonly pointsPerMinute: number
  /** Requests of one token in a minute that make content. */
  readonly contentPerMinute: number
}

export interface Limits {
  /** Counts a request, or refuses it. */
  readonly count: (token: string, request: { readonly write: boolean; readonly content: boolean }) => void
  /** Gives a counted request back: an answer of "not modified" is free. */
  readonly giveBack: (token: string) => void
  readonly headers: (token: string) => Readonly<Record<string, string>>
  readonly state: (token: string) => {
    readonly limit: number
    readonly remaining: number
    readonly used: number
    readonly reset: number
  }
  readonly set: (settings: Partial<LimitSettings>) => void
}

export function newLimits(now: () => number, initial: Partial<LimitSettings>): Limits {
  let settings: LimitSettings = { perHour: 5000, pointsPerMinute: 900, contentPerMinute: 80, ...initial }
  const hours = new Map<string, Window>()
  const minutes = new Map<string, Window & { content: number }>()
  const hourOf = (token: string): Window => {
    const known = hours.get(token)
    if (known !== undefined && known.resetMs > now()) return known
    const fresh = { used: 0, resetMs: now() + 3_600_000 }
    hours.set(token, fresh)
    return fresh
  }
  const minuteOf = (token: string): Window & { content: number } => {
    const known = minutes.get(token)
    if (known !== undefined && known.resetMs > now()) return known
    const fresh = { used: 0, content: 0, resetMs: now() + 60_000 }
    minutes.set(token, fresh)
    return fresh
  }
  const state = (token: string): ReturnType<Limits['state']> => {
    const { used, resetMs } = hourOf(token)
    const limit = settings.perHour
    return {
      limit,
      used: Math.min(used, limit),
      remaining: Math.max(0, limit - used),
      reset: Math.ceil(resetMs / 1000),
    }
  }
  return {
    state,
    set: (changed) => {
      settings = { ...settings, ...changed }
    },
    giveBack: (token) => {
      hourOf(token).used -= 1
    },
    headers: (token) => {
      const { limit, used, remaining, reset } = state(token)
      return {
        'x-ratelimit-limit': String(limit),
        'x-ratelimit-remaining': String(remaining),
        'x-ratelimit-used': String(used),
        'x-ratelimit-reset': String(reset),
        'x-ratelimit-resource': 'core',
      }
    },
    count: (token, { write, content }) => {
      const hour = hourOf(token)
      if (hour.used >= settings.perHour) throw new GitHubError(403, 'API rate limit exceeded for this token.')
      hour.used += 1
      const minute = minuteOf(token)
      minute.used += write ? 5 : 1
      minute.content += content ? 1 : 0
      if (minute.used > settings.pointsPerMinute || minute.content > settings.contentPerMinute)
        throw secondaryLimit(Math.ceil((minute.resetMs - now()) / 1000))
    },
  }
}

/** The refusal of somebody who asks too fast. */
export function secondaryLimit(retryAfterSeconds: number): GitHubError {
  return new GitHubError(
    403,
    'You have exceeded a secondary rate limit. Please wait a few minutes before you try again.',
    { headers: { 'retry-after': String(retryAfterSeconds) } },
  )
}
