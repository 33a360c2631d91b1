import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { splitFrontMatter } from '../../src/content/front-matter.ts'
import { accepts } from '../support/accepts-json.ts'
import { contentFiles } from '../support/content-files.ts'
import { jsonSchemaOf, published, type JsonSchema } from '../support/json-schemas.ts'

const root = join(import.meta.dirname, '../..')
const bless = process.env['BLESS'] === '1'
const names = Object.keys(published)

/** The English schemas lie in `schemas/`, the Japanese ones in `schemas/ja/`. */
const folders = { en: 'schemas', ja: 'schemas/ja' } as const

function keysWithout(schema: unknown, path: string): readonly string[] {
  if (typeof schema !== 'object' || schema === null) return []
  const own = Object.entries(('properties' in schema ? schema.properties : null) ?? {})
    .filter(([, one]) => !Object.hasOwn(one as object, 'description'))
    .map(([key]) => `${path}.${key}`)
  return [...own, ...Object.entries(schema).flatMap(([key, one]) => keysWithout(one, `${path}.${key}`))]
}

describe.each(['en', 'ja'] as const)('schemas in %s', (locale) => {
  test.each(names)('%s.json is what the schema of the program says; BLESS=1 writes it', (name) => {
    const file = join(root, folders[locale], `${name}.json`)
    const text = `${JSON.stringify(jsonSchemaOf(name, locale), null, 2)}\n`
    mkdirSync(join(root, folders[locale]), { recursive: true })
    if (bless) writeFileSync(file, text)
    expect(readFileSync(file, 'utf8')).toBe(text)
  })

  test('every key is explained', () => {
    expect(names.flatMap((name) => keysWithout(jsonSchemaOf(name, locale), name))).toEqual([])
  })
})

test('nothing else is published', () => {
  const files = readdirSync(join(root, 'schemas'), { recursive: true, withFileTypes: true })
  const found = files.filter((entry) => entry.isFile()).map((entry) => entry.name)
  expect(found.sort()).toEqual([...names, ...names].map((name) => `${name}.json`).sort())
})

/** The files of a repository that a schema is for, as plain values. */
function valuesOf(files: Readonly<Record<string, string>>): readonly (readonly [string, string, unknown])[] {
  return Object.entries(files).flatMap(([path, text]) => {
    const name = /^policies\/(.*)\.yaml$/.exec(path)?.[1] ?? (/^lists\/.*\.yaml$/.test(path) ? 'list' : null)
    if (name !== null) return [[path, name, parse(text)] as const]
    const kind = /^campaigns\/[^_][^/]*\/campaign(\.[a-zA-Z-]+)?\.(?:md|mjml)$/.exec(path)
    if (kind === null) return []
    const { split } = splitFrontMatter(path, text)
    return [[path, kind[1] === undefined ? 'campaign' : 'translation', split?.document.value] as const]
  })
}

function ownFiles(): Readonly<Record<string, string>> {
  const paths = ['campaigns', 'lists', 'policies'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map((path) => `${folder}/${path}`),
  )
  const texts = paths.filter((path) => /\.(?:md|mjml|yaml)$/.test(path))
  return Object.fromEntries(texts.map((path) => [path, readFileSync(join(root, path), 'utf8')]))
}

test('the files of this repository and of the tests are accepted', () => {
  const values = [...valuesOf(ownFiles()), ...valuesOf(contentFiles)]
  expect(values.length).toBeGreaterThan(15)
  expect(new Set(values.map(([, name]) => name)).size).toBeGreaterThanOrEqual(8)
  const refused = values.filter(([, name, value]) => !accepts(jsonSchemaOf(name, 'en'), value))
  expect(refused.map(([path]) => path)).toEqual([])
})

const campaign = { subject: 'Harvest', from: 'news', lists: ['newsletter'] }
const list = { title: 'News', purpose: 'News', consent: { basis: 'opt-in' } }

/** Mistakes that an editor must mark while they are typed. */
const mistakes: readonly (readonly [what: string, name: string, right: unknown, wrong: unknown])[] = [
  ['a key in the wrong spelling', 'campaign', campaign, { ...campaign, preheadr: 'x' }],
  ['no subject', 'campaign', campaign, { from: 'news', lists: ['newsletter'] }],
  ['a list that is no list', 'campaign', campaign, { ...campaign, lists: 'newsletter' }],
  ['no list at all', 'campaign', campaign, { ...campaign, lists: [] }],
  ['a path for a name', 'campaign', campaign, { ...campaign, lists: ['lists/newsletter.yaml'] }],
  ['an unknown status', 'campaign', { ...campaign, status: 'draft' }, { ...campaign, status: 'sent' }],
  ['a key that has no effect yet', 'campaign', campaign, { ...campaign, segment: 'country = "JP"' }],
  ['a list in a translation', 'translation', { subject: 'x' }, { subject: 'x', lists: ['newsletter'] }],
  ['a field of unknown type', 'list', list, { ...list, fields: { a: { type: 'text' } } }],
  ['a field name with a dash', 'list', list, { ...list, fields: { 'first-name': { type: 'string' } } }],
  ['an unknown basis', 'list', list, { ...list, consent: { basis: 'bought' } }],
  ['a password in the file', 'senders', senders('env:RELAY_PASSWORD'), senders('geheim')],
  ['an approval that is off without end', 'approvals', off({ until: '2026-12-31' }), off({})],
  ['a rate without a unit', 'delivery', { rates: { global: '50/s' } }, { rates: { global: '50' } }],
  ['an operation nobody knows', 'access', grant('count'), grant('read')],
  ['a severity nobody knows', 'content', { severities: { a11y: 'off' } }, { severities: { a11y: 'no' } }],
]

function senders(password: string): JsonSchema {
  const relay = { host: 'mail.hikari.example', port: 587, password }
  const news = {
    from: { name: 'Hikari', address: 'news@news.hikari.example' },
    categories: ['marketing'],
    envelope: 'bounces.news.hikari.example',
    dkim: [{ selector: 's1', key: 'env:DKIM' }],
    relay,
  }
  return { organisation: { name: 'Hikari', timezone: 'Asia/Tokyo' }, senders: { news } }
}

function off(rest: JsonSchema): JsonSchema {
  return { lists: { newsletter: { approval: 'off', reason: 'Internal list', ...rest } } }
}

function grant(may: string): JsonSchema {
  return { grants: [{ who: '@hikari/it', may: [may], lists: ['*'] }] }
}

test.each(mistakes)('%s is marked, and what is right is not', (...[, name, right, wrong]) => {
  const schema = jsonSchemaOf(name, 'en')
  expect([accepts(schema, right), accepts(schema, wrong)]).toEqual([true, false])
  expect([schemaAccepts(name, right), schemaAccepts(name, wrong)]).toEqual([
    true,
    name === 'campaign' && isLater(wrong),
  ])
})

/** What the program itself says; it reads keys that have no effect yet, and refuses them later. */
function schemaAccepts(name: string, value: unknown): boolean {
  return published[name]?.[0].safeParse(value).success ?? false
}

function isLater(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'segment' in value
}
