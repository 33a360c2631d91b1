import { assert } from '../kit/assert.ts'
import { failure } from '../words/find.ts'
import { hostOf, wireAddress } from './address.ts'
import type { Category, ListIdentity, Mailbox, Unsubscribe } from './compose.ts'
import { encodeText } from './encode-text.ts'
import {
  createHeaderWriter,
  headerText,
  mailbox,
  phrase,
  readHeader,
  type Field,
  type HeaderWriter,
} from './headers.ts'
import type { InlinePicture } from './inline-picture.ts'
import { pieceOf, type Piece } from './piece.ts'
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
  /** Pictures that the HTML shows and that travel with it; none where absent. */
  readonly pictures?: readonly InlinePicture[]
}

/** The same with texts that are encoded already. */
export interface EncodedInput extends Omit<ComposeInput, 'content'> {
  readonly subject: string
  readonly text: readonly Piece[]
  readonly html: readonly Piece[]
}

/** A message before it is signed. */
export interface ComposedMessage {
  /** The header block, without the empty line that follows. */
  readonly head: string
  /** The body in its order; its last line has text. */
  readonly body: readonly Piece[]
}

const once = 'from to subject date message-id mime-version content-type'.split(' ')
const days = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun']
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']
const messageIdShape = /^<[A-Za-z0-9._-]{1,120}@[a-z0-9.-]{1,120}>$/
const urlShape = /^https?:\/\/[A-Za-z0-9.:/?=&%_~-]{1,400}$/
const feedbackShape = /^[a-z0-9:-]{1,200}$/

/**
 * One message as bytes: CRLF, 7-bit, no line over 998 octets, quoted-printable, text/plain before text/html, one recipient. Pictures stand
 * around the HTML in a multipart/related (RFC 2387).
 * @throws Failure `recipient-address-refused`, `header-address-refused`, `header-unsafe`.
 */
export function composeMessage(input: ComposeInput): Uint8Array {
  const { content, ...frame } = input
  const text = [pieceOf(encodeText(content.text))]
  const html = [pieceOf(encodeText(content.html))]
  const { head, body } = composeEncoded(
    { ...frame, subject: content.subject, text, html },
    createHeaderWriter(),
  )
  return Buffer.concat([Buffer.from(`${head}\r\n\r\n`, 'latin1'), ...body.map(({ bytes }) => bytes)])
}

/** The same from texts that are encoded already, for many messages with one writer. */
export function composeEncoded(input: EncodedInput, writer: HeaderWriter): ComposedMessage {
  const to = wireAddress(input.to)
  if (to === null) throw failure('recipient-address-refused', { permanence: 'permanent' })
  const { head, boundary } = writer(fieldsOf(input, to), input.messageId)
  assertHead(head, to)
  const between = (part: string): Piece => pieceOf(`--${boundary}\r\n${part}`)
  const { html, pictures = [] } = input
  const shown = pictures.length === 0 ? null : related(html, pictures, boundary)
  return {
    head,
    body: [
      between(partHead('plain')),
      ...input.text,
      lineEnd,
      between(shown?.head ?? partHead('html')),
      ...(shown?.body ?? html),
      pieceOf(`\r\n--${boundary}--\r\n`),
    ],
  }
}

const lineEnd = pieceOf('\r\n')

/** The HTML as the first part of a multipart/related, and the pictures it refers to by their Content-ID. */
function related(
  html: readonly Piece[],
  pictures: readonly InlinePicture[],
  around: string,
): { readonly head: string; readonly body: readonly Piece[] } {
  const boundary = around.replace(/1$/, '2')
  assert(boundary !== around, 'a boundary of another shape')
  const type = `Content-Type: multipart/related; type="text/html";\r\n boundary="${boundary}"`
  const between = pieceOf(`\r\n--${boundary}\r\n`)
  return {
    head: `${type}\r\n\r\n--${boundary}\r\n${partHead('html')}`,
    body: [...html, ...pictures.flatMap(({ part }) => [between, part]), pieceOf(`\r\n--${boundary}--`)],
  }
}

function partHead(subtype: string): string {
  return `Content-Type: text/${subtype}; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n`
}

function fieldsOf(input: EncodedInput, to: string): readonly Field[] {
  const subject = headerText('Subject', input.subject)
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

function listFields(input: EncodedInput): readonly Field[] {
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

/** `Tue, 24 Nov 2026 03:31:00 +0000` (RFC 5322 section 3.3). */
function rfc5322Date(epochMs: number): string {
  const at = Temporal.Instant.fromEpochMilliseconds(Math.floor(epochMs)).toZonedDateTimeISO('UTC')
  const time = at.toPlainTime().toString({ smallestUnit: 'second' })
  return `${days[at.dayOfWeek - 1]}, ${at.day} ${months[at.month - 1]} ${at.year} ${time} +0000`
}

/** Whatever the library did: nobody gets a message whose header says something else than what was intended. */
function assertHead(head: string, to: string): void {
  pieceOf(head)
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
}
