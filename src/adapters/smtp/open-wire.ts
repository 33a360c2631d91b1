import { isAscii } from 'node:buffer'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Sender } from '../../content/schema/senders.ts'
import type { Wire, WireResult } from '../../delivery/wire.ts'
import { assert } from '../../kit/assert.ts'
import { wireAddress } from '../../message/address.ts'
import type { WireMessage } from '../../message/compose.ts'
import { door, loginFailure, type Timeouts } from './connect.ts'
import type { Dialogue } from './dialogue.ts'
import { transact, type Settled } from './transact.ts'

/** How to reach a sender's relay. */
export interface WireOptions {
  readonly relay: Sender['relay']
  /** Our name in EHLO: a host name that we own. */
  readonly ehlo: string
  readonly credentials: { readonly user: string; readonly password: string } | null
  /** A certificate authority in PEM that is trusted beside those that Node knows. */
  readonly ca?: string | null
  /** Milliseconds; 30 s to connect, 2 min until mail can be sent and 10 min for a reply unless said otherwise. */
  readonly timeouts?: Partial<Timeouts>
}

/** A connection of the pool. */
interface Line {
  readonly dialogue: Dialogue
  used: boolean
}

/** Replies to MAIL, RCPT or DATA that speak of our login and not of the message (RFC 4954 section 6). */
const loginReplies = new Set([530, 534, 535, 538])

/** How long a server may take to say goodbye. */
const goodbyeMs = 2000

/**
 * Opens a first connection to the relay and keeps at most `relay.connections` of them. TLS is required and its certificate verified,
 * except for a relay on this machine that is declared to have none.
 * @throws Failure `relay-…` when the relay cannot be used as it is declared.
 */
export async function openWire(options: WireOptions): Promise<Wire> {
  const { relay } = options
  const open = door({
    relay,
    ehlo: options.ehlo,
    credentials: options.credentials,
    ca: options.ca ?? null,
    timeouts: { connect: 30_000, open: 120_000, reply: 600_000, ...options.timeouts },
  })
  const pool = makePool(open, relay.connections)
  pool.give(await pool.take())

  async function submit(message: WireMessage, onDataOpen: () => Promise<void>): Promise<WireResult> {
    check(message)
    for (;;) {
      const line = await pool.take()
      const stale = line.used
      line.used = true
      let settled: Settled
      try {
        settled = await transact({ dialogue: line.dialogue, kind: relay.kind, message, onDataOpen })
      } catch (error) {
        pool.discard(line)
        throw error
      }
      const { result } = settled
      if (settled.reusable && (result.stage === 'answered' || (await reset(line)))) pool.give(line)
      else pool.discard(line)
      if (result.stage === 'before-data' && result.code !== null && loginReplies.has(result.code)) {
        throw loginFailure(relay, result.code, 'EAUTH')
      }
      // The relay had closed a connection that lay idle: nothing was sent, and a new one tells more.
      const closed = result.stage === 'before-data' && (result.code === null || result.code === 421)
      if (!(stale && closed)) return result
    }
  }

  return { submit, close: () => pool.close() }
}

/** A line end of another kind is one to some servers and none to others: behind it, a second message could be smuggled. */
const bareLineEnd = /\r(?!\n)|(?<!\r)\n/

/** The last look before the world: one plain recipient, and bytes that every server takes (RFC 5321 section 2.4, no 8BITMIME needed). */
function check({ envelope, bytes }: WireMessage): void {
  assert(wireAddress(envelope.to) === envelope.to, 'a recipient that is no plain address')
  assert(envelope.from === '' || wireAddress(envelope.from) === envelope.from, 'no plain envelope sender')
  assert(bytes.length > 0 && isAscii(bytes), 'a message that is not 7-bit')
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1')
  assert(!bareLineEnd.test(text), 'a message with a bare CR or LF')
}

/** Ends a transaction that was refused, so that the next message does not inherit it. */
async function reset({ dialogue }: Line): Promise<boolean> {
  dialogue.say(1, 'RSET\r\n')
  return (await dialogue.reply())?.startsWith('2') ?? false
}

interface Pool {
  take(): Promise<Line>
  give(line: Line): void
  discard(line: Line): void
  close(): Promise<void>
}

function makePool(open: () => Promise<Dialogue>, limit: number): Pool {
  const lines = new Set<Line>()
  const idle: Line[] = []
  const waiting: (() => void)[] = []
  let opening = 0
  let closed = false

  async function take(): Promise<Line> {
    for (;;) {
      assert(!closed, 'a message for a wire that was closed')
      const line = idle.pop()
      if (line !== undefined) {
        if (!line.dialogue.lost()) return line
        lines.delete(line)
        continue
      }
      if (lines.size + opening < limit) return add()
      await new Promise<void>((resolve) => waiting.push(resolve))
    }
  }

  async function add(): Promise<Line> {
    opening++
    try {
      const line = { dialogue: await open(), used: false }
      lines.add(line)
      return line
    } catch (error) {
      // Somebody else may have more luck, or hears the same.
      waiting.shift()?.()
      throw error
    } finally {
      opening--
    }
  }

  function give(line: Line): void {
    if (closed || line.dialogue.lost()) {
      discard(line)
      return
    }
    idle.push(line)
    waiting.shift()?.()
  }

  function discard(line: Line): void {
    lines.delete(line)
    line.dialogue.close()
    waiting.shift()?.()
  }

  async function close(): Promise<void> {
    closed = true
    for (const wake of waiting.splice(0)) wake()
    await Promise.all(idle.splice(0).map(quit))
    for (const line of lines) line.dialogue.close()
  }

  return { take, give, discard, close }
}

/** Says goodbye and waits a little for the answer. */
async function quit({ dialogue }: Line): Promise<void> {
  if (dialogue.lost()) return
  const stop = new AbortController()
  const patience = sleep(goodbyeMs, undefined, { signal: stop.signal }).catch(() => undefined)
  await Promise.race([dialogue.quit(), patience])
  stop.abort()
  dialogue.close()
}
