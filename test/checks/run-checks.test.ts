import fc from 'fast-check'
import { expect, test } from 'vitest'
import { activeContent } from '../../src/checks/active-content.ts'
import { headings } from '../../src/checks/accessibility/headings.ts'
import type { Check, CheckInput } from '../../src/checks/check.ts'
import { clientSupport } from '../../src/checks/clients/client-support.ts'
import { htmlTooLarge } from '../../src/checks/html-too-large.ts'
import { japaneseWidths } from '../../src/checks/japanese/widths.ts'
import { legalBlock } from '../../src/checks/law/legal-block.ts'
import { legalOptOut } from '../../src/checks/law/opt-out.ts'
import { linkNotHttps } from '../../src/checks/link-not-https.ts'
import { linkText } from '../../src/checks/links/link-text.ts'
import { fieldWithoutDefault } from '../../src/checks/markup/field-without-default.ts'
import { htmlInText } from '../../src/checks/markup/html-in-text.ts'
import { mistypedMarkup } from '../../src/checks/markup/mistyped.ts'
import { dataImage } from '../../src/checks/mime/data-image.ts'
import { sameFacts } from '../../src/checks/mime/same-facts.ts'
import { pastSchedule } from '../../src/checks/past-schedule.ts'
import { runChecks } from '../../src/checks/run-checks.ts'
import { unresolvedPlaceholder } from '../../src/checks/unresolved-placeholder.ts'
import { shownText } from '../../src/checks/html/blocks.ts'
import { parsePage } from '../../src/checks/html/page.ts'
import { tagsOf } from '../../src/checks/html-tags.ts'
import { forbiddenWords } from '../../src/checks/words/forbidden-words.ts'
import { ContentPolicy } from '../../src/content/schema/content.ts'
import { findingsText } from '../../src/report/findings.ts'
import { cpuMs } from '../support/cpu-ms.ts'
import { aCheckInput, aMessage, legal, unsubscribeUrl } from '../support/check-input.ts'

type Case = readonly [name: string, input: Parameters<typeof aCheckInput>[0], codes: readonly string[]]

/** These cases are about what a page shows; the others have examples of their own. */
const checks = [
  activeContent,
  htmlTooLarge,
  legalBlock,
  legalOptOut,
  linkNotHttps,
  pastSchedule,
  unresolvedPlaceholder,
]

const link = (href: string): { html: string } => ({ html: `<a href="${href}">here</a>` })
const message = (html: string): ReturnType<typeof aMessage> => aMessage({ html })

const cases: readonly Case[] = [
  ['a good message', {}, []],
  ['https', { samples: [aMessage(link('https://shop.hikari.example/sale?a=1&amp;b=2'))] }, []],
  [
    'telephone and mailbox',
    { samples: [message('<a href="tel:0120000000">電話</a><a href="mailto:hello@hikari.example">mail</a>')] },
    [],
  ],
  ['http', { samples: [aMessage(link('http://shop.hikari.example/'))] }, ['link-not-https']],
  [
    'a script address, disguised',
    { samples: [aMessage(link('java&#x73;cript:alert(1)'))] },
    ['active-content', 'link-not-https'],
  ],
  [
    'a login in the link',
    { samples: [aMessage(link('https://hikari.example@evil.example/'))] },
    ['link-not-https'],
  ],
  ['an IP address', { samples: [aMessage(link('https://192.0.2.1/'))] }, ['link-not-https']],
  ['a port', { samples: [aMessage(link('https://hikari.example:8443/'))] }, ['link-not-https']],
  [
    'an image over http',
    { samples: [message('<img src="http://hikari.example/a.png" alt="">')] },
    ['link-not-https'],
  ],
  [
    'an attribute without quotes',
    { samples: [message('<a href=http://hikari.example/>x</a>')] },
    ['link-not-https'],
  ],
  ['a script', { samples: [message('<script>1</script>')] }, ['active-content']],
  [
    'a form',
    { samples: [message('<FORM action="https://hikari.example/"><input name="a"></FORM>')] },
    ['active-content'],
  ],
  ['an event handler', { samples: [message('<p onclick="x()">a</p>')] }, ['active-content']],
  [
    'a script in a style',
    { samples: [message('<p style="color:expression(x())">a</p>')] },
    ['active-content'],
  ],
  [
    'a script in a style sheet',
    { samples: [message('<style>p{background:url( "javascript:x")}</style>')] },
    ['active-content'],
  ],
  [
    'an address that moves',
    { samples: [message('<svg><set attributeName="href"/></svg>')] },
    ['active-content'],
  ],
  ['a refresh', { samples: [message('<meta http-equiv="Refresh" content="0">')] }, ['active-content']],
  [
    'a script inside a conditional comment',
    { samples: [message('<!--[if mso]><script>1</script><![endif]-->')] },
    ['active-content'],
  ],
  ['100 000 bytes', { samples: [message('x'.repeat(99_300))] }, ['html-nearly-too-large']],
  [
    'more than 100 000 bytes',
    { samples: [message('x'.repeat(100_001))] },
    ['html-too-large', 'legal-address', 'legal-contact', 'legal-name', 'legal-opt-out'],
  ],
  ['just below the warning', { samples: [message('x'.repeat(84_000))] }, []],
  [
    'a merge tag of another system',
    { samples: [aMessage({ html: '<p>Dear *|FNAME|*</p>' })] },
    ['unresolved-placeholder'],
  ],
  ['one brace', { samples: [aMessage({ html: '<p>{ last_name }様</p>' })] }, ['unresolved-placeholder']],
  [
    'one brace with a default',
    { samples: [aMessage({ html: "<p>{ last_name | default: 'お客' }様</p>" })] },
    ['unresolved-placeholder'],
  ],
  ['a button that is none', { samples: [aMessage({ html: '<p>[[買う]]</p>' })] }, ['unresolved-placeholder']],
  [
    'a button whose link has full-width brackets, which another check names',
    { samples: [aMessage({ html: '<p>[[買う]]（https://www.hikari.example/）</p>' })] },
    [],
  ],
  ['undefined', { samples: [aMessage({ text: 'Dear undefined,' })] }, ['unresolved-placeholder']],
  ['filling text', { samples: [message('<p>Lorem ipsum dolor</p>')] }, ['unresolved-placeholder']],
  [
    'a tag in the subject',
    { samples: [aMessage({ subject: '{{ name }}さんへ' })] },
    ['unresolved-placeholder'],
  ],
  [
    'style rules look like placeholders and are none',
    { samples: [message('<style>.a{{color:red}}</style>')] },
    [],
  ],
  ['no legal block at the sender', { legal: null }, ['legal-unknown']],
  [
    'an empty text',
    { samples: [{ ...aMessage(), text: ' \n' }] },
    ['legal-address', 'legal-contact', 'legal-name', 'legal-opt-out'],
  ],
  [
    'no name in the HTML',
    { samples: [{ ...aMessage(), html: aMessage().html.replace(legal.name, '') }] },
    ['legal-name'],
  ],
  [
    'no address in the text',
    { samples: [{ ...aMessage(), text: aMessage().text.replace(legal.address, '') }] },
    ['legal-address'],
  ],
  [
    'no contact',
    { samples: [{ ...aMessage(), html: aMessage().html.replace(legal.contact, '') }] },
    ['legal-contact'],
  ],
  [
    'a name only inside a comment',
    { samples: [{ ...aMessage(), html: aMessage().html.replace(legal.name, `<!-- ${legal.name} -->`) }] },
    ['legal-name'],
  ],
  [
    'an address broken over lines',
    {
      samples: [
        { ...aMessage(), text: aMessage().text.replace(legal.address, legal.address.replace(' ', '\n')) },
      ],
    },
    [],
  ],
  [
    'no unsubscribe link',
    {
      samples: [{ ...aMessage(), html: aMessage().html.replace(unsubscribeUrl, 'https://hikari.example/') }],
    },
    ['legal-opt-out'],
  ],
  [
    'no sentence beside it',
    { samples: [{ ...aMessage(), html: aMessage().html.replace('配信停止はこちら', 'こちら') }] },
    ['legal-opt-out'],
  ],
  [
    'no way out in the text',
    { samples: [{ ...aMessage(), text: aMessage().text.replace(unsubscribeUrl, '') }] },
    ['legal-opt-out'],
  ],
  [
    'transactional mail needs no way out',
    {
      front: { category: 'transactional' },
      samples: [{ ...aMessage(), html: aMessage().html.replace(unsubscribeUrl, 'https://hikari.example/') }],
    },
    [],
  ],
  ['on time', { schedule: { atMs: 10_000_000, latestMs: 7_200_000, timezone: 'Asia/Tokyo' }, nowMs: 0 }, []],
  [
    'half an hour before',
    { schedule: { atMs: 10_000_000, latestMs: 7_200_000, timezone: 'Asia/Tokyo' }, nowMs: 8_200_000 },
    ['schedule-is-near'],
  ],
  [
    'too late',
    { schedule: { atMs: 10_000_000, latestMs: 7_200_000, timezone: 'Asia/Tokyo' }, nowMs: 17_200_001 },
    ['past-schedule'],
  ],
]

test.each(cases)('%s', (_, input, codes) => {
  const findings = runChecks(aCheckInput(input), checks)
  expect(findings.map(({ code }) => code).sort()).toEqual([...codes].sort())
})

test('every check is met by the cases, and a check that always passes would be noticed', () => {
  for (const check of checks) {
    const others = checks.filter((other) => other !== check)
    const noticed = cases.some(([, input, codes]) => {
      const findings = runChecks(aCheckInput(input), others)
      return (
        findings
          .map(({ code }) => code)
          .sort()
          .join() !== [...codes].sort().join()
      )
    })
    expect([check.id, noticed]).toEqual([check.id, true])
  }
})

test('a schedule is named in the time in which it was written', () => {
  const atMs = Date.parse('2026-11-01T09:00:00+09:00')
  const schedule = { atMs, latestMs: 7_200_000, timezone: 'Asia/Tokyo' }
  const findings = runChecks(aCheckInput({ schedule, nowMs: atMs + 7_200_001 }), checks)
  expect(findingsText(findings, 'ja')[0]).toContain(
    '配信時刻を過ぎています(予定 2026-11-01 09:00、期限 2026-11-01 11:00、Asia/Tokyo)',
  )
})

test('a finding names the line of the campaign', () => {
  const body = '# 冬のセール\n\n[お店](http://shop.hikari.example/)\n'
  const input = aCheckInput({ body, samples: [aMessage(link('http://shop.hikari.example/'))] })
  const findings = runChecks(input, checks)
  expect(findingsText(findings, 'en')).toEqual([
    'campaigns/winter-sale/campaign.md:8:6: error: this link is not a plain https address: http://shop.hikari.example/ [link-not-https]',
    '  expected https:// and a host name, without port, login or IP address',
    '  fix: use the https address of the page',
  ])
})

test('no text makes the scanner throw or take long', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom('<', '>', 'a', ' ', '"', "'", '=', '/', '&', '#', '!', '-') }),
      (html) => {
        tagsOf(html)
        shownText(parsePage(html))
      },
    ),
  )
  const hostile = '<a '.repeat(100_000) + '<a "'.repeat(50_000)
  expect(tagsOf(hostile).length).toBeGreaterThan(0)
})

test('of a page that is far too large nothing else is said, and that soon', () => {
  const html = `<p>${'<a href="http://shop.hikari.example/">{{ name }}</a> '.repeat(20_000)}</p>`
  const input = aCheckInput({ samples: [aMessage({ html })] })
  const codes: string[] = []
  expect(cpuMs(() => void codes.push(...runChecks(input).map(({ code }) => code)))).toBeLessThan(1000)
  expect(codes).toContain('html-too-large')
  expect(codes).not.toContain('link-not-https')
})

test.each([
  ['pictures in links', '<a href="#x"><img src="" alt=""></a>'.repeat(2200)],
  ['numbers', Array.from({ length: 9000 }, (_, index) => 10_000 + index).join(' ')],
  [
    'rules',
    `<style>${'b b b b b{color:red}'.repeat(2000)}</style>${'<b>'.repeat(90)}${'<b>x</b>'.repeat(4000)}`,
  ],
  ['fonts left open', Array.from({ length: 4000 }, (_, index) => `<p><font size=${index}>`).join('')],
])('checks take little time for many %s', (_, html) => {
  // Six readers of one text.
  const samples = Array.from({ length: 6 }, () => aMessage({ html, text: '12345 鍋' }))
  const input = aCheckInput({ samples })
  expect(cpuMs(() => void runChecks(input))).toBeLessThan(4000)
})

const long = 60_000
const aField = { type: 'string', optional: true }
const paragraph = (text: string): Parameters<typeof aCheckInput>[0] => ({
  samples: [aMessage({ html: `<p>${text}</p>`, text })],
})
const tag = (html: string): Parameters<typeof aCheckInput>[0] => ({ samples: [message(html)] })

/** Each is the worst that somebody can write for one pattern: whatever reads a letter twice reads these a thousand million times. */
test.each<readonly [string, Check, Parameters<typeof aCheckInput>[0]]>([
  ['letters without an end', japaneseWidths, paragraph(`${'a'.repeat(long)}！`)],
  ['wide digits', japaneseWidths, paragraph('０'.repeat(long))],
  ['addresses that begin', japaneseWidths, paragraph('https://'.repeat(long / 8))],
  ['circles', unresolvedPlaceholder, paragraph('○×'.repeat(long / 2))],
  ['Japanese', forbiddenWords, paragraph('漢'.repeat(long))],
  ['Japanese with spaces', forbiddenWords, paragraph('漢 '.repeat(long / 2))],
  ['dots behind an address', sameFacts, paragraph(`https://hikari.example/${'.'.repeat(long)}a`)],
  ['empty lines', sameFacts, paragraph(`a${' \n'.repeat(long / 2)}b`)],
  ['spaces in a link', linkText, tag(`<a href="https://hikari.example/${' '.repeat(long)}b">x</a>`)],
  ['spaces in a style', headings, tag(`<p style="color:a${' '.repeat(long)}b">x</p>`)],
  ['spaces in a colour', headings, tag(`<p style="color:rgb(${' '.repeat(long)}">x</p>`)],
  ['spaces in an address of a style', dataImage, tag(`<p style="background:url(${' '.repeat(long)}x">y</p>`)],
  ['addresses in a style', clientSupport, tag(`<p style="background:${'url( '.repeat(long / 5)}">y</p>`)],
  ['a word in a style', clientSupport, tag(`<p style="color:${'a'.repeat(long)}">y</p>`)],
  ['endings of a picture', clientSupport, tag(`<img alt="" src="${'.aa?'.repeat(long / 4)}\nx">`)],
  ['fields', fieldWithoutDefault, { body: '{{ first_name }}'.repeat(long / 8) }],
  ['conditions', fieldWithoutDefault, { body: '{% if vip %}{{ vip }}'.repeat(long / 8) }],
  ['lines of wide marks', mistypedMarkup, { body: '＊＊a＊＊\n'.repeat(long / 2) }],
])('no text is long enough to keep a check busy: %s', (_, check, set) => {
  const fields = { first_name: aField, vip: aField }
  const input = { ...aCheckInput(set), policy: ContentPolicy.parse({ forbidden_words: ['必ず儲かる'] }) }
  const lists = new Map([['newsletter', { fields }]]) as unknown as CheckInput['content']['lists']
  const busy = { ...input, content: { ...input.content, lists } }
  expect(cpuMs(() => void runChecks(busy, [check]))).toBeLessThan(700)
})

test('a mistake that somebody made ten thousand times is told a hundred times', () => {
  const lines = Array.from({ length: 10_000 }, () => '＊＊a＊＊ <b>\n').join('')
  const codes = runChecks(aCheckInput({ body: lines }), [mistypedMarkup, htmlInText]).map(({ code }) => code)
  expect(codes.filter((code) => code === 'wide-markup')).toHaveLength(100)
})
