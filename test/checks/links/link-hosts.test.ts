import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addressesOf, domainOf, hostShown } from '../../../src/checks/links/addresses.ts'
import { linkHosts } from '../../../src/checks/links/link-hosts.ts'
import { isOneSlip } from '../../../src/checks/links/lookalike.ts'
import { shorteners } from '../../../src/checks/links/shorteners.ts'
import { checkTable, foundBy, type CheckCase } from '../../support/check-cases.ts'

const to = (href: string): CheckCase => ({ html: `<p><a href="${href}">店</a></p>` })
const allowing = (hosts: readonly string[], set: CheckCase): CheckCase => ({
  ...set,
  policy: { link_hosts: hosts },
})

describe('where links lead', () => {
  checkTable(linkHosts, [
    ['the host of From', to('https://news.hikari.example/'), []],
    ['another host of the same domain', to('https://www.hikari.example/sale'), []],
    ['the domain itself', to('https://hikari.example/'), []],
    ['somebody else', to('https://www.partner.example/'), ['link-outside']],
    ['somebody else whose name ends alike', to('https://www.kankokuhikari.example/'), ['link-outside']],
    ['an allowed host', allowing(['www.partner.example'], to('https://www.partner.example/')), []],
    ['below an allowed host', allowing(['*.partner.example'], to('https://a.b.partner.example/')), []],
    [
      'an allowed pattern is not its own top',
      allowing(['*.partner.example'], to('https://partner.example/')),
      ['link-outside'],
    ],
    [
      'a neighbour at the same hoster',
      allowing(['ours.github.io'], to('https://others.github.io/')),
      ['link-outside'],
    ],
    ['a picture', { html: '<img src="https://cdn.partner.example/a.png" alt="鍋">' }, ['link-outside']],
    [
      'a picture of a style',
      { html: '<p style="background:url(https://cdn.partner.example/a.png)">鍋</p>' },
      ['link-outside'],
    ],
    [
      'a background attribute',
      { html: '<table><tr><td background="https://cdn.partner.example/a.png">鍋</td></tr></table>' },
      ['link-outside'],
    ],
    [
      'a second source of a picture',
      {
        html: '<img src="https://www.hikari.example/a.png" srcset="https://cdn.partner.example/b.png 2x" alt="鍋">',
      },
      ['link-outside'],
    ],
    [
      'inside a conditional comment',
      { html: '<!--[if mso]><v:roundrect href="https://www.partner.example/"><![endif]-->' },
      ['link-outside'],
    ],
    ['only in the text part', { text: '詳しくは https://www.partner.example/ へ' }, ['link-outside']],
    ['a mailbox is for the reader to decide', to('mailto:hello@partner.example'), []],
    ['a mailbox under a look-alike', to('mailto:hello@hikarl.example'), ['link-lookalike']],
    ['a telephone', to('tel:0120000000'), []],
    ['an IP address has a finding of its own', to('https://192.0.2.1/'), []],
    ['a login has a finding of its own', to('https://hikari.example@partner.example/'), []],
    ['a shortener', to('https://bit.ly/3x'), ['link-shortener']],
    ['a shortener with www', to('https://www.tinyurl.com/3x'), ['link-shortener']],
    ['a shortener, though allowed', allowing(['bit.ly'], to('https://bit.ly/3x')), ['link-shortener']],
    ['a shortener with a dot behind it', to('https://bit.ly./3x'), ['link-shortener']],
    ['our host with a dot behind it', to('https://www.hikari.example./'), []],
    ['our domain in front of a short name', to('https://hikari.example.evil.test/'), ['link-lookalike']],
    ['a letter replaced', to('https://www.hikarl.example/'), ['link-lookalike']],
    ['a letter too many', to('https://www.hikarii.example/'), ['link-lookalike']],
    ['a letter missing', to('https://www.hikri.example/'), ['link-lookalike']],
    ['two letters exchanged', to('https://www.hiakri.example/'), ['link-lookalike']],
    ['another top-level domain', to('https://www.hikari.test/'), ['link-lookalike']],
    ['our name in front of another domain', to('https://hikari.example.partner.test/'), ['link-lookalike']],
    ['digits for letters', allowing(['www.google.test'], to('https://www.g00gle.test/')), ['link-lookalike']],
    ['rn for m', allowing(['modern.test'], to('https://rnodern.test/')), ['link-lookalike']],
    ['two slips', to('https://www.hikalo.example/'), ['link-outside']],
    ['a short name differs by chance', allowing(['ntt.test'], to('https://att.test/')), ['link-outside']],
    ['a Cyrillic letter', to('https://www.hіkari.example/'), ['link-disguised-host']],
    ['the same as the network writes it', to('https://www.xn--hkari-n2e.example/'), ['link-disguised-host']],
    ['all Cyrillic, reads Latin', to('https://аррӏе.example/'), ['link-disguised-host']],
    [
      'Japanese letters of one company',
      allowing(['xn--wgv71a119e.example'], to('https://日本語.example/')),
      [],
    ],
    ['Japanese letters of nobody we know', to('https://日本語.example/'), ['link-outside']],
  ])
})

test('the reviewer sees letters and the form of the network', () => {
  const [outside] = foundBy(linkHosts, to('https://日本語.example/'))
  expect(outside?.values['host']).toBe('xn--wgv71a119e.example (日本語.example)')
  expect(hostShown('www.hikari.example')).toBe('www.hikari.example')
})

test('a finding stands on the line of the link, and in the layout when it comes from there', () => {
  const body = '# 冬\n\n[店](https://www.partner.example/)\n'
  expect(foundBy(linkHosts, { ...to('https://www.partner.example/'), body })[0]?.place).toEqual({
    file: 'campaigns/winter-sale/campaign.md',
    line: 8,
    column: 5,
  })
  const layout = '<mjml>\n  <a href="https://www.partner.example/">店</a>'
  expect(foundBy(linkHosts, { ...to('https://www.partner.example/'), layout })[0]?.place).toEqual({
    file: 'campaigns/_layouts/newsletter.mjml',
    line: 2,
    column: 12,
  })
})

test('registrable domains', () => {
  const cases = {
    'www.shop.example.co.jp': 'example.co.jp',
    'a.example.com': 'example.com',
    'ours.github.io': 'ours.github.io',
    localhost: 'localhost',
    '192.0.2.1': '192.0.2.1',
  }
  for (const [host, domain] of Object.entries(cases)) expect([host, domainOf(host)]).toEqual([host, domain])
})

test('shorteners are host names', () => {
  expect(shorteners.size).toBeGreaterThan(80)
  for (const host of shorteners) expect(host).toMatch(/^[a-z0-9-]+(?:\.[a-z0-9-]+)+$/)
})

/** Damerau-Levenshtein in the plain way, to compare with. */
function distance(a: string, b: string): number {
  const rows: number[][] = [Array.from({ length: b.length + 1 }, (_, column) => column)]
  for (let row = 1; row <= a.length; row += 1) {
    rows.push([row])
    for (let column = 1; column <= b.length; column += 1) {
      const at = (r: number, c: number): number => rows[r]?.[c] ?? 0
      const ways = [
        at(row - 1, column) + 1,
        at(row, column - 1) + 1,
        at(row - 1, column - 1) + (a[row - 1] === b[column - 1] ? 0 : 1),
      ]
      if (row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1])
        ways.push(at(row - 2, column - 2) + 1)
      rows[row]?.push(Math.min(...ways))
    }
  }
  return rows[a.length]?.[b.length] ?? 0
}

test('one slip is Damerau-Levenshtein distance one, whichever is first', () => {
  const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 6 })
  fc.assert(
    fc.property(word, word, (a, b) => {
      expect(isOneSlip(a, b)).toBe(distance(a, b) === 1)
      expect(isOneSlip(a, b)).toBe(isOneSlip(b, a))
    }),
    { numRuns: 1000 },
  )
})

test('whatever stands in a message, its addresses can be listed', () => {
  const piece = fc.constantFrom(
    '<a href="',
    'https://',
    'mailto:',
    '//',
    '"',
    '>',
    ' ',
    '[',
    '%',
    'x.example',
    '@',
    'url(',
    ')',
    'ａ',
  )
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
      const html = pieces.join('')
      for (const { host } of addressesOf({ html, text: html })) expect(host).not.toMatch(/[\s/]/)
    }),
  )
})
