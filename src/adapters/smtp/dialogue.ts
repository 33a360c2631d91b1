import type SMTPConnection from 'nodemailer/lib/smtp-connection'
import { present } from '../../kit/assert.ts'

/** A connection after greeting, TLS and login: commands go out, replies come in, in the same order. */
export interface Dialogue {
  /** Whether commands may be sent before the replies to earlier ones are there (RFC 2920). */
  readonly pipelining: boolean
  /** Whether the size of a message may be told with MAIL, and the largest that the server takes; null: it does not say (RFC 1870). */
  readonly size: { readonly max: number | null } | null
  /** Writes something that so many replies will answer. */
  readonly say: (replies: number, ...parts: readonly (string | Uint8Array)[]) => void
  /** The text of the next reply with all its lines; null when the connection is lost and it will never come. */
  readonly reply: () => Promise<string | null>
  /** Whether the system has taken everything that was written. */
  readonly flushed: () => Promise<boolean>
  /** Nothing can be sent any more. */
  readonly lost: () => boolean
  /** Says goodbye; resolves when the server has closed. */
  readonly quit: () => Promise<void>
  /** Breaks off: replies that are waited for are lost. */
  readonly close: () => void
}

/** No reply is longer, in bytes. */
const replyMax = 64 * 1024

/**
 * Takes over a connection that the library has opened. The library stays responsible for its end; commands and replies are ours, because a
 * message must cost a few writes and not a stream. `ehlo` is the reply to EHLO that counts. A reply that has not ended after `replyMs` is lost,
 * however much of it has come and however little of ours was read.
 */
export function takeOver(connection: SMTPConnection, ehlo: string, replyMs: number): Dialogue {
  const { _socket: open } = connection
  const socket = present(open || null, 'the socket of an open connection')
  const ended = Promise.withResolvers<void>()
  const close = (): void => {
    replies.end()
    connection.close()
  }
  const replies = createReplies(close)
  socket.removeAllListeners('data')
  socket.on('data', (chunk: Buffer) => replies.take(chunk.toString('latin1')))
  socket.once('end', replies.end)
  socket.once('close', replies.end)
  connection.once('error', replies.end)
  connection.once('end', () => {
    replies.end()
    ended.resolve()
  })
  return {
    ...extensionsOf(ehlo),
    say: (count, ...parts) => {
      if (replies.over()) return
      replies.expect(count)
      socket.cork()
      for (const part of parts) socket.write(part)
      socket.uncork()
    },
    reply: async () => {
      const late = setTimeout(close, replyMs)
      try {
        return await replies.next()
      } finally {
        clearTimeout(late)
      }
    },
    flushed: async () => {
      // What the system took is told a moment later, and the reply may overtake that.
      for (let turns = 0; turns < 2 && socket.writableLength > 0; turns++)
        await new Promise((resolve) => setImmediate(resolve))
      return socket.writableLength === 0
    },
    lost: () => replies.over() || connection.destroyed,
    quit: () => {
      connection.quit()
      return ended.promise
    },
    close,
  }
}

interface Replies {
  /** So many more will come. */
  readonly expect: (count: number) => void
  readonly take: (text: string) => void
  readonly next: () => Promise<string | null>
  /** No more will come. */
  readonly end: () => void
  readonly over: () => boolean
}

/** Cuts what the server says into replies. `refuse` is called for what nobody asked for, and for what has no end. */
function createReplies(refuse: () => void): Replies {
  const known: string[] = []
  const waiting: ((reply: string | null) => void)[] = []
  let expected = 0
  let rest = ''
  let lines = ''
  let over = false

  function hear(line: string): void {
    lines += line
    if (/^\d{3}-/.test(line)) return
    // A reply that nobody asked for would be taken for the answer to something else.
    if (expected === 0) return refuse()
    expected -= 1
    const tell = waiting.shift()
    if (tell === undefined) known.push(lines)
    else tell(lines)
    lines = ''
  }

  return {
    expect: (count) => {
      expected += count
    },
    take: (text) => {
      rest += text
      for (let at = rest.indexOf('\n'); at !== -1; at = rest.indexOf('\n')) {
        const line = rest.slice(0, at + 1)
        rest = rest.slice(at + 1)
        hear(line)
      }
      if (rest.length + lines.length > replyMax) refuse()
    },
    next: () => {
      const reply = known.shift()
      if (reply !== undefined || over) return Promise.resolve(reply ?? null)
      return new Promise((resolve) => waiting.push(resolve))
    },
    end: () => {
      over = true
      for (const tell of waiting.splice(0)) tell(null)
    },
    over: () => over,
  }
}

/** What the server says it can do (RFC 5321 section 4.1.1.1). */
function extensionsOf(ehlo: string): Pick<Dialogue, 'pipelining' | 'size'> {
  const size = /^250[ -]SIZE(?: (\d{1,15}))?\s*$/im.exec(ehlo)
  const max = Number(size?.[1] ?? 0)
  return {
    pipelining: /^250[ -]PIPELINING\s*$/im.test(ehlo),
    // Zero stands for no limit (RFC 1870 section 5).
    size: size === null ? null : { max: max > 0 ? max : null },
  }
}
