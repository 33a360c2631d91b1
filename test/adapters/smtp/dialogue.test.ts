import { createServer, type AddressInfo, type Socket } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { openWire } from '../../../src/adapters/smtp/open-wire.ts'
import type { Wire } from '../../../src/delivery/wire.ts'
import { senderOf } from '../../support/mail.ts'

/** A server that answers each line by a script; `after` is what it says to the final dot. */
async function scripted(script: {
  readonly ehlo: string
  readonly answers?: Readonly<Record<string, string>>
  readonly after?: (message: number) => string
}): Promise<{ readonly wire: Wire; readonly heard: string[]; readonly connections: () => number }> {
  const heard: string[] = []
  let opened = 0
  let messages = 0
  const serve = (socket: Socket): void => {
    opened += 1
    let inData = false
    let rest = ''
    socket.on('error', () => {})
    socket.write('220 here\r\n')
    socket.on('data', (chunk) => {
      rest += chunk.toString('latin1')
      for (let at = rest.indexOf('\r\n'); at !== -1; at = rest.indexOf('\r\n')) {
        const line = rest.slice(0, at)
        rest = rest.slice(at + 2)
        heard.push(line)
        if (inData) {
          if (line !== '.') continue
          inData = false
          socket.write(script.after?.(++messages) ?? '250 ok\r\n')
          continue
        }
        const verb = line.slice(0, 4)
        const answer =
          script.answers?.[verb] ?? { EHLO: script.ehlo, DATA: '354 go\r\n' }[verb] ?? '250 ok\r\n'
        inData = verb === 'DATA' && answer.startsWith('3')
        socket.write(answer)
      }
    })
  }
  const server = createServer(serve)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const wire = await openWire({
    relay: senderOf({ relay: { host: '127.0.0.1', port, tls: 'none', connections: 1 } }).relay,
    ehlo: 'mta1.hikari.example',
    credentials: null,
    timeouts: { connect: 2000, reply: 250 },
  })
  onTestFinished(async () => {
    await wire.close()
    server.close()
  })
  return { wire, heard, connections: () => opened }
}

const pipelining = '250-here\r\n250-SIZE 9000\r\n250 PIPELINING\r\n'
const quiet = async (): Promise<void> => undefined

function message(local: string, body = 'Hello.\r\n') {
  const to = `${local}@receiver.example`
  const bytes = Buffer.from(`From: a@b.example\r\n\r\n${body}`)
  return { envelope: { from: 'b-test@bounces.example', to }, messageId: '<x@b.example>', bytes }
}

test('the commands of an envelope leave together, with the size of the message', async () => {
  const { wire, heard } = await scripted({ ehlo: pipelining })
  const sent = message('aoi')
  expect((await wire.submit(sent, quiet)).code).toBe(250)
  expect(heard.slice(1, 4)).toEqual([
    `MAIL FROM:<b-test@bounces.example> SIZE=${sent.bytes.length}`,
    'RCPT TO:<aoi@receiver.example>',
    'DATA',
  ])
})

test('lines that begin with a dot get a second one, and a message without a last line end gets it', async () => {
  const { wire, heard } = await scripted({ ehlo: pipelining })
  const body = '.a\r\n..\r\n.\r\nb.\r\n.c'
  expect((await wire.submit(message('aoi', body), quiet)).code).toBe(250)
  expect(heard.slice(heard.indexOf('') + 1)).toEqual(['..a', '...', '..', 'b.', '..c', '.'])
})

test('without PIPELINING each command waits for the reply to the one before', async () => {
  const { wire, heard } = await scripted({ ehlo: '250 here\r\n', answers: { RCPT: '550 5.1.1 nobody\r\n' } })
  expect(await wire.submit(message('aoi'), quiet)).toMatchObject({
    stage: 'before-data',
    code: 550,
    enhanced: '5.1.1',
  })
  expect(heard.slice(1)).toEqual([
    'MAIL FROM:<b-test@bounces.example>',
    'RCPT TO:<aoi@receiver.example>',
    'RSET',
  ])
})

test('a reply that nobody asked for never becomes the answer to the next message', async () => {
  const { wire, connections } = await scripted({
    ehlo: pipelining,
    after: (count) => (count === 1 ? '250 ok\r\n250 once more\r\n' : '550 5.7.1 no\r\n'),
  })
  expect((await wire.submit(message('aoi'), quiet)).code).toBe(250)
  expect(await wire.submit(message('vera'), quiet)).toMatchObject({ stage: 'answered', code: 550 })
  expect(connections()).toBe(2)
})

test('a relay that opens DATA for nobody gets no message, and its connection is given up', async () => {
  let opened = 0
  const { wire, heard, connections } = await scripted({
    ehlo: pipelining,
    answers: { RCPT: '550 5.1.1 nobody\r\n' },
  })
  const result = await wire.submit(message('aoi'), async () => void (opened += 1))
  expect(result).toMatchObject({ stage: 'before-data', code: 550 })
  await wire.submit(message('vera'), quiet)
  expect({ opened, connections: connections(), dots: heard.filter((line) => line === '.') }).toEqual({
    opened: 0,
    connections: 2,
    dots: [],
  })
})

test.for([
  ['a reply without a code', 'hello there\r\n'],
  ['a reply that asks for more', '354 go on\r\n'],
])('%s to the final dot: nobody knows', async ([, answer]) => {
  const { wire } = await scripted({ ehlo: pipelining, after: () => answer! })
  expect(await wire.submit(message('aoi'), quiet)).toEqual({
    stage: 'data-open',
    code: null,
    enhanced: null,
    queueId: null,
    permanent: null,
  })
})

test('a reply of endless lines ends the connection', async () => {
  const { wire } = await scripted({ ehlo: pipelining, after: () => `250-${'x'.repeat(98)}\r\n`.repeat(1000) })
  expect(await wire.submit(message('aoi'), quiet)).toMatchObject({ stage: 'data-open', code: null })
})

test.for(['\n.\nMAIL FROM:<eve@evil.example>\r\n', '\r.\r\n', 'a\n', 'a\r'])(
  'a message with a line end of another kind never leaves: %j',
  async (body) => {
    const { wire, heard } = await scripted({ ehlo: pipelining })
    await expect(wire.submit(message('aoi', body), quiet)).rejects.toThrow(/bare/)
    expect(heard.slice(1)).toEqual([])
  },
)
