import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { openWire, type WireOptions } from '../../../src/adapters/smtp/open-wire.ts'
import type { Wire } from '../../../src/delivery/wire.ts'
import { Failure } from '../../../src/kit/failure.ts'
import type { WireMessage } from '../../../src/message/compose.ts'
import { smtpReceiver } from '../../support/smtp-receiver.ts'
import { senderOf } from '../../support/mail.ts'

function relayAt(port: number, more: Partial<WireOptions['relay']> = {}): WireOptions['relay'] {
  return senderOf({ relay: { host: '127.0.0.1', port, ...more } }).relay
}

function message(local = 'aoi'): WireMessage {
  const to = `${local}@receiver.example`
  return {
    envelope: { from: 'b-test@bounces.news.hikari.example', to },
    messageId: '<x@news.hikari.example>',
    bytes: Buffer.from(
      `From: a@b.example\r\nTo: ${to}\r\n\r\n${'A line of text.\r\n'.repeat(2000)}.\r\n..\r\n`,
    ),
  }
}

async function wireTo(
  port: number,
  ca: string | null,
  more: Partial<WireOptions> & { relay?: WireOptions['relay'] } = {},
): Promise<Wire> {
  return openWire({
    relay: relayAt(port),
    ehlo: 'mta1.hikari.example',
    credentials: null,
    ca,
    timeouts: { connect: 2000, reply: 250 },
    ...more,
  })
}

const quiet = async (): Promise<void> => undefined

test('a message goes over verified TLS, byte for byte, and its queue id comes back', async () => {
  const receiver = await smtpReceiver()
  const wire = await wireTo(receiver.port, receiver.ca)
  const sent = message()
  let opened = 0
  const result = await wire.submit(sent, async () => {
    opened = receiver.received.length + 1
  })
  await wire.close()
  expect(result).toEqual({
    stage: 'answered',
    code: 250,
    enhanced: null,
    queueId: 'R000001',
    permanent: false,
  })
  expect(opened).toBe(1)
  const [got] = receiver.received
  expect(readFileSync(got!.file)).toEqual(Buffer.from(sent.bytes))
  expect(got).toMatchObject({
    secure: true,
    protocol: 'TLSv1.3',
    helo: 'mta1.hikari.example',
    mailFrom: sent.envelope.from,
    rcptTo: [sent.envelope.to],
  })
})

test('one connection carries many messages, and no more are opened than the relay allows', async () => {
  const receiver = await smtpReceiver({ misbehaviours: { '*': { kind: 'delay', at: 'end', ms: 5 } } })
  const wire = await wireTo(receiver.port, receiver.ca, { relay: relayAt(receiver.port, { connections: 2 }) })
  let most = 0
  const watch = setInterval(() => (most = Math.max(most, receiver.connections())), 1)
  const results = await Promise.all(
    Array.from({ length: 20 }, (_, i) => wire.submit(message(`p${i}`), quiet)),
  )
  clearInterval(watch)
  await wire.close()
  expect(results.every(({ code }) => code === 250)).toBe(true)
  expect(new Set(receiver.received.map(({ rcptTo }) => rcptTo[0])).size).toBe(20)
  expect(receiver.received.every(({ rcptTo }) => rcptTo.length === 1)).toBe(true)
  expect(most).toBe(2)
  expect(receiver.opened()).toBe(2)
})

test.for([
  [
    'a refused recipient',
    { kind: 'reply', at: 'rcpt', code: 550, text: '5.1.1 aoi@receiver.example unknown' },
    { stage: 'before-data', code: 550, permanent: true },
  ],
  [
    'a deferred recipient',
    { kind: 'reply', at: 'rcpt', code: 450 },
    { stage: 'before-data', code: 450, permanent: false },
  ],
  [
    'a refused message',
    { kind: 'reply', at: 'end', code: 554 },
    { stage: 'answered', code: 554, permanent: true },
  ],
  [
    'a deferred message',
    { kind: 'reply', at: 'end', code: 451 },
    { stage: 'answered', code: 451, permanent: false },
  ],
  ['lost after RCPT', { kind: 'drop', at: 'rcpt' }, { stage: 'before-data', code: null, permanent: null }],
  ['lost in the body', { kind: 'drop', at: 'body' }, { stage: 'data-open', code: null, permanent: null }],
  [
    'lost after the final dot',
    { kind: 'drop', at: 'end' },
    { stage: 'data-open', code: null, permanent: null },
  ],
  [
    'lost when it was taken',
    { kind: 'drop', at: 'taken' },
    { stage: 'data-open', code: null, permanent: null },
  ],
  ['silent after RCPT', { kind: 'hang', at: 'rcpt' }, { stage: 'before-data', code: null, permanent: null }],
  ['silent in the body', { kind: 'hang', at: 'body' }, { stage: 'data-open', code: null, permanent: null }],
  [
    'silent after the final dot',
    { kind: 'hang', at: 'end' },
    { stage: 'data-open', code: null, permanent: null },
  ],
] as const)('%s: how far it got is told exactly, and the next message is sent', async ([, odd, expected]) => {
  const through = async (pipelining: boolean): Promise<void> => {
    const receiver = await smtpReceiver({ pipelining, misbehaviours: { aoi: odd } })
    const wire = await wireTo(receiver.port, receiver.ca)
    let opened = false
    const result = await wire.submit(message('aoi'), async () => {
      opened = true
    })
    expect(result).toMatchObject(expected)
    expect(opened).toBe(expected.stage !== 'before-data')
    expect(JSON.stringify(result)).not.toContain('@')
    expect((await wire.submit(message('vera'), quiet)).code).toBe(250)
    await wire.close()
    const taken = receiver.received.map(({ rcptTo }) => rcptTo[0])
    expect(taken.filter((address) => address === 'vera@receiver.example')).toHaveLength(1)
  }
  await Promise.all([through(true), through(false)])
})

test('no byte of a message leaves before onDataOpen has said so, and none when it throws', async () => {
  const receiver = await smtpReceiver()
  const wire = await wireTo(receiver.port, receiver.ca)
  let release = (): void => undefined
  const gate = new Promise<void>((resolve) => (release = resolve))
  const pending = wire.submit(message('aoi'), () => gate)
  await new Promise((resolve) => setTimeout(resolve, 100))
  expect(receiver.received).toHaveLength(0)
  release()
  expect((await pending).code).toBe(250)
  const trouble = new Failure('x', { permanence: 'temporary', values: {} })
  await expect(wire.submit(message('vera'), () => Promise.reject(trouble))).rejects.toBe(trouble)
  expect(trouble.code).toBe('x')
  expect((await wire.submit(message('mori'), quiet)).code).toBe(250)
  await wire.close()
  expect(receiver.received.map(({ rcptTo }) => rcptTo[0])).toEqual([
    'aoi@receiver.example',
    'mori@receiver.example',
  ])
})

test('a connection that the relay closed while it lay idle costs nobody anything', async () => {
  const receiver = await smtpReceiver()
  const wire = await wireTo(receiver.port, receiver.ca, { relay: relayAt(receiver.port, { connections: 1 }) })
  expect((await wire.submit(message('aoi'), quiet)).code).toBe(250)
  receiver.dropAll()
  expect((await wire.submit(message('vera'), quiet)).code).toBe(250)
  await wire.close()
  expect(receiver.received).toHaveLength(2)
})

test('a message over the announced size is refused without asking', async () => {
  const receiver = await smtpReceiver({ size: 10_000 })
  const wire = await wireTo(receiver.port, receiver.ca)
  expect(await wire.submit(message(), quiet)).toEqual({
    stage: 'before-data',
    code: 552,
    enhanced: '5.3.4',
    queueId: null,
    permanent: true,
  })
  await wire.close()
})

test('the login goes over TLS, and a wrong one is a failure for everybody', async () => {
  const login = { user: 'relay', password: 'geheim-himitsu' }
  const receiver = await smtpReceiver({ login })
  const wire = await wireTo(receiver.port, receiver.ca, { credentials: login })
  expect((await wire.submit(message(), quiet)).code).toBe(250)
  await wire.close()
  const wrong = wireTo(receiver.port, receiver.ca, { credentials: { ...login, password: 'falsch' } })
  await expect(wrong).rejects.toMatchObject({ code: 'relay-login-refused', permanence: 'permanent' })
  const none = await wireTo(receiver.port, receiver.ca)
  await expect(none.submit(message(), quiet)).rejects.toMatchObject({ code: 'relay-login-refused' })
  await none.close()
})

test.for([
  ['a certificate of nobody we know', {}, { ca: null }, 'relay-certificate-refused', 'permanent'],
  [
    'a certificate for another name',
    {},
    { servername: 'mail.hikari.example' },
    'relay-certificate-refused',
    'permanent',
  ],
  ['no STARTTLS', { tls: null }, {}, 'relay-tls-missing', 'permanent'],
  [
    'a refusing greeting',
    { refuse: { code: 554, text: 'go away, aoi@receiver.example' } },
    {},
    'relay-greeting-refused',
    'permanent',
  ],
  ['a busy greeting', { refuse: { code: 421, text: 'later' } }, {}, 'relay-greeting-refused', 'temporary'],
] as const)('%s is refused before anything is sent', async ([, receiving, sending, code, permanence]) => {
  const receiver = await smtpReceiver(receiving)
  const { ca, ...relay } = { ca: receiver.ca, ...sending } as { ca: string | null; servername?: string }
  const error = await wireTo(receiver.port, ca, { relay: relayAt(receiver.port, relay) }).catch(
    (caught: unknown) => caught,
  )
  expect(error).toBeInstanceOf(Failure)
  expect(error).toMatchObject({ code, permanence })
  expect(JSON.stringify((error as Failure).values)).not.toContain('@')
  expect(receiver.received).toHaveLength(0)
})

test('a server that speaks only TLS 1.1 is refused', async () => {
  const receiver = await smtpReceiver({ tlsVersions: ['TLSv1', 'TLSv1.1'] })
  await expect(wireTo(receiver.port, receiver.ca)).rejects.toMatchObject({ code: 'relay-tls-failed' })
})

test('nobody listens', async () => {
  const receiver = await smtpReceiver()
  await receiver.close()
  await expect(wireTo(receiver.port, receiver.ca)).rejects.toMatchObject({
    code: 'relay-unreachable',
    permanence: 'temporary',
  })
})

test('implicit TLS', async () => {
  const receiver = await smtpReceiver({ implicit: true })
  const wire = await wireTo(receiver.port, receiver.ca, {
    relay: relayAt(receiver.port, { tls: 'implicit' }),
  })
  expect((await wire.submit(message(), quiet)).code).toBe(250)
  await wire.close()
  expect(receiver.received[0]).toMatchObject({ secure: true })
})

test('a relay without TLS may be on this machine only', async () => {
  const receiver = await smtpReceiver({ tls: null })
  const wire = await wireTo(receiver.port, null, { relay: relayAt(receiver.port, { tls: 'none' }) })
  expect((await wire.submit(message(), quiet)).code).toBe(250)
  await wire.close()
  for (const host of ['192.0.2.1', 'mail.hikari.example', '127.0.0.1.example', '2001:db8::1']) {
    await expect(
      wireTo(receiver.port, null, { relay: relayAt(receiver.port, { tls: 'none', host }) }),
    ).rejects.toMatchObject({ code: 'relay-tls-required' })
  }
})

test('an envelope that is not exactly one plain address never reaches the relay', async () => {
  const receiver = await smtpReceiver()
  const wire = await wireTo(receiver.port, receiver.ca)
  for (const to of [
    'aoi@receiver.example>\r\nRCPT TO:<eve@evil.example',
    'aoi@receiver.example, eve@evil.example',
    'group: eve@evil.example;',
    '"aoi@x"@receiver.example',
    'aoi@Receiver.Example',
    '',
  ]) {
    await expect(wire.submit({ ...message(), envelope: { from: '', to } }, quiet)).rejects.toThrow(
      /recipient/,
    )
  }
  await wire.close()
  expect(receiver.received).toHaveLength(0)
})
