import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { createServer, type RequestListener } from 'node:http'
import { createServer as createSocket, type AddressInfo } from 'node:net'
import PostalMime from 'postal-mime'
import { expect, onTestFinished, test } from 'vitest'
import { tryPictures } from '../../../src/commands/send/release-pictures.ts'
import { readPicture } from '../../../src/content/pictures/read-picture.ts'
import { sha256 } from '../../../src/kit/digest.ts'
import type { ApprovedPlan } from '../../../src/plan/plan.ts'
import { pictureFile } from '../../support/pictures.ts'
import { sendWorld, type SendWorld } from '../../support/send-world.ts'
import { campaignText } from '../../support/send-world-content.ts'
import { until } from '../../support/send-world-process.ts'

const camera = pictureFile('camera.jpg')

/** What readers get of it. */
function clean(): Buffer {
  const reading = readPicture('campaigns/spring/hero.jpg', camera)
  if (reading.kind === 'refused') throw new Error(reading.code)
  return Buffer.from(reading.picture.bytes)
}

async function releaseWithPicture(
  world: SendWorld,
  files: Readonly<Record<string, Uint8Array>> = {},
): Promise<void> {
  const body =
    'Good day, {{ first_name | default: "friend" }}. Spring is here, and so are the flowers.\n\n![Flowers in a field](hero.jpg)'
  const commit = world.propose('spring', {
    'campaigns/spring/campaign.md': campaignText({ body }),
    'campaigns/spring/hero.jpg': camera,
    ...files,
  })
  await world.approve('vera', 'spring', commit)
  world.merge('spring')
}

async function freePort(): Promise<number> {
  const server = createSocket().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return port
}

test('without an image host a picture travels in the message, and receivers believe it', async () => {
  await using world = await sendWorld({ contacts: 2 })
  // A picture that nothing shows is approved with the others, and sent to nobody.
  await releaseWithPicture(world, { 'campaigns/spring/unused.png': pictureFile('palette.png') })
  expect(await world.run('send')).toMatchObject({
    code: 0,
    stdout: 'spring/1: sent to 2 of 2, 0 rejected, 0 skipped\n',
  })
  expect(world.received()).toHaveLength(2)
  for (const { file, verdict } of world.received()) {
    expect(verdict).toMatchObject({ pass: true })
    const { html = '', text = '', attachments } = await PostalMime.parse(readFileSync(file))
    const id = `${sha256(clean()).slice(0, 32)}@news.hikari.example`
    expect(html).toContain(`src="cid:${id}"`)
    expect(text).toContain('[Flowers in a field]')
    expect(attachments).toMatchObject([
      { mimeType: 'image/jpeg', contentId: `<${id}>`, disposition: 'inline', related: true },
    ])
    expect(Buffer.from(attachments[0]?.content as ArrayBuffer)).toEqual(clean())
  }
}, 40_000)

test('with an image host nothing leaves before each address answers; `serve` answers as soon as the release is authorised', async () => {
  const port = await freePort()
  const images = `http://127.0.0.1:${port}/i`
  await using world = await sendWorld({ contacts: 2, images })
  await releaseWithPicture(world)
  const address = `${images}/${sha256(clean())}.jpg`
  const early = await world.here('send')
  expect(early.code).toBe(1)
  expect(early.stdout).toContain(`the picture hero.jpg is not to be had at ${address}`)
  expect(early.stdout).toContain('postmerge serve')
  expect(await world.entryTypes('spring')).toEqual(['AUTHORISED'])

  const server = world.start(['serve', '--listen', `127.0.0.1:${port}`])
  await until('a server', () => server.output().includes('http://'))
  expect(Buffer.from(await (await fetch(address)).arrayBuffer())).toEqual(clean())
  expect(await world.here('send')).toMatchObject({
    code: 0,
    stdout: 'spring/1: sent to 2 of 2, 0 rejected, 0 skipped\n',
  })
  for (const { file } of world.received()) {
    const { html = '', attachments } = await PostalMime.parse(readFileSync(file))
    expect(html).toContain(`src="${address}"`)
    expect(attachments).toEqual([])
  }
}, 40_000)

test('a picture that is refused stops the release where it is checked', async () => {
  await using world = await sendWorld({ contacts: 1 })
  await releaseWithPicture(world, { 'campaigns/spring/hero.jpg': pictureFile('turned.jpg') })
  const refused = await world.run('send')
  expect(refused.code).toBe(1)
  expect(refused.stdout).toContain('[picture-turned]')
  expect(refused.stdout).not.toContain('[picture-not-beside]')
  expect(world.received()).toEqual([])
}, 40_000)

const bytes = clean()
const digest = sha256(bytes)
const type = { 'content-type': 'image/jpeg' }

test.for<readonly [what: string, RequestListener, detail: string | null]>([
  ['exactly those bytes', (_, answer) => void answer.writeHead(200, type).end(bytes), null],
  [
    'other bytes',
    (_, answer) => void answer.writeHead(200, type).end(Buffer.alloc(bytes.length)),
    'other bytes',
  ],
  ['fewer bytes', (_, answer) => void answer.writeHead(200, type).end(bytes.subarray(1)), 'other bytes'],
  ['bytes without end', (_, answer) => endless(answer.writeHead(200, type)), 'other bytes'],
  [
    'another type',
    (_, answer) => void answer.writeHead(200, { 'content-type': 'text/html' }).end(bytes),
    'text/html',
  ],
  ['no type', (_, answer) => void answer.writeHead(200).end(bytes), 'no content type'],
  ['that it is elsewhere', (_, answer) => void answer.writeHead(302, { location: '/x' }).end(), 'HTTP 302'],
  ['that it is not there', (_, answer) => void answer.writeHead(404).end(), 'HTTP 404'],
  ['nothing', (request) => void request.socket.destroy(), 'other side closed'],
])('an image host that answers %s', async ([, listener, detail]) => {
  const server = createServer(listener).listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => void (server.closeAllConnections(), server.close()))
  const { port } = server.address() as AddressInfo
  const source = `http://127.0.0.1:${port}/i/${digest}.jpg`
  const plan = (host: string) =>
    ({
      sender: { relay: { host } },
      artifact: {
        pictures: [{ name: 'hero.jpg', type: 'jpeg', sha256: digest, bytes: bytes.length, source }],
      },
    }) as unknown as ApprovedPlan
  const expected =
    detail === null
      ? null
      : {
          code: 'send-picture-unreachable',
          exitCode: 1,
          values: { name: 'hero.jpg', address: source, detail },
        }
  for (const host of ['mail.hikari.example', '127.0.0.1'])
    expect(await tryPictures(plan(host))).toEqual(expected)
})

test('mail that stays on this machine asks nobody else for its pictures', async () => {
  const source = `https://images.invalid/i/${digest}.jpg`
  const plan = (host: string) =>
    ({
      sender: { relay: { host } },
      artifact: {
        pictures: [{ name: 'hero.jpg', type: 'jpeg', sha256: digest, bytes: bytes.length, source }],
      },
    }) as unknown as ApprovedPlan
  expect(await tryPictures(plan('127.0.0.1'))).toBeNull()
  expect(await tryPictures(plan('mail.hikari.example'))).toMatchObject({ code: 'send-picture-unreachable' })
})

function endless(answer: { write(part: Uint8Array): boolean; destroyed: boolean }): void {
  const more = (): void => {
    if (answer.destroyed) return
    answer.write(Buffer.alloc(1024 * 64))
    setTimeout(more, 1)
  }
  more()
}
