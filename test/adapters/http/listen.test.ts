import { connect } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { listen } from '../../../src/adapters/http/listen.ts'

const piece = new Uint8Array(1024 * 1024)

test('whoever asks and then reads nothing does not hold a connection for ever', async () => {
  const cut = Promise.withResolvers<void>()
  const endless = new ReadableStream<Uint8Array>({
    pull: (controller) => controller.enqueue(piece),
    cancel: () => cut.resolve(),
  })
  const address = { host: '127.0.0.1', port: 0 }
  const listener = await listen(() => new Response(endless), address, { answerMs: 200 })
  const client = connect(Number(new URL(listener.url).port), '127.0.0.1').pause()
  onTestFinished(async () => {
    client.destroy()
    await listener.close()
  })
  client.on('error', () => {})
  client.write('GET / HTTP/1.1\r\nHost: x\r\n\r\n')
  await cut.promise
  expect(client.bytesRead).toBeLessThan(piece.length * 16)
})
