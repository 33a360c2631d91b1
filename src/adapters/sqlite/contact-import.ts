import { sameAddressForm } from '../../audience/address.ts'
import type { ContactImport, ImportContact, ImportFate } from '../../audience/contact.ts'
import { base32 } from '../../kit/base32.ts'
import { canonicalJson } from '../../kit/canonical-json.ts'
import { transaction } from './database.ts'
import type { People } from './people.ts'

const chunkLength = 2000
const contactIdBytes = 12
const evidenceKeyBytes = 32

/** The connection's own table of staged rows; SQLite keeps it in a file that has no name and goes with the connection. */
const stagingSql = `
CREATE TEMP TABLE staged (
  position INTEGER PRIMARY KEY,
  address_key BLOB NOT NULL UNIQUE,
  email TEXT NOT NULL,
  fields TEXT NOT NULL,
  consent_source TEXT,
  consent_at INTEGER,
  consent_wording TEXT
) STRICT`

/** An import into one list; the fates and what is written come from the same statements. */
export function beginImport(people: People, list: string): ContactImport {
  const { database } = people
  database.exec('DROP TABLE IF EXISTS temp.staged')
  database.exec(stagingSql)
  const statements = prepareImport(people)
  return {
    stage: (rows) => transaction(database, () => rows.map((row) => stage(people, statements, { list, row }))),
    apply: (at) => apply(people, statements, { list, at }),
    close: () => database.exec('DROP TABLE IF EXISTS temp.staged'),
  }
}

type Statements = ReturnType<typeof prepareImport>

function prepareImport({ database }: People) {
  return {
    stage: database.prepare(
      `INSERT INTO temp.staged (address_key, email, fields, consent_source, consent_at, consent_wording)
       VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING`,
    ),
    suppressed: database.prepare('SELECT 1 FROM suppressions WHERE address_key = ?'),
    known: database.prepare(
      `SELECT fields, consent_at FROM memberships
       WHERE list = ? AND contact_id = (SELECT id FROM contacts WHERE address_key = ?)`,
    ),
    chunk: database.prepare(
      `SELECT * FROM temp.staged WHERE position > ? ORDER BY position LIMIT ${chunkLength}`,
    ),
    addContact: database.prepare(
      `INSERT INTO contacts (id, email, address_key, evidence_key) VALUES (?, ?, ?, ?)
       ON CONFLICT (address_key) DO NOTHING`,
    ),
    // The later consent stands: an old file, imported again, does not replace the proof of a newer one.
    addMember: database.prepare(
      `INSERT INTO memberships (list, contact_id, fields, consent_source, consent_at, consent_wording, imported_at)
       SELECT $list, id, $fields, $source, $consented, $wording, $at FROM contacts WHERE address_key = $key
       ON CONFLICT (list, contact_id) DO UPDATE SET
         fields = excluded.fields,
         consent_source = iif(excluded.consent_at > coalesce(consent_at, -1), excluded.consent_source, consent_source),
         consent_wording = iif(excluded.consent_at > coalesce(consent_at, -1), excluded.consent_wording, consent_wording),
         consent_at = iif(excluded.consent_at > coalesce(consent_at, -1), excluded.consent_at, consent_at),
         imported_at = excluded.imported_at
       WHERE fields <> excluded.fields OR excluded.consent_at > coalesce(consent_at, -1)`,
    ),
  }
}

function stage(
  people: People,
  statements: Statements,
  { list, row }: { readonly list: string; readonly row: ImportContact },
): ImportFate {
  const key = people.addressKey(sameAddressForm(row.email))
  const fields = canonicalJson(row.fields)
  const { consent } = row
  const staged = statements.stage.run(
    key,
    row.email,
    fields,
    consent?.source ?? null,
    consent?.at ?? null,
    consent?.wording ?? null,
  )
  if (staged.changes === 0) return 'duplicate'
  if (statements.suppressed.get(key) !== undefined) return 'suppressed'
  const known = statements.known.get(list, key)
  if (known === undefined) return 'new'
  const newerConsent = consent !== null && consent.at > Number(known['consent_at'] ?? -1)
  return newerConsent || known['fields'] !== fields ? 'updated' : 'unchanged'
}

function* apply(
  people: People,
  statements: Statements,
  { list, at }: { readonly list: string; readonly at: number },
): Generator<number> {
  let position = 0
  while (true) {
    const rows = statements.chunk.all(position)
    transaction(people.database, () => {
      for (const row of rows) write(people, statements, { list, at, row })
    })
    position = Number(rows.at(-1)?.['position'] ?? position)
    yield position
    if (rows.length < chunkLength) return
  }
}

function write(
  { random }: People,
  statements: Statements,
  {
    list,
    at,
    row,
  }: { readonly list: string; readonly at: number; readonly row: Readonly<Record<string, unknown>> },
): void {
  const key = row['address_key'] as Uint8Array
  // Asked again: somebody may have opted out since the row was staged.
  if (statements.suppressed.get(key) !== undefined) return
  statements.addContact.run(
    base32(random(contactIdBytes)),
    String(row['email']),
    key,
    random(evidenceKeyBytes),
  )
  statements.addMember.run({
    $list: list,
    $at: at,
    $key: key,
    $fields: String(row['fields']),
    $source: row['consent_source'] as string | null,
    $consented: row['consent_at'] as number | null,
    $wording: row['consent_wording'] as string | null,
  })
}
