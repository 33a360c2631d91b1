import { rmSync } from 'node:fs'
import { join } from 'node:path'
import axe from 'axe-core'
import type { Page } from 'playwright-core'
import { PNG } from 'pngjs'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { openBrowser, type TestBrowser } from '../support/browser.ts'
import { greeting, previewFolder, startPreview } from '../support/preview-folder.ts'

/** A browser beside other tests on two cores needs time; what is tested here is not how fast it is. */
const patient = { timeout: 20_000 }
vi.setConfig({ testTimeout: 60_000 })

let browser: TestBrowser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

interface Seen {
  readonly page: Page
  /** What the browser complained about. */
  readonly complaints: string[]
  readonly requests: string[]
}

/** The page of a preview; nothing but the preview may be asked for. */
async function see(
  url: string,
  options: { width?: number; height?: number; dark?: boolean } = {},
): Promise<Seen> {
  const { origin } = new URL(url)
  const page = await browser.page({
    width: 1280,
    height: 820,
    scripts: true,
    allow: (asked) => asked.startsWith(`${origin}/`),
    ...options,
  })
  page.setDefaultTimeout(patient.timeout)
  const complaints: string[] = []
  const requests: string[] = []
  page.on('console', (message) => complaints.push(message.text()))
  page.on('pageerror', (error) => complaints.push(error.message))
  page.on('request', (request) => requests.push(request.url()))
  page.on('requestfailed', (request) => {
    // What the policy of the mail forbids was never asked for.
    if (request.failure()?.errorText === 'csp') requests.splice(requests.indexOf(request.url()), 1)
  })
  await page.goto(url)
  return { page, complaints, requests }
}

const mailOf = (page: Page) => page.frameLocator('iframe.mail')

test('the mail is seen in every view, as every reader, without a complaint and without a request to anywhere else', async () => {
  const { folder } = previewFolder()
  const { url } = await startPreview(folder)
  const before = browser.refused().length
  const { page, complaints, requests } = await see(url)
  const heading = mailOf(page).getByRole('heading', { name: 'Harvest' })
  await heading.waitFor()
  expect(await page.title()).toBe('harvest · Preview')
  expect(await page.locator('.campaigns .name').allInnerTexts()).toEqual(['harvest', 'autumn'])
  expect(await page.locator('.campaigns .pill').allInnerTexts()).toEqual(['Ready', 'Draft'])
  expect(await page.locator('.inbox').innerText()).toMatch(
    /Hikari Foods\s+9:00\s+Zoë, the harvest is in\s+Apples and pears\. Harvest Hello Zoë\./,
  )
  const width = () =>
    page.locator('iframe.mail').evaluate((frame) => (frame as unknown as { clientWidth: number }).clientWidth)
  expect(await width()).toBe(638)
  await page.keyboard.press('2')
  await page.locator('iframe.phone').waitFor()
  expect(await width()).toBe(360)
  await page.keyboard.press('3')
  await page.getByText('no dark colours of its own').waitFor()
  await page.getByRole('link', { name: 'Text', exact: true }).click()
  expect(await page.locator('.text pre').innerText()).toContain('The shop <https://www.hikari.example/shop>')
  await page.getByRole('link', { name: 'Source' }).click()
  expect(await page.locator('.code pre').innerText()).toMatch(
    /<a href="https:\/\/www\.hikari\.example\/shop"/,
  )
  await page.keyboard.press('6')
  await page.locator('.headers').waitFor()
  expect(await page.locator('.headers tr', { hasText: 'Subject' }).innerText()).toContain(
    'Zoë, the harvest is in\t=?UTF-8?',
  )
  await page.getByRole('link', { name: 'Plan' }).click()
  expect(await page.locator('.plan').innerText()).toContain('customers (Customers)')
  await page.locator('#recipient').selectOption({ index: 2 })
  await page.getByText('Dear reader, the harvest is in').first().waitFor()
  expect(await page.locator('.values').innerText()).toMatch(/first_name\s+not known/)
  await page.keyboard.press('1')
  await mailOf(page).getByText('Hello reader.').waitFor()
  await page.locator('#recipient').selectOption({ index: 1 })
  await mailOf(page).getByText('Hello 愛子.').waitFor()
  await page.goBack()
  await mailOf(page).getByText('Hello reader.').waitFor()
  expect(complaints).toEqual([])
  expect(browser.refused().slice(before)).toEqual([])
  expect(requests.filter((asked) => !asked.startsWith(url))).toEqual([])
})

test('a saved file shows at once; view, reader and scroll stay', async () => {
  const { folder, save } = previewFolder()
  const rows = (text: string) =>
    greeting(Array.from({ length: 60 }, (_, n) => `Row ${n} ${text}`).join('\n\n'))
  save('campaigns/harvest/campaign.md', rows('old'))
  const { url } = await startPreview(folder)
  const { page, complaints } = await see(`${url}?campaign=harvest&view=phone&recipient=1`)
  await mailOf(page).getByText('Row 30 old').scrollIntoViewIfNeeded()
  const frame = page.frames().find((one) => one.url().includes('/mail'))
  const scrolled = async () => frame?.evaluate(() => (globalThis as unknown as { scrollY: number }).scrollY)
  const before = await scrolled()
  expect(before).toBeGreaterThan(500)
  await page.locator('#recipient').focus()
  // An editor's way to save: a new file takes the place of the old one.
  save('campaigns/harvest/.campaign.md.swp', '')
  rmSync(join(folder, 'campaigns/harvest/.campaign.md.swp'))
  save('campaigns/harvest/campaign.md', rows('new'))
  await mailOf(page).getByText('Row 30 new').waitFor()
  await expect.poll(scrolled, patient).toBe(before)
  expect(page.url()).toBe(`${url}?campaign=harvest&view=phone&recipient=1`)
  expect(await page.locator('iframe.phone').count()).toBe(1)
  await mailOf(page).getByText('Hello 愛子.').waitFor()
  expect(await page.evaluate('document.activeElement.id')).toBe('recipient')
  // The history is as it was: one step back leaves the preview.
  expect(await page.evaluate('history.state')).toBe(null)
  expect(complaints).toEqual([])
})

test('a campaign that appears is listed, one that breaks keeps its last good mail, greyed, and is well again when it is mended', async () => {
  const { folder, save } = previewFolder()
  const { url } = await startPreview(folder)
  const { page, complaints } = await see(url)
  await mailOf(page).getByText('Hello Zoë.').waitFor()
  save('campaigns/winter/campaign.md', greeting('Snow.', { subject: 'Winter' }))
  await page.locator('#campaign-winter').waitFor()
  save('campaigns/harvest/campaign.md', greeting('Hello.', { lists: '[custmers]' }))
  await page.getByText('unknown-list').waitFor()
  await page.locator('#campaign-harvest .pill', { hasText: 'Broken' }).waitFor()
  save('campaigns/harvest/campaign.md', greeting('Hello.', { subject: '"not closed' }))
  await page.locator('.pane.stale').waitFor()
  expect(await page.getByRole('alert').innerText()).toContain('how it was before')
  await mailOf(page).getByText('Hello Zoë.').waitFor()
  await page.locator('#campaign-harvest .pill', { hasText: 'Broken' }).waitFor()
  await page.keyboard.press('8')
  await page.getByText('subject: "not closed').waitFor()
  save('campaigns/harvest/campaign.md', greeting('Mended.'))
  await page.getByText('Nothing to mend.').waitFor()
  await page.keyboard.press('1')
  await mailOf(page).getByText('Mended.').waitFor()
  expect(await page.getByRole('alert').count()).toBe(0)
  expect(complaints).toEqual([])
})

test('a finding leads to its line, with a way into the editor', async () => {
  const { folder, save } = previewFolder()
  save('campaigns/harvest/campaign.md', greeting('[The shop](http://www.hikari.example/shop)'))
  const { url } = await startPreview(folder)
  const { page } = await see(url)
  const card = page.locator('.findings li', { hasText: 'link-not-https' })
  await card.locator('[data-jump]').click()
  const line = page.locator('.lines [aria-current="true"]')
  expect(await line.innerText()).toBe('[The shop](http://www.hikari.example/shop)')
  const number = await line.getAttribute('id')
  expect(number).toBe('L12')
  expect(await page.locator('.note.file .editor').getAttribute('href')).toBe(
    `vscode://file${folder}/campaigns/harvest/campaign.md:12:1`,
  )
})

test('both languages are seen', async () => {
  const { folder } = previewFolder({
    'campaigns/harvest/campaign.ja.md': '---\nsubject: 収穫の秋です\n---\n\n# 収穫祭\n\nこんにちは。\n',
  })
  const { url } = await startPreview(folder)
  const { page } = await see(url)
  await mailOf(page).getByRole('heading', { name: 'Harvest' }).waitFor()
  await page.keyboard.press('l')
  await mailOf(page).getByRole('heading', { name: '収穫祭' }).waitFor()
  expect(await page.locator('.inbox .subject').innerText()).toBe('収穫の秋です')
  await page.locator('#locale').selectOption('en')
  await mailOf(page).getByRole('heading', { name: 'Harvest' }).waitFor()
})

const attack = `<script>document.title = 'ran'; parent.document.title = 'ran'</script>
<img src="x" onerror="document.title = 'ran'"><svg onload="document.title = 'ran'"></svg>
<meta http-equiv="refresh" content="0; url=https://attacker.example/"><base href="https://attacker.example/">
<iframe src="https://attacker.example/frame"></iframe></iframe></div></body></html><h1>broken out</h1>
<form action="https://attacker.example/"><button>Send</button></form>
<style>@import url(https://attacker.example/a.css); body { background: url(https://attacker.example/b.png) }</style>
<a id="out" href="https://attacker.example/out" target="_top">Out</a><a href="javascript:document.title='ran'">Run</a>
<img src="https://attacker.example/c.png" srcset="https://attacker.example/d.png 2x"><p id="end">The end</p>`

test('whatever a mail contains, it runs nothing, asks for nothing and leads nowhere', async () => {
  // Most of it is a finding and never compiled: here the mail is planted as a compiler with a hole would make it.
  const { attackedPreview } = await import('../support/attacked-preview.ts')
  const { url } = await attackedPreview(`<html><head><title>mail</title></head><body>${attack}</body></html>`)
  const before = browser.refused().length
  const { page, requests } = await see(url)
  await mailOf(page).locator('#end').waitFor()
  await mailOf(page).getByText('broken out').waitFor()
  expect(await page.locator('h1', { hasText: 'broken out' }).count()).toBe(0)
  await mailOf(page).locator('#out').click()
  await mailOf(page).getByText('Run').click()
  await mailOf(page).getByRole('button', { name: 'Send' }).click()
  await page.waitForTimeout(300)
  expect(await page.title()).toBe('harvest · Preview')
  const frame = page.frames().find((one) => one.url().startsWith(`${url}mail`))
  expect(await frame?.title()).toBe('mail')
  expect(await frame?.evaluate('origin')).toBe('null')
  expect(page.context().pages().length).toBe(1)
  expect(browser.refused().slice(before)).toEqual([])
  expect(requests.filter((asked) => !asked.startsWith(url))).toEqual([])
  // Opened on its own, without the page's frame, it is as powerless.
  await page.goto(`${url}mail?campaign=harvest`)
  await page.locator('#end').waitFor()
  await page.waitForTimeout(200)
  expect(await page.title()).toBe('mail')
  expect(browser.refused().slice(before)).toEqual([])
  // What was planted would run where nothing forbids it.
  const free = await browser.page({ scripts: true })
  await free.setContent(`<html><head><title>mail</title></head><body>${attack.split('\n')[0]}</body></html>`)
  expect(await free.title()).toBe('ran')
})

test('a picture beside the campaign is shown from memory, and anew when it is replaced', async () => {
  const { folder, save } = previewFolder({ 'campaigns/harvest/pear.png': plainPicture(40) })
  save('campaigns/harvest/campaign.md', greeting('![A pear](pear.png)'))
  const { url } = await startPreview(folder)
  const { page, complaints } = await see(url)
  const widthNow = async () =>
    mailOf(page)
      .getByAltText('A pear')
      .evaluate((image) => (image as unknown as { naturalWidth: number }).naturalWidth)
  await expect.poll(widthNow, patient).toBe(40)
  save('campaigns/harvest/pear.png', plainPicture(60))
  await expect.poll(widthNow, patient).toBe(60)
  expect(complaints).toEqual([])
})

function plainPicture(width: number): Uint8Array {
  const picture = new PNG({ width, height: 20 })
  picture.data.fill(120)
  return PNG.sync.write(picture)
}

test('pictures of the campaign are shown; those of others only when asked', async () => {
  const { attackedPreview, picture } = await import('../support/attacked-preview.ts')
  const html = `<html><head></head><body><img id="own" src="${picture.source}" width="30" height="30"><img id="other" src="https://cdn.example/a.png" width="30" height="30"></body></html>`
  const { url } = await attackedPreview(html)
  const before = browser.refused().length
  const { page, complaints } = await see(url)
  const widthOf = async (id: string) =>
    mailOf(page)
      .locator(id)
      .evaluate((image) => (image as unknown as { naturalWidth: number }).naturalWidth)
  await expect.poll(() => widthOf('#own'), patient).toBe(2)
  await expect.poll(() => widthOf('#other'), patient).toBe(160)
  expect(complaints).toEqual([])
  expect(browser.refused().slice(before)).toEqual([])
  await page.getByRole('switch').click()
  await page.locator('[role="switch"][aria-checked="true"]').waitFor()
  await expect.poll(() => browser.refused().slice(before), patient).toEqual(['https://cdn.example/a.png'])
})

test('where the preview ended, the page says so', async () => {
  const { folder } = previewFolder()
  const { url, child, ended } = await startPreview(folder)
  const { page } = await see(url)
  await mailOf(page).getByText('Hello Zoë.').waitFor()
  child.kill('SIGINT')
  expect((await ended).code).toBe(0)
  await page.locator('html[data-state="gone"]').waitFor()
})

test.each([
  ['light', 1280],
  ['dark', 1280],
  ['light', 390],
] as const)('the page is accessible: %s, %i pixels wide', async (colours, width) => {
  const { folder, save } = previewFolder()
  save('campaigns/harvest/campaign.md', greeting('[The shop](http://www.hikari.example/shop)'))
  const { url } = await startPreview(folder)
  const { page } = await see(`${url}?campaign=harvest`, { dark: colours === 'dark', width })
  await mailOf(page).getByText('Hello Zoë.').waitFor()
  await page.evaluate(axe.source)
  for (const view of ['1', '4', '6', '7', '8']) {
    await page.keyboard.press(view)
    await page.locator(`[data-key="${view}"][aria-current="page"]`).waitFor()
    const { violations } = (await page.evaluate(
      "axe.run(document, { resultTypes: ['violations'], iframes: false })",
    )) as {
      readonly violations: readonly {
        readonly id: string
        readonly nodes: readonly { readonly html: string }[]
      }[]
    }
    expect
      .soft([view, violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])])
      .toEqual([view, []])
  }
})
