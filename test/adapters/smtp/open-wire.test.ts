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
    bytes: Buffer.from(`From: a@b.example\r\nTo: ${to}\r\n\r\n${'A line of text.\r\n'.repeat(2000)}.\r\n..\r\n`),
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
    timeouts: { connect: 2000, reply: 700 },
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
  expect(result).toEqual({ stage: 'answered', code: 250, enhanced: '2.0.0', queueId: 'R000001', permanent: false })
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
