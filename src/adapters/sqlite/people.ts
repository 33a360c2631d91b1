import type { DatabaseSync } from 'node:sqlite'
import { hmacSha256 } from '../../kit/digest.ts'
import { normaliseAddress, sameAddressForm } from '../../audience/address.ts'
import { transaction } from './database.ts'

/** Makes `length` random bytes; the command gives it. */
export type Random = (length: number) => Uint8Array

/** What the statements about people need: the database and the keyed hash of an address. */
export interface People {
  readonly database: DatabaseSync
  readonly random: Random
  /** The key of a normalised address in `contacts` and `suppressions`. */
  addressKey(address: string): Uint8Array
}

/** Prepares a database for statements about people; makes the hash's secret when the store is new. */
export function preparePeople(database: DatabaseSync, random: Random): People {
  const pepper = transaction(database, () => {
    database
      .prepare('INSERT INTO secrets (name, value) VALUES (?, ?) ON CONFLICT DO NOTHING')
      .run('address-key', random(32))
    return database.prepare('SELECT value FROM secrets WHERE name = ?').get('address-key')?.['value']
  }) as Uint8Array
  // The rule of today decides about an address that was imported under the rule of an earlier version.
  database.function('address_valid', { deterministic: true, directOnly: true }, (email) =>
    typeof email === 'string' && normaliseAddress(email).ok ? 1 : 0,
  )
  return {
    database,
    random,
    addressKey: (address) => hmacSha256(pepper, sameAddressForm(address)),
  }
}
