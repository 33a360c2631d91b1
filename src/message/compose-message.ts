import * as qp from 'nodemailer/lib/qp'
import { assert } from '../kit/assert.ts'
import { failure } from '../words/find.ts'
import { hostOf, wireAddress } from './address.ts'
import type { Category, ListIdentity, Mailbox, Unsubscribe } from './compose.ts'
import { headerBlock, headerText, mailbox, phrase, readHeader, type Field } from './headers.ts'
import type { RenderedMessage } from './template.ts'

/** Everything a message shows or says; no header can be added from outside. */
export interface ComposeInput {
  readonly from: Mailbox
  /** The one recipient, as the store has it. */
  readonly to: string
  readonly replyTo: string | null
  readonly content: RenderedMessage
  /** With its angle brackets. */
  readonly messageId: string
  readonly nowMs: number
  readonly category: Category
  /** BCP 47 tag of the text. */
  readonly locale: string
  /** Null for mail that speaks for no list. */
  readonly list: ListIdentity | null
  /** Null where nothing can be left: incidents and notices. */
  readonly unsubscribe: Unsubscribe | null
  /** `campaign:list:category:sender` for Gmail's feedback loop, or null. */
  readonly feedbackId: string | null
}

/** RFC 5322 section 2.1.1, without the CRLF. */
const maxLine = 998
const once = 'from to subject date message-id mime-version content-type'.split(' ')
const days = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun']
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']
const messageIdShape = /^<[A-Za-z0-9._-]{1,120}@[a-z0-9.-]{1,120}>$/
const urlShape = /^https?:\/\/[A-Za-z0-9.:/?=&%_~-]{1,400}$/
const feedbackShape = /^[a-z0-9:-]{1,200}$/

/**
 * One message as bytes: CRLF, 7-bit, no line over 998 octets, quoted-printable, text/plain before text/html, one recipient.
 * @throws Failure `recipient-address-refused`, `header-address-refused`, `header-unsafe`.
 */
export function composeMessage(input: ComposeInput): Uint8Array {
  const to = wireAddress(input.to)
  if (to === null) throw failure('recipient-address-refused', { permanence: 'permanent' })
  const { head, boundary } = headerBlock(fieldsOf(input, to), input.messageId)
  const message = [
    head,
    '',
    `--${boundary}`,
    ...part('plain', input.content.text),
    `--${boundary}`,
    ...part('html', input.content.html),
    `--${boundary}--`,
    '',
  ].join('\r\n')
  assertShape(head, message, to)
  return Buffer.from(message, 'latin1')
}

function fieldsOf(input: ComposeInput, to: string): readonly Field[] {
  const subject = headerText('Subject', input.content.subject)
  if (subject.trim() === '') throw failure('message-subject-empty', { permanence: 'permanent' })
  assert(/^[A-Za-z0-9-]{2,35}$/.test(input.locale), 'a language tag of another shape')
  assert(messageIdShape.test(input.messageId), 'a Message-ID of another shape')
  return [
    ['From', mailbox('From', input.from)],
    ['To', { name: '', address: to }],
    ['Subject', subject],
    ['Date', rfc5322Date(input.nowMs)],
    // On the line of its name, however long: some servers read no further than that.
    ['Message-ID', { ready: input.messageId }],
    ...(input.replyTo === null
      ? []
      : [['Reply-To', mailbox('Reply-To', { name: '', address: input.replyTo })] as const]),
    ...listFields(input),
    // RFC 3834 section 5: a machine wrote it, so no machine answers.
    ...(input.category === 'notice' ? [['Auto-Submitted', 'auto-generated'] as const] : []),
    ['Content-Language', input.locale],
    ['MIME-Version', '1.0'],
  ]
}

function listFields(input: ComposeInput): readonly Field[] {
  const fields: Field[] = []
  if (input.list !== null) {
    const title = headerText('List-Id', input.list.title)
    // RFC 2919 section 2: a phrase may stand before the identifier.
    const id = `<${input.list.id}.${hostOf(input.from.address)}>`
    fields.push(['List-Id', { ready: `${phrase(title)}\r\n ${id}` }])
  }
  if (input.unsubscribe !== null) {
    const { url } = input.unsubscribe
    const address = wireAddress(input.unsubscribe.address)
    assert(urlShape.test(url) && address !== null, 'an unsubscribe address of another shape')
    // RFC 8058 section 3.1: one field, the https address in it, and this very text in the second one.
    fields.push(['List-Unsubscribe', { ready: `<${url}>,\r\n <mailto:${address}>` }])
    fields.push(['List-Unsubscribe-Post', 'List-Unsubscribe=One-Click'])
  }
  if (input.feedbackId !== null) {
    assert(feedbackShape.test(input.feedbackId), 'a Feedback-ID of another shape')
    fields.push(['Feedback-ID', input.feedbackId])
  }
  return fields
}

/** A body part with its own header. */
function part(subtype: 'plain' | 'html', text: string): readonly string[] {
  return [
    `Content-Type: text/${subtype}; charset=utf-8`,
    'Content-Transfer-Encoding: quoted-printable',
    '',
    qp.wrap(qp.encode(bodyText(text)), 76),
  ]
}

/** CRLF line ends; control characters carry no text and are dropped; half a surrogate pair becomes U+FFFD. */
function bodyText(text: string): string {
  return text
    .replaceAll(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g, '')
    .replaceAll(/\r\n?|\n/g, '\r\n')
    .toWellFormed()
}

/** `Tue, 24 Nov 2026 03:31:00 +0000` (RFC 5322 section 3.3). */
function rfc5322Date(epochMs: number): string {
  const at = Temporal.Instant.fromEpochMilliseconds(Math.floor(epochMs)).toZonedDateTimeISO('UTC')
  const time = at.toPlainTime().toString({ smallestUnit: 'second' })
  return `${days[at.dayOfWeek - 1]}, ${at.day} ${months[at.month - 1]} ${at.year} ${time} +0000`
}

/** Whatever the library did: nobody gets a message whose header says something else than what was intended. */
function assertShape(head: string, message: string, to: string): void {
  assert(/^[\x00-\x7f]*$/.test(message), 'a message that is not 7-bit')
  assert(!/\r(?!\n)|(?<!\r)\n|\0/.test(message), 'a message with a bare CR, LF or NUL')
  const fields = readHeader(head)
  for (const name of once) {
    assert(fields.filter(([field]) => field === name).length === 1, `not exactly one ${name}`)
  }
  assert(new Set(fields.map(([name]) => name)).size === fields.length, 'a header field twice')
  assert(
    [to, `<${to}>`].includes(fields.find(([name]) => name === 'to')?.[1] ?? ''),
    'a To header for somebody else',
  )
  assert(!fields.some(([name]) => ['cc', 'bcc', 'sender'].includes(name)), 'a header field nobody asked for')
  let longest = 0
  for (const line of message.split('\r\n')) longest = Math.max(longest, line.length)
  assert(longest <= maxLine, 'a line of more than 998 octets')
}
