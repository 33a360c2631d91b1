import { hmacSha256 } from '../../src/kit/digest.ts'
import type { Candidate, ContactStore, SuppressionReason } from '../../src/audience/contact.ts'
import type { SkipReason } from '../../src/release/receipt.ts'

/** People in memory, for those who test what is done with people. */
export interface MemoryContacts extends ContactStore {
  readonly suppress: (contactId: string, reason: SuppressionReason) => void
}

/** `count` contacts `c0`, `c1`, … of one list; those named in `skips` are no recipients. */
export function memoryContacts(
  count: number,
  skips: Readonly<Record<string, SkipReason>> = {},
): MemoryContacts {
  const suppressed = new Map<string, SuppressionReason>()
  const candidates: readonly Candidate[] = Array.from({ length: count }, (_, index) => ({
    contact: { id: `c${index}`, email: `c${index}@reader.example`, fields: { first_name: `愛${index}` } },
    list: 'newsletter',
    skip: skips[`c${index}`] ?? null,
  }))
  const byId = new Map(candidates.map((candidate) => [candidate.contact.id, candidate.contact]))
  return {
    suppress: (contactId, reason) => void suppressed.set(contactId, reason),
    async *candidates() {
      yield* candidates
    },
    count: async () => {
      const recipients = candidates.filter(({ skip }) => skip === null).length
      return { byList: { newsletter: recipients }, recipients, skipped: {}, onSeveral: 0 }
    },
    countByLanguage: async () => new Map(),
    suppressionOf: async (contactId) => suppressed.get(contactId) ?? null,
    member: async (contactId) => byId.get(contactId) ?? null,
    unsubscribe: async () => false,
    find: async () => null,
    evidenceKey: async (contactId) => hmacSha256(Buffer.alloc(32, 7), contactId),
  }
}
