import type { Socket } from 'node:net'

/** What a session needs of its server. */
interface SessionOptions {
  /** Whether it is under TLS; before, nothing is taken. */
  readonly secure: boolean
  readonly startTls: () => void
  /** Takes a message with its final dot, in parts and still dot-stuffed, and names it. */
  readonly take: (to: string, parts: readonly Buffer[]) => string
}

const endOfData = Buffer.from('\r\n.\r\n')

/** A session of SMTP: what comes in is commands, or the lines of a message. The function takes each chunk. */
export function converse(
  socket: Socket,
  { secure, startTls, take }: SessionOptions,
): (chunk: Buffer) => void {
  let rest: Buffer = Buffer.alloc(0)
  /** Parts of the message that is coming in; null between messages. */
  let parts: Buffer[] | null = null
  let to = ''
  let upgraded = false

  /** The replies to every command that is there, in one packet. What follows them. */
  function takeCommands(data: Buffer): Buffer {
    let at = 0
    let replies = ''
    while (parts === null && !upgraded) {
      const end = data.indexOf(10, at)
      if (end === -1) break
      const line = data.toString('latin1', at, end).trimEnd()
      at = end + 1
      const verb = line.slice(0, 4).toUpperCase()
      if (verb === 'STAR') upgraded = !secure
      if (verb === 'DATA' && secure) parts = []
      if (verb === 'RCPT') to = /<([^>]*)>/.exec(line)?.[1] ?? ''
      if (verb === 'QUIT') setImmediate(() => socket.end())
      replies += reply(verb, secure)
    }
    if (replies !== '') socket.write(replies)
    if (upgraded) startTls()
    return data.subarray(at)
  }

  return (chunk) => {
    let data = rest.length === 0 ? chunk : Buffer.concat([rest, chunk])
    rest = Buffer.alloc(0)
    while (data.length > 0) {
      if (parts === null) data = takeCommands(data)
      if (parts === null) {
        rest = data
        return
      }
      const end = endIn(parts, data)
      parts.push(data.subarray(0, end ?? data.length))
      if (end === null) return
      socket.write(`250 2.0.0 Ok: queued as ${take(to, parts)}\r\n`)
      parts = null
      data = data.subarray(end)
    }
  }
}

/** Where in `data` the message ends, or null; the end may lie across chunks. */
function endIn(parts: readonly Buffer[], data: Buffer): number | null {
  let before: Buffer = Buffer.alloc(0)
  for (let index = parts.length - 1; index >= 0 && before.length < endOfData.length - 1; index--)
    before = Buffer.concat([(parts[index] ?? before).subarray(-(endOfData.length - 1)), before])
  if (before.length > 0) {
    const seam = Buffer.concat([before, data.subarray(0, endOfData.length - 1)]).indexOf(endOfData)
    if (seam !== -1) return seam + endOfData.length - before.length
  }
  const at = data.indexOf(endOfData)
  return at === -1 ? null : at + endOfData.length
}

function reply(verb: string, secure: boolean): string {
  if (verb === 'EHLO') {
    const tls = secure ? '' : '250-STARTTLS\r\n'
    return `250-sink\r\n250-PIPELINING\r\n250-SIZE 52428800\r\n${tls}250-8BITMIME\r\n250 ENHANCEDSTATUSCODES\r\n`
  }
  if (verb === 'STAR') return secure ? '503 5.5.1 Under TLS already\r\n' : '220 2.0.0 Ready to start TLS\r\n'
  if (verb === 'QUIT') return '221 2.0.0 Bye\r\n'
  if (!secure) return '530 5.7.0 Must issue a STARTTLS command first\r\n'
  return verb === 'DATA' ? '354 End data with <CR><LF>.<CR><LF>\r\n' : '250 2.0.0 Ok\r\n'
}
