import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { openBrowser } from './browser.ts'

/** Keeps a picture of the top of a page, as the README shows it. */
export async function drawPage(html: string, file: URL): Promise<void> {
  const browser = await openBrowser()
  try {
    const page = await browser.page({ width: 1100, height: 900 })
    await page.setContent(html)
    const path = fileURLToPath(file)
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, await page.screenshot())
  } finally {
    await browser.close()
  }
}
