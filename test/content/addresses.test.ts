import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addressFindings, maskAddresses, senderDomains } from '../../src/content/addresses.ts'
import { parseContent } from '../../src/content/parse-content.ts'
import { cpuMs } from '../support/cpu-ms.ts'
import { contentTree } from '../support/content-files.ts'

const { senders } = parseContent(contentTree()).policies
const ours = senderDomains(senders)

function columns(text: string, file = 'campaigns/harvest/campaign.md'): number[] {
  return addressFindings(file, text, ours).map(({ place }) => place.column)
}

test('our domains are those of the senders and those above them', () => {
  expect([...ours].sort()).toEqual([
    'bounces.news.hikari.example',
    'bounces.notice.hikari.example',
    'hikari.example',
    'news.hikari.example',
    'notice.hikari.example',
  ])
})

test('a domain under which anybody registers is nobody’s', () => {
  const tokyo = contentTree({
    'policies/senders.yaml': `organisation: { name: Hikari, timezone: Asia/Tokyo }
senders:
  news:
    from: { name: Hikari, address: news@news.hikari.co.jp }
    categories: [marketing]
    envelope: news.hikari.co.jp
    dkim: [{ selector: s2026, key: env:DKIM_NEWS }]
    relay: { host: mail.hikari.co.jp, port: 587 }
`,
  })
  expect([...senderDomains(parseContent(tokyo).policies.senders)]).toEqual([
    'news.hikari.co.jp',
    'hikari.co.jp',
  ])
})

describe('addresses', () => {
  test.each([
    ['maria@post.example', [1]],
    ['To: Maria <maria.rossi+x@post.example>', [12]],
    ['a@post.example,b@post.example', [1, 16]],
    ['mailto:maria@post.example?subject=x', [8]],
    ['maria%40post.example', [1]],
    ['maria&#64;post.example maria&#x40;post.example maria&commat;post.example', [1, 24, 48]],
    ['maria＠post.example', [1]],
    ['お問い合わせはmaria@post.exampleまで', [8]],
    ['MARIA@POST.EXAMPLE', [1]],
    ['maria@hikari.example.evil.example', [1]],
    ['maria@nothikari.example', [1]],
    ['https://user@post.example/', [7]],
    ['maria@hikari.example', []],
    ['maria@shop.hikari.example', []],
    ['MARIA@HIKARI.EXAMPLE', []],
    ['https://social.example/@maria', []],
    ['hero@2x.png', []],
    ['@media screen { }', []],
    ['mjml@4.15.3', []],
    ['maria@localhost', []],
    ['maria @ post.example', []],
    ['{{ name }}@', []],
  ])('%j', (text, expected) => {
    expect(columns(text)).toEqual(expected)
  })

  test('ours are allowed in what readers see, and nowhere else', () => {
    expect(columns('x: hello@hikari.example', 'lists/customers.yaml')).toEqual([4])
    expect(columns('x: hello@hikari.example', 'policies/approvals.yaml')).toEqual([4])
    expect(columns('* vera@hikari.example', '.github/CODEOWNERS')).toEqual([3])
    expect(columns('x: maria@post.example', 'policies/senders.yaml')).toEqual([])
    expect(columns('x: maria@post.example', 'policies/identities.yaml')).toEqual([])
  })

  test('a large file of almost-addresses takes no time', () => {
    const spent = cpuMs(() => {
      columns('a.b-c@'.repeat(85_000))
      columns('a'.repeat(500_000))
      columns('@a.a.a.a.a.a.a.a.a.a'.repeat(25_000))
    })
    expect(spent).toBeLessThan(2000)
  })
})

test('no finding repeats an address, whatever was written where', () => {
  const address = 'maria.rossi@post.example'
  const { findings } = parseContent(
    contentTree({
      'campaigns/one/campaign.md': `---\n${address}: 1\nsubject: x\nfrom: ${address}\nlists: [${address}]\n---\n`,
      [`campaigns/two/${address}.csv`]: `${address}\n`,
      [`lists/${address}.yaml`]: `title: ${address}\n`,
      'policies/approvals.yaml': `lists: { "${address}": { approvals: 2 } }\nnotices: { sender: "${address}" }\n`,
      'policies/access.yaml': `grants: [{ who: "${address}", may: [count], lists: [x] }]\n`,
      'policies/identities.yaml': `people: { "${address}": { address: ${address} } }\nteams: { "${address}": [x] }\n`,
      '.github/CODEOWNERS': `* ${address}\n`,
    }),
  )
  expect(findings.filter(({ code }) => code === 'address-in-repository').length).toBeGreaterThanOrEqual(9)
  expect(JSON.stringify(findings)).not.toContain('post.example')
})

test('law: a masked text holds no address, and text around it stays', () => {
  const word = fc.stringMatching(/^[a-z]{1,8}$/)
  fc.assert(
    fc.property(word, word, fc.string(), (local, domain, around) => {
      const masked = maskAddresses(`${around} ${local}@${domain}.example ${around}`)
      expect(masked).not.toContain(`${local}@${domain}.example`)
      expect(addressFindings('lists/x.yaml', masked, new Set())).toEqual([])
    }),
  )
})
