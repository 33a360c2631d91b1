import { describe, expect, test } from 'vitest'
import { parseContent } from '../../src/content/parse-content.ts'
import { contentFiles, contentTree } from '../support/content-files.ts'

const nowMs = Date.parse('2026-09-01T00:00Z')
const senders = contentFiles['policies/senders.yaml'] ?? ''
const identities = contentFiles['policies/identities.yaml'] ?? ''
const ledger = contentFiles['policies/ledger.yaml'] ?? ''

function found(file: string, text: string): string[] {
  return parseContent(contentTree({ [file]: text }), nowMs).findings.map(
    ({ code, place, values }) =>
      `${place.line}:${place.column} ${code}${values['key'] === undefined ? '' : ` ${values['key']}`}`,
  )
}

describe('policies that must exist', () => {
  test.each(['senders', 'identities', 'approvals', 'ledger'])('%s', (name) => {
    const content = parseContent(contentTree({ [`policies/${name}.yaml`]: undefined }))
    expect(content.findings.map(({ code, values }) => [code, values])).toEqual([
      ['policy-missing', { file: `policies/${name}.yaml` }],
    ])
    expect(Reflect.get(content.policies, name)).toBeNull()
  })

  test.each(['senders', 'identities', 'approvals', 'ledger', 'access', 'delivery'])(
    '%s, malformed, is null',
    (name) => {
      const content = parseContent(contentTree({ [`policies/${name}.yaml`]: 'nonsense: 1\n' }))
      expect(content.findings.map(({ code }) => code)).toContain('unknown-key')
      expect(Reflect.get(content.policies, name)).toBeNull()
    },
  )
})

describe('approvals', () => {
  test.each([
    ['{}', []],
    ['', ['1:1 expected-keys']],
    ['lists: { members: { approvals: 2 } }', []],
    ['lists: { customers: { approval: required } }', []],
    ['lists: { custmers: { approvals: 2 } }', ['1:10 unknown-list']],
    ['lists: { customers: { approval: off, reason: x, until: 2026-11-30 } }', []],
    ['lists: { customers: { approval: off, reason: x, until: 2026-12-01 } }', ['1:56 approval-off-too-long']],
    [
      'lists: { members: { approval: off, reason: x, until: 2026-11-30 } }',
      ['1:31 approval-off-confidential'],
    ],
    [
      'lists: { customers: { approval: off, until: 2026-11-30 } }',
      ['1:10 missing-key lists.customers.reason'],
    ],
    ['lists: { customers: { approval: off, reason: x } }', ['1:10 missing-key lists.customers.until']],
    ['lists: { customers: { approval: false } }', ['1:33 not-one-of lists.customers.approval']],
    ['lists: { customers: { approval: no } }', ['1:33 not-one-of lists.customers.approval']],
    [
      'lists: { customers: { approval: off, approvals: 2, reason: x, until: 2026-11-30 } }',
      ['1:38 unknown-key lists.customers.approvals'],
    ],
    ['lists: { Customers: { approvals: 2 } }', ['1:10 bad-name lists.Customers']],
    ['lists: { __proto__: { approvals: 2 } }', ['1:10 yaml-reserved-key __proto__']],
    ['lists: { constructor: { approvals: 2 } }', ['1:10 bad-name lists.constructor']],
    ['minimum: 0', ['1:10 number-too-small minimum']],
    ['minimum: 1.5', ['1:10 expected-integer minimum']],
    ['minimum: "1"', ['1:10 expected-number minimum']],
    [
      'tiers: [{ over: 10, approvals: 2 }, { over: -1, approvals: 21 }]',
      ['1:45 number-too-small tiers.over', '1:60 number-too-big tiers.approvals'],
    ],
    ['valid_for: 14 days', ['1:12 bad-duration valid_for']],
    ['undo: PT0S', []],
    ['undo: -PT1S', ['1:7 bad-duration undo']],
    ['merge: everybody', ['1:8 not-one-of merge']],
    ['default_owners: ["@hikari/marketing", marketing]', ['1:39 bad-owner default_owners']],
    [
      'deputies: [{ for: "@vera", by: "@aoi", from: 2026-12-20, until: 2026-12-19 }]',
      ['1:65 ends-before-it-begins'],
    ],
    [
      'deputies: [{ for: "@vera", by: "@aoi", from: 2026-12-20, until: 2026-02-30 }]',
      ['1:65 bad-day deputies.until'],
    ],
    ['notices: { sender: notices }', ['1:20 unknown-sender']],
    ['notices: { sender: news }', ['1:20 notice-sender-category']],
    ['notices: { sender: notice, on: [sending] }', ['1:33 not-one-of notices.on']],
    ['reminders: { after: PT4H }', []],
    ['reminders: { after: 4 hours }', ['1:21 bad-duration reminders.after']],
    ['reminders: {}', ['1:1 missing-key reminders.after']],
    ['incident: { approvers: ["@vera"] }', ['1:1 not-supported-yet']],
    ['minimun: 2', ['1:1 key-misspelt minimun']],
  ])('%s', (text, expected) => {
    expect(found('policies/approvals.yaml', text)).toEqual(expected)
  })

  test('how long approval may be off is judged only where the time is known', () => {
    const tree = contentTree({
      'policies/approvals.yaml': 'lists: { customers: { approval: off, reason: x, until: 2099-01-01 } }',
    })
    expect(parseContent(tree).findings).toEqual([])
    expect(parseContent(tree, nowMs).findings).toHaveLength(1)
  })

  test('an unknown key is answered with the most alike', () => {
    const { findings } = parseContent(
      contentTree({ 'policies/approvals.yaml': 'lists: { members: { aprovals: 2 } }' }),
    )
    expect(findings[0]?.values).toEqual({
      key: 'lists.members.aprovals',
      expected: 'approvals, approval, reason, until',
    })
  })
})

describe('senders', () => {
  test.each([
    [senders, []],
    [senders.replace('Europe/Berlin', 'Europe/Hikari'), ['1:41 bad-zone organisation.timezone']],
    [senders.replace('timezone: Europe/Berlin', 'locale: ja'), ['1:1 missing-key organisation.timezone']],
    [senders.replace('env:DKIM_NEWS ', 'hunter2 '), ['8:36 bad-secret senders.news.dkim.key']],
    [senders.replace('s2026', 'S_2026'), ['8:24 bad-selector senders.news.dkim.selector']],
    [senders.replace('news@news', 'news news'), ['4:36 bad-address senders.news.from.address']],
    [
      senders.replace(
        'address: news@news.hikari.example',
        'address: "news@news.hikari.example\\r\\nBcc: x@y.example"',
      ),
      ['4:36 bad-address senders.news.from.address'],
    ],
    [
      senders.replace('{ name: Hikari, address: news', '{ name: "Hikari\\r\\nBcc: x", address: news'),
      ['4:19 bad-line senders.news.from.name'],
    ],
    [
      senders.replace('bounces.news.hikari.example', 'Bounces.news.hikari.example'),
      ['7:15 bad-host senders.news.envelope'],
    ],
    [senders.replace('port: 587', 'port: 0'), ['9:47 number-too-small senders.news.relay.port']],
    [senders.replace('port: 587', 'port: 25, tls: none'), ['9:56 relay-without-tls']],
    [senders.replace('mail.hikari.example, port: 587', '127.0.0.1, port: 25, tls: none'), []],
    [senders.replace('port: 587', 'port: 587, tls: maybe'), ['9:57 not-one-of senders.news.relay.tls']],
    [
      senders.replace('categories: [marketing]', 'categories: [spam]'),
      ['6:18 not-one-of senders.news.categories'],
    ],
    [
      senders.replace('categories: [marketing]', 'categories: []'),
      ['6:17 list-too-short senders.news.categories'],
    ],
    [
      senders.replace('categories: [marketing]', 'categories: [marketing]\n    egress: [192.0.2.300]'),
      ['7:14 bad-ip senders.news.egress'],
    ],
    [
      senders.replace('categories: [marketing]', 'categories: [marketing]\n    egress: 192.0.2.3'),
      ['7:13 expected-list senders.news.egress'],
    ],
    [
      senders.replace('categories: [marketing]', 'categories: [marketing]\n    spf: v=spf1'),
      ['7:10 bad-spf senders.news.spf'],
    ],
    [
      senders.replace(
        'categories: [marketing]',
        'categories: [marketing]\n    urls: { unsubscribe: "http://mail.hikari.example/u" }',
      ),
      ['7:26 bad-https senders.news.urls.unsubscribe'],
    ],
    [
      senders.replace(
        'categories: [marketing]',
        'categories: [marketing]\n    urls: { unsubscribe: "http://localhost:8080/u" }',
      ),
      [],
    ],
    [
      senders.replace('categories: [marketing]', 'categories: [marketing]\n    feedback_id: x'),
      ['7:18 bad-feedback senders.news.feedback_id'],
    ],
    [senders.replace('  news:', '  News:'), ['3:3 bad-name senders.News']],
  ])('case %#', (text, expected) => {
    const said = found('policies/senders.yaml', text).filter((line) => !line.startsWith('3:7 unknown-sender'))
    expect(said).toEqual(expected)
  })
})

describe('identities', () => {
  const key = /ssh-ed25519 \S+(?=")/.exec(identities)?.[0] ?? ''
  const other = identities.replace(/ssh-ed25519 \S+(?="\] \}\nteams)/, `${key} another comment`)
  test.each([
    [identities, []],
    [other, ['3:82 ssh-key-shared']],
    [other.replace(/ another/, '= another'), ['3:82 ssh-key-shared']],
    [identities.replace('ssh-ed25519 AAAA', 'ssh-rsa AAAA'), ['2:45 bad-ssh-key ssh']],
    [identities.replace('ssh-ed25519 AAAA', 'ssh-dss AAAA'), ['2:45 bad-ssh-key people.aoi.ssh']],
    [
      identities.replace('locale: ja', 'git_emails: [VERA@hikari.example]'),
      ['3:20 identity-shared', '3:54 identity-shared'],
    ],
    [
      identities
        .replace('locale: ja', 'github: { login: Aoi, id: 1 }')
        .replace('vera: {', 'vera: { github: { login: aoi, id: 1 },'),
      ['3:28 identity-shared', '3:37 identity-shared'],
    ],
    [identities.replace('[aoi, vera]', '[aoi, veera]'), ['4:37 unknown-person']],
    [identities.replace('teams: {', 'teams: { "@Hikari/Marketing": [],'), ['4:35 team-named-twice']],
    [identities.replace('"@hikari/marketing"', '"@marketing"'), ['4:10 team-without-organisation']],
    [
      identities.replace('"@hikari/marketing"', '"hikari/marketing"'),
      ['4:10 bad-owner teams.hikari/marketing'],
    ],
    [
      identities.replace('address: aoi@hikari.example', 'address: aoi'),
      ['2:19 bad-address people.aoi.address'],
    ],
    [identities.replace('locale: ja', 'locale: fr'), ['2:138 not-one-of people.aoi.locale']],
  ])('case %#', (text, expected) => {
    expect(found('policies/identities.yaml', text).sort()).toEqual(expected)
  })
})

describe('ledger', () => {
  test.each([
    [ledger, []],
    [
      ledger
        .replace(/FJfYUI\S+(?=,)/, 'zOW/c03FF/pVh0rgQZnNpjMqtIe3wD9dwUObKSXD/Dw=')
        .replace(
          'VwAyEAzOW/c03FF/pVh0rgQZnNpjMqtIe3wD9dwUObKSXD/Dw=, role: desk',
          'VwAyEAzOW/c03FF/pVh0rgQZnNpjMqtIe3wD9dwUObKSXD/Dw=, role: desk',
        ),
      ['4:27 ledger-key-twice'],
    ],
    [ledger.replace('desk-1', 'sender-1'), ['4:11 ledger-id-twice']],
    [
      ledger.replace('role: desk, from: 2026-01-01', 'role: desk, from: 2026-01-01, until: 2025-01-01'),
      ['4:126 ends-before-it-begins'],
    ],
    [ledger.replace('MCowBQYDK2VwAyEAFJ', 'MCowBQYDK2VuAyEAFJ'), ['4:27 bad-public-key keys.public']],
    [ledger.replace('role: desk', 'role: owner'), ['4:95 not-one-of keys.role']],
    [ledger.replace('git.hikari.example/mail', 'Hikari Mail'), ['1:13 bad-repository repository']],
    ['repository: git.hikari.example/mail\nkeys: []\n', ['2:7 list-too-short keys']],
  ])('case %#', (text, expected) => {
    expect(found('policies/ledger.yaml', text)).toEqual(expected)
  })
})

describe('access', () => {
  test.each([
    ['{}', []],
    ['networks: { office: [203.0.113.0/24, "2001:db8:1::/48"] }', []],
    ['networks: { office: [203.0.113.0] }', ['1:22 bad-network networks.office']],
    ['networks: { office: [203.0.113.0/33] }', ['1:22 bad-network networks.office']],
    ['grants: [{ who: "@vera", may: [count], lists: ["*"] }]', []],
    ['grants: [{ who: "@vera", may: [target], lists: ["*"] }]', ['1:32 not-one-of grants.may']],
    ['grants: [{ who: "@vera", may: [count], lists: [custmers] }]', ['1:48 unknown-list']],
    ['grants: [{ who: "@vera", may: [count], lists: [all lists] }]', ['1:48 bad-name grants.lists']],
    ['grants: [{ who: "@vera", may: [count], lists: ["*"], from: [office] }]', ['1:61 unknown-network']],
    ['grants: [{ who: vera, may: [count], lists: ["*"] }]', ['1:17 bad-owner grants.who']],
  ])('%s', (text, expected) => {
    expect(found('policies/access.yaml', text)).toEqual(expected)
  })
})

describe('delivery', () => {
  test.each([
    ['growth: { percent: 5 }', []],
    ['growth: { percent: 101 }', ['1:20 number-too-big growth.percent']],
    ['rates: { global: 50/s }', []],
    ['rates: { global: 50 per second }', ['1:18 bad-rate rates.global']],
    ['rates: { global: 50/s, receivers: { gmail: 20/s } }', ['1:24 not-supported-yet']],
    ['windows: [{ allow: "Mon-Fri 09:00-20:00", timezone: Asia/Tokyo }]', ['1:1 not-supported-yet']],
    [
      'stages: auto\nwarm_up: { news: { from: 2026-11-01, ladder: standard } }',
      ['1:1 not-supported-yet', '2:1 not-supported-yet'],
    ],
    ['freezes: [{ from: 2026-12-29, until: 2027-01-04, reason: year end }]', []],
    ['freezes: [{ from: 2026-12-29, until: 2027-01-04 }]', ['1:11 missing-key freezes.reason']],
  ])('%s', (text, expected) => {
    expect(found('policies/delivery.yaml', text)).toEqual(expected)
  })

  test('what would be ignored leaves no policy, so that nothing is sent by half of it', () => {
    const content = parseContent(contentTree({ 'policies/delivery.yaml': 'windows: []\n' }))
    expect(content.policies.delivery).toBeNull()
  })
})

describe('lists', () => {
  const list = 'title: T\npurpose: P\nconsent: { basis: opt-in }\n'
  test.each([
    [list, []],
    ['purpose: P\nconsent: { basis: opt-in }\n', ['1:1 missing-key title']],
    [list.replace('opt-in', 'guessing'), ['3:19 not-one-of consent.basis']],
    [`${list}fields: { first_name: { type: string, optional: true, sample: [Zoë, "O'Brien"] } }\n`, []],
    [`${list}fields: { FirstName: { type: string } }\n`, ['4:11 bad-field fields.FirstName']],
    [`${list}fields: { constructor: { type: string } }\n`, ['4:11 bad-field fields.constructor']],
    [`${list}fields: { a: { type: text } }\n`, ['4:22 not-one-of fields.a.type']],
    [`${list}fields: { a: { type: string, sample: [1] } }\n`, ['4:39 sample-of-other-type']],
    [
      `${list}fields: { a: { type: integer, sample: [1, 1.5, "2"] } }\n`,
      ['4:43 sample-of-other-type', '4:48 sample-of-other-type'],
    ],
    [`${list}fields: { a: { type: boolean, sample: [true, yes] } }\n`, ['4:46 sample-of-other-type']],
    [
      `${list}fields: { a: { type: date, sample: [2026-12-01, 01.12.2026] } }\n`,
      ['4:49 sample-of-other-type'],
    ],
    [
      `${list}fields: { a: { type: string, sample: [maria@post.example] } }\n`,
      ['4:39 address-in-repository'],
    ],
    [`${list}sensitivity: secret\n`, ['4:14 not-one-of sensitivity']],
    [`${list}limits: { recipients: 0 }\n`, ['4:23 number-too-small limits.recipients']],
    [`${list}limits: { per_week: 2 }\n`, []],
    [`${list}limits: { per_week: 0 }\n`, ['4:21 number-too-small limits.per_week']],
    [`${list}writers: [vera]\n`, ['4:11 bad-owner writers']],
    ['', ['1:1 expected-keys']],
    ['- title\n', ['1:1 expected-keys']],
  ])('%j', (text, expected) => {
    const content = parseContent(contentTree({ 'lists/guests.yaml': text }))
    const said = content.findings.map(
      ({ code, place, values }) =>
        `${place.line}:${place.column} ${code}${values['key'] === undefined ? '' : ` ${values['key']}`}`,
    )
    expect(said).toEqual(expected)
    expect(content.lists.has('guests')).toBe(
      expected.length === 0 || expected.some((line) => line.includes('address-in')),
    )
  })
})
