import { randomBytes } from 'node:crypto'
import { resolve } from 'node:path'
import { constants, DatabaseSync } from 'node:sqlite'
import { normaliseAddress } from '../../audience/address.ts'
import { chooseRecipient } from '../../audience/choose-recipient.ts'
import type { AudienceCounts, AudienceQuery } from '../../audience/contact.ts'
import { createSetDigest, sumWith } from '../../delivery/set-digest.ts'
import { assert } from '../../kit/assert.ts'
import { failure } from '../../words/find.ts'
import { foldCounts, foldLanguages } from './audience-counts.ts'
import { aggregateSql, countSql, languageSql, readFacts, readQuery } from './audience-query.ts'
import { readStoreUrl } from './open-store.ts'

const busyTimeoutMs = 10_000

/** The contacts of a store as the desk may see them: counts, and a digest that tells equal sets from different ones. Never a person. */
export interface CountRole {
  count(query: AudienceQuery): Promise<AudienceCounts>
  /** Recipients by their own language; '' for those who have none. */
  countByLanguage(query: AudienceQuery): Promise<ReadonlyMap<string, number>>
  /** The keyed digest of the recipients; `idem` makes the keyed id of a contact. */
  setDigest(query: AudienceQuery, idem: (contactId: string) => string): Promise<string>
  /** A second time does nothing. */
  close(): void
}

/** What the three statements ask for; SQL sees it through functions, because a view takes no parameters. */
interface Asked {
  lists: string
  exclude: string
  idem: ((contactId: string) => string) | null
}

/** A connection on which nothing but three aggregates can be read. */
export interface CountDatabase {
  readonly database: DatabaseSync
  readonly asked: Asked
  /** Statements that read the aggregates. */
  readonly statements: Readonly<Record<'counts' | 'languages' | 'digests', string>>
}

/**
 * Opens a store that is there already, for counting and nothing else. Throws the failures `store-url`, `store-postgres` and
 * `store-unreadable`.
 */
export function openCountRole(url: string, options: { readonly folder: string }): CountRole {
  const { database, asked, statements } = openCountDatabase(resolve(options.folder, readStoreUrl(url)))
  const rows = (
    name: keyof typeof statements,
    query: AudienceQuery,
    idem: Asked['idem'] = null,
  ): readonly Readonly<Record<string, unknown>>[] => {
    const { parameters } = readQuery(query)
    Object.assign(asked, { lists: parameters.$lists, exclude: parameters.$exclude, idem })
    return database.prepare(statements[name]).all()
  }
  return {
    count: async (query) => foldCounts(rows('counts', query), query),
    countByLanguage: async (query) => foldLanguages(rows('languages', query), query),
    setDigest: async (query, idem) => {
      const { lists } = readQuery(query)
      const digest = createSetDigest()
      for (const row of rows('digests', query, idem)) {
        const { skip } = chooseRecipient(readFacts(row, lists), query.category)
        if (skip === null) digest.addSum(BigInt(`0x${String(row['digest'])}`))
      }
      return digest.value()
    },
    close: () => {
      if (database.isOpen) database.close()
    },
  }
}

/**
 * A read-only connection whose authorizer (https://sqlite.org/c3ref/set_authorizer.html) lets a statement read three views and nothing else,
 * and lets these views alone read the tables. SQLite names the view on whose behalf a table is read; because a query may give that name
 * to a table of its own making (`WITH name AS (…)`), the views have names that nobody can guess, and that cannot be looked up.
 */
export function openCountDatabase(path: string): CountDatabase {
  const database = openReadOnly(path)
  const asked: Asked = { lists: '[]', exclude: '[]', idem: null }
  defineFunctions(database, asked)
  const nonce = randomBytes(16).toString('hex')
  const view = (kind: string): string => `${kind}_${nonce}`
  const sources = {
    counts: countSql,
    languages: languageSql,
    digests: aggregateSql('set_digest(id) AS digest'),
  }
  for (const [kind, sql] of Object.entries(sources)) {
    const body = sql.replaceAll('$lists', 'asked_lists()').replaceAll('$exclude', 'asked_exclude()')
    database.exec(`CREATE TEMP VIEW ${view(kind)} AS ${body}`)
  }
  const views = new Set(Object.keys(sources).map(view))
  // Action, its two details, the database, and the view that reads.
  database.setAuthorizer((...[action, subject, , , reader]) =>
    mayDo({ action, subject, reader }, views) ? constants.SQLITE_OK : constants.SQLITE_DENY,
  )
  const read = (kind: string): string => `SELECT * FROM ${view(kind)}`
  return {
    database,
    asked,
    statements: { counts: read('counts'), languages: read('languages'), digests: read('digests') },
  }
}

/** Whether a step of a statement is let through: inside one of the views whatever reads, outside of them only the reading of a view. */
function mayDo(
  {
    action,
    subject,
    reader,
  }: { readonly action: number; readonly subject: string | null; readonly reader: string | null },
  views: ReadonlySet<string>,
): boolean {
  const inside = reader !== null && views.has(reader)
  if (action === constants.SQLITE_SELECT) return true
  if (action === constants.SQLITE_FUNCTION) return inside
  return action === constants.SQLITE_READ && (inside || (subject !== null && views.has(subject)))
}

function openReadOnly(path: string): DatabaseSync {
  try {
    const database = new DatabaseSync(path, { readOnly: true, timeout: busyTimeoutMs })
    database.prepare('SELECT count(*) FROM sqlite_schema').get()
    return database
  } catch (cause) {
    throw failure('store-unreadable', { permanence: 'permanent', values: { path }, cause })
  }
}

function defineFunctions(database: DatabaseSync, asked: Asked): void {
  database.function('asked_lists', () => asked.lists)
  database.function('asked_exclude', () => asked.exclude)
  database.function('address_valid', { deterministic: true }, (email) =>
    typeof email === 'string' && normaliseAddress(email).ok ? 1 : 0,
  )
  database.aggregate('set_digest', {
    start: 0n,
    step: (sum: bigint, id) => {
      assert(asked.idem !== null, 'a digest without its key')
      return sumWith(sum, asked.idem(String(id)))
    },
    result: (sum: bigint) => sum.toString(16),
  })
}
