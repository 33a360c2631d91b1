/** Where the time comes from: milliseconds since 1970-01-01T00:00Z. Never read a clock anywhere else. */
export interface Clock {
  now(): number
}

/** `2026-12-01T00:00:00Z`: the one form in which instants are written down. */
export function isoInstant(epochMs: number): string {
  return Temporal.Instant.fromEpochMilliseconds(epochMs).toString({ smallestUnit: 'second' })
}
