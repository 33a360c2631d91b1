import { expect, test } from 'vitest'
import { bringsDark, remotePictures, showMail, type MailLook } from '../../../src/web/preview/show-mail.ts'
import { firstWords } from '../../../src/web/preview/first-words.ts'
import { picture } from '../../support/attacked-preview.ts'

const light: MailLook = { dark: false, remote: false, pictures: [picture] }
const shown = `i/${picture.sha256}.gif`

test('all but the marked places stays as it is', () => {
  const html = `<!doctype html>\r\n<html lang="ja"><head>\n<title>秋</title></head><body><!--[if mso]><table><![endif]--><p  class=x>Hello &amp; bye</p></body></html>`
  const added = showMail(html, light).replace(/<base target="_blank"><style>[^<]*<\/style>/, '')
  expect(added).toBe(html)
})

test.each([
  ['<!doctype html><html><head><title>x</title>', '<!doctype html><html><head>'],
  ['<!doctype html><html><p>x', '<!doctype html><html>'],
  ['  <!DOCTYPE html><p>x', '  <!DOCTYPE html>'],
  ['<p>x', ''],
])('in %s the frame’s own words come behind %j', (html, before) => {
  expect(showMail(html, light).startsWith(`${before}<base target="_blank"><style>`)).toBe(true)
})

test.each([
  ['a picture of the campaign', `<img src="${picture.source}">`, `<img src="${shown}">`],
  [
    'one in a style',
    `<td style="background:url(${picture.source})">`,
    `<td style="background:url(${shown})">`,
  ],
  [
    'a remote picture',
    '<img src="https://cdn.example/a.png" srcset="https://cdn.example/b.png 2x" alt="A">',
    '<img src="i/elsewhere.svg" srcset="" alt="A">',
  ],
  ['one without a scheme', "<img src='//cdn.example/a.png'>", '<img src="i/elsewhere.svg">'],
  ['one in capitals', '<IMG SRC=HTTP://CDN.EXAMPLE/A.PNG>', '<IMG src="i/elsewhere.svg">'],
  [
    'a link that would leave the frame',
    '<a href="https://x.example/" target="_top">x</a>',
    '<a href="https://x.example/" target="_blank">x</a>',
  ],
])('%s', (_, part, expected) => {
  expect(showMail(`<html><head></head><body>${part}</body></html>`, light)).toContain(
    `<body>${expected}</body>`,
  )
})

test('remote pictures stay when they are asked for', () => {
  const html = '<html><head></head><body><img src="https://cdn.example/a.png"></body></html>'
  expect(showMail(html, { ...light, remote: true })).toContain('<img src="https://cdn.example/a.png">')
  expect(remotePictures(`${html}<img src="${picture.source}"><img src="cid:x">`, [picture])).toBe(1)
})

const dark =
  '<html><head><style>@media (prefers-color-scheme:dark) { p { color: #eee } } @media screen and (prefers-color-scheme: light) { p { color: #111 } }</style></head><body>(prefers-color-scheme: dark)</body></html>'

test('rules for dark colours hold in the dark view and only there, whatever the machine prefers', () => {
  expect(bringsDark(dark)).toBe(true)
  const asDark = showMail(dark, { ...light, dark: true })
  expect(asDark).toContain('@media (min-width: 0) { p { color: #eee } } @media screen and (max-width: 0) {')
  expect(asDark).toContain('color-scheme:dark!important')
  expect(asDark).toContain('<body>(prefers-color-scheme: dark)</body>')
  const asLight = showMail(dark, light)
  expect(asLight).toContain('@media (max-width: 0) { p { color: #eee } } @media screen and (min-width: 0) {')
  expect(asLight).toContain('color-scheme:light!important')
})

test('a mail without dark colours is turned around in the dark view', () => {
  expect(showMail('<html><head></head><body>x</body></html>', { ...light, dark: true })).toContain(
    'invert(1)',
  )
  expect(showMail(dark, { ...light, dark: true })).not.toContain('invert(1)')
})

test.each([
  [
    '<head><title>no</title><style>no</style></head><body><div style="display:none">Pre&#847;&zwnj;&nbsp;&#847;&zwnj;&nbsp;</div><h1>Title</h1><p>One <b>wo</b>rd</p></body>',
    'Pre Title One word',
  ],
  ['<p>感謝<strong>市</strong>です</p><p>明日</p>', '感謝市です 明日'],
  ['<script>no</script><!-- no -->', ''],
])('the first words of %s', (html, words) => {
  expect(firstWords(html)).toBe(words)
})
