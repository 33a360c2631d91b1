import { z } from 'zod'
import { Address, Host, Line, Name, Secret, Zone } from './names.ts'

const Dkim = z.strictObject({
  selector: z
    .string()
    .regex(/^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/, 'selector')
    .meta({ about: 'schema-dkim-selector' }),
  key: Secret.meta({ about: 'schema-dkim-key' }),
})

/** Header fields a relay replaces; they cannot be signed for it. */
const Rewrites = z.enum(['date', 'message-id'])

const Relay = z.strictObject({
  host: z
    .string()
    .max(253)
    .regex(/^[A-Za-z0-9.:-]+$/, 'host')
    .meta({ about: 'schema-relay-host' }),
  port: z.int().min(1).max(65_535).meta({ about: 'schema-relay-port' }),
  tls: z.enum(['starttls', 'implicit', 'none']).default('starttls').meta({ about: 'schema-relay-tls' }),
  ehlo: Host.optional().meta({ about: 'schema-relay-ehlo' }),
  /** Name the certificate must carry, when it is not `host`. */
  servername: Host.optional().meta({ about: 'schema-relay-servername' }),
  user: Secret.optional().meta({ about: 'schema-relay-user' }),
  password: Secret.optional().meta({ about: 'schema-relay-password' }),
  kind: z
    .enum(['generic', 'ses', 'sendgrid', 'mailgun', 'postmark'])
    .default('generic')
    .meta({ about: 'schema-relay-kind' }),
  rewrites: z.array(Rewrites).optional().meta({ about: 'schema-relay-rewrites' }),
  connections: z.int().min(1).max(50).default(4).meta({ about: 'schema-relay-connections' }),
})

const Https = z
  .string()
  .max(200)
  .regex(/^https:\/\/[a-z0-9.-]+(?::\d+)?(?:\/[A-Za-z0-9._~/-]*)?$/, 'https')
/** The addresses of a demo or a test may be on this very machine, and only there without TLS. */
const HttpsOrLoopback = z.union([
  Https,
  z
    .string()
    .max(200)
    .regex(/^http:\/\/(?:127\.0\.0\.1|localhost)(?::\d+)?(?:\/[A-Za-z0-9._~/-]*)?$/, 'https'),
])

export const Sender = z.strictObject({
  from: z
    .strictObject({
      name: Line.meta({ about: 'schema-sender-from-name' }),
      address: Address.meta({ about: 'schema-sender-from-address' }),
    })
    .meta({ about: 'schema-sender-from' }),
  reply_to: Address.optional().meta({ about: 'schema-sender-reply-to' }),
  categories: z
    .array(z.enum(['marketing', 'transactional', 'incident', 'notice']))
    .min(1)
    .meta({ about: 'schema-sender-categories' }),
  /** Domain of the envelope sender; each message gets a local part of its own (VERP). */
  envelope: Host.meta({ about: 'schema-sender-envelope' }),
  dkim: z.array(Dkim).min(1).max(4).meta({ about: 'schema-sender-dkim' }),
  egress: z
    .array(z.union([z.ipv4(), z.ipv6()]))
    .min(1)
    .optional()
    .meta({ about: 'schema-sender-egress' }),
  spf: z
    .string()
    .regex(/^include:[a-z0-9._-]+$/, 'spf')
    .optional()
    .meta({ about: 'schema-sender-spf' }),
  relay: Relay.meta({ about: 'schema-sender-relay' }),
  urls: z
    .strictObject({
      unsubscribe: HttpsOrLoopback.meta({ about: 'schema-urls-unsubscribe' }),
      images: HttpsOrLoopback.optional().meta({ about: 'schema-urls-images' }),
    })
    .optional()
    .meta({ about: 'schema-sender-urls' }),
  feedback_id: z
    .string()
    .regex(/^[a-z0-9]{5,15}$/, 'feedback')
    .optional()
    .meta({ about: 'schema-sender-feedback-id' }),
  legal: z
    .strictObject({
      name: Line.meta({ about: 'schema-legal-name' }),
      address: Line.meta({ about: 'schema-legal-address' }),
      contact: Line.meta({ about: 'schema-legal-contact' }),
      jurisdictions: z
        .array(z.enum(['JP', 'US', 'EU', 'UK', 'CA']))
        .min(1)
        .meta({ about: 'schema-legal-jurisdictions' }),
    })
    .optional()
    .meta({ about: 'schema-sender-legal' }),
})
export type Sender = z.infer<typeof Sender>

/** `policies/senders.yaml`: the organisation and its From identities. */
export const Senders = z.strictObject({
  organisation: z
    .strictObject({
      name: Line.meta({ about: 'schema-organisation-name' }),
      timezone: Zone.meta({ about: 'schema-organisation-timezone' }),
      locale: z.enum(['ja', 'en']).default('en').meta({ about: 'schema-organisation-locale' }),
    })
    .meta({ about: 'schema-organisation' }),
  senders: z.record(Name, Sender).meta({ about: 'schema-senders-senders' }),
})
export type Senders = z.infer<typeof Senders>
