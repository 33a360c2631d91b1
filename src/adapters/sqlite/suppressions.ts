import { normaliseAddress } from '../../audience/address.ts'
import type { ContactStore, ContactWriter } from '../../audience/contact.ts'
import { failure } from '../../words/find.ts'
import { transaction } from './database.ts'
import type { People } from './people.ts'

/** Suppressions are only ever added; the address's key outlives the contact. */
export function createSuppressions(
  people: People,
): Pick<ContactStore, 'unsubscribe'> & Pick<ContactWriter, 'suppress' | 'suppressAll'> {
  const { database } = people
  const add = database.prepare(
    'INSERT INTO suppressions (address_key, reason, at) VALUES (?, ?, ?) ON CONFLICT DO NOTHING',
  )
  const addressed = database.prepare(
    `SELECT address_key FROM deliveries LEFT JOIN contacts ON contacts.id = deliveries.contact_id
     WHERE idem = ?`,
  )
  const meetCanary = database.prepare('UPDATE canaries SET seen_at = coalesce(seen_at, ?) WHERE idem = ?')
  return {
    suppress: async (email, reason, at) => {
      const address = normaliseAddress(email)
      if (!address.ok) throw failure('suppress-invalid', { permanence: 'permanent' })
      transaction(database, () => add.run(people.addressKey(address.address), reason, at))
    },
    suppressAll: async (emails, reason, at) =>
      transaction(database, () =>
        emails.reduce(
          (count, email) => count + Number(add.run(people.addressKey(email), reason, at).changes),
          0,
        ),
      ),
    unsubscribe: async (idem, at) =>
      transaction(database, () => {
        const delivery = addressed.get(idem)
        if (delivery === undefined) return meetCanary.run(at, idem).changes === 1
        const key = delivery['address_key']
        // Without a key the person was erased: there is nobody left to mail.
        if (key instanceof Uint8Array) add.run(key, 'unsubscribed', at)
        return true
      }),
  }
}
