import { createHash, createPublicKey, generateKeyPairSync, verify } from 'node:crypto'
import * as fc from 'fast-check'
import { dkimVerify } from 'mailauth/lib/dkim/verify.js'
import { expect, test } from 'vitest'
import { dkimRecord } from '../../src/authentication/dkim-record.ts'
import { relaxedBody, relaxedField, splitMessage } from '../../src/message/canonical.ts'
import { makeSigner, type Signer } from '../../src/message/sign.ts'
import { dkimpySays, withSecondSubject } from '../support/dkimpy.ts'
import { judgeRan } from '../support/judges.ts'
import { dkimKeys, december, signerOf } from '../support/mail.ts'

const plain = [
  'From: =?UTF-8?B?44Gy44GL44KK?= <news@news.hikari.example>',
  'To: aoi@receiver.example',
  'Subject: =?UTF-8?B?5Yas?=',
  ' folded \t on',
  'Date: Tue, 01 Dec 2026 00:00:00 +0000',
  'Message-ID: <a@news.hikari.example>',
  'MIME-Version: 1.0',
  'Content-Type: text/plain; charset=utf-8',
  'List-Unsubscribe: <https://mail.hikari.example/u/x>',
  'List-Unsubscribe-Post: List-Unsubscribe=One-Click',
  'Feedback-ID: a:b:c:hikari',
  '',
  'Hello  \t world \t',
  '',
  '',
].join('\r\n')

function published(signer: Signer): (name: string) => Promise<string[][]> {
  const zone = new Map(
    signer.publicKeys.map((key) => {
      const { name, value } = dkimRecord(signer.domain, key)
      return [name, [[value]]]
    }),
  )
  return async (name) => {
    const found = zone.get(name)
    if (found === undefined) throw Object.assign(new Error(name), { code: 'ENOTFOUND' })
    return found
  }
}

async function verdicts(signer: Signer, message: Uint8Array, curTime = december): Promise<readonly string[]> {
  const { results } = await dkimVerify(Buffer.from(message), {
    resolver: published(signer),
    strict: true,
    curTime,
  })
  judgeRan('mailauth')
  return results.map(({ algo, status }) => `${algo} ${status.result}`)
}

const passing = ['rsa-sha256 pass', 'ed25519-sha256 pass']
const failing = ['rsa-sha256 fail', 'ed25519-sha256 fail']

/** RFC 8463 appendix A.3, signed by both kinds of keys; its public keys are in appendix A.2. */
const rfc8463 = {
  message: [
    'From: Joe SixPack <joe@football.example.com>',
    'To: Suzie Q <suzie@shopping.example.net>',
    'Subject: Is dinner ready?',
    'Date: Fri, 11 Jul 2003 21:00:37 -0700 (PDT)',
    'Message-ID: <20030712040037.46341.5F8J@football.example.com>',
    '',
    'Hi.',
    '',
    'We lost the game.  Are you hungry yet?',
    '',
    'Joe.',
    '',
  ].join('\r\n'),
  signature: [
    'DKIM-Signature: v=1; a=ed25519-sha256; c=relaxed/relaxed;',
    ' d=football.example.com; i=@football.example.com;',
    ' q=dns/txt; s=brisbane; t=1528637909; h=from : to :',
    ' subject : date : message-id : from : subject : date;',
    ' bh=2jUSOH9NhtVGCQWNr9BrIAPreKQjO6Sn7XIkfJVOzv8=;',
    ' b=',
  ].join('\r\n'),
  value: '/gCrinpcQOoIfuHNQIbq4pgh9kyIK3AQUdt9OdqQehSwhEIug4D11BusFa3bT3FY5OsU7ZbnKELq+eXdp1Q1Dw==',
  key: '11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=',
}

test('RFC 8463 A.3: our canonical form is what its signature was made over', () => {
  const { fields, body } = splitMessage(Buffer.from(rfc8463.message))
  const bodyHash = createHash('sha256').update(relaxedBody(body)).digest('base64')
  expect(bodyHash).toBe('2jUSOH9NhtVGCQWNr9BrIAPreKQjO6Sn7XIkfJVOzv8=')
  const line = (name: string): string => relaxedField(fields.find((field) => field.name === name)!.line)
  const data = ['from', 'to', 'subject', 'date', 'message-id'].map((name) => `${line(name)}\r\n`).join('')
  const key = createPublicKey({
    key: { kty: 'OKP', crv: 'Ed25519', x: Buffer.from(rfc8463.key, 'base64').toString('base64url') },
    format: 'jwk',
  })
  const digest = createHash('sha256')
    .update(data + relaxedField(rfc8463.signature))
    .digest()
  expect(verify(null, digest, key, Buffer.from(rfc8463.value, 'base64'))).toBe(true)
})

test('RFC 6376 section 3.4.5: the examples of canonical forms', () => {
  expect(relaxedField('A: X')).toBe('a:X')
  expect(relaxedField('B : Y\t\r\n\tZ  ')).toBe('b:Y Z')
  expect(Buffer.from(relaxedBody(Buffer.from(' C \r\nD \t E\r\n\r\n\r\n'))).toString()).toBe(' C\r\nD E\r\n')
})

test.for([
  ['', ''],
  ['\r\n', ''],
  ['\r\n\r\n \t\r\n', ''],
  ['a', 'a\r\n'],
  ['a\r\n\r\nb', 'a\r\n\r\nb\r\n'],
  [' \r\na\r\n', '\r\na\r\n'],
])('the canonical body of %j', ([body, canonical]) => {
  expect(Buffer.from(relaxedBody(Buffer.from(body!))).toString()).toBe(canonical)
})

test('both signatures pass, and name what they sign', async () => {
  const signer = signerOf()
  const message = signer.sign(Buffer.from(plain), december)
  expect(await verdicts(signer, message)).toEqual(passing)
  const text = Buffer.from(message).toString('latin1')
  expect(text.endsWith(plain)).toBe(true)
  const [, first = ''] = text.split('DKIM-Signature:')
  const tags = new Map(
    first.split(';').map((tag) => {
      const [name = '', ...value] = tag.split('=')
      return [name.trim(), value.join('=').replaceAll(/\s/g, '')]
    }),
  )
  expect(tags.get('c')).toBe('relaxed/relaxed')
  expect(tags.get('i')).toBe('@news.hikari.example')
  expect(Number(tags.get('x')) - Number(tags.get('t'))).toBe(604_800)
  expect(Number(tags.get('t'))).toBe(december / 1000)
  expect(tags.has('l')).toBe(false)
  expect(tags.get('h')!.toLowerCase().split(':')).toEqual([
    'from',
    'from',
    'to',
    'to',
    'cc',
    'subject',
    'subject',
    'date',
    'date',
    'message-id',
    'reply-to',
    'mime-version',
    'mime-version',
    'content-type',
    'content-type',
    'content-transfer-encoding',
    'list-unsubscribe',
    'list-unsubscribe',
    'list-unsubscribe-post',
    'list-unsubscribe-post',
    'feedback-id',
  ])
  for (const line of text.split('\r\n')) expect(line.length).toBeLessThanOrEqual(80)
})

test('a signature lives for seven days', async () => {
  const signer = signerOf()
  const message = signer.sign(Buffer.from(plain), december)
  const day = 24 * 60 * 60 * 1000
  expect(await verdicts(signer, message, december + 7 * day)).toEqual(passing)
  expect(await verdicts(signer, message, december + 7 * day + 2000)).not.toEqual(passing)
})

test.for([
  'Subject: You have won',
  'From: eve@evil.example',
  'To: eve@evil.example',
  'Cc: eve@evil.example',
  'Date: Tue, 01 Dec 2020 00:00:00 +0000',
  'Reply-To: eve@evil.example',
  'Content-Type: text/html',
  'MIME-Version: 1.0',
  'Content-Transfer-Encoding: base64',
  'List-Unsubscribe: <https://evil.example/>',
  'List-Unsubscribe-Post: x',
])('another field put in front breaks both signatures: %s', async (field) => {
  const signer = signerOf()
  const message = signer.sign(Buffer.from(plain), december)
  expect(await verdicts(signer, Buffer.concat([Buffer.from(`${field}\r\n`), message]))).toEqual(failing)
})

test('one changed byte of the body or of a signed field breaks both', async () => {
  const signer = signerOf()
  const text = Buffer.from(signer.sign(Buffer.from(plain), december)).toString('latin1')
  expect(await verdicts(signer, Buffer.from(text.replace('Hello', 'Hallo'), 'latin1'))).toEqual(failing)
  expect(await verdicts(signer, Buffer.from(text.replace('a:b:c', 'a:b:d'), 'latin1'))).toEqual(failing)
})

test('what the relay rewrites is not signed, and may change', async () => {
  const signer = signerOf(['date', 'message-id'])
  const text = Buffer.from(signer.sign(Buffer.from(plain), december)).toString('latin1')
  const rewritten = text
    .replace(/^Date: .*$/m, 'Date: Tue, 01 Dec 2026 00:00:07 +0000\r')
    .replace('<a@news', '<0100@ses')
  expect(rewritten).not.toBe(text)
  expect(await verdicts(signer, Buffer.from(rewritten, 'latin1'))).toEqual(passing)
})

const bodies = fc
  .array(
    fc.oneof(fc.constantFrom(' ', '\t', '\r\n', '\r\n\r\n', '.', ' \r\n'), fc.string({ maxLength: 20 })),
    { maxLength: 30 },
  )
  // On the wire every message ends with CRLF.
  .map((parts) => `${parts.join('')}\r\n`.replaceAll(/\r\n|\r|\n/g, '\r\n'))

test('whatever the body, mailauth and dkimpy verify what we signed', async () => {
  const signer = signerOf()
  const seen: Uint8Array[] = []
  await fc.assert(
    fc.asyncProperty(bodies, async (body) => {
      const message = signer.sign(Buffer.from(plain + body, 'utf8'), december)
      expect(await verdicts(signer, message)).toEqual(passing)
      seen.push(message)
    }),
    { numRuns: 60 },
  )
  // dkimpy reads t= and x= by the clock of this machine: these are signed now.
  const now = seen.map((message) =>
    signer.sign(message.subarray(Buffer.from(message).indexOf('From:')), Date.now() - 5000),
  )
  const said = dkimpySays(signer, now)
  if (said === null) return
  expect(said).toEqual(now.map(() => [true, true]))
  expect(dkimpySays(signer, now.map(withSecondSubject))).toEqual(now.map(() => [false, false]))
})

test.for([
  ['no key', [], 'dkim-keys-missing'],
  ['text that is no key', [{ selector: 'a', pem: 'geheim' }], 'dkim-key-unreadable'],
  ['a short RSA key', [{ selector: 'a', pem: dkimKeys(1024).rsa }], 'dkim-key-short'],
  [
    'a key of another kind',
    [
      {
        selector: 'a',
        pem: generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({
          type: 'pkcs8',
          format: 'pem',
        }),
      },
    ],
    'dkim-key-type',
  ],
] as const)('%s is refused, and its text is in no message', ([, keys, code]) => {
  const error = (() => {
    try {
      return makeSigner({ domain: 'a.example', keys, rewrites: [] })
    } catch (caught) {
      return caught
    }
  })()
  expect(error).toMatchObject({ code, permanence: 'permanent' })
  expect(JSON.stringify(error)).not.toContain('geheim')
  expect((error as Error).cause).toBeUndefined()
})

test('two keys under one selector', () => {
  const { rsa, ed } = dkimKeys()
  const keys = [
    { selector: 'a', pem: rsa },
    { selector: 'a', pem: ed },
  ]
  expect(() => makeSigner({ domain: 'a.example', keys, rewrites: [] })).toThrow('dkim-selector-twice')
})

test.for(['', 'Subject: x\r\n\r\nbody', 'no colon\r\n\r\n', 'From: a@b.example'])(
  'no message to sign: %j',
  (text) => {
    expect(() => signerOf().sign(Buffer.from(text), december)).toThrow()
  },
)

test('a field of a hundred thousand spaces costs no more than one of letters', () => {
  const spaces = Buffer.from(plain.replace('folded', `${' '.repeat(100_000)}x`))
  const started = performance.now()
  signerOf().sign(spaces, december)
  expect(performance.now() - started).toBeLessThan(500)
})
