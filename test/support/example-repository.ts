import { readFileSync } from 'node:fs'

/** The campaign that examples of checks start from. */
export const exampleCampaign = 'campaigns/winter-sale/campaign.md'

/** When examples are looked at. */
export const exampleNow = Date.parse('2026-11-20T03:00:00Z')

/** A small repository in English in which nothing is wrong, by path; its layout is the one that everybody starts with. */
export const exampleFiles: Readonly<Record<string, string>> = {
  [exampleCampaign]: `---
subject: The winter sale starts tomorrow
preheader: Three days, up to 30 % off
from: news
lists: [newsletter]
---

# The winter sale starts tomorrow

Dear {{ first_name | default: "reader" }}, from 1 December to 3 December everything for the winter table costs up to
30 % less: broth, citrus and new rice.

[See the winter sale](https://www.hikari.example/winter-sale)

We send your order within three days. From 50 dollars on there is no charge for delivery. Write to us if you have a
question: somebody reads every answer.
`,
  'campaigns/_layouts/newsletter.mjml': readFileSync(
    new URL('../../campaigns/_layouts/newsletter.mjml', import.meta.url),
    'utf8',
  ),
  'lists/newsletter.yaml': `title: The Hikari letter
purpose: News for people who asked for it
consent: { basis: opt-in, confirmed: true }
fields:
  first_name: { type: string, optional: true, sample: [Aiko, Zoë] }
  purchases: { type: integer, sample: [0, 3] }
`,
  'policies/senders.yaml': `organisation: { name: Hikari Foods, timezone: Asia/Tokyo, locale: en }
senders:
  news:
    from: { name: Hikari Foods, address: news@news.hikari.example }
    reply_to: hello@hikari.example
    categories: [marketing, transactional]
    envelope: bounces.news.hikari.example
    dkim: [{ selector: s2026q4, key: env:DKIM_NEWS }]
    relay: { host: mail.hikari.example, port: 587 }
    urls: { unsubscribe: "https://mail.hikari.example/u", images: "https://mail.hikari.example/i" }
    feedback_id: hikari
    legal: { name: Hikari Foods Inc., address: "1-2-3 Ginza, Chuo-ku, Tokyo 104-0061, Japan", contact: +81 3 0000 0000, jurisdictions: [JP] }
  notice:
    from: { name: Postmerge, address: postmerge@notice.hikari.example }
    categories: [notice]
    envelope: bounces.notice.hikari.example
    dkim: [{ selector: s2026q4, key: env:DKIM_NOTICE }]
    relay: { host: mail.hikari.example, port: 587 }
`,
  'policies/identities.yaml': `people:
  aoi: { address: aoi@hikari.example, ssh: ["ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIBekFDbIYTYiFvg/8FixwhREKvt7JGmqNtdD5NyO0+7j"] }
  vera: { address: vera@hikari.example, ssh: ["ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIO3Pr4JFdvuQnHcuPBhSSbAZSEsQHE5AWUmsUYs2hSKN"] }
teams: { "@hikari/marketing": [aoi, vera] }
`,
  'policies/approvals.yaml': 'notices: { sender: notice }\n',
  'policies/ledger.yaml': `repository: git.hikari.example/mail
keys:
  - { id: sender-1, public: MCowBQYDK2VwAyEAzOW/c03FF/pVh0rgQZnNpjMqtIe3wD9dwUObKSXD/Dw=, role: sender, from: 2026-01-01 }
  - { id: desk-1, public: MCowBQYDK2VwAyEAFJfYUI0JIVxI27+pPjddkFfbLWH3oAQWtbsUjRP3U9o=, role: desk, from: 2026-01-01 }
`,
  '.github/CODEOWNERS': '/lists/*.yaml @vera\n/policies/ @vera @aoi\n/.github/ @vera @aoi\n',
}
