import type { ContactImport, ImportContact, ImportFate } from '../../audience/contact.ts'
import { base32 } from '../../kit/base32.ts'
import { canonicalJson } from '../../kit/canonical-json.ts'
import { transaction } from './database.ts'
import type { People } from './people.ts'

const chunkLength = 1000
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
    // Staged rows are the connection's own: no lock is taken that a running send would wait for.
    stage: (rows) =>
      transaction(database, () => rows.map((row) => stage(people, statements, { list, row })), 'DEFERRED'),
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
      `SELECT fields, consent_source, consent_at, consent_wording FROM memberships
       WHERE list = ? AND contact_id = (SELECT id FROM contacts WHERE address_key = ?)`,
    ),
    chunk: database.prepare(
      `SELECT * FROM temp.staged WHERE position > ? ORDER BY position LIMIT ${chunkLength}`,
    ),
    addContact: database.prepare(
      `INSERT INTO contacts (id, email, address_key, evidence_key) VALUES (?, ?, ?, ?)
       ON CONFLICT (address_key) DO NOTHING`,
    ),
    addMember: database.prepare(
      `INSERT INTO memberships (list, contact_id, fields, consent_source, consent_at, consent_wording, imported_at)
       SELECT ?, id, ?, ?, ?, ?, ? FROM contacts WHERE address_key = ?
       ON CONFLICT (list, contact_id) DO UPDATE SET fields = excluded.fields, consent_source = excluded.consent_source,
         consent_at = excluded.consent_at, consent_wording = excluded.consent_wording, imported_at = excluded.imported_at`,
    ),
  }
}

interface Member {
  readonly fields: string
  readonly source: string | null
  readonly at: number | null
  readonly wording: string | null
}

function stage(
  people: People,
  statements: Statements,
  { list, row }: { readonly list: string; readonly row: ImportContact },
): ImportFate {
  const key = people.addressKey(row.email)
  const { consent } = row
  const member: Member = {
    fields: canonicalJson(row.fields),
    source: consent?.source ?? null,
    at: consent?.at ?? null,
    wording: consent?.wording ?? null,
  }
  const staged = statements.stage.run(key, row.email, member.fields, member.source, member.at, member.wording)
  if (staged.changes === 0) return 'duplicate'
  if (statements.suppressed.get(key) !== undefined) return 'suppressed'
  const known = statements.known.get(list, key)
  if (known === undefined) return 'new'
  return merged(readMember(known), member) === null ? 'unchanged' : 'updated'
}

function readMember(row: Readonly<Record<string, unknown>>): Member {
  return {
    fields: String(row['fields']),
    source: row['consent_source'] as string | null,
    at: row['consent_at'] as number | null,
    wording: row['consent_wording'] as string | null,
  }
}

/**
 * What a row makes of a membership, or null when nothing. Columns that the file lacks keep their values, and the later consent stands:
 * an old file, imported again, does not replace the proof of a newer one.
 */
function merged(known: Member, row: Member): Member | null {
  const fields = canonicalJson({
    ...(JSON.parse(known.fields) as object),
    ...(JSON.parse(row.fields) as object),
  })
  const newer = row.at !== null && row.at > (known.at ?? -1)
  if (fields === known.fields && !newer) return null
  return newer ? { ...row, fields } : { ...known, fields }
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

/** Everything is asked again: since the row was staged, somebody may have opted out, or another import may have come between. */
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
  if (statements.suppressed.get(key) !== undefined) return
  const known = statements.known.get(list, key)
  const member = known === undefined ? readMember(row) : merged(readMember(known), readMember(row))
  if (member === null) return
  const bytes = random(contactIdBytes + evidenceKeyBytes)
  statements.addContact.run(
    base32(bytes.subarray(0, contactIdBytes)),
    String(row['email']),
    key,
    bytes.subarray(contactIdBytes),
  )
  statements.addMember.run(list, member.fields, member.source, member.at, member.wording, at, key)
}
