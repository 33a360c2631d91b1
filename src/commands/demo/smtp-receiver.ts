import { once } from 'node:events'
import { appendFileSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { SecureVersion } from 'node:tls'
import { setTimeout as sleep } from 'node:timers/promises'
import { SMTPServer, type SMTPServerDataStream, type SMTPServerSession } from 'smtp-server'
import { createResolver } from '../../adapters/dns/resolver.ts'
import { receiveMessage, type Verdict } from '../../authentication/receive-message.ts'
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
}

/** One message that was taken. */
export interface Received {
  readonly file: string
  readonly at: number
  readonly mailFrom: string
  readonly rcptTo: readonly string[]
  readonly helo: string
  readonly secure: boolean
  readonly protocol: string | null
  readonly queueId: string
  readonly verdict: Verdict | null
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

/**
 * A mail server on 127.0.0.1 that takes messages and judges each as a receiver on the internet would: SPF for the address the peer counts
 * as, DKIM and DMARC from its DNS server. The verdict is written down beside the message and changes nothing.
 */
export async function startReceiver(options: ReceiverOptions): Promise<Receiver> {
  mkdirSync(options.folder, { recursive: true })
  const received: Received[] = []
  let opened = 0
  const behaviour = misbehaving(options.misbehaviours ?? {})
  const server = new SMTPServer({
    ...settings(options),
    onConnect: (_session, done) => {
      opened++
      done(options.refuse === undefined ? null : refusal(options.refuse.code, options.refuse.text))
    },
    onAuth: ({ username, password }, _session, done) => {
      const { login } = options
      if (login === undefined || username !== login.user || password !== login.password) {
        done(refusal(535, 'no such user'))
      } else done(null, { user: username })
    },
    onRcptTo: ({ address }, session, done) => {
      void act(behaviour('rcpt', address), () => drop(server, session)).then((error) => {
        if (error !== 'never') done(error)
      })
    },
    onData: (stream, session, done) => {
      void take(stream, session).then(
        (outcome) => {
          if (outcome instanceof Error) done(outcome)
          else if (outcome !== null) done(null, `Ok: queued as ${outcome}`)
        },
        () => done(refusal(451, 'local trouble')),
      )
    },
  })

  async function take(
    stream: SMTPServerDataStream,
    session: SMTPServerSession,
  ): Promise<string | Error | null> {
    const to = session.envelope.rcptTo.map(({ address }) => address)
    const at = (moment: Moment): Promise<Error | null | 'never'> =>
      act(behaviour(moment, to[0] ?? ''), () => drop(server, session))
    const chunks: Buffer[] = []
    for await (const chunk of stream) {
      if (chunks.length === 0 && (await at('body')) === 'never') return null
      chunks.push(chunk as Buffer)
    }
    const bytes = Buffer.concat(chunks)
    const end = behaviour('end', to[0] ?? '')
    if (stream.sizeExceeded) return refusal(552, 'too large')
    if (end?.kind === 'reply') return refusal(end.code, end.text ?? 'not now')
    const queueId = `R${String(received.length + 1).padStart(6, '0')}`
    const record = await keep({ bytes, session, to, queueId })
    received.push(record)
    return (await act(end, () => drop(server, session))) === 'never' ? null : queueId
  }

  async function keep(message: {
    bytes: Buffer
    session: SMTPServerSession
    to: readonly string[]
    queueId: string
  }): Promise<Received> {
    const { bytes, session, to, queueId } = message
    const mailFrom = session.envelope.mailFrom === false ? '' : session.envelope.mailFrom.address
    const file = join(options.folder, `${queueId}.eml`)
    writeFileSync(file, bytes)
    const record: Received = {
      file,
      at: Date.now(),
      mailFrom,
      rcptTo: to,
      helo: session.hostNameAppearsAs,
      secure: session.secure,
      protocol: session.tlsOptions === false ? null : session.tlsOptions.version,
      queueId,
      verdict: await judged(options, { bytes, mailFrom, helo: session.hostNameAppearsAs }),
    }
    appendFileSync(join(options.folder, 'verdicts.jsonl'), `${JSON.stringify(record)}\n`)
    return record
  }

  // A peer that vanishes is daily life for a mail server.
  server.on('error', () => undefined)
  const listener = server.listen(options.port ?? 0, '127.0.0.1')
  await once(listener, 'listening')
  const address = listener.address()
  return {
    port: typeof address === 'object' && address !== null ? address.port : 0,
    received,
    connections: () => server.connections.size,
    opened: () => opened,
    dropAll: () => {
      for (const connection of server.connections) connection._socket.destroy()
    },
    close: () => new Promise((resolve) => server.close(resolve)),
  }
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

async function judged(
  options: ReceiverOptions,
  message: { bytes: Buffer; mailFrom: string; helo: string },
): Promise<Verdict | null> {
  if (options.dns === null) return null
  const domain = message.mailFrom.slice(message.mailFrom.lastIndexOf('@') + 1)
  return receiveMessage(message.bytes, {
    resolver: createResolver({ server: options.dns, timeoutMs: 2000 }),
    ip: options.egress[domain] ?? '127.0.0.1',
    helo: message.helo,
    mailFrom: message.mailFrom,
    receiver: options.name,
  })
}

/** Does what is asked for; `never` when there is no going on. */
async function act(misbehaviour: Misbehaviour | null, lose: () => void): Promise<Error | null | 'never'> {
  switch (misbehaviour?.kind) {
    case 'reply':
      return refusal(misbehaviour.code, misbehaviour.text ?? 'not now')
    case 'drop':
      lose()
      return 'never'
    case 'hang':
      return 'never'
    case 'delay':
      await sleep(misbehaviour.ms)
      return null
    case undefined:
      return null
  }
}

function refusal(code: number, text: string): Error {
  return Object.assign(new Error(text), { responseCode: code })
}

function drop(server: SMTPServer, session: SMTPServerSession): void {
  for (const connection of server.connections) {
    if (connection.session.id === session.id) connection._socket.destroy()
  }
}
