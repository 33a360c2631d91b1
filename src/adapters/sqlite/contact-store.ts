import { normaliseAddress } from '../../audience/address.ts'
import { chooseRecipient, gravestSuppression } from '../../audience/choose-recipient.ts'
import type {
  AudienceCounts,
  AudienceQuery,
  Candidate,
  Contact,
  ContactStore,
  SuppressionReason,
} from '../../audience/contact.ts'
import { foldCounts, foldLanguages } from './audience-counts.ts'
import { countSql, languageSql, pageSql, readFacts, readQuery } from './audience-query.ts'
import type { People } from './people.ts'

const pageLength = 500

/** The contacts of a SQLite store, for reading. */
export function createContactStore(people: People): Omit<ContactStore, 'unsubscribe'> {
  const reader = prepareReader(people)
  return {
    candidates: (query) => candidates(people, reader, query),
    count: async (query) => count(people, query),
    countByLanguage: async (query) => countByLanguage(people, query),
    suppressionOf: async (contactId) => suppressionOf(reader, contactId),
    member: async (contactId, list) => member(reader, contactId, list),
    find: async (email) => find(people, reader, email),
    evidenceKey: async (contactId) => evidenceKey(reader, contactId),
  }
}

type Reader = ReturnType<typeof prepareReader>

/** What is asked once per recipient is compiled once. */
function prepareReader({ database }: People) {
  return {
    erased: database.prepare('SELECT erased FROM contacts WHERE id = ?'),
    suppressions: database.prepare(
      `SELECT reason FROM suppressions
       WHERE address_key = (SELECT address_key FROM contacts WHERE id = ?)`,
    ),
    member: database.prepare(
      `SELECT email, fields FROM memberships JOIN contacts ON contacts.id = memberships.contact_id
       WHERE list = ? AND contact_id = ?`,
    ),
    find: database.prepare(
      `SELECT id, email, coalesce(
         (SELECT fields FROM memberships WHERE contact_id = contacts.id ORDER BY list LIMIT 1), '{}') AS fields
       FROM contacts WHERE address_key = ?`,
    ),
    evidenceKey: database.prepare('SELECT evidence_key FROM contacts WHERE id = ?'),
  }
}

/** Reads page by page: nothing stays locked, and no more than one page is held, however slowly a release takes them. */
async function* candidates(people: People, reader: Reader, query: AudienceQuery): AsyncGenerator<Candidate> {
  const { lists, parameters } = readQuery(query)
  const page = people.database.prepare(pageSql(lists.length))
  const named = Object.fromEntries(lists.map((list, index) => [`$list${index}`, list]))
  let after = ''
  while (true) {
    const rows = page.all({ ...parameters, ...named, $after: after, $limit: pageLength })
    for (const row of rows) {
      const { list, skip } = chooseRecipient(readFacts(row, lists), query.category)
      const contact = member(reader, String(row['id']), list)
      // Erased, or gone from the list, since the page was read.
      if (contact !== null) yield { contact, list, skip }
    }
    if (rows.length < pageLength) return
    after = String(rows.at(-1)?.['id'])
  }
}

function count(people: People, query: AudienceQuery): AudienceCounts {
  return foldCounts(people.database.prepare(countSql).iterate(readQuery(query).parameters), query)
}

function countByLanguage(people: People, query: AudienceQuery): ReadonlyMap<string, number> {
  return foldLanguages(people.database.prepare(languageSql).iterate(readQuery(query).parameters), query)
}

function suppressionOf(reader: Reader, contactId: string): SuppressionReason | null {
  const known = reader.erased.get(contactId)
  // Whoever is not, or no longer, in the store is never mailed.
  if (known === undefined || known['erased'] === 1) return 'suppressed'
  return gravestSuppression(
    reader.suppressions.all(contactId).map((row) => row['reason'] as SuppressionReason),
  )
}

function member(reader: Reader, contactId: string, list: string): Contact | null {
  const row = reader.member.get(list, contactId)
  return row === undefined ? null : readContact(contactId, row)
}

function find(people: People, reader: Reader, email: string): Contact | null {
  const address = normaliseAddress(email)
  if (!address.ok) return null
  const row = reader.find.get(people.addressKey(address.address))
  return row === undefined ? null : readContact(String(row['id']), row)
}

function evidenceKey(reader: Reader, contactId: string): Uint8Array | null {
  const key = reader.evidenceKey.get(contactId)?.['evidence_key']
  return key instanceof Uint8Array ? key : null
}

function readContact(id: string, row: Readonly<Record<string, unknown>>): Contact {
  return { id, email: String(row['email']), fields: JSON.parse(String(row['fields'])) as Contact['fields'] }
}
