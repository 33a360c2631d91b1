/** Pictures of authorised releases. What a digest names never changes, so that rows are only ever added. */
export const picturesSchema = `
CREATE TABLE pictures (
  sha256 TEXT PRIMARY KEY,
  type TEXT NOT NULL,
  bytes BLOB NOT NULL,
  CHECK (type IN ('png', 'jpeg', 'gif'))
) STRICT;
`
