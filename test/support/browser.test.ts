import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { openBrowser, type TestBrowser } from './browser.ts'

let browser: TestBrowser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

const pixel = 'data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7'

test('a page loads nothing but its own data, and what it asked for is counted', async () => {
  let asked = 0
  const server = createServer((_, response) => {
    asked += 1
    response.end('x')
  }).listen(0, '127.0.0.1')
  onTestFinished(() => void server.close())
  await new Promise((resolve) => server.once('listening', resolve))
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const page = await browser.page()
  const before = browser.refused().length
  await page.setContent(
    `<img id="own" src="${pixel}"><img src="${address}/a.png"><link rel="stylesheet" href="${address}/b.css">
     <style>@import '${address}/c.css'; body { background: url(${address}/d.png) }</style><iframe src="${address}/e"></iframe>`,
  )
  expect(browser.refused().slice(before).sort()).toEqual(
    ['a.png', 'b.css', 'c.css', 'd.png', 'e'].map((name) => `${address}/${name}`),
  )
  expect(asked).toBe(0)
  expect(
    await page
      .locator('#own')
      .evaluate((image) => (image as unknown as { naturalWidth: number }).naturalWidth),
  ).toBe(1)
  const other = await browser.page({ allow: (url) => url.endsWith('/a.png') })
  await other.setContent(`<img src="${address}/a.png"><img src="${address}/b.png">`)
  expect(asked).toBe(1)
})

test('scripts run only when asked, and an answer can be given by hand', async () => {
  const html = '<title>quiet</title><script>document.title = "loud"</script>'
  const allow = () => new Response(html, { headers: { 'content-type': 'text/html' } })
  const quiet = await browser.page({ allow })
  await quiet.goto('https://mail.example/')
  expect(await quiet.title()).toBe('quiet')
  const loud = await browser.page({ allow, scripts: true })
  await loud.goto('https://mail.example/')
  expect(await loud.title()).toBe('loud')
})

test('all text is Noto Sans JP, whatever it asks for', async () => {
  const page = await browser.page()
  await page.setContent(
    `<p style="font-family: Georgia, serif">鍋つゆ</p><p style="font-family: 'Hiragino Sans', sans-serif"><b>Sale ①→</b></p>`,
  )
  const session = await page.context().newCDPSession(page)
  await session.send('DOM.enable')
  await session.send('CSS.enable')
  const { root } = await session.send('DOM.getDocument')
  const { nodeIds } = await session.send('DOM.querySelectorAll', { nodeId: root.nodeId, selector: 'p' })
  for (const nodeId of nodeIds) {
    const { fonts } = await session.send('CSS.getPlatformFontsForNode', { nodeId })
    expect(fonts.length).toBeGreaterThan(0)
    for (const font of fonts) expect(font.familyName).toMatch(/^Noto Sans JP/)
  }
})
