import type { Sender } from '../../content/schema/senders.ts'
import type { WireResult } from '../../delivery/wire.ts'
import type { WireMessage } from '../../message/compose.ts'
import type { Dialogue } from './dialogue.ts'
import { decidedBy, lostAt, readReply, type Reply } from './reply.ts'

/** One message over one connection. */
interface Transaction {
  readonly dialogue: Dialogue
  readonly kind: Sender['relay']['kind']
  readonly message: WireMessage
  readonly onDataOpen: () => Promise<void>
}

/** What came of it, and whether the connection may be used again. */
export interface Settled {
  readonly result: WireResult
  readonly reusable: boolean
}

/** RFC 1870 section 6.1: what a server would say to a message over its limit, when we know the limit and do not ask. */
const tooLarge = { code: 552, enhanced: '5.3.4', queueId: null } as const

const lineEnd = Buffer.from('\r\n')
const dot = Buffer.from('.')

/**
 * MAIL, RCPT, DATA for one recipient. `onDataOpen` is awaited after the relay said that it is ready for the message and before its first
 * byte; when it throws, no byte was sent, the connection is given up, and its error is thrown here.
 */
export async function transact(transaction: Transaction): Promise<Settled> {
  const { dialogue, kind, message, onDataOpen } = transaction
  const max = dialogue.size?.max ?? null
  if (max !== null && message.bytes.length > max)
    return { result: decidedBy('before-data', tooLarge), reusable: true }
  const refused = await openTransaction(transaction)
  if (refused !== null) return refused
  try {
    await onDataOpen()
  } catch (error) {
    dialogue.close()
    throw error
  }
  if (dialogue.lost()) return { result: lostAt('before-data'), reusable: false }
  dialogue.say(1, ...stuffed(message.bytes), '.\r\n')
  const text = await dialogue.reply()
  const reply = text === null ? null : readReply(kind, text)
  // An answer to a message that was not sent to its end belongs to something else; a refusal counts all the same.
  const complete = reply !== null && (await dialogue.flushed())
  if (reply === null || !isAnswer(reply) || (reply.code < 300 && !complete))
    return { result: lostAt('data-open'), reusable: false }
  return { result: decidedBy('answered', reply), reusable: complete && reply.code !== 421 }
}

/** The envelope and DATA: null when the relay is ready for the message, else why not. */
async function openTransaction({ dialogue, kind, message }: Transaction): Promise<Settled | null> {
  const { from, to } = message.envelope
  const size = dialogue.size === null ? '' : ` SIZE=${message.bytes.length}`
  const commands = [`MAIL FROM:<${from}>${size}\r\n`, `RCPT TO:<${to}>\r\n`, 'DATA\r\n']
  if (dialogue.pipelining) dialogue.say(commands.length, commands.join(''))
  /** The first command that was not obeyed, and the reply to it. */
  let refusal: Reply | null = null
  let reusable = true
  for (const command of commands) {
    if (!dialogue.pipelining) {
      if (refusal !== null) break
      dialogue.say(1, command)
    }
    const text = await dialogue.reply()
    const reply = text === null ? null : readReply(kind, text)
    if (reply === null) reusable = false
    const obeyed = reply !== null && (reply.code < 300 || (command === 'DATA\r\n' && reply.code < 400))
    // DATA is open although nobody may get the message: an empty one would have to be sent to close it.
    if (obeyed && refusal !== null && command === 'DATA\r\n') reusable = false
    if (obeyed || refusal !== null) continue
    if (reply === null || !isAnswer(reply)) return { result: lostAt('before-data'), reusable: false }
    refusal = reply
  }
  if (refusal === null) return null
  return { result: decidedBy('before-data', refusal), reusable: reusable && refusal.code !== 421 }
}

/** A reply that decides: yes, or a refusal of either kind (RFC 5321 section 4.2.1). */
function isAnswer({ code }: Reply): boolean {
  return code < 300 || code >= 400
}

/** The message as DATA carries it: a dot before each line that begins with one (RFC 5321 section 4.5.2), CRLF at its end. */
function stuffed(bytes: Uint8Array): readonly Uint8Array[] {
  const message = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const parts: Uint8Array[] = message[0] === dot[0] ? [dot] : []
  let from = 0
  for (let at = message.indexOf('\r\n.'); at !== -1; at = message.indexOf('\r\n.', at + 2)) {
    parts.push(message.subarray(from, at + 2), dot)
    from = at + 2
  }
  parts.push(message.subarray(from))
  if (!message.subarray(-2).equals(lineEnd)) parts.push(lineEnd)
  return parts
}
