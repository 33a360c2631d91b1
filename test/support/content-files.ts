import { treeOf } from './tree-of.ts'
import type { Tree } from '../../src/content/tree.ts'

const sshKeys = {
  aoi: 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIBekFDbIYTYiFvg/8FixwhREKvt7JGmqNtdD5NyO0+7j',
  vera: 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIO3Pr4JFdvuQnHcuPBhSSbAZSEsQHE5AWUmsUYs2hSKN',
}

/** A small repository in which nothing is wrong, by path. */
export const contentFiles: Readonly<Record<string, string>> = {
  'campaigns/_layouts/newsletter.mjml': '<mjml><mj-body>{{ content }}</mj-body></mjml>\n',
  'campaigns/_partials/footer.mjml': '<mj-section></mj-section>\n',
  'campaigns/harvest/campaign.md': campaignText(),
  'lists/customers.yaml': 'title: Customers\npurpose: News\nconsent: { basis: opt-in }\n',
  'lists/trial-users.yaml': 'title: Trial users\npurpose: News\nconsent: { basis: opt-in }\n',
  'lists/members.yaml':
    'title: Members\npurpose: News\nconsent: { basis: contract }\nsensitivity: confidential\n',
  'policies/senders.yaml': `organisation: { name: Hikari, timezone: Europe/Berlin }
senders:
  news:
    from: { name: Hikari, address: news@news.hikari.example }
    reply_to: hello@hikari.example
    categories: [marketing]
    envelope: bounces.news.hikari.example
    dkim: [{ selector: s2026, key: env:DKIM_NEWS }]
    relay: { host: mail.hikari.example, port: 587 }
  notice:
    from: { name: Postmerge, address: postmerge@notice.hikari.example }
    categories: [notice]
    envelope: bounces.notice.hikari.example
    dkim: [{ selector: s2026, key: env:DKIM_NOTICE }]
    relay: { host: mail.hikari.example, port: 587 }
`,
  'policies/identities.yaml': `people:
  aoi: { address: aoi@hikari.example, ssh: ["${sshKeys.aoi}"], locale: ja }
  vera: { address: vera@hikari.example, git_emails: [vera@hikari.example], ssh: ["${sshKeys.vera}"] }
teams: { "@hikari/marketing": [aoi, vera] }
`,
  'policies/approvals.yaml': 'notices: { sender: notice }\n',
  'policies/ledger.yaml': `repository: git.hikari.example/mail
keys:
  - { id: sender-1, public: MCowBQYDK2VwAyEAzOW/c03FF/pVh0rgQZnNpjMqtIe3wD9dwUObKSXD/Dw=, role: sender, from: 2026-01-01 }
  - { id: desk-1, public: MCowBQYDK2VwAyEAFJfYUI0JIVxI27+pPjddkFfbLWH3oAQWtbsUjRP3U9o=, role: desk, from: 2026-01-01 }
`,
  '.github/CODEOWNERS': '/lists/*.yaml @vera\n/policies/ @vera\n',
}

/** A campaign's text; `front` replaces or adds whole lines of its front matter by key. */
export function campaignText(front: Readonly<Record<string, string>> = {}, body = 'Good day.\n'): string {
  const keys = { subject: 'Harvest', from: 'news', lists: '[customers]', ...front }
  const lines = Object.entries(keys).map(([key, value]) => `${key}: ${value}`)
  return `---\n${lines.join('\n')}\n---\n${body}`
}

/** The small repository with some files replaced or added; a file given as `undefined` is left out. */
export function contentTree(changes: Readonly<Record<string, string | Uint8Array | undefined>> = {}): Tree {
  const files = Object.entries({ ...contentFiles, ...changes })
  return treeOf(
    Object.fromEntries(files.flatMap(([path, text]) => (text === undefined ? [] : [[path, text]]))),
  )
}
