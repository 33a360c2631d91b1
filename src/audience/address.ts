import { domainToASCII, domainToUnicode } from 'node:url'

/** RFC 5321 sections 4.5.3.1.1 and 4.5.3.1.3: octets of a local part, and of a path without its angle brackets. */
const localMax = 64
const addressMax = 254

const atext = "[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]"
const dotAtom = new RegExp(`^${atext}+(?:\\.${atext}+)*$`)
const dottedAtoms = new RegExp(`^(?:${atext}|\\.)+$`)
const label = '[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?'
/** The last label is never all digits, or an IPv4 address would pass for a name. */
const domainName = new RegExp(`^(?:${label}\\.)+(?:[a-z]{2,63}|xn--[a-z0-9-]{0,58}[a-z0-9])$`)

const lettersOnly = /^[\p{L}\p{M}\p{N}.-]+$/u

/** Carriers that before 2009 gave out local parts which RFC 5321 does not allow: `a..b@docomo.ne.jp`, `a.@ezweb.ne.jp`. */
const legacyCarrier =
  /^(?:docomo\.ne\.jp|(?:[a-z0-9-]+\.)?ezweb\.ne\.jp|softbank\.ne\.jp|[a-z]\.vodafone\.ne\.jp|jp-[a-z]\.ne\.jp|(?:[a-z]+\.)?pdx\.ne\.jp|willcom\.com)$/

/** Why a text is no address that we mail to. */
export type AddressTrouble =
  | 'address-empty'
  | 'address-syntax'
  | 'address-too-long'
  | 'address-not-ascii'
  | 'address-domain'
  | 'address-legacy-mobile'

/** An address as it is stored and mailed, or what is wrong with it. */
export type AddressResult =
  | { readonly ok: true; readonly address: string }
  | { readonly ok: false; readonly reason: AddressTrouble }

/**
 * Normalises one address: full-width forms of ASCII become ASCII, the domain lower-case A-labels; the local part stays as
 * given, for only its own server may say that case means nothing there (RFC 5321 section 2.4). Accepts dot-atoms only: no
 * quoted strings, comments, address literals or non-ASCII local parts (RFC 6531 needs a relay that speaks SMTPUTF8).
 */
export function normaliseAddress(text: string): AddressResult {
  // The longest spelling of an acceptable address is far shorter; nothing below has to look at more.
  if (text.length > 4 * addressMax) return refused('address-too-long')
  const typed = narrowed(text)
  if (typed === '') return refused('address-empty')
  const at = typed.lastIndexOf('@')
  if (at < 1 || typed.indexOf('@') !== at) return refused('address-syntax')
  const local = typed.slice(0, at)
  if (/[^\u0000-\u007f]/.test(local)) return refused('address-not-ascii')
  const domain = normaliseDomain(typed.slice(at + 1))
  if (domain === null) return refused('address-domain')
  if (!dotAtom.test(local)) {
    const legacy = dottedAtoms.test(local) && legacyCarrier.test(domain)
    return refused(legacy ? 'address-legacy-mobile' : 'address-syntax')
  }
  const address = `${local}@${domain}`
  if (local.length > localMax || address.length > addressMax) return refused('address-too-long')
  return { ok: true, address }
}

/**
 * What makes two addresses the same person. No server in use tells `Vera@` from `vera@`, and mailing one person twice, or mailing
 * somebody who opted out under the other spelling, is worse than merging the two that some server might keep apart.
 */
export function sameAddressForm(address: string): string {
  return address.toLowerCase()
}

function refused(reason: AddressTrouble): AddressResult {
  return { ok: false, reason }
}

/**
 * Japanese input methods type `ｔａｒｏ＠ｅｘａｍｐｌｅ．ｊｐ`. Only these twins of ASCII are mapped: full compatibility folding would turn
 * `ª` into `a`, and that is somebody else's address.
 */
function narrowed(text: string): string {
  return text
    .replaceAll(/[\uff01-\uff5e]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0))
    .replaceAll('\u3002', '.')
    .replaceAll(/^[ \t\u00a0\u3000]+|[ \t\u00a0\u3000]+$/g, '')
}

function normaliseDomain(text: string): string | null {
  const lower = text.toLowerCase()
  if (/^[a-z0-9.-]*$/.test(lower) && !/(?:^|\.)xn--/.test(lower)) return domainName.test(lower) ? lower : null
  // Letters, marks, digits only: the URL rules behind domainToASCII would also decode `%41` and drop invisible characters.
  if (!lettersOnly.test(lower)) return null
  const ascii = domainToASCII(lower)
  if (!domainName.test(ascii)) return null
  // A name that means the same must come back: look-alikes that are only folded into another name do not.
  const unicode = domainToUnicode(ascii)
  if (lower === ascii) return lettersOnly.test(unicode) && !/(?:^|\.)xn--/.test(unicode) ? ascii : null
  return lower.normalize('NFC') === unicode ? ascii : null
}
