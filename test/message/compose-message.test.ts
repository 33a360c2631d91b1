import * as fc from 'fast-check'
import PostalMime from 'postal-mime'
import { expect, test } from 'vitest'
import { composeMessage, type ComposeInput } from '../../src/message/compose-message.ts'
import { readHeader } from '../../src/message/headers.ts'
import { judgeRan, pythonWith, runPython } from '../support/judges.ts'
import { december } from '../support/mail.ts'

function inputOf(given: Partial<ComposeInput> = {}): ComposeInput {
  return {
    from: { name: 'ひかり食品', address: 'news@news.hikari.example' },
    to: 'aoi@receiver.example',
    replyTo: 'hello@hikari.example',
    content: {
      subject: '愛子さん、冬のセールは明日から始まります 🎄',
      html: '<p>こんにちは、愛子さん。</p>\n<p>明日から冬のセールです。</p>\n',
      text: 'こんにちは、愛子さん。\n明日から冬のセールです。\n',
    },
    messageId: '<abcdefghijklmnopqrst.0123456789abcdef0123456789abcdef@news.hikari.example>',
    nowMs: december,
    category: 'marketing',
    locale: 'ja',
    list: { id: 'newsletter', title: '月刊ニュースレター' },
    unsubscribe: {
      url: 'https://mail.hikari.example/u/abcdefghijklmnopqrstuvwxyz234567abcd',
      address: 'u-abcdefghijklmnopqrstuvwxyz234567abcd@bounces.news.hikari.example',
    },
    feedbackId: '2026-12-winter-sale:newsletter:marketing:hikari',
    ...given,
  }
}

function content(given: Partial<ComposeInput['content']>): Partial<ComposeInput> {
  return { content: { ...inputOf().content, ...given } }
}

function compose(given: Partial<ComposeInput> = {}): string {
  return Buffer.from(composeMessage(inputOf(given))).toString('latin1')
}

function headerOf(message: string): Readonly<Record<string, string>> {
  return Object.fromEntries(readHeader(message.slice(0, message.indexOf('\r\n\r\n'))))
}

test('the whole header of a Japanese message', () => {
  const message = compose()
  expect(message.slice(0, message.indexOf('\r\n\r\n')).split('\r\n')).toEqual([
    'From: =?UTF-8?B?44Gy44GL44KK6aOf5ZOB?= <news@news.hikari.example>',
    'To: aoi@receiver.example',
    'Subject: =?UTF-8?B?5oSb5a2Q44GV44KT44CB5Yas44Gu44K744O844Or?=',
    ' =?UTF-8?B?44Gv5piO5pel44GL44KJ5aeL44G+44KK44G+44GZ?= =?UTF-8?B?IPCfjoQ=?=',
    'Date: Tue, 1 Dec 2026 00:00:00 +0000',
    'Message-ID: <abcdefghijklmnopqrst.0123456789abcdef0123456789abcdef@news.hikari.example>',
    'Reply-To: hello@hikari.example',
    'List-ID: =?UTF-8?B?5pyI5YiK44OL44Ol44O844K544Os44K/44O8?=',
    ' <newsletter.news.hikari.example>',
    'List-Unsubscribe: <https://mail.hikari.example/u/abcdefghijklmnopqrstuvwxyz234567abcd>,',
    ' <mailto:u-abcdefghijklmnopqrstuvwxyz234567abcd@bounces.news.hikari.example>',
    'List-Unsubscribe-Post: List-Unsubscribe=One-Click',
    'Feedback-ID: 2026-12-winter-sale:newsletter:marketing:hikari',
    'Content-Language: ja',
    'MIME-Version: 1.0',
    'Content-Type: multipart/alternative;',
    expect.stringMatching(/^ boundary="=_-[0-9a-f]{24}-Part_1"$/),
  ])
})

test('the same input gives the same bytes', () => {
  expect(compose()).toBe(compose())
})

test('an ASCII subject as long as it may be still has short lines', () => {
  const subject = `${'x'.repeat(899)} ${'y'.repeat(899)}`
  expect(headerOf(compose(content({ subject })))['subject']).toBe(subject)
})

test('a notice says that a machine wrote it; nothing else does', () => {
  expect(
    headerOf(compose({ category: 'notice', unsubscribe: null, list: null, feedbackId: null })),
  ).toMatchObject({
    'auto-submitted': 'auto-generated',
  })
  const campaign = headerOf(compose())
  expect(Object.keys(campaign)).not.toContain('auto-submitted')
  const bare = headerOf(
    compose({ category: 'incident', unsubscribe: null, list: null, feedbackId: null, replyTo: null }),
  )
  expect(Object.keys(bare).toSorted()).toEqual([
    'content-language',
    'content-type',
    'date',
    'from',
    'message-id',
    'mime-version',
    'subject',
    'to',
  ])
})

test.for([
  [
    'a title with quotes',
    { list: { id: 'vip', title: 'The "VIP" \\ list' } },
    'list-id',
    '"The \\"VIP\\" \\\\ list" <vip.news.hikari.example>',
  ],
  [
    'a name with a comma',
    { from: { name: 'Hikari, Inc. <x>', address: 'news@news.hikari.example' } },
    'from',
    '"Hikari, Inc. <x>" <news@news.hikari.example>',
  ],
  ["an old carrier's address", { to: 'a..b@docomo.ne.jp' }, 'to', '<"a..b"@docomo.ne.jp>'],
  ['an address in capitals', { to: 'Aoi@Receiver.EXAMPLE' }, 'to', 'Aoi@receiver.example'],
] as const)('%s', ([, given, field, value]) => {
  expect(headerOf(compose(given))[field]).toBe(value)
})

const evil = [
  '\r\nBcc: eve@evil.example',
  '\n\nbody',
  '\0',
  '\u2028',
  '\u202e',
  '\u0085',
  '\ud800',
  '\t',
  'x y'.repeat(700),
  'x'.repeat(1000),
]
test.for(evil.map((tail) => [JSON.stringify(tail).slice(0, 20), tail] as const))(
  'a subject, a name and a title with %s are refused',
  ([, tail]) => {
    const refused = expect.objectContaining({ code: 'header-unsafe', permanence: 'permanent' })
    expect(caught(() => compose(content({ subject: `Sale${tail}` })))).toEqual(refused)
    expect(
      caught(() => compose({ from: { name: `Hikari${tail}`, address: 'news@news.hikari.example' } })),
    ).toEqual(refused)
    expect(caught(() => compose({ list: { id: 'a', title: `News${tail}` } }))).toEqual(refused)
  },
)

test.for([
  ['aoi@receiver.example\r\nBcc: eve@evil.example', 'recipient-address-refused'],
  ['aoi@receiver.example, eve@evil.example', 'recipient-address-refused'],
  ['group:eve@evil.example;', 'recipient-address-refused'],
  ['"eve@evil.example"@receiver.example', 'recipient-address-refused'],
])('the recipient %j is refused', ([to, code]) => {
  const error = caught(() => compose({ to: to! }))
  expect(error).toMatchObject({ code })
  expect(JSON.stringify(error)).not.toContain('evil')
})

test('an empty subject, a strange Message-ID, unsubscribe address or Feedback-ID make no message', () => {
  expect(caught(() => compose(content({ subject: ' ' })))).toMatchObject({ code: 'message-subject-empty' })
  expect(() => compose({ messageId: '<a b@c>' })).toThrow('Message-ID')
  expect(() => compose({ unsubscribe: { url: 'https://x.example/>,<x', address: 'u@x.example' } })).toThrow(
    'unsubscribe',
  )
  expect(() => compose({ unsubscribe: { url: 'https://x.example/', address: 'u@x' } })).toThrow('unsubscribe')
  expect(() => compose({ feedbackId: 'a:b\r\nX: y' })).toThrow('Feedback-ID')
})

test('control characters leave the body, and every line end becomes CRLF', async () => {
  const parsed = await parse(compose(content({ text: 'a\0b\u0007c\r\nd\re\nf\n', html: '<p>\u001bx</p>' })))
  // postal-mime ends each part with a line end of its own.
  expect(parsed.text).toBe('abc\nd\ne\nf\n\n')
  expect(parsed.html).toBe('<p>x</p>\n')
})

async function parse(
  message: string,
): Promise<{ subject: string; text: string; html: string; from: string; to: string }> {
  const { subject, text, html, from, to } = await PostalMime.parse(Buffer.from(message, 'latin1'))
  judgeRan('postal-mime')
  return {
    subject: subject ?? '',
    text: text ?? '',
    html: html ?? '',
    from: `${from?.name} <${from?.address}>`,
    to: (to ?? []).map(({ address }) => address).join(),
  }
}

function caught(run: () => unknown): unknown {
  try {
    return run()
  } catch (error) {
    return error
  }
}

const line = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 80 }),
  fc.string({
    unit: fc.constantFrom('あ', '漢', '🎄', '=', '.', ' ', '\t', 'é', 'a', '\u200d', '👩‍👩‍👧'),
    maxLength: 120,
  }),
)
const body = fc.array(line, { maxLength: 8 }).map((lines) => lines.join('\n'))

test('law: whatever people write, the message is CRLF, 7-bit, with short lines, one recipient, no other field', () => {
  const names = Object.keys(headerOf(compose())).toSorted()
  fc.assert(
    fc.property(fc.tuple(line, line, line), body, ([subject, name, title], text) => {
      let message: string
      try {
        message = compose({
          ...content({ subject, text, html: text }),
          from: { name, address: 'news@news.hikari.example' },
          list: { id: 'newsletter', title },
        })
      } catch (error) {
        expect(error).toMatchObject({
          code: expect.stringMatching(/^(?:header-unsafe|message-subject-empty)$/),
        })
        return
      }
      expect(message).toMatch(/^[\x20-\x7e\t\r\n]*$/)
      expect(message.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
      expect(Math.max(...message.split('\r\n').map((one) => one.length))).toBeLessThanOrEqual(998)
      const header = headerOf(message)
      expect(Object.keys(header).toSorted()).toEqual(names)
      expect(header['to']).toBe('aoi@receiver.example')
      expect(
        message
          .slice(message.indexOf('\r\n\r\n'))
          .split('\r\n')
          .every((one) => one.length <= 76),
      ).toBe(true)
      for (const word of message.match(/=\?[^?]*\?[BQ]\?[^?]*\?=/g) ?? [])
        expect(word.length).toBeLessThanOrEqual(75)
    }),
    { numRuns: 300 },
  )
})

const printable = (text: string): boolean =>
  !/[\p{Cc}\p{Cs}\u2028\u2029\u202a-\u202e\u2066-\u2069]/u.test(text)

/** Parsers trim what they show. */
const shown = line.map((text) => text.trim()).filter((text) => printable(text) && text !== '')

test('law: postal-mime and Python read back what was written', async () => {
  const seen: { message: string; subject: string; text: string; html: string }[] = []
  await fc.assert(
    fc.asyncProperty(
      shown,
      shown,
      body.map((text) => text.replaceAll(/[\u0000-\u0008\u000b-\u001f\u007f]/g, '').toWellFormed()),
      async (subject, name, text) => {
        const html = `<p>${text}</p>`
        const message = compose({
          ...content({ subject, text, html }),
          from: { name, address: 'news@news.hikari.example' },
        })
        const parsed = await parse(message)
        expect(parsed.text).toBe(`${text}\n`)
        expect(parsed.html).toBe(`${html}\n`)
        expect(parsed.to).toBe('aoi@receiver.example')
        expect(parsed.subject).toBe(subject)
        expect(parsed.from).toBe(`${name} <news@news.hikari.example>`)
        seen.push({ message, subject, text, html })
      },
    ),
    { numRuns: 100 },
  )
  const python = pythonWith('python-email', 'email')
  // Where Python is missing, the run says so at its end.
  if (python === null) return
  const input = seen.map(({ message }) => Buffer.from(message, 'latin1').toString('base64')).join('\n')
  const read = runPython(python, { text: pythonEmail }, input)
    .trim()
    .split('\n')
    .map((json) => JSON.parse(json) as unknown)
  expect(read).toEqual(
    seen.map(({ subject, text, html }) => ({
      defects: [],
      subject,
      addresses: ['aoi@receiver.example'],
      types: ['multipart/alternative', 'text/plain', 'text/html'],
      text,
      html,
    })),
  )
})

const pythonEmail = `
import sys, json, base64, email, email.policy
for line in sys.stdin.read().split():
    m = email.message_from_bytes(base64.b64decode(line), policy=email.policy.default)
    defects = [repr(d) for part in m.walk() for d in part.defects]
    defects += [repr(d) for part in m.walk() for v in part.values() for d in getattr(v, 'defects', ())]
    parts = list(m.walk())
    print(json.dumps({
        'defects': defects,
        'subject': str(m['subject']),
        'addresses': [a.addr_spec for a in m['to'].addresses],
        'types': [p.get_content_type() for p in parts],
        'text': parts[1].get_content().replace('\\r\\n', '\\n'),
        'html': parts[2].get_content().replace('\\r\\n', '\\n'),
    }))
`
