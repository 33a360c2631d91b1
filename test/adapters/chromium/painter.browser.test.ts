import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PNG } from 'pngjs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openPainter, type Painter } from '../../../src/adapters/chromium/painter.ts'
import { browserFiles } from '../../support/browser-files.ts'
import { plainPng } from '../../support/pictures.ts'

let painter: Painter
/** A server that nobody may ever ask. */
const asked: string[] = []
const elsewhere = createServer((request, response) => {
  asked.push(request.url ?? '')
  response.end()
})
let port = 0
const folder = mkdtempSync(join(tmpdir(), 'postmerge-painter-'))
const secret = join(folder, 'secret.html')

beforeAll(async () => {
  await new Promise<void>((resolve) => void elsewhere.listen(0, '127.0.0.1', resolve))
  port = (elsewhere.address() as AddressInfo).port
  writeFileSync(secret, '<body style="background:#f00">')
  painter = openPainter({ FONTCONFIG_FILE: (await browserFiles()).fontConfig })
})

afterAll(async () => {
  await painter.close()
  elsewhere.close()
  rmSync(folder, { recursive: true, force: true })
})

const green = 'background:rgb(0,160,0)'

interface Seen {
  readonly colour: readonly [number, number, number]
  readonly width: number
  readonly height: number
  readonly cut: boolean
  readonly refused: readonly string[]
}

/** Paints a page and looks at the pixel in its middle. */
async function look(
  html: string,
  options: { readonly policy?: string; readonly files?: string[] } = {},
): Promise<Seen> {
  const painted = await painter.paint({
    html,
    policy: () =>
      options.policy ?? "default-src *; script-src * 'unsafe-inline'; style-src * 'unsafe-inline'",
    width: 300,
    phone: false,
    file: (path) =>
      options.files?.includes(path) === true ? { type: 'image/png', bytes: plainPng(300, 900) } : null,
  })
  const png = PNG.sync.read(Buffer.from(painted.png))
  const at = (Math.floor(png.height / 2) * png.width + Math.floor(png.width / 2)) * 4
  const [red = 0, g = 0, blue = 0] = png.data.subarray(at, at + 3)
  const { width, height } = png
  expect({ width, height }).toEqual({ width: painted.width, height: painted.height })
  return { colour: [red, g, blue], width, height, cut: painted.cut, refused: painted.refused }
}

describe('a page shows what it brings along, and reaches nothing else, even where its policy would let it', () => {
  test('its own picture is shown', async () => {
    const seen = await look(
      '<!doctype html><body style="margin:0"><img src="i/a.png" style="display:block">',
      { files: ['i/a.png'] },
    )
    // A third of 0x55 over white.
    expect(seen).toEqual({ colour: [198, 198, 198], width: 300, height: 900, cut: false, refused: [] })
  })

  test('no script runs', async () => {
    const seen = await look(
      `<body style="${green}" onload="document.body.style.background='red'"><script>document.body.style.background='red'</script><svg onload="document.body.style.background='red'">`,
    )
    expect(seen.colour).toEqual([0, 160, 0])
  })

  test.each([
    ['picture', (url: string) => `<img src="${url}">`],
    [
      'style',
      (url: string) =>
        `<link rel="stylesheet" href="${url}"><style>@import "${url}";body{background-image:url(${url})}</style>`,
    ],
    [
      'font',
      (url: string) => `<style>@font-face{font-family:x;src:url(${url})}p{font-family:x}</style><p>x</p>`,
    ],
    ['video', (url: string) => `<video autoplay src="${url}" poster="${url}"></video>`],
    [
      'hints',
      (url: string) =>
        `<link rel="preconnect" href="${url}"><link rel="dns-prefetch" href="${url}"><link rel="prefetch" href="${url}"><link rel="preload" as="image" href="${url}">`,
    ],
  ])('nothing is asked of another server: %s', async (_, tag) => {
    const before = asked.length
    const seen = await look(
      // What cannot be shown leaves a frame, which must not be where the test looks.
      `<body style="${green}"><div style="height:9px;overflow:hidden">${tag(`http://127.0.0.1:${port}/x`)}${tag('https://elsewhere.example/x')}`,
    )
    expect(seen.colour).toEqual([0, 160, 0])
    expect(asked.slice(before)).toEqual([])
  })

  test('nothing is asked of another server: frame', async () => {
    const before = asked.length
    const frame = (url: string): string =>
      `<iframe src="${url}"></iframe><object data="${url}"></object><embed src="${url}">`
    // What stands in place of a frame that cannot be shown is the browser's affair, and covers what it likes.
    const seen = await look(frame(`http://127.0.0.1:${port}/x`) + frame('https://elsewhere.example/x'))
    expect(seen.refused).toContain('https://elsewhere.example/x')
    expect(asked.slice(before)).toEqual([])
  })

  test('what was refused is known', async () => {
    const seen = await look('<img src="https://elsewhere.example/x.png"><img src="i/none.png">')
    expect(seen.refused).toEqual(['https://elsewhere.example/x.png', 'http://mail.invalid/i/none.png'])
  })

  test('no file is read', async () => {
    const url = `file://${secret}`
    const seen = await look(
      `<body style="margin:0;${green}"><iframe src="${url}" style="border:0;width:100%;height:800px"></iframe><img src="${url}">`,
    )
    expect(seen.colour).not.toEqual([255, 0, 0])
  })

  test.each([`http://127.0.0.1:1/`, 'data:text/html,<body bgcolor=red>', 'file:///etc/passwd'])(
    'a page that wants to be another stays what it is: %s',
    async (url) => {
      const policy = "sandbox; default-src 'none'; style-src 'unsafe-inline'"
      const seen = await look(`<meta http-equiv="refresh" content="0;url=${url}"><body style="${green}">`, {
        policy,
      })
      expect(seen).toMatchObject({ colour: [0, 160, 0], refused: [] })
    },
  )
})

test('a page without end is cut', async () => {
  const seen = await look(`<body style="margin:0;${green}"><div style="height:3000000px"></div>`)
  expect(seen).toMatchObject({ height: 6000, cut: true, colour: [0, 160, 0] })
})

test('a page far down loads what stands there, and what moves stands still', async () => {
  const html =
    '<!doctype html><body style="margin:0"><div style="height:5000px"></div><img loading="lazy" src="i/a.png" style="display:block">'
  expect(await look(html, { files: ['i/a.png'] })).toMatchObject({ height: 5900, refused: [] })
})

test('the same page is the same picture, of letters as well; another is another', async () => {
  const page = (html: string) => ({
    html,
    policy: () => "default-src 'none'",
    width: 360,
    phone: true,
    file: () => null,
  })
  const text = (name: string): string =>
    `<!doctype html><meta name="viewport" content="width=device-width"><h1>${name}さま</h1><p>冬のセール</p>`
  const one = await painter.paint(page(text('愛子')))
  expect((await painter.paint(page(text('愛子')))).png).toEqual(one.png)
  expect((await painter.paint(page(text('花子')))).png).not.toEqual(one.png)
  expect(one).toMatchObject({ width: 360, small: null })
})

test('a large picture comes at half its size as well', async () => {
  const noise =
    '<svg xmlns="http://www.w3.org/2000/svg" width="300" height="900"><filter id="n"><feTurbulence baseFrequency="0.9"/></filter><rect width="300" height="900" filter="url(#n)"/></svg>'
  const painted = await painter.paint({
    html: `<!doctype html><body style="margin:0">${noise}`,
    policy: () => '',
    width: 300,
    phone: false,
    file: () => null,
  })
  expect(painted.png.length).toBeGreaterThan(300_000)
  expect(PNG.sync.read(Buffer.from(painted.small ?? []))).toMatchObject({
    width: 150,
    height: Math.ceil(painted.height / 2),
  })
})

test('a picture of noise alone is made smaller', async () => {
  const noise =
    '<svg xmlns="http://www.w3.org/2000/svg" width="800" height="2400"><filter id="n"><feTurbulence baseFrequency="0.9"/></filter><rect width="800" height="2400" filter="url(#n)"/></svg>'
  const { png, small } = await painter.paint({
    html: `<!doctype html><body style="margin:0">${noise}`,
    policy: () => '',
    width: 800,
    phone: false,
    file: () => null,
  })
  expect(png.length).toBeLessThanOrEqual(4_000_000)
  expect(PNG.sync.read(Buffer.from(png)).width).toBe(400)
  expect(small).toBeNull()
})
