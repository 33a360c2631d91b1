import { readFileSync } from 'node:fs'
import type { Zone } from '../../src/commands/demo/dns-zone.ts'
import { dkimRecord, staff, type SendKeys } from './send-world-keys.ts'

/** What of the policies a test wants otherwise. */
export interface SendPolicy {
  /** `PT0S` where nothing is said: tests do not wait. */
  readonly undo?: string
  /** Connections to the relay. */
  readonly connections?: number
  /** Lines of `policies/delivery.yaml`. */
  readonly delivery?: string
  /** `limits.recipients` of the newsletter. */
  readonly recipientsMax?: number
  /** Name that the relay's certificate must carry. */
  readonly servername?: string
  /** `urls.images` of the sender; pictures travel in the messages where there is none. */
  readonly images?: string
}

/** The id of the repository in `policies/ledger.yaml`. */
export const repositoryId = 'git.hikari.example/mail'

/** Domain of the sender, and of its envelopes. */
const news = 'news.hikari.example'
export const envelopeDomain = `bounces.${news}`
/** The address that its mail comes from, as the receiver sees it. */
export const egress = '192.0.2.10'

/** The default branch of a small company: a newsletter with one owner's approval, a list for members with two. */
export function contentFiles(
  keys: SendKeys,
  policy: SendPolicy & { readonly port: number },
): Record<string, string> {
  return {
    'README.md': '# Mail\n',
    '.github/CODEOWNERS': [
      '/campaigns/             @hikari/marketing',
      '/lists/newsletter.yaml  @vera @victor',
      '/lists/vip.yaml         @vera @victor',
      '/policies/              @hikari/it',
      '/.github/               @hikari/it',
      '',
    ].join('\n'),
    'campaigns/_layouts/newsletter.mjml': layout,
    'lists/newsletter.yaml': listFile('News', { recipientsMax: policy.recipientsMax }),
    'lists/vip.yaml': listFile('Members', { confidential: true }),
    'policies/approvals.yaml': approvalsFile(policy.undo ?? 'PT0S'),
    'policies/delivery.yaml': `growth: { percent: 2, at_least: 2 }\n${policy.delivery ?? ''}`,
    'policies/identities.yaml': identitiesFile(keys),
    'policies/ledger.yaml': ledgerFile(keys),
    'policies/senders.yaml': sendersFile(policy),
  }
}

/** What DNS says while everything is in order. */
export function zoneOf(keys: SendKeys): Zone {
  return {
    [envelopeDomain]: { TXT: [`v=spf1 ip4:${egress} -all`] },
    [`_dmarc.${news}`]: { TXT: ['v=DMARC1; p=reject'] },
    [`rsa._domainkey.${news}`]: { TXT: [dkimRecord(keys.dkim.DKIM_NEWS_RSA)] },
    [`ed._domainkey.${news}`]: { TXT: [dkimRecord(keys.dkim.DKIM_NEWS_ED)] },
  }
}

/** `policies/approvals.yaml` with an undo window. */
function approvalsFile(undo: string): string {
  return `minimum: 1\ndefault_owners: ["@hikari/marketing"]\nundo: ${undo}\n`
}

/** `policies/identities.yaml`, perhaps with another key for somebody. */
export function identitiesFile({ ssh }: SendKeys, extra: string = ''): string {
  const people = staff.map(
    (name) =>
      `  ${name}:\n    address: ${name}@hikari.example\n    git_emails: [${name}@hikari.example]\n    ssh: ["${ssh[name].public}"]\n`,
  )
  const teams = 'teams:\n  "@hikari/marketing": [aoi, vera]\n  "@hikari/it": [kenji, naomi]\n'
  return `people:\n${people.join('')}${extra}${teams}`
}

/** A campaign as its writer types it. `front`: further lines of its front matter. */
export function campaignText(
  change: {
    readonly subject?: string
    readonly lists?: string
    readonly front?: string
    readonly body?: string
  } = {},
): string {
  const {
    subject = 'Spring is here',
    lists = 'newsletter',
    front = '',
    body = 'Good day, {{ first_name | default: "friend" }}.',
  } = change
  return `---\nsubject: ${subject}\nfrom: news\nlists: [${lists}]\n${front}---\n\n${body}\n`
}

const layout = readFileSync(new URL('../../campaigns/_layouts/newsletter.mjml', import.meta.url), 'utf8')

/** A file of `lists/`. */
export function listFile(
  title: string,
  {
    confidential = false,
    recipientsMax,
  }: { readonly confidential?: boolean; readonly recipientsMax?: number | undefined } = {},
): string {
  return [
    `title: ${title}`,
    'purpose: News for people who asked for them',
    'consent: { basis: opt-in, confirmed: true }',
    `sensitivity: ${confidential ? 'confidential' : 'internal'}`,
    'fields:',
    '  first_name: { type: string, optional: true, sample: [愛子, Zoë] }',
    ...(recipientsMax === undefined ? [] : [`limits: { recipients: ${recipientsMax} }`]),
    '',
  ].join('\n')
}

function ledgerFile({ ledger }: SendKeys): string {
  const keys = Object.entries(ledger).map(
    ([role, { public: key }]) => `  - { id: ${role}, role: ${role}, public: ${key}, from: 2020-01-01 }\n`,
  )
  return `repository: ${repositoryId}\nkeys:\n${keys.join('')}`
}

function sendersFile({
  port,
  connections = 4,
  servername,
  images,
}: SendPolicy & { readonly port: number }): string {
  return `organisation: { name: ひかり食品株式会社, timezone: Asia/Tokyo, locale: en }
senders:
  news:
    from: { name: ひかり食品, address: news@${news} }
    reply_to: hello@hikari.example
    categories: [marketing]
    envelope: ${envelopeDomain}
    dkim: [{ selector: rsa, key: env:DKIM_NEWS_RSA }, { selector: ed, key: env:DKIM_NEWS_ED }]
    egress: [${egress}]
    relay:
      host: 127.0.0.1
      port: ${port}
      servername: ${servername ?? 'mx.receiver.example'}
      tls: starttls
      ehlo: mta1.hikari.example
      connections: ${connections}
    urls: { unsubscribe: https://mail.hikari.example/u${images === undefined ? '' : `, images: "${images}"`} }
    legal: { name: ひかり食品株式会社, address: 東京都千代田区1-1, contact: 0120-000-000, jurisdictions: [JP] }
`
}
