import { describe, expect, test } from 'vitest'
import { advertising } from '../../../src/checks/law/advertising.ts'
import { legalBlock } from '../../../src/checks/law/legal-block.ts'
import { legalOptOut } from '../../../src/checks/law/opt-out.ts'
import { saysOptOut, saysOptOutIn } from '../../../src/checks/law/opt-out-words.ts'
import { senderIdentity } from '../../../src/checks/law/sender-identity.ts'
import { legal, unsubscribeUrl } from '../../support/check-input.ts'
import { checkTable, foundBy, type CheckCase } from '../../support/check-cases.ts'

const block = `<p>${legal.name}<br>${legal.address}<br>${legal.contact}</p>`
const way = `<p><a href="${unsubscribeUrl}">配信停止はこちら</a></p>`
const page = (html: string, further: CheckCase = {}): CheckCase => ({
  page: `<!doctype html><html lang="ja"><head><title>冬のセール</title></head><body>${html}</body></html>`,
  ...further,
})

describe('the legal block', () => {
  checkTable(legalBlock, [
    ['shown', page(block), []],
    [
      'over several cells',
      page(
        `<table><tr><td>${legal.name}</td></tr><tr><td>東京都中央区銀座</td></tr><tr><td>1-2-3</td></tr><tr><td>${legal.contact}</td></tr></table>`,
      ),
      [],
    ],
    ['in wide digits', page(block.replace('1-2-3', '１-２-３')), []],
    ['missing', page('<p>鍋</p>'), ['legal-name', 'legal-address', 'legal-contact']],
    [
      'not displayed',
      page(`<div style="display:none">${block}</div>`),
      ['legal-hidden', 'legal-hidden', 'legal-hidden'],
    ],
    [
      'white on white',
      page(`<div style="color:#ffffff">${block}</div>`),
      ['legal-hidden', 'legal-hidden', 'legal-hidden'],
    ],
    ['grey enough to be read', page(`<div style="color:#bbbbbb">${block}</div>`), []],
    [
      'tiny',
      page(`<div style="font-size:7px">${block}</div>`),
      ['legal-hidden', 'legal-hidden', 'legal-hidden'],
    ],
    [
      'hidden by a style sheet',
      page(`<style>.f p{display:none}</style><div class="f">${block}</div>`),
      ['legal-hidden', 'legal-hidden', 'legal-hidden'],
    ],
    ['in a comment', page(`<!-- ${block} -->`), ['legal-name', 'legal-address', 'legal-contact']],
    [
      'only in an alternative text',
      page(`<img alt="${legal.name} ${legal.address} ${legal.contact}">`),
      ['legal-name', 'legal-address', 'legal-contact'],
    ],
    [
      'after the clip point',
      page(`<p>${'鍋'.repeat(33_400)}</p>${block}`),
      ['legal-name', 'legal-address', 'legal-contact'],
    ],
    ['an incident is announced first', page('<p>鍋</p>', { category: 'incident' }), []],
  ])
})

describe('the way out', () => {
  checkTable(legalOptOut, [
    ['shown', page(way), []],
    [
      'explained in the same paragraph',
      page(`<p>配信の停止は<a href="${unsubscribeUrl}">手続き</a>から</p>`),
      [],
    ],
    [
      'explained in the paragraph before',
      page(`<p>配信を希望されない方は</p><p><a href="${unsubscribeUrl}">手続き</a></p>`),
      [],
    ],
    [
      'as a picture',
      page(`<p><a href="${unsubscribeUrl}"><img alt="配信停止"></a></p><p>配信停止はいつでもできます</p>`),
      [],
    ],
    ['no link', page('<p>配信停止はいつでもできます</p>'), ['legal-opt-out']],
    [
      'a link that is not displayed',
      page(`${way.replace('<a ', '<a style="display:none" ')}<p>配信停止</p>`),
      ['legal-opt-out'],
    ],
    [
      'a link in one pixel',
      page(`${way.replace('<a ', '<a style="font-size:1px" ')}<p>配信停止</p>`),
      ['legal-opt-out'],
    ],
    [
      'a link in the colour of the page',
      page(`${way.replace('<a ', '<a style="color:#fff" ')}<p>配信停止</p>`),
      ['legal-opt-out'],
    ],
    ['an empty link', page(`<p>配信停止<a href="${unsubscribeUrl}"> </a></p>`), ['legal-opt-out']],
    [
      'a link to elsewhere',
      page(way.replace(unsubscribeUrl, 'https://www.hikari.example/')),
      ['legal-opt-out'],
    ],
    ['no sentence', page(`<p><a href="${unsubscribeUrl}">設定</a></p>`), ['legal-opt-out']],
    [
      'the sentence far away',
      page(
        `<p>配信停止はいつでもできます</p><p>鍋</p><p>柚子</p><p><a href="${unsubscribeUrl}">設定</a></p>`,
      ),
      ['opt-out-apart'],
    ],
    [
      'the same under a law that does not mind',
      page(
        `<p>配信停止はいつでもできます</p><p>鍋</p><p>柚子</p><p><a href="${unsubscribeUrl}">設定</a></p>`,
        { legal: { jurisdictions: ['US'] } },
      ),
      [],
    ],
    [
      'a Japanese mail with an English way out',
      page(`<p><a href="${unsubscribeUrl}">unsubscribe here</a></p>`),
      ['opt-out-language'],
    ],
    [
      'an English mail with an English way out',
      page(`<p><a href="${unsubscribeUrl}">unsubscribe here</a></p>`, { locale: 'en' }),
      [],
    ],
    ['a Finnish mail: nobody here can tell', page(way, { locale: 'fi' }), []],
    ['transactional mail has none', page('<p>鍋</p>', { category: 'transactional' }), []],
  ])
})

describe('who the sender says to be', () => {
  checkTable(senderIdentity, [
    ['whole', {}, []],
    ['a web address', { legal: { contact: 'https://www.hikari.example/contact' } }, []],
    ['a mailbox', { legal: { contact: 'hello@hikari.example' } }, []],
    ['a telephone with country', { legal: { contact: 'Tel. +81 3 1234 5678' } }, []],
    ['a shop', { legal: { contact: '銀座の店舗まで' } }, ['legal-contact-unusable']],
    ['only a city', { legal: { address: '東京都' } }, ['legal-address-short']],
    ['without a number', { legal: { address: 'Ginza, Chuo-ku, Tokyo, Japan' } }, ['legal-address-short']],
    ['numbers in words', { legal: { address: '京都市上京区今出川通烏丸東入三番町' } }, []],
  ])
})

describe('selling under another name', () => {
  const says = (text: string, category?: 'transactional' | 'incident'): CheckCase => ({
    html: `<p>${text}</p>`,
    ...(category === undefined ? {} : { category }),
    subject: 'お知らせ',
  })
  checkTable(advertising, [
    ['marketing sells', says('セール'), []],
    ['a notice', says('ご注文を発送しました', 'transactional'), []],
    ['a notice that sells', says('ただいまセール中です', 'transactional'), ['advertising-in-notice']],
    ['a share', says('今なら20%オフ', 'transactional'), ['advertising-in-notice']],
    [
      'an apology with a coupon',
      says('お詫びにクーポンを差し上げます', 'incident'),
      ['advertising-in-notice'],
    ],
    ['English', says('Enjoy our special offer', 'transactional'), ['advertising-in-notice']],
    ['a word with sale in it', says('wholesale orders, Salesforce', 'transactional'), []],
  ])
})

test('sentences of the way out in each language', () => {
  const sentences: Readonly<Record<string, readonly string[]>> = {
    ja: [
      '配信停止はこちら',
      '今後の配信を希望されない場合は',
      '受信を拒否する',
      'メルマガの解除',
      '配信を停止できます',
      'メールの配信を止める',
    ],
    en: ['Unsubscribe', 'opt out', 'stop receiving these', 'you no longer want it'],
    de: ['Hier abmelden'],
    fr: ['Se désabonner'],
    es: ['Darse de baja'],
    it: ['Disiscriviti'],
    pt: ['Cancelar inscrição'],
    nl: ['Afmelden'],
    zh: ['退订'],
    ko: ['수신거부'],
  }
  for (const [locale, all] of Object.entries(sentences)) {
    for (const sentence of all) {
      expect([sentence, saysOptOutIn(locale, sentence), saysOptOut(sentence)]).toEqual([sentence, true, true])
    }
  }
  for (const sentence of ['メールを配信しています', 'ご登録ありがとうございます', 'subscribe', '配信予定']) {
    expect([sentence, saysOptOut(sentence)]).toEqual([sentence, false])
  }
})

test('what is wrong about the sender stands in its policy', () => {
  expect(foundBy(senderIdentity, { legal: { contact: '店舗まで' } })[0]?.place.file).toBe(
    'policies/senders.yaml',
  )
})

describe('what must be shown cannot be hidden for some readers', () => {
  const styled = (css: string): CheckCase =>
    page(`<style>${css}</style><div class="f">${block}${way}</div>`, { text: `${way} ${block}` })
  const hides = [
    '@media (min-width:1px){.f{display:none!important}}',
    '@media all and (min-width:0){.f{display:none!important}}',
    '@media (prefers-color-scheme:light){.f{display:none}}',
    '@supports (color:red){.f{display:none}}',
    '@layer x{.f{display:none}}',
    'body{.f{display:none}}',
    '.f:not(x){display:none}',
    ':is(.f){display:none}',
    'div[class]{display:none}',
    'style ~ .f{display:none}',
    'body > div p{display:none}',
    '.f{display:none',
    '.f{d\\69splay:none}',
    '.f{display:none;b{color:red}}',
    '.f{opacity:calc(0)}',
    '.f{clip-path:polygon(0 0,0 0,0 0)}',
    '.f{filter:opacity(0)}',
    '.f{zoom:.01}',
    '.f{z-index:-1;position:absolute}',
    '.f{--d:none;display:var(--d)}',
    '.f *{color:oklch(100% 0 0)}',
    '.f *{color:color-mix(in srgb,#fff,#fff)}',
    '.f *{-webkit-text-fill-color:oklch(100% 0 0)}',
    '.f *{font-size:calc(0px)}',
    'body{max-height:60px;overflow:hidden}',
    '.f{line-height:0;overflow:clip}',
    `@media print{${'p i{color:red}'.repeat(10)}}.f p{display:none}`,
  ]
  test.each(hides)('%s', (css) => {
    expect(foundBy(legalBlock, styled(css)).map(({ code }) => code)).toEqual(
      expect.arrayContaining(['legal-hidden']),
    )
    expect(foundBy(legalOptOut, styled(css)).map(({ code }) => code)).toContain('legal-opt-out')
  })
  const shows = [
    '@media (prefers-color-scheme:dark){body{background:#000}.f p{color:#fff}.f a{color:#9cf}}',
    '[data-ogsc] .f p{color:#fff} [data-ogsb] .f{background:#000} [data-ogsc] .f a{color:#9cf}',
    '@media (max-width:480px){.f{width:100%!important;font-size:14px}.g{display:none}}',
    '.f a:hover{opacity:.5}',
    ':root{color-scheme:light dark}',
    '.f{border-radius:4px;overflow:hidden}',
  ]
  test.each(shows)('shown: %s', (css) => {
    expect(foundBy(legalBlock, styled(css))).toEqual([])
    expect(foundBy(legalOptOut, styled(css))).toEqual([])
  })
  test('too many styles to be worked out are not taken for harmless', () => {
    const css = Array.from({ length: 2000 }, (_, index) => `b b b i${index} b, b b b b b b{color:red}`).join(
      '',
    )
    const many = page(`<style>${css}</style>${'<b>'.repeat(50)}${'<b>x</b>'.repeat(3000)}${block}`)
    expect(foundBy(legalBlock, many).length).toBeGreaterThan(0)
  })
})
