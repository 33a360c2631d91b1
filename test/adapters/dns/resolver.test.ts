import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { createResolver } from '../../../src/adapters/dns/resolver.ts'
import { dnsServer } from '../../support/dns-server.ts'
import { serverProcess } from '../../support/server-process.ts'

const zone = {
  'news.hikari.example': {
    TXT: ['v=spf1 ip4:192.0.2.10 -all', 'other'],
    A: ['192.0.2.1'],
    AAAA: ['2001:db8::1'],
  },
  'a.b.hikari.example': { A: ['192.0.2.2'] },
  'hikari.example': { MX: [{ preference: 10, exchange: 'mail.hikari.example' }] },
}

test('answers have the shape that judges of mail expect', async () => {
  const { resolver } = await dnsServer(zone)
  expect(await resolver('news.hikari.example', 'TXT')).toEqual([['v=spf1 ip4:192.0.2.10 -all'], ['other']])
  expect(await resolver('news.hikari.example', 'A')).toEqual(['192.0.2.1'])
  expect(await resolver('NEWS.hikari.example', 'AAAA')).toEqual(['2001:db8::1'])
  expect(await resolver('hikari.example', 'MX')).toMatchObject([
    { priority: 10, exchange: 'mail.hikari.example' },
  ])
})

test('a name that does not exist, one without such records, and one that only has names below it', async () => {
  const { resolver } = await dnsServer(zone)
  await expect(resolver('nothing.example', 'TXT')).rejects.toMatchObject({ code: 'ENOTFOUND' })
  await expect(resolver('hikari.example', 'TXT')).rejects.toMatchObject({ code: 'ENODATA' })
  await expect(resolver('b.hikari.example', 'TXT')).rejects.toMatchObject({ code: 'ENODATA' })
})

test.for([400, 600, 1100, 1300, 5000])(
  'a TXT record of %i octets arrives whole, over TCP when it must',
  async (size) => {
    const text = `v=DKIM1; k=rsa; p=${'A'.repeat(size)}`
    const { resolver, server } = await dnsServer({ 'k._domainkey.hikari.example': { TXT: [text] } })
    const answer = (await resolver('k._domainkey.hikari.example', 'TXT')) as string[][]
    expect(answer.map((strings) => strings.join(''))).toEqual([text])
    expect(server.questions.tcp).toBe(size > 400 ? 1 : 0)
  },
)

test('a client that says nothing of larger packets gets 512 octets and the hint to use TCP', async () => {
  const { createSocket } = await import('node:dgram')
  const packet = await import('dns-packet')
  const { server } = await dnsServer({ 'big.example': { TXT: ['x'.repeat(600)] } })
  const socket = createSocket('udp4')
  onTestFinished(() => {
    socket.close()
  })
  const query = packet.encode({ type: 'query', id: 7, questions: [{ type: 'TXT', name: 'big.example' }] })
  const reply = await new Promise<Buffer>((resolve) => {
    socket.once('message', resolve)
    socket.send(query, server.port, '127.0.0.1')
  })
  const { flag_tc: cutOff, answers } = packet.decode(reply)
  expect(reply.length).toBeLessThanOrEqual(512)
  expect({ cutOff, answers }).toEqual({ cutOff: true, answers: [] })
})

test('a record that changes in the running process of a server is seen by the next question', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'postmerge-zone-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const file = join(folder, 'zone.json')
  writeFileSync(file, JSON.stringify({ 'a.example': { TXT: ['one'] } }))
  const port = await serverProcess('dns-server-process.ts', { zone: file })
  const resolver = createResolver({ server: `127.0.0.1:${port}`, timeoutMs: 2000 })
  expect(await resolver('a.example', 'TXT')).toEqual([['one']])
  writeFileSync(file, JSON.stringify({ 'a.example': { TXT: ['two'] } }))
  expect(await resolver('a.example', 'TXT')).toEqual([['two']])
})

test('a server that does not answer is a passing trouble', async () => {
  const { server, address } = await dnsServer({})
  await server.close()
  const resolver = createResolver({ server: address, timeoutMs: 50 })
  const error: unknown = await resolver('a.example', 'TXT').catch((caught: unknown) => caught)
  expect(error).toMatchObject({ code: expect.stringMatching(/^(?:ECONNREFUSED|ETIMEOUT)$/) })
})

test.for(['localhost:53', '127.0.0.1:0', '127.0.0.1:99999', '1.2.3:53', '127.0.0.1:53,8.8.8.8', ''])(
  'no DNS server: %j',
  (server) => {
    expect(() => createResolver({ server, timeoutMs: 50 })).toThrow('dns-server-refused')
  },
)
