import { createSecureContext, rootCertificates, type SecureContext } from 'node:tls'
import type { NodemailerError } from 'nodemailer'
import SMTPConnection from 'nodemailer/lib/smtp-connection'
import type { Sender } from '../../content/schema/senders.ts'
import type { Failure } from '../../kit/failure.ts'
import type { Code } from '../../words/catalogue.ts'
import { failure } from '../../words/find.ts'
import { takeOver, type Dialogue } from './dialogue.ts'
import { isLoopback } from './loopback.ts'

/** What a connection to the relay needs. */
export interface Door {
  readonly relay: Sender['relay']
  /** Our name in EHLO (RFC 5321 section 4.1.1.1). */
  readonly ehlo: string
  readonly credentials: { readonly user: string; readonly password: string } | null
  /** A certificate authority in PEM beside those that Node knows, or null. */
  readonly ca: string | null
  readonly timeouts: Timeouts
}

/** Milliseconds. */
export interface Timeouts {
  /** From the first packet to a greeting. */
  readonly connect: number
  /** From the first packet until mail can be sent: greeting, TLS and login together. */
  readonly open: number
  /** From the last byte that we say to the end of the reply; RFC 5321 section 4.5.3.2.6 wants ten minutes after the final dot. */
  readonly reply: number
}

/** Errors of certificate verification, as OpenSSL and Node name them. */
const certificateError = /CERT|SELF_SIGNED|UNABLE_TO_|ERR_TLS_/

/**
 * Makes the function that opens connections: greeting, verified TLS, EHLO and login done.
 * @throws Failure `relay-tls-required` for a relay without TLS anywhere but on this machine; the function it gives throws the other
 *   `relay-…` failures.
 */
export function door(options: Door): () => Promise<Dialogue> {
  const { relay } = options
  if (relay.tls === 'none' && !isLoopback(relay.host)) {
    throw failure('relay-tls-required', { permanence: 'permanent', values: { host: relay.host } })
  }
  const secureContext = createSecureContext({
    minVersion: 'TLSv1.2',
    // Made once: reading some 150 root certificates takes longer than a handshake.
    ...(options.ca === null ? {} : { ca: [...rootCertificates, options.ca] }),
  })
  return async () => {
    const connection = unopened(options, secureContext)
    const late = Promise.withResolvers<never>()
    // Each byte of a server that says a little again and again begins the library's own time anew.
    const timer = setTimeout(() => {
      connection.close()
      late.reject(unreachable(relay, 'ETIMEDOUT'))
    }, options.timeouts.open)
    try {
      return await Promise.race([enter(connection, options), late.promise])
    } finally {
      clearTimeout(timer)
    }
  }
}

async function enter(connection: SMTPConnection, options: Door): Promise<Dialogue> {
  await greet(connection, options)
  const ehlo = connection.lastServerResponse || ''
  if (options.credentials !== null) await logIn(connection, options)
  return takeOver(connection, ehlo, options.timeouts.reply)
}

function unopened({ relay, ehlo, timeouts }: Door, secureContext: SecureContext): SMTPConnection {
  return new SMTPConnection({
    host: relay.host,
    port: relay.port,
    name: ehlo,
    secure: relay.tls === 'implicit',
    requireTLS: relay.tls === 'starttls',
    ignoreTLS: relay.tls === 'none',
    tls: {
      secureContext,
      minVersion: 'TLSv1.2',
      rejectUnauthorized: true,
      ...(relay.servername === undefined ? {} : { servername: relay.servername }),
    },
    allowInternalNetworkInterfaces: isLoopback(relay.host),
    connectionTimeout: timeouts.connect,
    greetingTimeout: timeouts.connect,
    socketTimeout: timeouts.reply,
    maxResponseSize: 64 * 1024,
    // A transcript would hold addresses and the login.
    logger: false,
  })
}

function greet(connection: SMTPConnection, { relay }: Door): Promise<void> {
  return new Promise((resolve, reject) => {
    const refuse = (error: NodemailerError): void => {
      connection.close()
      reject(connectFailure(error, relay))
    }
    // Errors after this reach the transaction that they end as well; an idle connection that breaks is only thrown away.
    connection.on('error', refuse)
    connection.connect((error) => {
      if (error instanceof Error) refuse(error)
      else resolve()
    })
  })
}

function logIn(connection: SMTPConnection, { relay, credentials }: Door): Promise<void> {
  return new Promise((resolve, reject) => {
    connection.login({ user: credentials?.user, pass: credentials?.password }, (error) => {
      if (error === null) return resolve()
      connection.close()
      reject(loginFailure(relay, error.responseCode ?? null, error.code))
    })
  })
}

/** The relay does not take us for who we are: a person must act, unless it says that it is a passing trouble. */
export function loginFailure(
  relay: Sender['relay'],
  reply: number | null,
  code: string | undefined,
): Failure {
  if (reply === null && code !== 'EAUTH') return unreachable(relay, code ?? 'EAUTH')
  const permanence = reply !== null && reply < 500 ? 'temporary' : 'permanent'
  return failure('relay-login-refused', { permanence, values: { host: relay.host, reply: reply ?? '-' } })
}

/** Only codes leave here: the texts of errors hold what the server said. */
function connectFailure(error: NodemailerError, relay: Sender['relay']): Failure {
  const reason = error.originalCode ?? error.code ?? 'unknown'
  const reply = error.responseCode ?? null
  const tell = (code: Code, permanence: 'temporary' | 'permanent'): Failure =>
    failure(code, { permanence, values: { host: relay.host, port: relay.port, reason, reply: reply ?? '-' } })
  if (error.code === 'ETLS' && reply !== null) {
    // RFC 3207 section 4: 454 is a passing trouble, any other refusal means that there is no TLS.
    return tell('relay-tls-missing', reply < 500 ? 'temporary' : 'permanent')
  }
  if (certificateError.test(reason)) return tell('relay-certificate-refused', 'permanent')
  if (error.code === 'ETLS' || reason === 'EPROTO' || reason.startsWith('ERR_SSL')) {
    return tell('relay-tls-failed', 'temporary')
  }
  if (reply !== null) return tell('relay-greeting-refused', reply < 500 ? 'temporary' : 'permanent')
  return unreachable(relay, reason)
}

function unreachable(relay: Sender['relay'], reason: string): Failure {
  return failure('relay-unreachable', {
    permanence: 'temporary',
    values: { host: relay.host, port: relay.port, reason },
  })
}
