/** What one message is composed from. */
export interface Envelope {
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
