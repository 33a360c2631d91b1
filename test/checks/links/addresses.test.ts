import { expect, test } from 'vitest'
import { linkNotHttps } from '../../../src/checks/link-not-https.ts'
import { addressesOf } from '../../../src/checks/links/addresses.ts'
import { foundBy } from '../../support/check-cases.ts'

const evil = 'https://evil.example/x'

test.each([
  `<a href="https:evil.example/x">鍋</a>`,
  `<a href="HTTPS:/evil.example/x">鍋</a>`,
  `<a href="//evil.example/x">鍋</a>`,
  `<a href="\\\\evil.example/x">鍋</a>`,
  `<a href="https://www.hikari.example/" ping="https://www.hikari.example/p ${evil}">鍋</a>`,
  `<p style="background:\\75rl(${evil})">鍋</p>`,
  `<p style="background:image-set('${evil}' 1x)">鍋</p>`,
  `<style>@import '${evil}'</style>`,
  `<style>@\\69mport '${evil}';</style>`,
  `<style>p{background:\\75rl(${evil})`,
  `<link rel="preload" as="image" imagesrcset="${evil} 1x">`,
  `<img alt="鍋" src="a.png" longdesc="${evil}">`,
  `<img alt="鍋" src="a.png" lowsrc="${evil}">`,
  `<img alt="鍋" src="a.png" dynsrc="${evil}">`,
  `<q cite="${evil}">鍋</q>`,
  `<table background="https:&sol;&sol;evil.example/x">`,
])('an address in %s', (html) => {
  expect(addressesOf({ html, text: '' }).map(({ host }) => host)).toContain('evil.example')
})

test.each([
  'https:evil.example/x',
  'https:/evil.example/x',
  'HTTPS:evil.example/x',
  'https:///evil.example/x',
  'https:192.0.2.1/x',
])('%s is not a plain https address', (link) => {
  for (const html of [`<a href="${link}">鍋</a>`, `<a href="https://a.example/" ping="${link}">鍋</a>`])
    expect(foundBy(linkNotHttps, { html }).map(({ values }) => values['link'])).toEqual([link])
})
