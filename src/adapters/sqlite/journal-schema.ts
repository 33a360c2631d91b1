/**
 * The tables of deliveries. `deliveries` is clustered by `idem` and walked in that order, so that each window touches a few pages
 * however large the campaign is. Cohort and idem are keyed hashes: neither says anything about a person without the key.
 */
export const journalSchema = `
CREATE TABLE deliveries (
  idem TEXT PRIMARY KEY,
  release_key TEXT NOT NULL,
  contact_id TEXT NOT NULL,
  list TEXT NOT NULL,
  cohort INTEGER NOT NULL,
  state TEXT NOT NULL,
  attempts INTEGER NOT NULL DEFAULT 0,
  skip TEXT,
  outcome TEXT,
  code INTEGER,
  enhanced TEXT,
  queue_id TEXT,
  receipt_at INTEGER,
  data_open INTEGER NOT NULL DEFAULT 0,
  fence INTEGER NOT NULL DEFAULT 0,
  batch INTEGER,
  CHECK (state IN ('remaining', 'intent', 'accepted', 'deferred', 'rejected', 'unknown', 'not-sent', 'skipped')),
  CHECK (outcome IN ('accepted', 'deferred', 'rejected', 'unknown')),
  CHECK ((outcome IS NULL) = (receipt_at IS NULL)),
  CHECK (data_open IN (0, 1)),
  CHECK (state = 'intent' OR data_open = 0),
  CHECK (state <> 'skipped' OR skip IS NOT NULL)
) STRICT, WITHOUT ROWID;

CREATE INDEX deliveries_by_state ON deliveries (release_key, state, idem);

CREATE INDEX deliveries_without_batch ON deliveries (release_key, idem)
  WHERE batch IS NULL AND state IN ('accepted', 'rejected', 'skipped', 'unknown');

CREATE TABLE delivery_releases (
  release_key TEXT PRIMARY KEY,
  fence INTEGER NOT NULL DEFAULT 0,
  snapshot INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;

CREATE TABLE snapshot_rows (
  release_key TEXT NOT NULL,
  bucket TEXT NOT NULL,
  position INTEGER NOT NULL,
  idem TEXT NOT NULL,
  contact_id TEXT NOT NULL,
  list TEXT NOT NULL,
  cohort INTEGER NOT NULL,
  skip TEXT,
  PRIMARY KEY (release_key, bucket, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE batches (
  release_key TEXT NOT NULL,
  number INTEGER NOT NULL,
  seq INTEGER NOT NULL,
  size INTEGER NOT NULL,
  at INTEGER NOT NULL,
  settled_to TEXT,
  settled_by TEXT,
  settled_reason TEXT,
  PRIMARY KEY (release_key, number),
  CHECK (settled_to IN ('accepted', 'not-sent'))
) STRICT, WITHOUT ROWID;

CREATE TABLE batch_rows (
  release_key TEXT NOT NULL,
  batch INTEGER NOT NULL,
  idem TEXT NOT NULL,
  state TEXT NOT NULL,
  PRIMARY KEY (release_key, batch, idem)
) STRICT, WITHOUT ROWID;

CREATE TABLE halts (
  release_key TEXT PRIMARY KEY,
  reason TEXT NOT NULL,
  by TEXT NOT NULL,
  at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE leases (
  release_key TEXT PRIMARY KEY,
  owner TEXT NOT NULL,
  expires_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE artifacts (
  digest TEXT PRIMARY KEY,
  text TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE ledger_seen (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  seq INTEGER NOT NULL,
  digest TEXT NOT NULL
) STRICT;
`
