import { z } from 'zod'
import { Address, Host, Line, Name, Secret, Zone } from './names.ts'

const Dkim = z.strictObject({
  selector: z.string().regex(/^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/, 'selector'),
  key: Secret,
})

/** Header fields a relay replaces; they cannot be signed for it. */
const Rewrites = z.enum(['date', 'message-id'])

const Relay = z.strictObject({
  host: z
    .string()
    .max(253)
    .regex(/^[A-Za-z0-9.:-]+$/, 'host'),
  port: z.int().min(1).max(65_535),
  tls: z.enum(['starttls', 'implicit', 'none']).default('starttls'),
  ehlo: Host.optional(),
  /** Name the certificate must carry, when it is not `host`. */
  servername: Host.optional(),
  user: Secret.optional(),
  password: Secret.optional(),
  kind: z.enum(['generic', 'ses', 'sendgrid', 'mailgun', 'postmark']).default('generic'),
  rewrites: z.array(Rewrites).optional(),
  connections: z.int().min(1).max(50).default(4),
})

const Https = z
  .string()
  .max(200)
  .regex(/^https:\/\/[a-z0-9.-]+(?::\d+)?(?:\/[A-Za-z0-9._~/-]*)?$/, 'https')
/** The unsubscribe address of a demo or a test may be on this very machine, and only there without TLS. */
const HttpsOrLoopback = z.union([
  Https,
  z
    .string()
    .max(200)
    .regex(/^http:\/\/(?:127\.0\.0\.1|localhost)(?::\d+)?(?:\/[A-Za-z0-9._~/-]*)?$/, 'https'),
])

export const Sender = z.strictObject({
  from: z.strictObject({ name: Line, address: Address }),
  reply_to: Address.optional(),
  categories: z.array(z.enum(['marketing', 'transactional', 'incident', 'notice'])).min(1),
  /** Domain of the envelope sender; each message gets a local part of its own (VERP). */
  envelope: Host,
  dkim: z.array(Dkim).min(1).max(4),
  egress: z
    .array(z.union([z.ipv4(), z.ipv6()]))
    .min(1)
    .optional(),
  spf: z
    .string()
    .regex(/^include:[a-z0-9._-]+$/, 'spf')
    .optional(),
  relay: Relay,
  urls: z.strictObject({ unsubscribe: HttpsOrLoopback, images: Https.optional() }).optional(),
  feedback_id: z
    .string()
    .regex(/^[a-z0-9]{5,15}$/, 'feedback')
    .optional(),
  legal: z
    .strictObject({
      name: Line,
      address: Line,
      contact: Line,
      jurisdictions: z.array(z.enum(['JP', 'US', 'EU', 'UK', 'CA'])).min(1),
    })
    .optional(),
})
export type Sender = z.infer<typeof Sender>

/** `policies/senders.yaml`: the organisation and its From identities. */
export const Senders = z.strictObject({
  organisation: z.strictObject({ name: Line, timezone: Zone, locale: z.enum(['ja', 'en']).default('en') }),
  senders: z.record(Name, Sender),
})
export type Senders = z.infer<typeof Senders>
