import { cpSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { PNG } from 'pngjs'
import { expect, test, vi } from 'vitest'
import { openBrowser } from '../support/browser.ts'
import { startPreview } from '../support/preview-folder.ts'
import { temporaryFolder } from '../support/temporary-store.ts'

const root = join(import.meta.dirname, '../..')
const bless = process.env['BLESS'] === '1'
vi.setConfig({ testTimeout: 60_000 })
const bytesMax = 250 * 1024

/** The pictures of the READMEs: the project's own campaigns, one of them with a slip in it. */
const pictures = [
  {
    name: 'preview',
    width: 1280,
    height: 800,
    locale: 'en',
    campaign: '2026-12-holiday-hours',
    view: 'desktop',
  },
  {
    name: 'preview-phone',
    width: 390,
    height: 844,
    locale: 'ja',
    campaign: '2026-12-winter-sale',
    view: 'phone',
  },
] as const

test.each(pictures)(
  'docs/pictures/$name.png shows the preview; BLESS=1 takes it anew',
  async ({ name, ...look }) => {
    const folder = temporaryFolder()
    for (const part of ['campaigns', 'lists', 'policies', '.github'])
      cpSync(join(root, part), join(folder, part), { recursive: true })
    const file = join(folder, 'campaigns/2026-12-holiday-hours/campaign.md')
    const text = readFileSync(file, 'utf8')
    expect(text).toContain('https://trade.hikari.example/orders')
    const slip = text.replace('https://trade.hikari.example/orders', 'http://trade.hikari.example/orders')
    writeFileSync(file, slip)
    const { url } = await startPreview(folder, look.campaign, '--locale', look.locale)
    const browser = await openBrowser()
    const taken = await (async () => {
      try {
        const page = await browser.page({
          width: look.width,
          height: look.height,
          scripts: true,
          allow: (asked) => asked.startsWith(url),
        })
        await page.goto(`${url}?campaign=${look.campaign}&view=${look.view}`)
        await page.frameLocator('iframe.mail').locator('h1').first().waitFor()
        // The first check waits for the compiler to start; what is usual is how long one after a save takes.
        const status = page.locator('.status')
        const first = await status.textContent()
        writeFileSync(file, `${slip}\n`)
        await expect.poll(() => status.textContent(), { timeout: 20_000 }).not.toBe(first)
        await page.frameLocator('iframe.mail').locator('h1').first().waitFor()
        return await page.screenshot()
      } finally {
        await browser.close()
      }
    })()
    const path = join(root, `docs/pictures/${name}.png`)
    if (bless) writeFileSync(path, taken)
    const kept = readFileSync(path)
    expect(kept.length).toBeLessThanOrEqual(bytesMax)
    const [shown, now] = [PNG.sync.read(kept), PNG.sync.read(taken)]
    expect([shown.width, shown.height]).toEqual([now.width, now.height])
    // Texts may change without a new picture; another face of the page may not.
    expect(distance(shown, now)).toBeLessThan(20)
  },
)

/** How far apart two pictures of one size are on average, of 255. */
function distance(a: PNG, b: PNG): number {
  let sum = 0
  for (let at = 0; at < a.data.length; at += 1) sum += Math.abs((a.data[at] ?? 0) - (b.data[at] ?? 0))
  return sum / a.data.length
}
