import { expect, test } from 'vitest'
import { stageRows, type ImportReport } from '../../src/audience/import-contacts.ts'
import { readCsv } from '../../src/audience/read-csv.ts'
import { List } from '../../src/content/schema/list.ts'
import type { Store } from '../../src/adapters/sqlite/open-store.ts'
import { csvBytes } from '../support/csv-bytes.ts'
import { temporaryStore } from '../support/temporary-store.ts'

const list: List = {
  ...List.parse({
    title: 'News',
    purpose: 'News',
    consent: { basis: 'opt-in' },
    fields: { first_name: { type: 'string', optional: true } },
  }),
  id: 'news',
  path: 'lists/news.yaml',
}
const header = 'email,first_name,consent_source,consent_time,consent_wording\n'
const consent = 'form,2026-03-01,News by mail'
const news = { lists: ['news'], exclude: [], category: 'marketing' } as const

async function importFile(
  store: Store,
  content: Parameters<typeof csvBytes>[0],
  write = true,
): Promise<ImportReport> {
  const session = store.contacts.beginImport('news')
  const report = await stageRows(readCsv(csvBytes(content)), session, {
    list,
    file: 'people.csv',
    ignoreUnknown: false,
    timezone: 'Asia/Tokyo',
    now: Date.parse('2026-06-01T00:00:00Z'),
    progress: () => {},
  })
  if (write) for (const _ of session.apply(1)) continue
  session.close()
  return report
}

test('every row is accounted for, by line and reason, and no address is repeated', async () => {
  const store = temporaryStore()
  await store.contacts.suppress('gone@example.test', 'unsubscribed', 1)
  const report = await importFile(store, [
    header,
    `vera@example.test,Vera,${consent}\n`,
    `broken@,Bo,${consent}\n`,
    `VERA@example.test,Vera,${consent}\n`,
    `gone@example.test,Go,${consent}\n`,
    `aoi@example.test,葵,form,soon,News\n`,
    `a..b@docomo.ne.jp,,${consent}\n`,
  ])
  expect(report).toMatchObject({
    rows: 6,
    fates: { new: 1, updated: 0, unchanged: 0, duplicate: 1, suppressed: 1 },
    invalid: 3,
    reasons: { 'address-domain': 1, 'consent-time': 1, 'address-legacy-mobile': 1 },
    headerOk: true,
  })
  expect(report.findings.map(({ place, code, severity }) => [place.line, code, severity])).toEqual([
    [3, 'address-domain', 'error'],
    [4, 'row-duplicate', 'warning'],
    [5, 'row-suppressed', 'warning'],
    [6, 'consent-time', 'error'],
    [7, 'address-legacy-mobile', 'error'],
  ])
  expect(JSON.stringify(report)).not.toContain('@')
  expect((await store.contacts.count(news)).recipients).toBe(1)
})

test('importing the same file again changes nothing', async () => {
  const store = temporaryStore()
  const file = [header, `vera@example.test,Vera,${consent}\n`, `aoi@example.test,葵,${consent}\n`]
  expect((await importFile(store, file)).fates).toMatchObject({ new: 2 })
  const before = await store.contacts.find('vera@example.test')
  expect((await importFile(store, file)).fates).toMatchObject({ new: 0, updated: 0, unchanged: 2 })
  expect(await store.contacts.find('vera@example.test')).toEqual(before)
})

test('staging alone changes nothing', async () => {
  const store = temporaryStore()
  await importFile(store, [header, `vera@example.test,Vera,${consent}\n`], false)
  expect((await store.contacts.count(news)).recipients).toBe(0)
})

test('a file whose first row is a contact is refused without repeating it', async () => {
  const report = await importFile(temporaryStore(), `vera@example.test,Vera,${consent}\n`)
  expect(report.headerOk).toBe(false)
  expect(report.findings.map(({ code }) => code)).toEqual(['csv-header'])
  expect(JSON.stringify(report)).not.toContain('vera')
})

test('an empty file is refused', async () => {
  const report = await importFile(temporaryStore(), '')
  expect(report).toMatchObject({ headerOk: false, rows: 0 })
  expect(report.findings.map(({ code }) => code)).toEqual(['csv-empty'])
})

test('100 000 rows are judged and staged in a few seconds, and only so much is kept of what is wrong', async () => {
  const rows = Array.from({ length: 100_000 }, (_, index) =>
    index % 5 === 0 ? `broken${index},x,${consent}\n` : `p${index}@example.test,愛子,${consent}\n`,
  )
  const began = performance.now()
  const report = await importFile(temporaryStore(), [header, ...rows], false)
  expect(report).toMatchObject({ rows: 100_000, invalid: 20_000, fates: { new: 80_000 } })
  expect(report.findings.length).toBe(10_000)
  expect(performance.now() - began).toBeLessThan(15_000)
}, 60_000)
