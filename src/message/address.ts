const atext = "[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+"
const dotAtom = new RegExp(`^${atext}(?:\\.${atext})*$`)
const dotted = /^[A-Za-z0-9!#$%&'*+/=?^_`{|}~.-]+$/
const hostName = /^(?=.{1,253}$)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z](?:[a-z0-9-]{0,61}[a-z0-9])?$/

/**
 * Japanese mobile carriers handed out local parts such as `a..b` and `a.` for years, and people still read mail there. RFC 5321
 * section 4.1.2 lets such a local part travel as a quoted string; anywhere else two dots are a typing error.
 */
const carriers = new Set(['docomo.ne.jp', 'ezweb.ne.jp', 'au.com'])

/**
 * The one form in which a mailbox appears in the To header and in RCPT TO, or null when it is none: dot-atom local part of at most
 * 64 octets, host name in A-labels and lower case, 254 octets in all (RFC 5321 section 4.5.3.1). No comments, groups, literals,
 * display names or non-ASCII: nothing here is left for another parser to decide. Applying it twice changes nothing.
 */
export function wireAddress(address: string): string | null {
  if (address.length > 254) return null
  const at = address.lastIndexOf('@')
  const host = address.slice(at + 1).toLowerCase()
  const local = unquoted(address.slice(0, Math.max(at, 0)))
  if (!hostName.test(host) || local.length > 64) return null
  if (dotAtom.test(local)) return `${local}@${host}`
  return dotted.test(local) && carriers.has(host) ? `"${local}"@${host}` : null
}

/** The host part of a mailbox. */
export function hostOf(address: string): string {
  return address.slice(address.lastIndexOf('@') + 1).toLowerCase()
}

/** Undoes our own quoting; what else a quoted string could hold is refused by the caller. */
function unquoted(local: string): string {
  const quoted = /^"([^"\\]*)"$/.exec(local)?.[1]
  return quoted !== undefined && dotted.test(quoted) && !dotAtom.test(quoted) ? quoted : local
}
