import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { openWire } from '../../../src/adapters/smtp/open-wire.ts'
import type { Received } from '../../../src/commands/demo/mailbox.ts'
import { buildMessage } from '../../../src/message/build-message.ts'
import { certificates } from '../../support/certificates.ts'
import { dkimpySays, withSecondSubject } from '../../support/dkimpy.ts'
import { judgeRan } from '../../support/judges.ts'
import { contextOf, senderOf, signerOf, zoneOf } from '../../support/mail.ts'
import { serverProcess } from '../../support/server-process.ts'

test('ten Japanese messages over TLS to a receiver in another process, which believes every one of them', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'postmerge-mail-'))
  onTestFinished(() => {
    rmSync(folder, { recursive: true, force: true })
  })
  const zone = join(folder, 'zone.json')
  writeFileSync(zone, JSON.stringify(zoneOf(signerOf())))
  const { ca, certificate, key } = await certificates()
  const dns = await serverProcess('dns-server-process.ts', { zone })
  const port = await serverProcess('smtp-receiver-process.ts', {
    name: 'mx.receiver.example',
    tls: { certificate, key },
    folder,
    dns: `127.0.0.1:${dns}`,
    egress: { 'bounces.news.hikari.example': '192.0.2.10' },
  })
  const { relay } = senderOf({ relay: { port } })
  const wire = await openWire({ relay, ehlo: 'mta1.hikari.example', credentials: null, ca })
  const context = contextOf()
  const now = Date.now()
  const results = await Promise.all(
    Array.from({ length: 10 }, (_, index) => {
      const idem = `${'a'.repeat(19)}${'abcdefghij'[index]}`
      const message = buildMessage(
        context,
        { idem, email: `aoi${index}@receiver.example`, locale: null, values: {} },
        now,
      )
      return wire.submit(message, async () => undefined)
    }),
  )
  await wire.close()
  expect(results.map(({ code }) => code)).toEqual(Array.from({ length: 10 }, () => 250))
  const received = readFileSync(join(folder, 'verdicts.jsonl'), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Received)
  judgeRan('mailauth')
  expect(
    received.map(({ verdict, secure }) => [verdict?.pass, verdict?.spf, verdict?.dmarc, secure]),
  ).toEqual(Array.from({ length: 10 }, () => [true, 'pass', 'pass', true]))
  expect(received[0]?.verdict?.dkim).toMatchObject([
    { algorithm: 'rsa-sha256', result: 'pass', aligned: true },
    { algorithm: 'ed25519-sha256', result: 'pass', aligned: true },
  ])
  expect(received[0]?.verdict?.headers).toContain('Authentication-Results: mx.receiver.example;')
  const delivered = received.map(({ file }) => readFileSync(file))
  const said = dkimpySays(signerOf(), delivered)
  if (said !== null) {
    expect(said).toEqual(delivered.map(() => [true, true]))
    expect(dkimpySays(signerOf(), delivered.map(withSecondSubject))).toEqual(
      delivered.map(() => [false, false]),
    )
  }
  expect(new Set(received.map(({ rcptTo }) => rcptTo.join())).size).toBe(10)
})
