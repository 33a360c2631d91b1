import type { CheckInput, Sample } from '../../src/checks/check.ts'
import type { Campaign, Content } from '../../src/content/content.ts'
import { FrontMatter } from '../../src/content/schema/campaign.ts'
import { contentPolicyDefault } from '../../src/content/schema/content.ts'
import { Sender } from '../../src/content/schema/senders.ts'
import type { RenderedMessage } from '../../src/message/template.ts'

export const legal = {
  name: 'ひかり食品株式会社',
  address: '東京都中央区銀座 1-2-3',
  contact: '0120-000-000',
  jurisdictions: ['JP' as const],
}
export const unsubscribeUrl = 'https://mail.hikari.example/u/sample'

/** A rendered message that satisfies every check; `body` comes before the legal block in both parts. */
export function aMessage(body: { html?: string; text?: string; subject?: string } = {}): RenderedMessage {
  const {
    html = '<p>冬のセールが始まります。</p>',
    text = '冬のセールが始まります。',
    subject = '冬のセール',
  } = body
  return {
    subject,
    html: `<!doctype html><html lang="ja"><head><title>${subject}</title></head><body>${html}<p>${legal.name}<br>${legal.address}<br>${legal.contact}</p><p><a href="${unsubscribeUrl}">配信停止はこちら</a></p></body></html>`,
    text: `${text}\n\n${legal.name}\n${legal.address}\n${legal.contact}\n配信停止: ${unsubscribeUrl}\n`,
  }
}

/** What a check looks at; what a test sets is what it is about. */
export function aCheckInput(
  set: {
    samples?: readonly RenderedMessage[]
    body?: string
    front?: Record<string, unknown>
    schedule?: Campaign['schedule']
    legal?: null
    nowMs?: number
  } = {},
): CheckInput {
  const front = FrontMatter.parse({
    subject: '冬のセール',
    from: 'news',
    lists: ['newsletter'],
    ...set.front,
  })
  const sender = Sender.parse({
    from: { name: 'ひかり食品', address: 'news@news.hikari.example' },
    categories: ['marketing'],
    envelope: 'bounces.news.hikari.example',
    dkim: [{ selector: 's1', key: 'env:KEY' }],
    relay: { host: '127.0.0.1', port: 2525 },
    urls: { unsubscribe: 'https://mail.hikari.example/u' },
    ...(set.legal === null ? {} : { legal }),
  })
  const content: Content = {
    commit: null,
    campaigns: new Map(),
    lists: new Map(),
    layouts: new Map(),
    partials: new Map(),
    policies: {
      senders: null,
      identities: null,
      approvals: null,
      ledger: null,
      access: null,
      delivery: null,
      content: null,
    },
    placeInPolicy: (policy) => ({ file: `policies/${policy}.yaml`, line: 1, column: 1 }),
    codeowners: null,
    findings: [],
  }
  const campaign: Campaign = {
    id: 'winter-sale',
    path: 'campaigns/winter-sale/campaign.md',
    kind: 'markdown',
    front,
    schedule: set.schedule ?? null,
    body: set.body ?? '# 冬のセール\n',
    bodyLine: 6,
    pictures: new Map(),
    pictureFindings: [],
    translations: new Map(),
    placeOf: (key) => ({
      file: 'campaigns/winter-sale/campaign.md',
      line: key === 'subject' ? 2 : 3,
      column: 1,
    }),
  }
  return {
    campaign,
    content,
    sender,
    policy: contentPolicyDefault,
    samples: (set.samples ?? [aMessage()]).map(asSample),
    pictures: [],
    unsubscribeUrl,
    nowMs: set.nowMs ?? 0,
  }
}

/** A rendered message as the one sample of the campaign. */
function asSample(message: RenderedMessage): Sample {
  return { ...message, locale: 'ja', path: 'campaigns/winter-sale/campaign.md', values: {}, message: null }
}
