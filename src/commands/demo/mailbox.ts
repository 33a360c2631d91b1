import { appendFileSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { SMTPServerSession } from 'smtp-server'
import { createResolver } from '../../adapters/dns/resolver.ts'
import { receiveMessage, type Verdict } from '../../authentication/receive-message.ts'

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

/** Where a receiver keeps what it took, and how it judges it. */
interface MailboxOptions {
  readonly name: string
  /** Where `<n>.eml` and `verdicts.jsonl` go; made when missing. */
  readonly folder: string
  /** Its DNS server as `host:port`; null judges nothing. */
  readonly dns: string | null
  /** The address that a peer counts as, by envelope domain. */
  readonly egress: Readonly<Record<string, string>>
}

/** Keeps messages with the receiver's verdict on each. */
export interface Mailbox {
  readonly received: readonly Received[]
  /** Judges, writes down, and gives the name under which it is kept. */
  keep(bytes: Buffer, session: SMTPServerSession): Promise<string>
}

/** Opens a folder for a receiver's messages. */
export function openMailbox(options: MailboxOptions): Mailbox {
  mkdirSync(options.folder, { recursive: true })
  const received: Received[] = []
  let taken = 0
  return {
    received,
    keep: async (bytes, session) => {
      taken++
      const queueId = `R${String(taken).padStart(6, '0')}`
      const mailFrom = session.envelope.mailFrom === false ? '' : session.envelope.mailFrom.address
      const helo = session.hostNameAppearsAs
      const file = join(options.folder, `${queueId}.eml`)
      writeFileSync(file, bytes)
      const record: Received = {
        file,
        at: Date.now(),
        mailFrom,
        rcptTo: session.envelope.rcptTo.map(({ address }) => address),
        helo,
        secure: session.secure,
        protocol: session.tlsOptions === false ? null : session.tlsOptions.version,
        queueId,
        verdict: await judged(options, { bytes, mailFrom, helo }),
      }
      appendFileSync(join(options.folder, 'verdicts.jsonl'), `${JSON.stringify(record)}\n`)
      received.push(record)
      return queueId
    },
  }
}

async function judged(
  { dns, egress, name }: MailboxOptions,
  message: { readonly bytes: Buffer; readonly mailFrom: string; readonly helo: string },
): Promise<Verdict | null> {
  if (dns === null) return null
  const domain = message.mailFrom.slice(message.mailFrom.lastIndexOf('@') + 1)
  return receiveMessage(message.bytes, {
    resolver: createResolver({ server: dns, timeoutMs: 2000 }),
    ip: egress[domain] ?? '127.0.0.1',
    helo: message.helo,
    mailFrom: message.mailFrom,
    receiver: name,
  })
}
