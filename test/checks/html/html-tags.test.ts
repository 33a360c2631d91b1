import { expect, test } from 'vitest'
import { activeContent } from '../../../src/checks/active-content.ts'
import { tagsOf } from '../../../src/checks/html-tags.ts'
import { linkNotHttps } from '../../../src/checks/link-not-https.ts'
import { cpuMs } from '../../support/cpu-ms.ts'
import { foundBy } from '../../support/check-cases.ts'

const form = '<form action="http://phish.example/login">'

test.each([
  ['plainly', form],
  ['behind a quotation mark in a name', `<b '></b>${form}<b '></b>`],
  ['behind one after a value', `<b a="b"'></b>${form}<b '></b>`],
  ['behind one in an end tag', `</b x'>${form}<b '></b>`],
  ['behind a comment with one', `<!-- <b x=" -->${form}<b x=" ">`],
  ['in a conditional comment', `<!--[if mso]>${form}<![endif]-->`],
  ['behind a style with one', `<style><b x=" </style>${form}<b x=" ">`],
  ['behind a style in a picture', `<svg><style><b x="</style><b y='">${form}<b z=''>`],
  ['behind a name that begins with an equals sign', `<b ="></b>${form}<b x="">`],
])('a form is found: %s', (_, html) => {
  expect(tagsOf(html).some(({ name, attributes }) => name === 'form' && attributes.has('action'))).toBe(true)
  expect(foundBy(activeContent, { html }).map(({ values }) => values['part'])).toContain('<form')
  expect(foundBy(linkNotHttps, { html }).map(({ values }) => values['link'])).toContain(
    'http://phish.example/login',
  )
})

test.each([
  ['<a href=x>', { href: 'x' }],
  ['<a HREF = "x" href="y" c>', { href: 'x', c: '' }],
  ['<a b=\'"\' c="\'">', { b: '"', c: "'" }],
  ['<a/b/c="d"/>', { b: '', c: 'd' }],
  ['<a b= >', { b: '' }],
  ['<a b=c\'d">', { b: 'c\'d"' }],
  ['<a href="&sol;&sol;a&period;example?b&amp;c&#61;d">', { href: '//a.example?b&c=d' }],
  ['<a href="https://a.example/?b=1&copy=2">', { href: 'https://a.example/?b=1&copy=2' }],
])('%s', (html, attributes) => {
  expect(tagsOf(html).map((tag) => Object.fromEntries(tag.attributes))).toEqual([attributes])
})

test.each(['<a ', '<a b ', '<a b=', '<a "', '<a<', '<a x=\'<b y="', '<a x<a ', '&sol;', '<a b="&sol;'])(
  'takes little time with many %s',
  (piece) => {
    const html = piece.repeat(100_000 / piece.length)
    expect(cpuMs(() => void tagsOf(html))).toBeLessThan(1000)
  },
)
