import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium, type Page, type Route } from 'playwright-core'
import { browserFiles } from './browser-files.ts'

/** How a page is seen. */
interface PageOptions {
  /** Of the window, in CSS pixels; 640 by 800 unless said. */
  readonly width?: number
  readonly height?: number
  /** Whether the reader prefers dark colours. */
  readonly dark?: boolean
  /** Whether scripts of the page run; they do not unless asked. What a test evaluates always runs. */
  readonly scripts?: boolean
  /** What may be loaded beside `data:`: from the network if true, else exactly this answer. Everything else is refused. */
  readonly allow?: (url: string) => boolean | Response
}

/** A real browser, one for a test file. */
export interface TestBrowser {
  /** A new page in a profile of its own, in Japan's zone and with a fixed scale, so that it looks the same everywhere. */
  readonly page: (options?: PageOptions) => Promise<Page>
  /** The addresses that pages asked for and were refused, over all pages so far. */
  readonly refused: () => readonly string[]
  readonly close: () => Promise<void>
}

const flags = ['--no-sandbox', '--disable-gpu', '--disable-webgl', '--font-render-hinting=none', '--no-pings']

/**
 * Headless Chromium as a child with nothing of this process's environment and an empty folder as its home and its working
 * folder. Fonts of the machine are not seen: all text is Noto Sans JP, on every machine. Open it in `beforeAll` and close
 * it in `afterAll`.
 */
export async function openBrowser(): Promise<TestBrowser> {
  const { executable, fontConfig } = await browserFiles()
  const folder = await mkdtemp(join(tmpdir(), 'postmerge-browser-'))
  const home = join(folder, 'home')
  await mkdir(home)
  // The only way to give the child a working folder.
  const start = join(folder, 'start')
  await writeFile(start, `#!/bin/sh\ncd '${home}' && exec '${executable}' "$@"\n`)
  await chmod(start, 0o700)
  const browser = await chromium.launch({
    executablePath: start,
    args: flags,
    env: { HOME: home, TMPDIR: home, FONTCONFIG_FILE: fontConfig },
  })
  const refused: string[] = []
  return {
    async page({ width = 640, height = 800, dark = false, scripts = false, allow = () => false } = {}) {
      const context = await browser.newContext({
        viewport: { width, height },
        colorScheme: dark ? 'dark' : 'light',
        reducedMotion: 'reduce',
        javaScriptEnabled: scripts,
        serviceWorkers: 'block',
        timezoneId: 'Asia/Tokyo',
        locale: 'ja-JP',
      })
      await context.route('**', (route) => answer(route, allow, (url) => refused.push(url)))
      await context.routeWebSocket('**', (socket) => {
        if (allow(socket.url()) === true) socket.connectToServer()
        else refused.push(socket.url())
      })
      return context.newPage()
    },
    refused: () => refused,
    async close() {
      await browser.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

async function answer(
  route: Route,
  allow: (url: string) => boolean | Response,
  refuse: (url: string) => void,
): Promise<void> {
  const url = route.request().url()
  const allowed = url.startsWith('data:') || allow(url)
  if (allowed === true) return route.continue()
  if (allowed === false) {
    refuse(url)
    return route.abort('blockedbyclient')
  }
  await route.fulfill({
    status: allowed.status,
    headers: Object.fromEntries(allowed.headers),
    body: Buffer.from(await allowed.arrayBuffer()),
  })
}
