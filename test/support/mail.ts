import { generateKeyPairSync } from 'node:crypto'
import { dkimRecord } from '../../src/authentication/dkim-record.ts'
import type { Zone } from '../../src/commands/demo/dns-zone.ts'
import { Sender } from '../../src/content/schema/senders.ts'
import type { BuildContext } from '../../src/message/build-message.ts'
import { makeSigner, type Signer } from '../../src/message/sign.ts'
import type { CompiledCampaign, CompiledTemplate } from '../../src/message/template.ts'

/** A sender of a small company; whatever a test cares about is given. */
export function senderOf(given: Record<string, unknown> = {}): Sender {
  return Sender.parse({
    from: { name: 'ひかり食品', address: 'news@news.hikari.example' },
    reply_to: 'hello@hikari.example',
    categories: ['marketing', 'transactional', 'incident', 'notice'],
    envelope: 'bounces.news.hikari.example',
    dkim: [
      { selector: 's2026q4r', key: 'env:DKIM_RSA' },
      { selector: 's2026q4e', key: 'env:DKIM_ED' },
    ],
    egress: ['192.0.2.10', '2001:db8::10'],
    urls: { unsubscribe: 'https://mail.hikari.example/u' },
    feedback_id: 'hikari',
    ...given,
    relay: {
      host: '127.0.0.1',
      port: 587,
      ehlo: 'mta1.hikari.example',
      ...(given['relay'] as object | undefined),
    },
  })
}

const pem = { type: 'pkcs8', format: 'pem' } as const

/** New keys of both kinds, as a sender's environment would hold them. */
export function dkimKeys(bits = 2048): { readonly rsa: string; readonly ed: string } {
  return {
    rsa: generateKeyPairSync('rsa', { modulusLength: bits }).privateKey.export(pem),
    ed: generateKeyPairSync('ed25519').privateKey.export(pem),
  }
}

let keys: { readonly rsa: string; readonly ed: string } | null = null

/** The signer of `senderOf()` with keys that are made once for a test file. */
export function signerOf(rewrites: readonly ('date' | 'message-id')[] = []): Signer {
  keys ??= dkimKeys()
  return makeSigner({
    domain: 'news.hikari.example',
    keys: [
      { selector: 's2026q4r', pem: keys.rsa },
      { selector: 's2026q4e', pem: keys.ed },
    ],
    rewrites,
  })
}

/** The zone in which mail of `senderOf()` and `signerOf()` is believed. */
export function zoneOf(signer: Signer): Zone {
  const records = signer.publicKeys.map((key) => dkimRecord(signer.domain, key))
  return {
    'news.hikari.example': { TXT: ['v=spf1 ip4:192.0.2.10 -all'] },
    'bounces.news.hikari.example': { TXT: ['v=spf1 ip4:192.0.2.10 ip6:2001:db8::10 -all'] },
    '_dmarc.news.hikari.example': { TXT: ['v=DMARC1; p=reject'] },
    ...Object.fromEntries(records.map(({ name, value }) => [name, { TXT: [value] }])),
  }
}

/** Static text, without a single hole. */
export function plainTemplate(
  text: { subject?: string; html?: string; text?: string } = {},
): CompiledTemplate {
  const node = (value: string): CompiledTemplate['html'] => [{ kind: 'static', text: value }]
  return {
    version: 1,
    subject: node(text.subject ?? '冬のセールは明日から'),
    html: node(text.html ?? '<p>こんにちは。<a href="https://hikari.example/">ひかり食品</a></p>\n'),
    text: node(text.text ?? 'こんにちは。\nhttps://hikari.example/\n'),
    fields: [],
  }
}

/** A campaign in one language, without pictures. */
export function artifactOf(template: CompiledTemplate, locale = 'ja'): CompiledCampaign {
  return { version: 1, locale, languages: { [locale]: template }, pictures: [] }
}

/** All that messages of one release share. */
export function contextOf(given: Partial<BuildContext> = {}): BuildContext {
  return {
    artifact: artifactOf(plainTemplate()),
    pictures: new Map(),
    sender: senderOf(),
    campaign: '2026-12-winter-sale',
    releaseKey: '0123456789abcdef0123456789abcdef',
    tokenKey: new Uint8Array(32).fill(7),
    signer: signerOf(),
    list: { id: 'newsletter', title: '月刊ニュースレター' },
    category: 'marketing',
    ...given,
  }
}

/** Tuesday, 1 December 2026, 00:00 UTC. */
export const december = 1_796_083_200_000
