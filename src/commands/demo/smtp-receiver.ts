import { once } from 'node:events'
import type { Socket } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import type { SecureVersion } from 'node:tls'
import { SMTPServer, type SMTPServerDataStream, type SMTPServerSession } from 'smtp-server'
import { openMailbox, type Mailbox, type Received } from './mailbox.ts'
import { misbehaving, type Misbehaviour, type Misbehaviours, type Moment } from './misbehaviour.ts'

/** A certificate and how it is used. */
interface ReceiverTls {
  readonly certificate: string
  readonly key: string
  /** TLS from the first byte (RFC 8314 section 3) in place of STARTTLS. */
  readonly implicit?: boolean
  /** The oldest and the newest version it speaks. */
  readonly versions?: readonly [SecureVersion, SecureVersion]
}

/** How a receiving mail server is set up; plain data, so that it can stand on a command line. */
export interface ReceiverOptions {
  /** Its host name. */
  readonly name: string
  /** Zero or none: a free one. */
  readonly port?: number
  readonly tls: ReceiverTls | null
  /** Where it puts `<n>.eml` and `verdicts.jsonl`; made when missing. */
  readonly folder: string
  /** Its DNS server as `host:port`; null judges nothing. */
  readonly dns: string | null
  /** The address that a peer counts as, by envelope domain: everybody on this machine comes from the loopback address. */
  readonly egress: Readonly<Record<string, string>>
  readonly login?: { readonly user: string; readonly password: string }
  /** Largest message in octets (RFC 1870). */
  readonly size?: number
  readonly pipelining?: boolean
  /** Answer to a new connection, in place of a greeting. */
  readonly refuse?: { readonly code: number; readonly text: string }
  readonly misbehaviours?: Misbehaviours
  /** Hears of every recipient that was accepted and every DATA that was opened, by envelope sender; for whoever runs in this process. */
  readonly onTransaction?: (stage: 'rcpt' | 'data', mailFrom: string) => void
}

/** A running receiver. */
export interface Receiver {
  readonly port: number
  readonly received: readonly Received[]
  /** Connections open now. */
  connections(): number
  /** Connections ever opened. */
  opened(): number
  /** Loses all connections, as a server does that is restarted. */
  dropAll(): void
  close(): Promise<void>
}

/** There is no going on with this transaction. */
const stuck = Symbol('never')

/** What a receiver does to a recipient at a moment; `stuck` when there is no going on. */
type Act = (at: Moment, address: string, session: SMTPServerSession) => Promise<Error | null | typeof stuck>

/**
 * A mail server on 127.0.0.1 that takes messages and judges each as a receiver on the internet would: SPF for the address the peer counts
 * as, DKIM and DMARC from its DNS server. The verdict is written down beside the message and changes nothing.
 */
export async function startReceiver(options: ReceiverOptions): Promise<Receiver> {
  const mailbox = openMailbox(options)
  const sockets = new Map<number, Socket>()
  const behaviour = misbehaving(options.misbehaviours ?? {})
  const act: Act = (at, address, session) =>
    misbehave(behaviour(at, address), () => sockets.get(session.remotePort)?.destroy())
  let opened = 0
  const server = new SMTPServer({
    ...settings(options),
    ...handlers(options, { act, mailbox }),
    onConnect: (_session, done) => {
      opened++
      done(options.refuse === undefined ? null : refusal(options.refuse.code, options.refuse.text))
    },
  })
  // A peer that vanishes is daily life for a mail server.
  server.on('error', () => undefined)
  const listener = server.listen(options.port ?? 0, '127.0.0.1')
  listener.on('connection', (socket: Socket) => {
    const port = socket.remotePort ?? 0
    sockets.set(port, socket)
    socket.on('close', () => sockets.delete(port))
  })
  await once(listener, 'listening')
  const address = listener.address()
  return {
    port: typeof address === 'object' && address !== null ? address.port : 0,
    received: mailbox.received,
    connections: () => sockets.size,
    opened: () => opened,
    dropAll: () => {
      for (const socket of sockets.values()) socket.destroy()
    },
    close: () => new Promise((resolve) => server.close(resolve)),
  }
}

function handlers(
  { login, onTransaction }: ReceiverOptions,
  { act, mailbox }: { readonly act: Act; readonly mailbox: Mailbox },
): Pick<ConstructorParameters<typeof SMTPServer>[0] & {}, 'onAuth' | 'onRcptTo' | 'onData'> {
  return {
    onAuth: ({ username, password }, _session, done) => {
      if (username === login?.user && password === login?.password) done(null, { user: username })
      else done(refusal(535, 'no such user'))
    },
    onRcptTo: ({ address }, session, done) => {
      void act('rcpt', address, session).then((result) => {
        if (result === null) onTransaction?.('rcpt', senderOf(session))
        if (result !== stuck) done(result)
      })
    },
    onData: (stream, session, done) => {
      onTransaction?.('data', senderOf(session))
      void take(stream, session).then(
        (result) => {
          if (result instanceof Error) done(result)
          else if (typeof result === 'string') done(null, `Ok: queued as ${result}`)
        },
        () => done(refusal(451, 'local trouble')),
      )
    },
  }

  async function take(
    stream: SMTPServerDataStream,
    session: SMTPServerSession,
  ): Promise<string | Error | typeof stuck> {
    const to = session.envelope.rcptTo[0]?.address ?? ''
    const chunks: Buffer[] = []
    for await (const chunk of stream) {
      if (chunks.length === 0 && (await act('body', to, session)) === stuck) return stuck
      chunks.push(chunk as Buffer)
    }
    if (stream.sizeExceeded) return refusal(552, 'too large')
    const outcome = await act('end', to, session)
    if (outcome !== null) return outcome
    const queueId = await mailbox.keep(Buffer.concat(chunks), session)
    return (await act('taken', to, session)) ?? queueId
  }
}

function senderOf({ envelope }: SMTPServerSession): string {
  return envelope.mailFrom === false ? '' : envelope.mailFrom.address
}

function settings(options: ReceiverOptions): ConstructorParameters<typeof SMTPServer>[0] & {} {
  const { tls, login } = options
  return {
    name: options.name,
    banner: 'ready',
    ...(tls === null ? {} : { cert: tls.certificate, key: tls.key }),
    ...(tls?.versions === undefined ? {} : { minVersion: tls.versions[0], maxVersion: tls.versions[1] }),
    secure: tls?.implicit === true,
    disabledCommands: [...(tls === null ? ['STARTTLS'] : []), ...(login === undefined ? ['AUTH'] : [])],
    authOptional: login === undefined,
    size: options.size ?? 3_000_000,
    hidePIPELINING: options.pipelining === false,
    disableReverseLookup: true,
    logger: false,
    closeTimeout: 200,
    socketTimeout: 120_000,
    // The receiver is a whole mail system behind one door.
    lenientAddressParsing: true,
  }
}

async function misbehave(
  misbehaviour: Misbehaviour | null,
  lose: () => void,
): Promise<Error | null | typeof stuck> {
  if (misbehaviour === null) return null
  if (misbehaviour.kind === 'reply') return refusal(misbehaviour.code, misbehaviour.text ?? 'not now')
  if (misbehaviour.kind === 'delay') {
    await sleep(misbehaviour.ms)
    return null
  }
  if (misbehaviour.kind === 'drop') lose()
  return stuck
}

function refusal(code: number, text: string): Error {
  return Object.assign(new Error(text), { responseCode: code })
}
