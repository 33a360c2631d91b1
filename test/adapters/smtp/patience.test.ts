import { createServer, type AddressInfo, type Socket } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { openWire } from '../../../src/adapters/smtp/open-wire.ts'
import { senderOf } from '../../support/mail.ts'

/** Says a little again and again, and never comes to an end. */
function trickle(socket: Socket, text: string): void {
  const timer = setInterval(() => socket.write(text), 20)
  socket.once('close', () => clearInterval(timer))
}

/** A server that answers as it must until it hears a verb, and from then on only trickles, or reads nothing more. */
async function tricklingAt(verb: string, text: string | null): Promise<number> {
  const server = createServer((socket) => {
    socket.on('error', () => {})
    let inData = false
    let rest = ''
    const hear = (line: string): void => {
      if (inData && line !== '.') return
      if (line.startsWith(verb)) {
        if (text === null) socket.pause()
        else trickle(socket, text)
        if (text !== null) return
      }
      inData = line === 'DATA'
      socket.write(inData ? '354 go\r\n' : '250 ok\r\n')
    }
    socket.write('220 here\r\n')
    socket.on('data', (chunk) => {
      rest += chunk.toString('latin1')
      const lines = rest.split('\r\n')
      rest = lines.pop() ?? ''
      lines.forEach(hear)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void server.close())
  return (server.address() as AddressInfo).port
}

function send(
  port: number,
  timeouts: { readonly connect: number; readonly open: number; readonly reply: number },
) {
  return openWire({
    relay: senderOf({ relay: { host: '127.0.0.1', port, tls: 'none', connections: 1 } }).relay,
    ehlo: 'mta1.hikari.example',
    credentials: null,
    timeouts,
  })
}

const bytes = Buffer.from(`From: a@b.example\r\n\r\n${'A line of text.\r\n'.repeat(20)}`)
const message = { envelope: { from: '', to: 'aoi@receiver.example' }, messageId: '<x@b.example>', bytes }
const long = Buffer.concat([bytes, Buffer.from('A line of text.\r\n'.repeat(1_000_000))])

test.for(['2', '250-x\r\n'])(
  'a server that trickles %j instead of greeting back is given up',
  async (text) => {
    const port = await tricklingAt('EHLO', text)
    await expect(send(port, { connect: 2000, open: 100, reply: 60_000 })).rejects.toMatchObject({
      code: 'relay-unreachable',
      permanence: 'temporary',
      values: { reason: 'ETIMEDOUT' },
    })
  },
)

test.for([
  ['MAIL', '2', 'before-data'],
  ['DATA', '3', 'before-data'],
  ['.', '250-x\r\n', 'data-open'],
  ['DATA', null, 'data-open'],
] as const)('after %s, only %j: lost when its time is over', async ([verb, text, stage]) => {
  const wire = await send(await tricklingAt(verb, text), { connect: 2000, open: 2000, reply: 100 })
  const sent = text === null ? { ...message, bytes: long } : message
  expect(await wire.submit(sent, async () => {})).toMatchObject({ stage, code: null })
  await wire.close()
})
