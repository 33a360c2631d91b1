import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
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

test.each([
  '',
  '{',
  'null',
  '[]',
  '{"version":2,"links":{}}',
  '{"version":1,"links":{"https://a.hikari.jp/":{"status":"200"}}}',
  '{"version":1,"links":null}',
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
