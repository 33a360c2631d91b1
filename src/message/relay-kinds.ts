import type { Sender } from '../content/schema/senders.ts'
import type { RewrittenField } from './sign.ts'

/** What is known of a kind of relay. */
interface RelayKind {
  /** Header fields it replaces: a signature over them would break on the way. */
  readonly rewrites: readonly RewrittenField[]
  /** How its reply to the message names it; the first group is the name. */
  readonly reply: RegExp
}

const name = '([A-Za-z0-9._-]{4,128})'

const kinds: Readonly<Record<Sender['relay']['kind'], RelayKind>> = {
  // Postfix `2.0.0 Ok: queued as 4Xy1`, Exim `OK id=1abcde-000001-XY`, Haraka `Message Queued (F3A9.1)`, OpenSMTPD `Message accepted:
  // 3f2a`; sources of these servers.
  generic: {
    rewrites: [],
    reply: new RegExp(`(?:queued as |\\bid=|Queued \\(|accepted: |queued )${name}`, 'i'),
  },
  // "If you specify a Date header, Amazon SES overrides it", "If you provide a Message-ID header, Amazon SES overrides the header with its
  // own value": docs.aws.amazon.com/ses/latest/dg/header-fields.html. Its reply is `Ok <message id>`.
  ses: { rewrites: ['date', 'message-id'], reply: new RegExp(`^Ok ${name}$`, 'i') },
  // "SendGrid will create a Message-ID for each individual message you send": sendgrid.com/docs/Glossary/message_id.html. Its reply is
  // `Ok: queued as <id>`.
  sendgrid: { rewrites: ['message-id'], reply: new RegExp(`queued as ${name}`, 'i') },
  // Keeps a Message-ID that it is given, and replies `Great success` without a name of its own: documentation.mailgun.com, "Sending
  // Messages", "Send via SMTP".
  mailgun: { rewrites: [], reply: new RegExp(`(?:queued as |\\bid[=:] ?)${name}`, 'i') },
  // "An incoming SMTP message is parsed … and then assembled as a normal Postmark message": postmarkapp.com/developer/user-guide/
  // send-email-with-smtp. What survives of a signature over the rest is for the first delivered message to show.
  postmark: { rewrites: ['date', 'message-id'], reply: new RegExp(`(?:queued as |\\bid[=:] ?)${name}`, 'i') },
}

/** The fields a sender's relay replaces: as declared, else as its kind is known to do. */
export function rewritesOf(relay: Sender['relay']): readonly RewrittenField[] {
  return relay.rewrites ?? kinds[relay.kind].rewrites
}

/**
 * The relay's own name for a message, read from the text of its positive reply without the codes; null when it gives none. It is made of
 * letters, digits, `.`, `_` and `-` only, so no address can be in it.
 */
export function queueIdOf(kind: Sender['relay']['kind'], replyText: string): string | null {
  return kinds[kind].reply.exec(replyText.slice(0, 500).trim())?.[1] ?? null
}
