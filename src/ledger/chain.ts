import { assert } from '../kit/assert.ts'
import { canonicalJson } from '../kit/canonical-json.ts'
import { isoInstant } from '../kit/clock.ts'
import { sha256 } from '../kit/digest.ts'
import { failure } from '../words/find.ts'
import { holdsAddress, withoutAddresses } from '../content/address-like.ts'
import type { Entry, EntryDraft } from './entry.ts'
import { dataFault } from './entry-shape.ts'
import type { LedgerSigner } from './signer.ts'

/**
 * Chains a draft to the entry before (null: none) and signs it. Addresses in a person's reason are blacked out. Whether the entry is
 * legal here is the caller's question. A draft that does not fit its type is our own bug; one with an address elsewhere is a Failure.
 */
export function nextEntry(previous: Entry | null, draft: EntryDraft, signer: LedgerSigner): Entry {
  const data = 'reason' in draft.data ? { ...draft.data, reason: reasonOf(draft.data.reason) } : draft.data
  if (holdsAddress(data))
    throw failure('ledger-address-refused', { permanence: 'permanent', values: { type: draft.type } })
  const fault = dataFault(draft.type, data)
  assert(fault === null, `an entry ${draft.type} with a wrong field: ${fault}`)
  const at = isoInstant(draft.at)
  const rest = {
    v: 1,
    seq: (previous?.seq ?? 0) + 1,
    prev: previous === null ? null : entryDigest(previous),
    type: draft.type,
    release: draft.release,
    data,
    // Hosts' clocks differ a little; the ledger's own time only ever goes forward.
    at: previous !== null && previous.at > at ? previous.at : at,
    key: signer.keyId,
  }
  return { ...rest, signature: signer.sign(canonicalJson(rest)) } as Entry
}

/** The bytes of an entry as they are kept: canonical JSON and a line end. */
export function entryText(entry: Entry): string {
  return `${canonicalJson(entry)}\n`
}

/** SHA-256 of an entry's canonical JSON with its signature: what the next entry names as `prev`. */
export function entryDigest(entry: Entry): string {
  return sha256(canonicalJson(entry))
}

/** What an entry's signature is over. */
export function signedText(entry: Entry): string {
  const { signature: _, ...rest } = entry
  return canonicalJson(rest)
}

function reasonOf(reason: string): string {
  // A cut may fall inside a character, and half a character has no canonical form.
  return withoutAddresses(reason).slice(0, 500).toWellFormed()
}
