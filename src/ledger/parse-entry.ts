import { isCanonicalJson } from '../kit/canonical-json.ts'
import { isoInstant } from '../kit/clock.ts'
import type { Entry } from './entry.ts'
import { dataFault, fault, isEntryType } from './entry-shape.ts'

const textBytesMax = 512 * 1024

/** An entry as it was read, or the first field that is wrong. */
export type ParsedEntry = { readonly entry: Entry } | { readonly fault: string }

/**
 * Reads an entry strictly: exactly the known fields, each as its type allows, and the very bytes that `entryText` would write.
 * Two texts that mean the same must not both pass, or a changed byte could go unnoticed.
 */
export function parseEntry(text: string): ParsedEntry {
  if (text.length > textBytesMax) return { fault: 'size' }
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return { fault: 'JSON' }
  }
  const field = fault(shape, value)
  if (field !== null) return { fault: field === '' ? 'JSON' : field }
  const entry = value as Entry
  const wrong = releaseFault(entry) ?? dataFault(entry.type, entry.data)
  if (wrong !== null) return { fault: wrong }
  return text.endsWith('\n') && isCanonicalJson(text.slice(0, -1), entry) ? { entry } : { fault: 'form' }
}

const shape = {
  v: (value: unknown) => value === 1,
  seq: (value: unknown) => Number.isSafeInteger(value) && Number(value) > 0,
  prev: (value: unknown) => value === null || (typeof value === 'string' && /^[0-9a-f]{64}$/.test(value)),
  type: isEntryType,
  release: (value: unknown) => value === null || fault(releaseShape, value) === null,
  data: () => true,
  at: isInstant,
  key: (value: unknown) => typeof value === 'string' && /^[a-z0-9][a-z0-9-]{0,63}$/.test(value),
  signature: isSignature,
}

const releaseShape = {
  campaign: (value: unknown) => typeof value === 'string' && /^[a-z0-9][a-z0-9-]{0,63}$/.test(value),
  edition: (value: unknown) => Number.isSafeInteger(value) && Number(value) > 0 && Number(value) < 1_000_000,
  key: (value: unknown) => typeof value === 'string' && /^[0-9a-f]{32}$/.test(value),
}

function releaseFault(entry: Entry): string | null {
  const ofRules = entry.type === 'ROOT' || entry.type === 'RULES'
  return ofRules === (entry.release === null) ? null : 'release'
}

function isInstant(value: unknown): boolean {
  if (typeof value !== 'string' || !/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(value)) return false
  try {
    return isoInstant(Temporal.Instant.from(value).epochMilliseconds) === value
  } catch {
    return false
  }
}

/** 64 bytes in the only base64 that stands for them: the last digit has bits that decoding ignores. */
function isSignature(value: unknown): boolean {
  if (typeof value !== 'string') return false
  const bytes = Buffer.from(value, 'base64')
  return bytes.length === 64 && bytes.toString('base64') === value
}
