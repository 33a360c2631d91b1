import { recipientStates, skipReasons } from '../release/receipt.ts'
import type { EntryType } from './entry.ts'
import type { EntryData } from './entry-data.ts'
import { holdsAddress } from '../content/address-like.ts'

/** Whether a value may stand in a field. */
type Guard = (value: unknown) => boolean
type Shape<T> = { readonly [K in keyof T]-?: Guard }

const textMax = 1000
const evidenceBytesMax = 400_000

const digest: Guard = (value) => typeof value === 'string' && /^[0-9a-f]{64}$/.test(value)
const commit: Guard = (value) => typeof value === 'string' && /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/.test(value)
const name: Guard = (value) => typeof value === 'string' && /^[A-Za-z0-9@*%._:/#+-]{1,200}$/.test(value)
const code: Guard = (value) => typeof value === 'string' && /^[A-Za-z0-9_-]{1,64}$/.test(value)
const names: Guard = (value) => Array.isArray(value) && value.length > 0 && value.every(name)
const text: Guard = (value) => typeof value === 'string' && value.length <= textMax
const count: Guard = (value) => Number.isSafeInteger(value) && Number(value) >= 0
const ordinal: Guard = (value) => count(value) && value !== 0
const instant: Guard = count
const outcomes: Guard = numbersBy(recipientStates)
const skips: Guard = numbersBy(skipReasons)

const schedule: Guard = (value) =>
  value === null || fault({ atMs: instant, latestMs: count, timezone: name }, value) === null
const audience: Guard = (value) =>
  fault({ byList: numbersBy(null), recipients: count, skipped: skips, onSeveral: count }, value) === null
const deputyFor: Guard = (value) => value === null || name(value)
const approvals = listOf({ person: name, deputyFor, opinion: text, at: text })
const without = listOf({ list: name, until: text, reason: text })
const evidence: Guard = (value) => isObject(value) && JSON.stringify(value).length <= evidenceBytesMax
const reasoned = { by: text, reason: text }

const shapes: { readonly [T in EntryType]: Shape<EntryData[T]> } = {
  ROOT: { commit },
  RULES: { upto: commit },
  PLANNED: {
    head: commit,
    closureDigest: digest,
    contentDigest: digest,
    counts: audience,
    setDigest: digest,
  },
  TESTED: { commit, closureDigest: digest, by: name, to: names },
  BLOCKED: { commit, code },
  AUTHORISED: {
    commit,
    base: commit,
    closureDigest: digest,
    contentDigest: digest,
    artifactDigest: digest,
    evidence,
    approvals,
    without,
    schedule,
    undoUntil: instant,
    rehearsal: (value) => value === undefined || value === true,
  },
  RELEASED: { commit, code, ...reasoned },
  EXPIRED: { commit },
  CANCELLED: { commit },
  SUPERSEDED: { by: commit },
  CLAIMED: { run: name, attempt: ordinal },
  SNAPSHOT: { recipients: count, skipped: skips, setDigest: digest },
  STAGE_STARTED: { stage: name },
  BATCH: { seq: ordinal, size: ordinal, root: digest, counts: outcomes },
  STAGE_SENT: { stage: name },
  STAGE_OK: { stage: name },
  HALTED: reasoned,
  RESUMED: reasoned,
  ABORTED: reasoned,
  COMPLETED_WITH_UNKNOWN: { counts: outcomes },
  SETTLED: {
    to: (value) => value === 'accepted' || value === 'not-sent',
    count: ordinal,
    root: digest,
    ...reasoned,
  },
  COMPLETED: { counts: outcomes },
}

/** Whether a text names a type of entry. */
export function isEntryType(value: unknown): value is EntryType {
  return typeof value === 'string' && Object.hasOwn(shapes, value)
}

/** The first field of an entry's data that is missing, unknown or not what its type allows, such as `data.counts`; null when all is well. */
export function dataFault(type: EntryType, data: unknown): string | null {
  const field = fault(shapes[type], data)
  if (field !== null) return field === '' ? 'data' : `data.${field}`
  return holdsAddress(data) ? 'data (an address)' : null
}

/** A guard for an object with exactly these fields: the first field at fault, the empty text when it is no object at all, null when it fits. */
export function fault(shape: Readonly<Record<string, Guard>>, value: unknown): string | null {
  if (!isObject(value)) return ''
  const unknown = Object.keys(value).find((field) => !Object.hasOwn(shape, field))
  if (unknown !== undefined) return unknown
  return (
    Object.entries(shape).find(
      ([field, guard]) => !guard(Object.hasOwn(value, field) ? value[field] : undefined),
    )?.[0] ?? null
  )
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function listOf(shape: Readonly<Record<string, Guard>>): Guard {
  return (value) => Array.isArray(value) && value.every((item) => fault(shape, item) === null)
}

function numbersBy(keys: readonly string[] | null): Guard {
  return (value) =>
    isObject(value) &&
    Object.entries(value).every(
      ([key, number]) => (keys === null ? name(key) : keys.includes(key)) && count(number),
    )
}
