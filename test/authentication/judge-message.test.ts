import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { createResolver } from '../../src/adapters/dns/resolver.ts'
import { judgeMessage } from '../../src/authentication/judge-message.ts'
import type { Judgement, Resolver } from '../../src/authentication/judgement.ts'
import type { Zone } from '../../src/commands/demo/dns-zone.ts'
import type { Sender } from '../../src/content/schema/senders.ts'
import { buildMessage } from '../../src/message/build-message.ts'
import type { WireMessage } from '../../src/message/compose.ts'
import { phraseOf } from '../../src/words/say.ts'
import { dnsServer } from '../support/dns-server.ts'
import { contextOf, december, senderOf, signerOf, zoneOf } from '../support/mail.ts'
import { serverProcess } from '../support/server-process.ts'

const idem = 'abcdefghijklmnopqrst'

function messageOf(sender: Sender): WireMessage {
  return buildMessage(
    contextOf({ sender }),
    { idem, email: 'aoi@receiver.example', locale: null, values: {} },
    december,
  )
}

async function judge(
  resolver: Resolver,
  more: { sender?: Sender; message?: WireMessage } = {},
): Promise<Judgement> {
  const sender = more.sender ?? senderOf()
  const message = more.message ?? messageOf(sender)
  return judgeMessage(message, { resolver, sender, publicKeys: signerOf().publicKeys, nowMs: december })
}

function codes({ problems }: Judgement): readonly string[] {
  return problems.map(({ code }) => code)
}

test('a message that every receiver believes', async () => {
  const { resolver, server } = await dnsServer(zoneOf(signerOf()))
  expect(await judge(resolver)).toEqual({
    pass: true,
    spf: [
      { ip: '192.0.2.10', result: 'pass' },
      { ip: '2001:db8::10', result: 'pass' },
    ],
    dkim: [
      { selector: 's2026q4r', algorithm: 'rsa-sha256', result: 'pass', aligned: true },
      { selector: 's2026q4e', algorithm: 'ed25519-sha256', result: 'pass', aligned: true },
    ],
    dmarc: { result: 'pass', policy: 'reject' },
    problems: [],
  })
  expect(server.questions.udp).toBeGreaterThan(3)
})

const rsa = 's2026q4r._domainkey.news.hikari.example'
const ed = 's2026q4e._domainkey.news.hikari.example'
const bounces = 'bounces.news.hikari.example'
const dmarc = '_dmarc.news.hikari.example'
const spf = 'v=spf1 ip4:192.0.2.10 ip6:2001:db8::10 -all'

/** One record of the zone is another one: what is said, and the record that would mend it. */
test.for([
  ['the RSA key is not published', { [rsa]: {} }, ['dkim-record-missing'], rsa],
  ['the Ed25519 key is not published', { [ed]: {} }, ['dkim-record-missing'], ed],
  [
    'another key is published',
    { [ed]: { TXT: ['v=DKIM1; k=ed25519; p=11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo='] } },
    ['dkim-record-differs'],
    ed,
  ],
  ['the key is revoked', { [rsa]: { TXT: ['v=DKIM1; k=rsa; p='] } }, ['dkim-record-differs'], rsa],
  ['no SPF record', { [bounces]: {} }, ['spf-missing'], bounces],
  [
    'one address is missing in SPF',
    { [bounces]: { TXT: ['v=spf1 ip4:192.0.2.10 ~all'] } },
    ['spf-not-permitted'],
    bounces,
  ],
  [
    'both addresses are missing in SPF',
    { [bounces]: { TXT: ['v=spf1 -all'] } },
    ['spf-not-permitted', 'spf-not-permitted'],
    bounces,
  ],
  ['two SPF records', { [bounces]: { TXT: [spf, 'v=spf1 -all'] } }, ['spf-twice'], bounces],
  [
    'an SPF record with an error',
    { [bounces]: { TXT: ['v=spf1 ip4:192.0.2.300 -all'] } },
    ['spf-broken'],
    bounces,
  ],
  ['no DMARC record', { [dmarc]: {} }, ['dmarc-missing'], dmarc],
  [
    'SPF counts only for its own domain',
    { [dmarc]: { TXT: ['v=DMARC1; p=reject; aspf=s'] } },
    ['spf-not-aligned'],
    null,
  ],
] as const)('%s', async ([, changes, expected, record]) => {
  const { resolver } = await dnsServer({ ...zoneOf(signerOf()), ...(changes as Zone) })
  const judgement = await judge(resolver)
  expect(judgement.pass).toBe(false)
  expect(codes(judgement)).toEqual(expected)
  const [problem] = judgement.problems
  if (record !== null) {
    expect(problem?.values).toMatchObject({ name: record, type: 'TXT' })
    // Publishing what the message says mends it.
    const { resolver: mended } = await dnsServer({
      ...zoneOf(signerOf()),
      ...(changes as Zone),
      [record]: { TXT: [String(problem?.values['value'])] },
    })
    expect(await judge(mended)).toMatchObject({ pass: true, problems: [] })
  }
  for (const locale of ['en', 'ja'] as const) {
    for (const { code, values } of judgement.problems) {
      const { say, fix } = phraseOf(locale, code, values)
      expect(`${say}${fix}`).not.toMatch(/[{}]/)
    }
  }
})

test('bytes that were changed after signing, a signature that is missing, a second From', async () => {
  const { resolver } = await dnsServer(zoneOf(signerOf()))
  const sound = messageOf(senderOf())
  const text = Buffer.from(sound.bytes).toString('latin1')
  const judged = async (changed: string): Promise<readonly string[]> =>
    codes(await judge(resolver, { message: { ...sound, bytes: Buffer.from(changed, 'latin1') } }))
  expect(await judged(text.replace('Part_1--', 'Part_1--x'))).toEqual([
    'dkim-signature-broken',
    'dkim-signature-broken',
  ])
  expect(await judged(text.slice(text.indexOf('DKIM-Signature', 5)))).toEqual(['dkim-signature-missing'])
  expect(await judged(`From: eve@evil.example\r\n${text}`)).toContain('from-differs')
  expect(await judged(text.slice(text.indexOf('\r\nFrom: ') + 2))).toEqual([
    'dkim-signature-missing',
    'dkim-signature-missing',
  ])
})

test('a provider: its include must be there, and an address of its ranges must pass', async () => {
  const sender = senderOf({ egress: undefined, spf: 'include:spf.provider.example' })
  const zone = {
    ...zoneOf(signerOf()),
    [bounces]: { TXT: ['v=spf1 include:spf.provider.example -all'] },
    'spf.provider.example': { TXT: ['v=spf1 include:deeper.provider.example ~all'] },
    'deeper.provider.example': { TXT: ['v=spf1 ip4:198.51.100.0/24 -all'] },
  }
  const { resolver, set } = await dnsServer(zone)
  expect(await judge(resolver, { sender })).toMatchObject({
    pass: true,
    spf: [{ ip: '198.51.100.0', result: 'pass' }],
  })
  set(bounces, { TXT: ['v=spf1 ip4:198.51.100.0/24 -all'] })
  const missing = await judge(resolver, { sender })
  expect(codes(missing)).toEqual(['spf-include-missing'])
  expect(missing.problems[0]?.values['value']).toBe(
    'v=spf1 ip4:198.51.100.0/24 include:spf.provider.example -all',
  )
  set(bounces, { TXT: ['v=spf1 include:spf.provider.example -all'] })
  set('deeper.provider.example', { TXT: ['v=spf1 -all'] })
  expect(codes(await judge(resolver, { sender }))).toEqual(['spf-provider-unknown'])
  set('spf.provider.example', null)
  expect(codes(await judge(resolver, { sender }))).toEqual(['spf-provider-unknown'])
})

test('a sender that says neither egress nor spf cannot be judged, and so is not believed', async () => {
  const { resolver } = await dnsServer(zoneOf(signerOf()))
  expect(codes(await judge(resolver, { sender: senderOf({ egress: undefined }) }))).toEqual([
    'egress-unknown',
  ])
})

test('a DMARC record of the parent domain counts, and mail below another parent does not', async () => {
  const zone = {
    ...zoneOf(signerOf()),
    '_dmarc.news.hikari.example': {},
    '_dmarc.hikari.example': { TXT: ['v=DMARC1; p=quarantine'] },
  }
  const { resolver, set } = await dnsServer(zone)
  expect(await judge(resolver)).toMatchObject({ pass: true, dmarc: { policy: 'quarantine' } })
  const sender = senderOf({ envelope: 'bounces.provider.example' })
  set('bounces.provider.example', { TXT: [spf] })
  expect(codes(await judge(resolver, { sender }))).toEqual(['spf-not-aligned'])
})

test('no answer from DNS is not "no": it is said as what it is', async () => {
  const { server, resolver } = await dnsServer({})
  await server.close()
  const judgement = await judge(resolver)
  expect(judgement.pass).toBe(false)
  expect(new Set(codes(judgement))).toEqual(new Set(['dns-unanswered']))
})

test('a record that is changed in a running DNS server between two messages refuses the second', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'postmerge-zone-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const file = join(folder, 'zone.json')
  const zone = zoneOf(signerOf())
  writeFileSync(file, JSON.stringify(zone))
  const port = await serverProcess('dns-server-process.ts', { zone: file })
  const resolver = createResolver({ server: `127.0.0.1:${port}`, timeoutMs: 2000 })
  expect((await judge(resolver)).pass).toBe(true)
  writeFileSync(file, JSON.stringify({ ...zone, [bounces]: { TXT: ['v=spf1 ip4:203.0.113.1 -all'] } }))
  const second = await judge(resolver)
  expect(second.pass).toBe(false)
  expect(codes(second)).toEqual(['spf-not-permitted', 'spf-not-permitted'])
})
