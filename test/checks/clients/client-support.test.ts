import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { clientSupport } from '../../../src/checks/clients/client-support.ts'
import {
  clientShown,
  featuresByMark,
  knownClients,
  usualClients,
} from '../../../src/checks/clients/support.ts'
import { usedFeatures } from '../../../src/checks/clients/used-features.ts'
import { parsePage } from '../../../src/checks/html/page.ts'
import { checkTable, foundBy, type CheckCase } from '../../support/check-cases.ts'
import { distil } from './distil.ts'

const source = (name: string): string =>
  readFileSync(new URL(`../../../src/checks/clients/${name}`, import.meta.url), 'utf8')

test('the tables are what the data of caniemail gives; write them anew with distil() when it changes', () => {
  const { clients, features } = distil()
  expect(source('client-names.ts')).toBe(clients)
  expect(source('features.ts')).toBe(features)
})

test('the data is all there: clients, features, and a letter for each pair', () => {
  expect(knownClients().length).toBeGreaterThan(35)
  expect(new Set(featuresByMark.values()).size).toBeGreaterThan(130)
  for (const client of usualClients) expect(clientShown(client)).not.toBe(null)
  for (const [mark, { without }] of featuresByMark) {
    expect(mark).toMatch(/^(?:[pvfuwseai]:\S|@[a-z])/)
    for (const client of without) expect(knownClients()).toContain(client)
  }
})

const styled = (style: string): string => `<p style="${style}">鍋</p>`

test.each([
  ['a property', styled('transform:none;transform:rotate(3deg)'), ['transform']],
  ['its value of nothing', styled('transform:none'), []],
  ['a family of properties', styled('grid-template-columns:1fr'), ['grid-template-* properties']],
  ['a property with a value', styled('display:flex'), ['display:flex']],
  ['a function', styled('width:calc(100% - 2px)'), ['CSS calc() function']],
  ['a unit', styled('width:10rem'), ['rem unit']],
  ['a word', styled('width:max-content'), ['fit-content, min-content, max-content']],
  ['a variable', styled('--a:b;color:var(--a)'), ['CSS Variables (Custom Properties)']],
  ['a name in a string is no word', styled('font-family:"system-ui"'), []],
  ['a colour that Outlook does not read', styled('color:rgba(0,0,0,.9)'), ['rgba()']],
  ['for one client', styled('mso-line-height-rule:exactly;-webkit-text-size-adjust:100%'), []],
  ['a refinement', styled('border-radius:4px;box-shadow:none'), []],
  ['for nobody', '<p style="display:none;transform:rotate(3deg)">鍋</p>', []],
  ['an element', '<svg></svg>', ['Embedded <svg> image']],
  ['an attribute', '<p popover>鍋</p>', ['popover attribute']],
  ['a picture', '<img src="https://a.example/a.webp?b">', ['webP image format']],
  ['under a condition', '<style>@media (min-width:9px){p{transform:rotate(3deg)}}</style>', []],
  ['in a sheet', '<style>p{transform:rotate(3deg)}</style>', ['transform']],
  ['a state', '<style>p:nth-child(2){color:red}</style>', [':nth-child']],
  ['the old way to write it', '<style>p:before{color:red}</style>', ['::before']],
  ['a longer name', '<style>p:focus-visible{color:red}</style>', []],
  ['plain selectors', '<style>p, .a #b{color:red}</style>', []],
])('%s', (_, html, titles) => {
  const used = [
    ...usedFeatures(parsePage(`<!doctype html><html><head></head><body>${html}</body></html>`)).keys(),
  ]
  expect(used.map(({ title }) => title)).toEqual(titles)
})

describe('for the clients of the policy', () => {
  const flex: CheckCase = { html: styled('display:flex') }
  checkTable(clientSupport, [
    ['the usual ones', flex, ['client-unsupported']],
    ['one that can', { ...flex, policy: { clients: ['gmail.ios'] } }, []],
    ['one that cannot', { ...flex, policy: { clients: ['outlook.windows'] } }, ['client-unsupported']],
    ['one that nobody knows', { policy: { clients: ['outlok.windows'] } }, ['client-unknown']],
  ])
  test('names them as people know them', () => {
    expect(foundBy(clientSupport, flex)[0]?.values).toEqual({
      feature: 'display:flex',
      clients: 'Outlook (Windows)',
    })
    const unknown = foundBy(clientSupport, { policy: { clients: ['outlok.windows'] } })
    expect(String(unknown[0]?.values['expected'])).toMatch(/^outlook\.windows, /)
  })
})

test('no style makes the scanner throw', () => {
  const piece = fc.constantFrom('a', ':', ';', '(', ')', '"', 'calc(', '--x', '9px', '%', '!important', ' ')
  fc.assert(
    fc.property(fc.array(piece), (pieces) => void usedFeatures(parsePage(`<p style='${pieces.join('')}'>`))),
  )
})
