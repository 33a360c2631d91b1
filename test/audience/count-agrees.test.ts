import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  localeOfContact,
  type AudienceCounts,
  type AudienceQuery,
  type Candidate,
} from '../../src/audience/contact.ts'
import { importRow, importRows, temporaryStore } from '../support/temporary-store.ts'

const lists = ['news', 'vip', 'staff']
const member = fc.record({
  list: fc.constantFrom(...lists),
  person: fc.integer({ min: 0, max: 9 }),
  consent: fc.boolean(),
  locale: fc.constantFrom('ja', 'en', null, undefined, 7),
})
const suppression = fc.record({
  person: fc.integer({ min: 0, max: 9 }),
  reason: fc.constantFrom('unsubscribed', 'bounced', 'complained', 'suppressed' as const),
})
const query: fc.Arbitrary<AudienceQuery> = fc.record({
  lists: fc.array(fc.constantFrom(...lists), { minLength: 1, maxLength: 4 }),
  exclude: fc.array(fc.constantFrom(...lists), { maxLength: 2 }),
  category: fc.constantFrom('marketing', 'transactional', 'incident'),
})

test('what is counted is what a release would get', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(member, { maxLength: 20 }),
      fc.array(suppression, { maxLength: 6 }),
      query,
      async (members, suppressions, query) => {
        const store = temporaryStore()
        for (const { list, person, consent, locale } of members) {
          const fields = locale === undefined ? {} : { locale }
          const row = importRow(`p${person}@example.test`, { fields })
          importRows(store, list, [consent ? row : { ...row, consent: null }])
        }
        for (const { person, reason } of suppressions) {
          await store.contacts.suppress(`p${person}@example.test`, reason, 1)
        }
        const found: Candidate[] = []
        for await (const candidate of store.contacts.candidates(query)) found.push(candidate)
        const ids = found.map(({ contact }) => contact.id)
        expect(ids).toEqual([...new Set(ids)].toSorted())
        const onLists = (email: string): string[] =>
          lists.filter(
            (list) =>
              query.lists.includes(list) &&
              members.some((member) => member.list === list && `p${member.person}@example.test` === email),
          )
        expect(await store.contacts.count(query)).toEqual(countOf(found, query, onLists))
        expect(await store.contacts.countByLanguage(query)).toEqual(languagesOf(found))
        store.close()
      },
    ),
    { numRuns: 60 },
  )
})

function languagesOf(candidates: readonly Candidate[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const { contact, skip } of candidates) {
    const language = localeOfContact(contact) ?? ''
    if (skip === null) counts.set(language, (counts.get(language) ?? 0) + 1)
  }
  return counts
}

function countOf(
  candidates: readonly Candidate[],
  query: AudienceQuery,
  onLists: (email: string) => readonly string[],
): AudienceCounts {
  const recipients = candidates.filter(({ skip }) => skip === null)
  const skipped: Record<string, number> = {}
  for (const { skip } of candidates) if (skip !== null) skipped[skip] = (skipped[skip] ?? 0) + 1
  return {
    byList: Object.fromEntries(
      query.lists.map((list) => [
        list,
        recipients.filter(({ contact }) => onLists(contact.email).includes(list)).length,
      ]),
    ),
    recipients: recipients.length,
    skipped,
    onSeveral: candidates.filter(({ contact }) => onLists(contact.email).length > 1).length,
  }
}
