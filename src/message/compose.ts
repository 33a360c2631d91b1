/** What SMTP is told beside the message. */
interface Envelope {
  /** RFC 5321 MAIL FROM; empty for none. */
  readonly from: string
  /** Exactly one RCPT TO. */
  readonly to: string
}

/** A message ready for the wire: signed, CRLF, 7-bit. */
export interface WireMessage {
  readonly envelope: Envelope
  readonly messageId: string
  readonly bytes: Uint8Array
}

/** An address with the name that readers see; the name may be empty. */
export interface Mailbox {
  readonly name: string
  readonly address: string
}

/** What kind of mail it is, in law and in its headers. */
export type Category = 'marketing' | 'transactional' | 'incident' | 'notice'

/** The list a message speaks for. */
export interface ListIdentity {
  readonly id: string
  readonly title: string
}

/** The two ways out of a list that a mail program offers by itself (RFC 2369, RFC 8058). */
export interface Unsubscribe {
  readonly url: string
  readonly address: string
}
