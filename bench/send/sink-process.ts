import { createServer, type Socket } from 'node:net'
import { createSecureContext, TLSSocket } from 'node:tls'
import { converse } from './sink-session.ts'

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
  const clear = converse(socket, {
    secure: false,
    startTls: () => {
      socket.removeListener('data', clear)
      const secured = new TLSSocket(socket, { isServer: true, secureContext: context })
      secured.on('error', () => secured.destroy())
      secured.on('data', converse(secured, { secure: true, startTls: () => secured.destroy(), take }))
    },
    take,
  })
  socket.on('data', clear)
}

/** Counts a message, and names it. */
function take(to: string, parts: readonly Buffer[]): string {
  messages += 1
  for (const part of parts) bytes += part.length
  recipients.add(to)
  if (keep.has(to)) {
    const whole = Buffer.concat(parts).toString('latin1')
    kept.push({ to, message: whole.slice(0, -3).replaceAll('\r\n..', '\r\n.') })
  }
  return messages.toString(36)
}
