import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import type { AxeResults } from 'axe-core'
import pixelmatch from 'pixelmatch'
import type { Page } from 'playwright-core'
import { PNG } from 'pngjs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { compile } from '../../src/compile/compile.ts'
import { renderTemplate } from '../../src/message/render.ts'
import { openBrowser, type TestBrowser } from '../support/browser.ts'
import { compileRequest, ownLayout } from '../support/compile-request.ts'
import { drawnPicture, samplePictures } from './pictures.ts'

const bless = process.env['BLESS'] === '1'
const expected = join(import.meta.dirname, '../expected/looks')
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core'), 'utf8')
/** How much of a picture may differ; more than the edges of letters is a change. */
const differingMax = 0.01

const languages = {
  en: {
    first_name: 'Zoë',
    constants: {
      organisation: 'Hikari Foods',
      legal_name: 'Hikari Foods Ltd.',
      legal_address: '1-1-1 Marunouchi, Chiyoda-ku, Tokyo',
      legal_contact: '0120-000-000',
    },
  },
  ja: { first_name: '愛子', constants: compileRequest().constants },
}
type Language = keyof typeof languages

const mails = new Map<string, Promise<string>>()

/** The page of a campaign with every block; each is compiled once. */
function mail(layout: string, locale: Language): Promise<string> {
  const key = `${layout} ${locale}`
  const known = mails.get(key) ?? compiled(layout, locale)
  mails.set(key, known)
  return known
}

async function compiled(layout: string, locale: Language): Promise<string> {
  const { first_name, constants } = languages[locale]
  const body = readFileSync(join(import.meta.dirname, `sample.${locale}.md`), 'utf8')
  const { template, findings } = await compile(
    compileRequest({ body, locale, constants, pictures: samplePictures, layout: ownLayout(layout) }),
  )
  expect(findings).toEqual([])
  if (template === null) throw new Error('no template')
  return renderTemplate(template, {
    first_name,
    vip: true,
    unsubscribe_url: 'https://mail.hikari.example/u/a',
  }).html
}

let browser: TestBrowser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

interface Look {
  readonly width: number
  readonly dark: boolean
  /** The judge of accessibility waits for timers, which do not run without scripts; a mail has none of its own. */
  readonly scripts?: boolean
}

async function shown(html: string, look: Look): Promise<Page> {
  const page = await browser.page({ ...look, allow: drawnPicture })
  await page.setContent(html)
  return page
}

/** The share of pixels that differ; 1 where the sizes do. */
function difference(one: Buffer, other: Buffer): number {
  const [a, b] = [PNG.sync.read(one), PNG.sync.read(other)]
  if (a.width !== b.width || a.height !== b.height) return 1
  return pixelmatch(a.data, b.data, undefined, a.width, a.height, { threshold: 0.05 }) / (a.width * a.height)
}

async function violations(html: string, look: Look): Promise<readonly string[]> {
  const page = await shown(html, { ...look, scripts: true })
  await page.evaluate(axe)
  const results = await page.evaluate<AxeResults>(
    `axe.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] })`,
  )
  await page.context().close()
  expect(results.passes.length).toBeGreaterThan(5)
  return results.violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`))
}

const looks = (['en', 'ja'] as const).flatMap((locale) =>
  [360, 640].flatMap((width) => [false, true].map((dark) => ({ locale, width, dark }))),
)
/** A letter like the plain one, only smaller: it is judged by the rules alone. */
const letter = 'notice'

describe.each(['newsletter', 'plain', letter])('a campaign with every block in the layout %s', (layout) => {
  test.each(looks)('$locale, $width pixels, dark: $dark', async ({ locale, width, dark }) => {
    const html = await mail(layout, locale)
    expect(await violations(html, { width, dark })).toEqual([])
    const page = await shown(html, { width, dark })
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(width)
    expect(browser.refused()).toEqual([])
    if (layout === letter) return
    const actual = await page.screenshot({ fullPage: true })
    const name = `${layout}-${locale}-${width}-${dark ? 'dark' : 'light'}`
    const file = join(expected, `${name}.png`)
    const failed = join(expected, `${name}.actual.png`)
    if (bless) writeFileSync(file, actual)
    rmSync(failed, { force: true })
    const differing = existsSync(file) ? difference(readFileSync(file), actual) : 1
    if (differing > differingMax) writeFileSync(failed, actual)
    expect(differing, `look at ${failed}; npm run bless accepts it`).toBeLessThanOrEqual(differingMax)
    await page.context().close()
  })
})

test('columns stand beside each other at 640 pixels, and below each other at 360', async () => {
  const html = await mail('newsletter', 'en')
  const tops = async (width: number) => {
    const page = await shown(html, { width, dark: false })
    const columns = await page.locator('.section-products .block-column').all()
    return Promise.all(columns.map(async (column) => Math.round((await column.boundingBox())?.y ?? 0)))
  }
  expect(new Set(await tops(640)).size).toBe(1)
  expect(new Set(await tops(360)).size).toBe(3)
})

test('a judge would notice another colour, another size, and grey on grey', async () => {
  const html = await mail('newsletter', 'en')
  const look = { width: 640, dark: false }
  const picture = async (text: string) => (await shown(text, look)).screenshot({ fullPage: true })
  const first = await picture(html)
  expect(difference(first, await picture(html))).toBe(0)
  expect(difference(first, await picture(html.replaceAll('#f3f1ed', '#dde8f1')))).toBeGreaterThan(
    differingMax,
  )
  expect(difference(first, await picture(html.replaceAll('font-size:16px', 'font-size:18px')))).toBe(1)
  expect((await violations(html.replaceAll('#26323d', '#bbbbbb'), look)).join('\n')).toMatch(/color-contrast/)
})
