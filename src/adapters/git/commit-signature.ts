/** The SSH signature of a commit and what it covers: the whole object without the header that holds the signature. */
export interface CommitSignature {
  readonly signed: Buffer
  readonly signatureBlock: string
}

const headersMax = 64 * 1024
const armour = /^-----BEGIN SSH SIGNATURE-----\n[A-Za-z0-9+/=\n]+\n-----END SSH SIGNATURE-----\n$/

/**
 * Takes the SSH signature out of a stored commit; null where there is none, or several, or another kind than SSH: git itself would
 * accept any OpenPGP key of the keyring. Nothing is verified here.
 */
export function commitSignature(id: string, raw: Buffer): CommitSignature | null {
  const end = raw.indexOf('\n\n') + 1
  if (end < 1 || end > headersMax) return null
  // One character a byte, so that what was cut out is put together again as it was.
  const headers = raw.toString('latin1', 0, end)
  // A header goes on in the lines after it that begin with a space.
  const fields = headers.match(/^[^ \n][^\n]*\n(?: [^\n]*\n)*/gm) ?? []
  const [field = '', ...more] = fields.filter((text) => text.startsWith('gpgsig'))
  const name = id.length === 64 ? 'gpgsig-sha256 ' : 'gpgsig '
  if (more.length > 0 || !field.startsWith(name) || fields.join('') !== headers) return null
  const signatureBlock = field.slice(name.length).replaceAll('\n ', '\n')
  if (!armour.test(signatureBlock)) return null
  const others = fields.filter((text) => text !== field).join('')
  return { signed: Buffer.concat([Buffer.from(others, 'latin1'), raw.subarray(end)]), signatureBlock }
}
