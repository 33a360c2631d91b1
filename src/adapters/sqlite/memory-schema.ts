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

/** Pull requests that the desk follows until nothing can become of them any more. */
export const pullsSchema = `
CREATE TABLE desk_pulls (
  number INTEGER PRIMARY KEY
) STRICT;
`
