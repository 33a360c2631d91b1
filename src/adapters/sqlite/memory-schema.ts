/** What must be remembered between two runs beside people and deliveries. */
export const memorySchema = `
CREATE TABLE canaries (
  idem TEXT PRIMARY KEY,
  opened_at INTEGER NOT NULL,
  seen_at INTEGER
) STRICT, WITHOUT ROWID;

CREATE TABLE desk_tags (
  tag TEXT PRIMARY KEY,
  at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE seen_refs (
  ref TEXT NOT NULL,
  object TEXT NOT NULL,
  PRIMARY KEY (ref, object)
) STRICT, WITHOUT ROWID;
`

/** What a hosted forge answered last, by address; `position` grows with every answer that is new. */
export const responsesSchema = `
CREATE TABLE forge_responses (
  position INTEGER PRIMARY KEY AUTOINCREMENT,
  address TEXT NOT NULL UNIQUE,
  etag TEXT NOT NULL,
  status INTEGER NOT NULL,
  link TEXT,
  body TEXT NOT NULL
) STRICT;
`

/** Pull requests that the desk follows until nothing can become of them any more. */
export const pullsSchema = `
CREATE TABLE desk_pulls (
  number INTEGER PRIMARY KEY
) STRICT;
`

/** Where the pictures of a pull request lie that were painted for one state of it, or why there are none (JSON). */
export const pullPicturesSchema = `
CREATE TABLE desk_pull_pictures (
  number INTEGER PRIMARY KEY,
  state TEXT NOT NULL,
  url TEXT,
  trouble TEXT
) STRICT;
`

/** Deliveries of a webhook that were accepted, by the digest of their bodies; `position` grows with every new one. */
export const deliveriesSchema = `
CREATE TABLE webhook_deliveries (
  position INTEGER PRIMARY KEY AUTOINCREMENT,
  digest TEXT NOT NULL UNIQUE,
  at INTEGER NOT NULL
) STRICT;

CREATE INDEX webhook_deliveries_by_time ON webhook_deliveries (at);
`
