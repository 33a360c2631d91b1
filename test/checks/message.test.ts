import * as fc from 'fast-check'
import PostalMime from 'postal-mime'
import { expect, test } from 'vitest'
import { brokenWord, decodedWords } from '../../src/checks/headers/encoded-words.ts'
import { headerChecks } from '../../src/checks/headers/header-checks.ts'
import { readMailbox } from '../../src/checks/headers/read-mailbox.ts'
import { decodedBody, decodedText } from '../../src/checks/mime/decode.ts'
import { mimeChecks } from '../../src/checks/mime/mime-checks.ts'
import { fieldOf, leavesOf, readMessage } from '../../src/checks/mime/read-message.ts'
import { runChecks } from '../../src/checks/run-checks.ts'
import { Failure } from '../../src/kit/failure.ts'
import { composeMessage } from '../../src/message/compose-message.ts'
import { aCheckInput, unsubscribeUrl } from '../support/check-input.ts'

const nowMs = Date.parse('2026-11-20T03:00:00Z')

interface Written {
  readonly subject: string
  readonly text: string
  readonly html: string
  readonly name: string
  readonly title: string
}

/** The message, or null when none may be made of it. */
function composed({ subject, text, html, name, title }: Written): Uint8Array | null {
  try {
    return composeMessage({
      from: { name, address: 'news@news.hikari.example' },
      to: 'sample@recipient.invalid',
      replyTo: 'hello@hikari.example',
      content: { subject, text, html },
      messageId: '<sample@news.hikari.example>',
      nowMs,
      category: 'marketing',
      locale: 'ja',
      list: { id: 'newsletter', title },
      unsubscribe: { url: unsubscribeUrl, address: 'u-sample@bounces.news.hikari.example' },
      feedbackId: 'winter-sale:newsletter:marketing:hikari',
    })
  } catch (error) {
    if (error instanceof Failure) return null
    throw error
  }
}

/** Any text, with what is written here and what is meant to break out of a field. */
const anyText = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 400 }),
  fc.string({
    unit: fc.constantFrom('冬', 'セ', 'ー', '🎄', ' ', '=', '?', '"', '\\', '<', '>', ',', ':', 'a', '�'),
    maxLength: 400,
  }),
  fc.constantFrom('=?utf-8?B?5YY=?=', 'a\r\nBcc: b@c.example', '"', '\\', '', ' '),
)
const anyWritten: fc.Arbitrary<Written> = fc.record({
  subject: anyText,
  text: anyText,
  html: anyText,
  name: anyText.filter((name) => name.trim() !== ''),
  title: anyText.filter((title) => title.trim() !== ''),
})

test('whatever is composed passes the checks on headers and bytes', () => {
  let made = 0
  fc.assert(
    fc.property(anyWritten, (written) => {
      const message = composed(written)
      if (message === null) return
      made += 1
      const input = aCheckInput({ nowMs })
      const [sample] = input.samples
      const sender = { ...input.sender, from: { ...input.sender.from, name: written.name } }
      const samples = [{ ...sample!, message }]
      const found = runChecks({ ...input, sender, samples }, [...headerChecks, ...mimeChecks])
      const codes = found.map(({ code }) => code).filter((code) => !code.startsWith('display-name-'))
      expect(codes).toEqual(`${written.text}${written.html}`.includes('\ufffd') ? ['text-not-decodable'] : [])
    }),
    { numRuns: 300 },
  )
  expect(made).toBeGreaterThan(100)
})

test('our reader and another one read the same', async () => {
  await fc.assert(
    fc.asyncProperty(anyWritten, async (written) => {
      const message = composed(written)
      if (message === null) return
      const theirs = await PostalMime.parse(message)
      const ours = readMessage(message)
      const [text, html] = leavesOf(ours).map((leaf) => decodedText(leaf) ?? '')
      expect(text?.trimEnd()).toBe(theirs.text?.replaceAll(/\r?\n/g, '\r\n').trimEnd() ?? '')
      expect(html?.trimEnd()).toBe(theirs.html?.replaceAll(/\r?\n/g, '\r\n').trimEnd() ?? '')
      const from = readMailbox(fieldOf(ours, 'from')?.value ?? '')
      expect({ ...from, name: from?.name.trim() }).toEqual({
        name: written.name.trim(),
        address: theirs.from?.address,
      })
      // What was written is what is read, also when it looks like something encoded.
      expect([decodedWords(fieldOf(ours, 'subject')?.value ?? '').trim(), theirs.subject?.trim()]).toEqual([
        written.subject.trim(),
        written.subject.trim(),
      ])
    }),
    { numRuns: 100 },
  )
})

test('no bytes make the reader or a check throw, or take long', () => {
  const unit = fc.constantFrom(
    '\r\n',
    '\r',
    '\n',
    '--b',
    '--',
    ':',
    ';',
    '=',
    '?',
    ' ',
    'a',
    '\u00ff',
    'Content-Type: multipart/mixed; boundary=b',
    '=?utf-8?B?',
    '?=',
  )
  const about = (message: Uint8Array): void => {
    const input = aCheckInput({ nowMs })
    const [sample] = input.samples
    runChecks({ ...input, samples: [{ ...sample!, message }] }, [...headerChecks, ...mimeChecks])
  }
  fc.assert(
    fc.property(fc.string({ unit, maxLength: 200 }), (text) => {
      about(Buffer.from(text, 'latin1'))
    }),
  )
  const before = performance.now()
  for (const text of [
    `Subject: ${'=?utf-8?B?'.repeat(20_000)}\r\n\r\n`,
    `From: ${'"'.repeat(100_000)}<\r\n\r\n`,
    `From: ${'<'.repeat(100_000)}\r\n\r\n`,
    ' \r\n'.repeat(100_000),
    `Content-Type: multipart/mixed; boundary=b\r\n\r\n${'--b\r\n'.repeat(100_000)}`,
    `Content-Type: text/plain${';a="'.repeat(50_000)}\r\n\r\n`,
    `X: ${' '.repeat(200_000)}x\r\n\r\n`,
  ]) {
    about(Buffer.from(text, 'latin1'))
  }
  expect(performance.now() - before).toBeLessThan(5000)
})

test.each([
  ['plain words', null],
  ['=?UTF-8?B?5Yas?=', null],
  ['=?utf-8?q?=E5=86=AC_a?= and more', null],
  ['=?utf-8?B?5YY=?=', 'half a character'],
  ['=?iso-2022-jp?B?GyRCRV8bKEI=?=', 'another charset'],
  ['a=?utf-8?B?5Yas?=', 'no space before'],
  [`=?utf-8?q?${'a'.repeat(65)}?=`, 'longer than 75'],
  ['=?utf-8?B?5Yas?==?utf-8?B?5Yas?=', 'no space between'],
  ['=?utf-8?B?5Y', 'not closed'],
])('encoded word %s', (value, broken) => {
  expect(brokenWord(value) === null).toBe(broken === null)
})

test('white space between two encoded words is not shown, other white space is', () => {
  expect(decodedWords('=?UTF-8?B?5Yas?= =?UTF-8?B?44Gu?= x =?UTF-8?B?5biC?=')).toBe('冬の x 市')
})

test.each([
  ['a@b.example', { name: '', address: 'a@b.example' }],
  ['<a@b.example>', { name: '', address: 'a@b.example' }],
  ['"A, B" <a@b.example>', { name: 'A, B', address: 'a@b.example' }],
  ['=?UTF-8?B?5Yas?= <a@b.example>', { name: '冬', address: 'a@b.example' }],
  ['"a..b"@docomo.ne.jp', { name: '', address: '"a..b"@docomo.ne.jp' }],
  ['a@b.example, c@d.example', null],
  ['A, B <a@b.example>', null],
  ['group: a@b.example;', null],
  ['A <a@b.example> <c@d.example>', null],
  ['<>', null],
  ['', null],
])('mailbox %s', (value, expected) => {
  expect(readMailbox(value)).toEqual(expected)
})

test.each([
  ['quoted-printable', 'a=3D=\r\nb', 'a=b'],
  ['quoted-printable', 'a=3d', null],
  ['quoted-printable', 'a=', null],
  ['base64', 'YQ==\r\n', 'a'],
  ['base64', 'YQ', null],
  ['7bit', 'a=3D', 'a=3D'],
])('%s %j', (encoding, body, expected) => {
  expect(decodedBody({ encoding, body })?.toString('latin1') ?? null).toBe(expected)
})
