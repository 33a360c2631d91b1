/**
 * The tables of people. `address_key` is a keyed hash of the address: a suppression must outlive the erasure of the person it
 * protects, and then nothing that names the person may be left.
 */
export const contactsSchema = `
CREATE TABLE secrets (
  name TEXT PRIMARY KEY,
  value BLOB NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE contacts (
  id TEXT PRIMARY KEY,
  email TEXT,
  address_key BLOB UNIQUE,
  evidence_key BLOB,
  erased INTEGER NOT NULL DEFAULT 0,
  CHECK (erased IN (0, 1)),
  CHECK ((erased = 1) = (email IS NULL)),
  CHECK ((erased = 1) = (evidence_key IS NULL))
) STRICT, WITHOUT ROWID;

CREATE TABLE memberships (
  list TEXT NOT NULL,
  contact_id TEXT NOT NULL REFERENCES contacts (id) ON DELETE CASCADE,
  fields TEXT NOT NULL,
  consent_source TEXT,
  consent_at INTEGER,
  consent_wording TEXT,
  imported_at INTEGER NOT NULL,
  PRIMARY KEY (list, contact_id),
  CHECK ((consent_source IS NULL) = (consent_at IS NULL)),
  CHECK ((consent_source IS NULL) = (consent_wording IS NULL))
) STRICT, WITHOUT ROWID;
CREATE INDEX memberships_by_contact ON memberships (contact_id);

CREATE TABLE suppressions (
  address_key BLOB NOT NULL,
  reason TEXT NOT NULL CHECK (reason IN ('unsubscribed', 'bounced', 'complained', 'suppressed')),
  at INTEGER NOT NULL,
  PRIMARY KEY (address_key, reason)
) STRICT, WITHOUT ROWID;
`
