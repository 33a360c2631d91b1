import { Sender } from '../../src/content/schema/senders.ts'

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
