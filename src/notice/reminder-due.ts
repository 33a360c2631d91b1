/**
 * When the owners of a request are reminded: so long after the first mail, or half way to the schedule if that is sooner. Whoever leaves
 * them at least twice that time gives the reminder at least once that time before the schedule. All in milliseconds, instants since the epoch.
 */
export function reminderDue(request: {
  readonly askedAt: number
  readonly after: number
  /** When the release is to leave; null: as soon as it is merged. */
  readonly scheduledAt: number | null
}): number {
  const { askedAt, after, scheduledAt } = request
  const halfWay = scheduledAt === null ? Infinity : (Math.max(askedAt, scheduledAt) - askedAt) / 2
  return askedAt + Math.min(after, halfWay)
}
