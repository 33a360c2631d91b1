import type { EditionChanges } from './edition-changes.ts'

/** How an edition differs from the one that was sent before it. */
export interface SinceLast {
  /** The edition it is compared with; null: this is the first. */
  readonly previous: {
    /** `winter-sale/1` */
    readonly release: string
    readonly commit: string
    /** When its sending began, ISO 8601 in UTC. */
    readonly sentAt: string
  } | null
  /** Null where the earlier edition cannot be read here. */
  readonly changes: EditionChanges | null
}
