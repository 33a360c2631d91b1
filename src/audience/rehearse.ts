import { sameAddressForm } from './address.ts'
import type { AudienceCounts, AudienceQuery, Candidate, ContactStore } from './contact.ts'

/**
 * Contacts as a rehearsal sees them: whoever has none of these addresses is left out, whatever else would be said of them. Also of a
 * release whose recipients were fixed before, nobody else can be read any more.
 */
export function rehearse<Contacts extends Pick<ContactStore, 'candidates' | 'count' | 'member'>>(
  contacts: Contacts,
  addresses: readonly string[],
): Contacts {
  const known = new Set(addresses.map(sameAddressForm))
  async function* candidates(query: AudienceQuery): AsyncGenerator<Candidate> {
    for await (const candidate of contacts.candidates(query)) {
      const isKnown = known.has(sameAddressForm(candidate.contact.email))
      yield candidate.skip !== null || isKnown ? candidate : { ...candidate, skip: 'rehearsal' }
    }
  }
  return {
    ...contacts,
    candidates,
    count: async (query: AudienceQuery) => counted(query, candidates(query)),
    member: async (contactId: string, list: string) => {
      const contact = await contacts.member(contactId, list)
      return contact !== null && known.has(sameAddressForm(contact.email)) ? contact : null
    },
  }
}

/** Counted one by one: a store that counts for itself does not know who rehearses. Somebody on several lists counts in the one they are mailed for. */
async function counted(query: AudienceQuery, candidates: AsyncIterable<Candidate>): Promise<AudienceCounts> {
  const byList: Record<string, number> = Object.fromEntries(query.lists.map((list) => [list, 0]))
  const skipped: Partial<Record<NonNullable<Candidate['skip']>, number>> = {}
  let recipients = 0
  for await (const { list, skip } of candidates) {
    if (skip !== null) skipped[skip] = (skipped[skip] ?? 0) + 1
    else {
      recipients += 1
      byList[list] = (byList[list] ?? 0) + 1
    }
  }
  return { byList, recipients, skipped, onSeveral: 0 }
}
