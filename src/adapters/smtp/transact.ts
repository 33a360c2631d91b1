import { Readable } from 'node:stream'
import type SMTPConnection from 'nodemailer/lib/smtp-connection'
import type { Sender } from '../../content/schema/senders.ts'
import type { WireResult } from '../../delivery/wire.ts'
import { assert } from '../../kit/assert.ts'
import type { WireMessage } from '../../message/compose.ts'
import { decidedBy, lostAt, readReply } from './reply.ts'

/** One message over one connection. */
interface Transaction {
  readonly connection: SMTPConnection
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

/**
 * MAIL, RCPT, DATA for one recipient. `onDataOpen` is awaited after the relay said that it is ready for the message and before its first
 * byte; when it throws, no byte was sent, the connection is given up, and its error is thrown here.
 */
export function transact({ connection, kind, message, onDataOpen }: Transaction): Promise<Settled> {
  const { envelope, bytes } = message
  let stage: 'before-data' | 'data-open' = 'before-data'
  let complete = false
  let stopped: unknown = null

  async function* pour(): AsyncGenerator<Uint8Array> {
    try {
      await onDataOpen()
    } catch (error) {
      stopped = error
      // An error of its own: the library writes into the one it is given.
      throw new Error('stopped before the first byte', { cause: error })
    }
    stage = 'data-open'
    yield bytes
    complete = true
  }

  const body = Readable.from(pour(), { objectMode: false })
  const handed = { from: envelope.from, to: [envelope.to], size: bytes.length }
  return new Promise((resolve, reject) => {
    connection.send(handed, body, (error, info) => {
      body.destroy()
      if (stopped !== null) {
        connection.close()
        reject(stopped)
        return
      }
      if (error === null) {
        try {
          assert(handed.from === envelope.from, 'another envelope sender than intended')
          assert(info.accepted.join() === envelope.to, 'another recipient than intended')
        } catch (bug) {
          reject(bug)
          return
        }
        const reply = readReply(kind, info.response) ?? { code: 250, enhanced: null, queueId: null }
        // An answer to a message that was not sent to its end belongs to something else.
        const result = complete ? decidedBy('answered', reply) : lostAt('data-open')
        resolve({ result, reusable: complete })
        return
      }
      const reply = readReply(kind, error.response ?? '')
      const refused = reply !== null && reply.code >= 400
      if (error.code === 'EMESSAGE' && reply === null && error.command === 'MAIL FROM') {
        resolve({ result: decidedBy('before-data', tooLarge), reusable: true })
      } else if (refused && stage === 'before-data') {
        resolve({ result: decidedBy('before-data', reply), reusable: reply.code !== 421 })
      } else if (refused) {
        resolve({ result: decidedBy('answered', reply), reusable: complete && reply.code !== 421 })
      } else {
        resolve({ result: lostAt(stage), reusable: false })
      }
    })
  })
}
