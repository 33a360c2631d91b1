/** Leaves of people who were erased, made while their key was still there: the roots that were signed can be computed without them. */
export const erasureSchema = `
CREATE TABLE kept_leaves (
  release_key TEXT NOT NULL,
  batch INTEGER NOT NULL,
  idem TEXT NOT NULL,
  leaf BLOB NOT NULL,
  PRIMARY KEY (release_key, batch, idem)
) STRICT, WITHOUT ROWID;
`
