import type { Resolver } from './judgement.ts'
import { forMailauth } from './questions.ts'

/** What a receiver knows beside the bytes. */
interface Reception {
  readonly resolver: Resolver
  /** Address the connection came from. */
  readonly ip: string
  /** What it called itself in EHLO. */
  readonly helo: string
  /** Envelope sender. */
  readonly mailFrom: string
  /** Name of the receiving server, for Authentication-Results (RFC 8601). */
  readonly receiver: string
}

/** What a receiver makes of a message. */
export interface Verdict {
  readonly pass: boolean
  readonly spf: string
  readonly dkim: readonly {
    readonly domain: string
    readonly selector: string
    readonly algorithm: string
    readonly result: string
    readonly aligned: boolean
  }[]
  readonly dmarc: string
  readonly policy: string | null
  /** Authentication-Results and Received-SPF as the receiver puts them in front. */
  readonly headers: string
}

/** Judges a message as the mail server that received it would, at this very moment: SPF, DKIM and DMARC after the letter of their RFCs. */
export async function receiveMessage(bytes: Uint8Array, reception: Reception): Promise<Verdict> {
  const { authenticate } = await import('mailauth')
  const result = await authenticate(Buffer.from(bytes), {
    resolver: forMailauth(reception.resolver),
    ip: reception.ip,
    helo: reception.helo,
    sender: reception.mailFrom,
    mta: reception.receiver,
    strict: true,
    disableArc: true,
    disableBimi: true,
  })
  const dkim = result.dkim.results.map((one) => ({
    domain: one.signingDomain ?? '',
    selector: one.selector ?? '',
    algorithm: one.algo ?? '',
    result: one.status.result,
    aligned: one.status.aligned !== false && one.status.aligned !== undefined,
  }))
  const spf = result.spf === false ? 'none' : result.spf.status.result
  const dmarc = result.dmarc === false ? 'none' : result.dmarc.status.result
  return {
    pass: spf === 'pass' && dmarc === 'pass' && dkim.length > 0 && dkim.every((one) => one.result === 'pass'),
    spf,
    dkim,
    dmarc,
    policy: result.dmarc === false ? null : result.dmarc.p,
    headers: result.headers,
  }
}
