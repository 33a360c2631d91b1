import { execFileSync } from 'node:child_process'
import {
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { beforeEach, expect, test } from 'vitest'
import { rememberLinks } from '../../../src/adapters/files/link-cache.ts'
import type { LinkProber, Probe } from '../../../src/checks/links/link-prober.ts'
import { temporaryFolder } from '../../support/temporary-store.ts'

const day = 24 * 60 * 60 * 1000
const answers: Readonly<Record<string, Probe>> = {
  'https://a.hikari.jp/': { kind: 'answered', status: 200, finalUrl: 'https://a.hikari.jp/ja' },
  'https://b.hikari.jp/': { kind: 'answered', status: 404, finalUrl: 'https://b.hikari.jp/' },
  'https://c.hikari.jp/': { kind: 'unreachable', reason: 'time' },
}
let asked: string[] = []
const prober: LinkProber = {
  probe: async (urls) => {
    asked.push(...urls)
    return new Map(urls.map((url) => [url, answers[url] ?? { kind: 'not-asked' }]))
  },
}
let path = ''
beforeEach(() => {
  path = join(temporaryFolder(), 'var', 'cache', 'links.json')
  asked = []
})
const all = Object.keys(answers)
const ask = async (nowMs: number): Promise<unknown> =>
  Object.fromEntries(await rememberLinks(prober, { path, nowMs }).probe(all))

test('what answered well is remembered for a day, what did not is asked again', async () => {
  expect(await ask(1000)).toEqual(answers)
  expect(asked).toEqual(all)
  asked = []
  expect(await ask(1000 + day - 1)).toEqual(answers)
  expect(asked).toEqual(['https://b.hikari.jp/', 'https://c.hikari.jp/'])
  asked = []
  expect(await ask(1000 + day)).toEqual(answers)
  expect(asked).toEqual(all)
})

test('a memory from the future is none', async () => {
  await ask(5000)
  asked = []
  await ask(1000)
  expect(asked).toEqual(all)
})

/** What a page that was there looks like in the file. */
const good = `{"version":1,"links":{"https://b.hikari.jp/":{"atMs":1000,"status":200,"finalUrl":"https://b.hikari.jp/"}}}`

test('a link in the place of the file is neither read nor written through', async () => {
  const precious = join(temporaryFolder(), 'bashrc')
  writeFileSync(precious, good)
  mkdirSync(dirname(path), { recursive: true })
  symlinkSync(precious, path)
  symlinkSync(precious, `${path}.new`)
  expect(await ask(1000)).toEqual(answers)
  expect(asked).toEqual(all)
  expect(readFileSync(precious, 'utf8')).toBe(good)
  expect(lstatSync(path).isFile()).toBe(true)
})

test('a link in the place of the folder is not followed', async () => {
  const outside = temporaryFolder()
  writeFileSync(join(outside, 'links.json'), good)
  mkdirSync(dirname(dirname(path)))
  symlinkSync(outside, dirname(path))
  expect(await ask(1000)).toEqual(answers)
  expect(asked).toEqual(all)
  expect(readdirSync(outside)).toEqual(['links.json'])
  expect(readFileSync(join(outside, 'links.json'), 'utf8')).toBe(good)
})

test('a pipe in the place of the file holds nobody up', async () => {
  mkdirSync(dirname(path), { recursive: true })
  execFileSync('mkfifo', [path])
  expect(await ask(1000)).toEqual(answers)
})

test('nothing half written stays behind', async () => {
  mkdirSync(join(path, 'a folder'), { recursive: true })
  expect(await ask(1000)).toEqual(answers)
  expect(readdirSync(dirname(path))).toEqual(['links.json'])
  expect(existsSync(join(path, 'a folder'))).toBe(true)
})

test.each([
  '',
  '{',
  'null',
  '[]',
  '{"version":2,"links":{}}',
  '{"version":1,"links":{"https://a.hikari.jp/":{"status":"200"}}}',
  '{"version":1,"links":null}',
  '{"version":1,"links":{"https://a.hikari.jp/":{"atMs":1000,"status":404,"finalUrl":"https://a.hikari.jp/"}}}',
  '{"version":1,"links":{"https://a.hikari.jp/":{"atMs":1000,"status":200.5,"finalUrl":"https://a.hikari.jp/"}}}',
  '{"version":1,"links":{"https://a.hikari.jp/":{"atMs":1000,"status":200,"finalUrl":"javascript:alert(1)"}}}',
  '{"version":1,"links":{"https://a.hikari.jp/":{"atMs":1000,"status":200,"finalUrl":"https:a.hikari.jp"}}}',
  '{"version":1,"links":{"https:a.hikari.jp":{"atMs":1000,"status":200,"finalUrl":"https://a.hikari.jp/"}}}',
  '{"version":1,"links":{"file:///etc/passwd":{"atMs":1000,"status":200,"finalUrl":"https://a.hikari.jp/"}}}',
  `{"version":1,"links":{}}${' '.repeat(1024 * 1024)}`,
])('a file that says %j is no memory', async (text) => {
  await ask(1000)
  writeFileSync(path, text)
  asked = []
  expect(await ask(1000)).toEqual(answers)
  expect(asked).toEqual(all)
  expect(JSON.parse(readFileSync(path, 'utf8'))).toEqual({
    version: 1,
    links: { 'https://a.hikari.jp/': { atMs: 1000, status: 200, finalUrl: 'https://a.hikari.jp/ja' } },
  })
})

test('where nothing can be written the answers are given all the same', async () => {
  const blocked = join(temporaryFolder(), 'file')
  writeFileSync(blocked, '')
  path = join(blocked, 'links.json')
  expect(await ask(1000)).toEqual(answers)
})
