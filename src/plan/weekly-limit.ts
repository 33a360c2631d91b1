/** A release that has begun, and to whom it goes. */
export interface ClaimedRelease {
  /** When it was claimed first, in milliseconds since the epoch. */
  readonly claimedAt: number
  readonly lists: readonly string[]
}

/** A list that is to get no more for now. */
export interface WeeklyLimit {
  readonly list: string
  /** Releases that it may get within seven days. */
  readonly perWeek: number
  /** When it may get the next one, in milliseconds since the epoch. */
  readonly until: number
}

export const weekMs = 7 * 24 * 60 * 60 * 1000

/**
 * Whether a list has had as many releases within seven days as it may. A release counts from its first claim, once, however often it was
 * taken up again. Of several such lists the one that is free last; null where all are free.
 */
export function weeklyLimit(
  lists: readonly { readonly list: string; readonly perWeek: number | null }[],
  claimed: readonly ClaimedRelease[],
  nowMs: number,
): WeeklyLimit | null {
  const limits = lists.flatMap(({ list, perWeek }) => {
    if (perWeek === null) return []
    const times = claimed
      .filter((release) => release.lists.includes(list) && release.claimedAt > nowMs - weekMs)
      .map(({ claimedAt }) => claimedAt)
      .sort((a, b) => a - b)
    // So many must be seven days old before there is room for one more.
    const last = times[times.length - perWeek]
    return last === undefined ? [] : [{ list, perWeek, until: last + weekMs }]
  })
  return limits.reduce<WeeklyLimit | null>(
    (latest, limit) => (latest === null || limit.until > latest.until ? limit : latest),
    null,
  )
}
