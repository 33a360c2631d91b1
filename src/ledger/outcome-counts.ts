import { recipientStates } from '../release/receipt.ts'
import type { OutcomeCounts } from './entry-data.ts'

/** The sum of two counts, state by state; states without recipients are left out. */
export function addedOutcomes(a: OutcomeCounts, b: OutcomeCounts): OutcomeCounts {
  const sums = recipientStates.map((state) => [state, (a[state] ?? 0) + (b[state] ?? 0)] as const)
  return Object.fromEntries(sums.filter(([, sum]) => sum !== 0))
}

/** How many recipients there are in all states together. */
export function outcomeTotal(counts: Readonly<Record<string, number>>): number {
  return Object.values(counts).reduce((sum, count) => sum + count, 0)
}
