import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { buildMessage, type BuildContext } from '../../src/message/build-message.ts'
import { readHeader } from '../../src/message/headers.ts'
import { makeSigner } from '../../src/message/sign.ts'
import { idemOf, readUnsubscribeToken, readVerpAddress, releaseSecret } from '../../src/release/tokens.ts'
import {
  artifactOf,
  contextOf,
  dkimKeys,
  december,
  plainTemplate,
  senderOf,
  signerOf,
} from '../support/mail.ts'

const tokenKey = contextOf().tokenKey
const idem = idemOf(releaseSecret(tokenKey, contextOf().releaseKey), 'contact-1')
const aoi = { idem, email: 'aoi@receiver.example', locale: null, values: {} }

function build(given: Partial<BuildContext> = {}): {
  header: Map<string, string>
  text: string
  from: string
  to: string
} {
  const message = buildMessage(contextOf(given), aoi, december)
  const text = Buffer.from(message.bytes).toString('latin1')
  return { header: new Map(readHeader(text.slice(0, text.indexOf('\r\n\r\n')))), text, ...message.envelope }
}

test('each recipient has an envelope, a Message-ID and two ways out of its own, and all lead back to it', () => {
  const { header, from, to } = build()
  expect(to).toBe('aoi@receiver.example')
  expect(header.get('to')).toBe(to)
  expect(from).toMatch(/@bounces\.news\.hikari\.example$/)
  expect(readVerpAddress(tokenKey, from)).toBe(idem)
  expect(header.get('message-id')).toBe(`<${idem}.${contextOf().releaseKey}@news.hikari.example>`)
  const out =
    /^<https:\/\/mail\.hikari\.example\/u\/([a-z2-7]+)>, <mailto:u-([a-z2-7]+)@bounces\.news\.hikari\.example>$/.exec(
      header.get('list-unsubscribe')!.replaceAll(/\s+/g, ' '),
    )
  expect(out?.[1]).toBe(out?.[2])
  expect(readUnsubscribeToken(tokenKey, out![1]!)).toBe(idem)
  expect(header.get('list-unsubscribe-post')).toBe('List-Unsubscribe=One-Click')
  expect(header.get('feedback-id')).toBe('2026-12-winter-sale:newsletter:marketing:hikari')
  expect([...header.keys()].filter((name) => name === 'dkim-signature')).toHaveLength(1)
})

test('the same recipient gets the same bytes again, another one shares no token with it', () => {
  expect(build().text).toBe(build().text)
  const other = buildMessage(
    contextOf(),
    { ...aoi, idem: idemOf(releaseSecret(tokenKey, 'b'), 'contact-2') },
    december,
  )
  expect(Buffer.from(other.bytes).toString('latin1')).not.toContain(idem)
})

test.for([
  ['marketing', true, false],
  ['transactional', true, false],
  ['incident', false, false],
  ['notice', false, true],
] as const)('%s: a way to unsubscribe %s, written by a machine %s', ([category, unsubscribe, automatic]) => {
  const { header } = build({ category })
  expect(header.has('list-unsubscribe')).toBe(unsubscribe)
  expect(header.has('list-unsubscribe-post')).toBe(unsubscribe)
  expect(header.has('auto-submitted')).toBe(automatic)
})

test('marketing without a way to unsubscribe is refused, other mail goes without', () => {
  const sender = senderOf({ urls: undefined })
  expect(() => build({ sender })).toThrow('unsubscribe-url-missing')
  expect(build({ sender, category: 'transactional' }).header.has('list-unsubscribe')).toBe(false)
})

test('the link in the text carries the same token as the header', () => {
  const hole = {
    kind: 'hole',
    context: 'text',
    expression: { kind: 'variable', name: 'unsubscribe_url' },
  } as const
  const { header, text } = build({ artifact: artifactOf({ ...plainTemplate(), text: [hole] }) })
  const url = /<(https:[^>]+)>/.exec(header.get('list-unsubscribe')!)![1]!
  expect(text.replaceAll('=\r\n', '')).toContain(url)
})

test("an old carrier's address is quoted in header and envelope alike", () => {
  const message = buildMessage(contextOf(), { ...aoi, email: 'a..b@docomo.ne.jp' }, december)
  expect(message.envelope.to).toBe('"a..b"@docomo.ne.jp')
  expect(Buffer.from(message.bytes).toString('latin1')).toContain('\r\nTo: <"a..b"@docomo.ne.jp>\r\n')
})

test('a signer of another domain is a bug, a recipient that is no address a failure', () => {
  const signer = makeSigner({
    domain: 'evil.example',
    keys: [{ selector: 'a', pem: dkimKeys().ed }],
    rewrites: [],
  })
  expect(() => build({ signer })).toThrow('another domain')
  expect(() =>
    buildMessage(contextOf(), { ...aoi, email: 'aoi@receiver.example, eve@evil.example' }, december),
  ).toThrow('recipient-address-refused')
})

test('what the relay rewrites is in no h=', () => {
  const { header } = build({ signer: signerOf(['date', 'message-id']) })
  expect(header.get('dkim-signature')).not.toMatch(/Date|Message-ID/)
  expect(build().header.get('dkim-signature')).toMatch(/Date:\s*Date:\s*Message-ID/)
})

test('law: no value of a contact changes the header, the parts or the recipient', () => {
  const value = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 60 }),
    fc.constantFrom(
      '\r\nBcc: eve@evil.example\r\n\r\n',
      '--=_\r\n',
      '<script>',
      '愛子',
      '"><b>',
      '\0',
      '.\r\n.\r\n',
    ),
  )
  const context = contextOf({
    artifact: artifactOf({
      ...plainTemplate(),
      fields: ['first_name'],
      subject: [
        { kind: 'hole', context: 'header', expression: { kind: 'variable', name: 'first_name' } },
        { kind: 'static', text: 'さん' },
      ],
      text: [{ kind: 'hole', context: 'text', expression: { kind: 'variable', name: 'first_name' } }],
      html: [{ kind: 'hole', context: 'html', expression: { kind: 'variable', name: 'first_name' } }],
    }),
  })
  const names = (text: string): string =>
    readHeader(text.slice(0, text.indexOf('\r\n\r\n')))
      .map(([name]) => name)
      .join()
  const still = names(build().text)
  fc.assert(
    fc.property(value, (first_name) => {
      const message = buildMessage(context, { ...aoi, values: { first_name } }, december)
      const text = Buffer.from(message.bytes).toString('latin1')
      const boundary = /boundary="([^"]+)"/.exec(text)![1]!
      expect(names(text)).toBe(still)
      expect(text.split(`\r\n--${boundary}`)).toHaveLength(4)
      expect(message.envelope.to).toBe('aoi@receiver.example')
    }),
    { numRuns: 300 },
  )
})
