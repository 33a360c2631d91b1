import { createServer, type Socket } from 'node:net'
import { createSecureContext, TLSSocket } from 'node:tls'

/**
 * A receiver that costs as little as possible, the same for every contender: SMTP with STARTTLS and PIPELINING (RFC 5321, 3207, 2920).
 * It counts messages by recipient and keeps those of the recipients that it was told to. A process of its own, over IPC.
 */

/** What the bench tells it. */
export type SinkOrder =
  | { readonly kind: 'open'; readonly certificate: string; readonly key: string }
  /** Forgets what came, and keeps the messages of these recipients from now on. */
  | { readonly kind: 'begin'; readonly keep: readonly string[] }
  | { readonly kind: 'count' }

/** What it answers: one for each order. */
export type SinkAnswer =
  | { readonly kind: 'port'; readonly port: number }
  | { readonly kind: 'begun' }
  | {
      readonly kind: 'counted'
      readonly messages: number
      /** Distinct recipients. */
      readonly recipients: number
      readonly bytes: number
      /** Processor time since it began. */
      readonly cpuMs: number
      readonly kept: readonly { readonly to: string; readonly message: string }[]
    }

const endOfData = Buffer.from('\r\n.\r\n')
let keep: ReadonlySet<string> = new Set()
let recipients = new Set<string>()
let kept: { to: string; message: string }[] = []
let cpu = process.cpuUsage()
let messages = 0
let bytes = 0

function answer(message: SinkAnswer): void {
  process.send?.(message)
}

process.on('message', (order: SinkOrder) => {
  if (order.kind === 'open') {
    const context = createSecureContext({ cert: order.certificate, key: order.key, minVersion: 'TLSv1.2' })
    const server = createServer({ noDelay: true }, (socket) => greet(socket, context))
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      answer({ kind: 'port', port: typeof address === 'object' && address !== null ? address.port : 0 })
    })
  } else if (order.kind === 'begin') {
    keep = new Set(order.keep)
    recipients = new Set()
    kept = []
    messages = 0
    bytes = 0
    cpu = process.cpuUsage()
    answer({ kind: 'begun' })
  } else {
    const { user, system } = process.cpuUsage(cpu)
    answer({
      kind: 'counted',
      messages,
      recipients: recipients.size,
      bytes,
      cpuMs: (user + system) / 1000,
      kept,
    })
  }
})
process.on('disconnect', () => process.exit(0))

function greet(socket: Socket, context: ReturnType<typeof createSecureContext>): void {
  socket.on('error', () => socket.destroy())
  socket.write('220 sink ESMTP\r\n')
  const session = converse(socket, false, () => {
    socket.removeListener('data', session)
    const secured = new TLSSocket(socket, { isServer: true, secureContext: context })
    secured.on('error', () => secured.destroy())
    secured.on(
      'data',
      converse(secured, true, () => secured.destroy()),
    )
  })
  socket.on('data', session)
}

/** One direction of a session: what comes in is commands, or the lines of a message. */
function converse(socket: Socket, secure: boolean, startTls: () => void): (chunk: Buffer) => void {
  let rest: Buffer = Buffer.alloc(0)
  /** Parts of the message that is coming in; null between messages. */
  let parts: Buffer[] | null = null
  let to = ''
  let upgraded = false

  /** Takes what belongs to the message; what follows its end, or null when the end is not there yet. */
  function takeData(data: Buffer): Buffer | null {
    const last = parts?.at(-1)
    // The end may lie across two chunks.
    const head = last === undefined ? data : Buffer.concat([last.subarray(-4), data])
    const shift = head.length - data.length
    const at = head.indexOf(endOfData)
    if (at === -1) {
      parts?.push(last === undefined || data.length >= 4 ? data : Buffer.concat([parts.pop() ?? data, data]))
      return null
    }
    const end = at + endOfData.length - shift
    parts?.push(data.subarray(0, end))
    take()
    return data.subarray(end)
  }

  function take(): void {
    const size = (parts ?? []).reduce((sum, part) => sum + part.length, 0)
    messages += 1
    bytes += size
    recipients.add(to)
    if (keep.has(to)) {
      const whole = Buffer.concat(parts ?? []).toString('latin1')
      kept.push({ to, message: whole.slice(0, -3).replaceAll('\r\n..', '\r\n.') })
    }
    parts = null
    socket.write(`250 2.0.0 Ok: queued as ${messages.toString(36)}\r\n`)
  }

  /** The replies to every command that is there, in one packet. */
  function takeCommands(data: Buffer): Buffer {
    let at = 0
    let replies = ''
    while (parts === null && !upgraded) {
      const end = data.indexOf(10, at)
      if (end === -1) break
      const line = data.toString('latin1', at, end).trimEnd()
      at = end + 1
      replies += reply(line)
    }
    if (replies !== '') socket.write(replies)
    if (upgraded) startTls()
    return data.subarray(at)
  }

  function reply(line: string): string {
    const verb = line.slice(0, 4).toUpperCase()
    if (verb === 'EHLO')
      return `250-sink\r\n250-PIPELINING\r\n250-SIZE 52428800\r\n${secure ? '' : '250-STARTTLS\r\n'}250-8BITMIME\r\n250 ENHANCEDSTATUSCODES\r\n`
    if (verb === 'STAR' && !secure) {
      upgraded = true
      return '220 2.0.0 Ready to start TLS\r\n'
    }
    if (!secure) return '530 5.7.0 Must issue a STARTTLS command first\r\n'
    if (verb === 'DATA') {
      parts = []
      return '354 End data with <CR><LF>.<CR><LF>\r\n'
    }
    if (verb === 'RCPT') to = /<([^>]*)>/.exec(line)?.[1] ?? ''
    if (verb === 'QUIT') {
      setImmediate(() => socket.end())
      return '221 2.0.0 Bye\r\n'
    }
    return '250 2.0.0 Ok\r\n'
  }

  return (chunk) => {
    let data = rest.length === 0 ? chunk : Buffer.concat([rest, chunk])
    rest = Buffer.alloc(0)
    while (data.length > 0) {
      if (parts === null) {
        const left = takeCommands(data)
        if (parts === null) {
          rest = left
          return
        }
        data = left
      } else {
        const left = takeData(data)
        if (left === null) return
        data = left
      }
    }
  }
}
