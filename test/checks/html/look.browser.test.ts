import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import type { AxeResults } from 'axe-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { headings } from '../../../src/checks/accessibility/headings.ts'
import { legibility } from '../../../src/checks/accessibility/legibility.ts'
import { htmlDocument } from '../../../src/checks/html/document.ts'
import { hexOf } from '../../../src/checks/html/colour.ts'
import { pageOf } from '../../../src/checks/html/page.ts'
import { pictures } from '../../../src/checks/images/pictures.ts'
import { linkText } from '../../../src/checks/links/link-text.ts'
import { compile } from '../../../src/compile/compile.ts'
import { renderTemplate } from '../../../src/message/render.ts'
import { samplePictures } from '../../looks/pictures.ts'
import { openBrowser, type TestBrowser } from '../../support/browser.ts'
import { foundBy } from '../../support/check-cases.ts'
import { compileRequest, ownLayout } from '../../support/compile-request.ts'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core'), 'utf8')

let browser: TestBrowser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

/** A text as it looks: letters, whether it is displayed, size, colour, what lies behind. */
interface Seen {
  readonly text: string
  readonly shown: boolean
  readonly size: number
  readonly colour: string
  readonly behind: string | null
}

/** What Chromium makes of each text; a picture behind it is null, as nobody can say. */
const measure = `(() => {
  const hex = (c) => '#' + c.match(/[\\d.]+/g).slice(0, 3).map((n) => Number(n).toString(16).padStart(2, '0')).join('')
  const behind = (element) => {
    for (let one = element; one !== null; one = one.parentElement) {
      const { backgroundImage, backgroundColor } = getComputedStyle(one)
      if (backgroundImage !== 'none') return null
      if (!/, 0\\)$/.test(backgroundColor)) return hex(backgroundColor)
    }
    return '#ffffff'
  }
  const found = []
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const text = node.nodeValue.replace(/\\s+/g, ' ').trim()
    if (text === '' || node.parentElement.closest('style, script, title')) continue
    const { fontSize, color } = getComputedStyle(node.parentElement)
    const shown = node.parentElement.checkVisibility({ opacityProperty: true, visibilityProperty: true })
    found.push({ text, shown, size: Number.parseFloat(fontSize), colour: hex(color), behind: behind(node.parentElement) })
  }
  return found
})()`

const crafted = `<!doctype html><html lang="ja"><head><title>x</title><style>
  .a { color: #333333; background: #eeeeee } td.b, .c > p { color: #b3272d; font-size: 90% } #d { display: none }
  .e { color: #ffffff !important } p { font-size: 15px } .f .g { background-color: #123456 }
  @media (min-width: 100000px) { .a { color: red } }
</style></head><body style="background-color:#fafafa">
  <p class="a">one</p><div class="c"><p>two</p><div><p>three</p></div></div><p id="d">four</p>
  <table bgcolor="#202020"><tr><td class="b">five</td><td><font color="#00ff00">six</font><a href="#">seven</a></td></tr></table>
  <p class="e" style="color:#000000;background:#444444">eight <small>nine</small> <b style="font-size:1.5em">ten</b></p>
  <div class="f"><h2 class="g">eleven</h2></div><h1 style="font:bold 20px serif">twelve</h1>
  <div style="background:url(a.png)"><p>thirteen</p><p style="background:#ffffff">fourteen</p></div>
  <p style="visibility:hidden">fifteen</p><p hidden>sixteen</p><p style="font-size:12pt">seventeen</p><p style="opacity:0">eighteen</p>
</body></html>`

async function everyBlock(layout: string): Promise<string> {
  const body = readFileSync(join(import.meta.dirname, '../../looks/sample.en.md'), 'utf8')
  const request = compileRequest({ body, pictures: samplePictures, layout: ownLayout(layout) })
  const { template } = await compile(request)
  if (template === null) throw new Error('no template')
  return renderTemplate(template, { first_name: 'Zoë', vip: true, unsubscribe_url: 'https://a.example/u' })
    .html
}

test.each([
  ['a page made for this', () => Promise.resolve(crafted)],
  ['every block in a newsletter', () => everyBlock('newsletter')],
  ['every block in a plain letter', () => everyBlock('plain')],
])('texts look as they look in a browser: %s', async (_, html) => {
  const source = await html()
  const page = await browser.page({ width: 640 })
  await page.setContent(source)
  const theirs = await page.evaluate<Seen[]>(measure)
  await page.context().close()
  const ours = pageOf({ html: source }).texts.map(({ text, element, hiding }): Seen => {
    const { colour, background, fontSize } = element.look
    return {
      text: text.replaceAll(/\s+/g, ' ').trim(),
      // A browser displays what has no size or no contrast.
      shown: hiding !== 'not-shown' && hiding !== 'transparent',
      size: Math.round(fontSize * 100) / 100,
      colour: hexOf(colour),
      behind: background === null ? null : hexOf(background),
    }
  })
  expect(theirs.length).toBeGreaterThan(15)
  expect(ours.map(({ text }) => text)).toEqual(theirs.map(({ text }) => text))
  for (const [index, one] of theirs.entries()) {
    const own = ours[index]
    expect({ ...own, size: 0 }).toEqual({ ...one, size: 0 })
    expect(Math.abs((own?.size ?? 0) - one.size)).toBeLessThan(0.5)
  }
})

const page = (body: string, lang = ' lang="ja"'): string =>
  `<!doctype html><html${lang}><head><title>冬のセール</title></head><body><main><h1>冬</h1>${body}</main></body></html>`

/** Faults that the judge knows by its own name, and the code that we have for them; null is a page without a fault. */
const faults = [
  [page('<p>鍋</p>'), null, null],
  [page('<p>鍋</p>', ''), 'html-has-lang', 'language-missing'],
  [page('<p style="color:#999999">読みにくい文字</p>'), 'color-contrast', 'contrast-low'],
  [
    page('<img src="data:image/gif;base64,R0lGODlhAQABAAAAACw=" width="90" height="60">'),
    'image-alt',
    'picture-alt-missing',
  ],
  [page('<p><a href="https://www.hikari.example/"></a></p>'), 'link-name', 'link-without-text'],
  [page('<h3>飛ばした見出し</h3>'), 'heading-order', 'heading-skipped'],
] as const

test.each(faults)('axe finds what we find: %#', async (html, rule, code) => {
  const shown = await browser.page({ width: 640, scripts: true })
  await shown.setContent(html)
  await shown.evaluate(axe)
  const rules = faults.flatMap(([, name]) => name ?? [])
  const results = await shown.evaluate<AxeResults>(`axe.run({ runOnly: ${JSON.stringify(rules)} })`)
  await shown.context().close()
  expect(results.violations.map(({ id }) => id)).toEqual(rule === null ? [] : [rule])
  const known = new Set<string>(faults.flatMap(([, , own]) => own ?? []))
  const found = [htmlDocument, legibility, pictures, linkText, headings].flatMap((check) =>
    foundBy(check, { page: html }),
  )
  expect(found.map((one) => one.code).filter((one) => known.has(one))).toEqual(code === null ? [] : [code])
})
