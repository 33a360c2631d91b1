import { afterAll, beforeAll, expect, test } from 'vitest'
import { testNotice } from '../../src/notice/test-notice.ts'
import { openBrowser, type TestBrowser } from '../support/browser.ts'

let browser: TestBrowser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

const page = (head: string, body = ''): string =>
  `<!doctype html><html><head>${head}</head><body><div>Good day.</div>${body}</body></html>`

/** What a reader sees of the banner; runs in the page. */
const look = `(() => {
  const banner = [...document.querySelectorAll('div')].find((one) => one.textContent.startsWith('Test of spring/1'))
  if (banner === undefined) return null
  const { top, left, height } = banner.getBoundingClientRect()
  const { color, opacity, fontSize, visibility, display } = getComputedStyle(banner)
  const uncovered = document.elementFromPoint(left + 20, top + 20) === banner
  return { top, height, color, opacity, fontSize, visibility, display, uncovered }
})()`

test.each([
  ['an ordinary page', page('')],
  ['a body in a comment', page('<!-- <body> -->')],
  ['a body in a conditional comment', page('<!--[if mso]><body><![endif]-->')],
  ['a body in a title', page('<title><body></title>')],
  ['a body in a style', page('<style>/* <body> */</style>')],
  ['a body in an attribute', page('<meta name="x" content="<body>">')],
  [
    'styles that hide what comes first',
    page('<style>body>div:first-child,div{display:none!important}</style>'),
  ],
  [
    'styles that move and shrink',
    page(
      '<style>div{position:fixed!important;top:-9999px!important;height:0!important;font-size:0!important}</style>',
    ),
  ],
  ['colours that vanish', page('<style>div{color:#fff4ce!important;opacity:0!important}</style>')],
  ['a comment that never ends', page('', '<!-- ')],
])('the banner is seen above the campaign: %s', async (_, html) => {
  const notice = testNotice(
    {
      release: 'spring/1',
      person: 'aoi',
      from: { name: 'Hikari', address: 'news@news.hikari.example' },
      message: { subject: 'Spring', text: 'Good day.', html },
      pictures: [],
    },
    'en',
  )
  const shown = await browser.page({ width: 640 })
  await shown.setContent(notice.html)
  expect(await shown.evaluate('document.compatMode')).toBe('CSS1Compat')
  const first = (await shown.evaluate(look)) as { top: number; height: number } | null
  expect(first).toMatchObject({
    color: 'rgb(61, 47, 0)',
    opacity: '1',
    fontSize: '14px',
    visibility: 'visible',
    display: 'block',
    uncovered: true,
  })
  expect(first?.top).toBeLessThan(20)
  expect(first?.height).toBeGreaterThan(20)
  await shown.context().close()
})
