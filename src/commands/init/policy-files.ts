import type { Locale } from '../../words/phrase.ts'
import { say } from '../../words/say.ts'
import type { Settings } from './settings.ts'

/** A public key of the ledger. */
export interface LedgerKey {
  readonly role: 'sender' | 'desk' | 'control'
  /** SubjectPublicKeyInfo in base64. */
  readonly publicKey: string
}

/** `policies/*.yaml`, by path, with comments in the organisation's language. */
export function policyFiles(
  settings: Settings,
  keys: readonly LedgerKey[],
  keysAreKept: boolean,
): Readonly<Record<string, string>> {
  const { locale } = settings
  const texts: Readonly<Record<string, readonly string[]>> = {
    senders: [comment(say(locale, 'init-file-senders')), ...senders(settings)],
    identities: [comment(say(locale, 'init-file-identities')), ...identities(settings)],
    approvals: [comment(say(locale, 'init-file-approvals')), ...approvals(settings)],
    ledger: [comment(say(locale, 'init-file-ledger')), ...ledger(settings, keys, keysAreKept)],
    access: [comment(say(locale, 'init-file-access')), ...access(settings)],
    delivery: [
      comment(say(locale, 'init-file-delivery')),
      'growth: { percent: 2, at_least: 10 }',
      'rates: { global: 5/s }',
      ...(settings.team ? [comment(say(locale, 'init-file-live')), 'live: []'] : []),
      `# freezes: [{ from: ${settings.today.slice(0, 4)}-12-29, until: ${Number(settings.today.slice(0, 4)) + 1}-01-04, reason: year end }]`,
    ],
    content: [
      comment(say(locale, 'init-file-content')),
      'severities: {}',
      comment(say(locale, 'init-file-content-hosts')),
      'link_hosts: []',
      comment(say(locale, 'init-file-content-words')),
      'forbidden_words: []',
    ],
  }
  return Object.fromEntries(
    Object.entries(texts).map(([name, lines]) => [
      `policies/${name}.yaml`,
      [schemaLine(settings, name), ...lines, ''].join('\n'),
    ]),
  )
}

/** The line by which an editor finds the schema of the file. */
export function schemaLine({ schemas }: Settings, name: string): string {
  return `# yaml-language-server: $schema=${schemas}/${name}.json`
}

/** A sentence as a comment; each of its lines gets the mark. */
export function comment(text: string, indent = ''): string {
  return text
    .split('\n')
    .map((line) => `${indent}# ${line}`)
    .join('\n')
}

/** A comment on what must be put in place of an example. */
export function change(
  locale: Locale,
  code: `init-change-${'forge' | 'account' | 'relay' | 'legal' | 'urls' | 'ssh' | 'second' | 'ledger'}`,
  indent: string,
): string {
  return comment(say(locale, 'init-file-change', { what: say(locale, code) }), indent)
}

function senders({ organisation, locale, timezone, domain, today }: Settings): readonly string[] {
  const year = today.slice(0, 4)
  const own = (name: string, label: string): readonly string[] => [
    `    envelope: bounces.${name}.${domain}`,
    '    dkim:',
    `      - { selector: s${year}r, key: env:DKIM_${label}_RSA }`,
    `      - { selector: s${year}e, key: env:DKIM_${label}_ED }`,
    change(locale, 'init-change-relay', '    '),
    '    egress: [192.0.2.10]',
    '    relay:',
    `      host: mail.${domain}`,
    '      port: 587',
    '      tls: starttls',
    '      user: env:RELAY_USER',
    '      password: env:RELAY_PASSWORD',
  ]
  return [
    `organisation: { name: ${quoted(organisation)}, timezone: ${timezone}, locale: ${locale} }`,
    'senders:',
    '  news:',
    `    from: { name: ${quoted(organisation)}, address: news@news.${domain} }`,
    `    reply_to: hello@${domain}`,
    '    categories: [marketing]',
    ...own('news', 'NEWS'),
    change(locale, 'init-change-urls', '    '),
    `    urls: { unsubscribe: "https://mail.${domain}/u" }`,
    change(locale, 'init-change-legal', '    '),
    '    legal:',
    `      name: ${quoted(organisation)}`,
    `      address: ${quoted(say(locale, 'init-legal-address'))}`,
    `      contact: ${quoted(say(locale, 'init-legal-contact', { domain }))}`,
    `      jurisdictions: [${locale === 'ja' ? 'JP' : 'EU'}]`,
    comment(say(locale, 'init-notice-sender'), '  '),
    '  notice:',
    `    from: { name: Postmerge, address: postmerge@notice.${domain} }`,
    '    categories: [notice]',
    ...own('notice', 'NOTICE'),
  ]
}

function identities({ owner, locale, domain, forge, team }: Settings): readonly string[] {
  const second = owner.name === 'vera' ? 'mori' : 'vera'
  return [
    'people:',
    `  ${owner.name}:`,
    `    address: ${owner.address}`,
    `    git_emails: [${owner.gitEmails.join(', ')}]`,
    ...(owner.sshKey === null
      ? [change(locale, 'init-change-ssh', '    '), '    ssh: []']
      : [`    ssh: [${quoted(owner.sshKey)}]`]),
    ...(team && forge?.kind === 'github'
      ? [
          change(locale, 'init-change-account', '    '),
          `    # github: { login: ${owner.name}, id: 0 }  # gh api users/${owner.name} --jq .id`,
        ]
      : []),
    `    locale: ${locale}`,
    change(locale, 'init-change-second', '  '),
    `  # ${second}:`,
    `  #   address: ${second}@${domain}`,
    `  #   git_emails: [${second}@${domain}]`,
    '  #   ssh: ["ssh-ed25519 AAAA…"]',
    `  #   locale: ${locale}`,
    `# teams: { "@${forge?.url.split('/')[3] ?? domain.split('.')[0] ?? domain}/marketing": [${owner.name}, ${second}] }`,
  ]
}

function approvals({ owner, team, forge, locale }: Settings): readonly string[] {
  const { host, pathname } = new URL(forge?.url ?? 'https://github.com')
  const path = forge?.kind === 'github' ? pathname.slice(1) : null
  const [api, asked] = host === 'github.com' ? ['', ''] : [`, api: "${apiAt(host)}"`, ` --hostname ${host}`]
  return [
    ...(team && path !== null
      ? [
          change(locale, 'init-change-forge', ''),
          `# forge: { github: ${path}, id: 0${api} }  # gh api${asked} repos/${path} --jq .id`,
        ]
      : []),
    'minimum: 1',
    'tiers:',
    '  - { over: 10000, approvals: 2 }',
    `default_owners: ["@${owner.name}"]`,
    'valid_for: P14D',
    'merge: owners',
    'undo: PT10M',
    'notices: { sender: notice, on: [request, sent-back, stopped, sent] }',
  ]
}

/** Where a GitHub answers that is not github.com: Enterprise Cloud with data residency has a host of its own for it, Enterprise Server a path. */
function apiAt(host: string): string {
  return host.endsWith('.ghe.com') ? `https://api.${host}` : `https://${host}/api/v3`
}

function ledger(
  { repository, locale, today }: Settings,
  keys: readonly LedgerKey[],
  areKept: boolean,
): readonly string[] {
  return [
    `repository: ${repository}`,
    ...(areKept ? [] : [change(locale, 'init-change-ledger', '')]),
    'keys:',
    ...keys.map(
      ({ role, publicKey }) =>
        `  - { id: ${role}-${today.slice(0, 4)}, public: ${publicKey}, role: ${role}, from: ${today.slice(0, 4)}-01-01 }`,
    ),
  ]
}

function access({ owner }: Settings): readonly string[] {
  return [
    '# networks: { office: [203.0.113.0/24] }',
    'grants:',
    `  - { who: "@${owner.name}", may: [import, count, operate, release, trace], lists: ["*"] }`,
  ]
}

/** A double-quoted YAML string; JSON's are a part of them (YAML 1.2.2 section 7.3.1). */
function quoted(text: string): string {
  return JSON.stringify(text)
}
