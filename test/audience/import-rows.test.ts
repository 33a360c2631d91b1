import { expect, test } from 'vitest'
import { readHeader } from '../../src/audience/import-columns.ts'
import { readRow, type RowVerdict } from '../../src/audience/import-rows.ts'
import { List } from '../../src/content/schema/list.ts'

const place = { file: 'people.csv', line: 1, column: 1 }

function listWith(change: Record<string, unknown> = {}): List {
  const written = List.parse({
    title: 'News',
    purpose: 'News for people who asked',
    consent: { basis: 'opt-in' },
    fields: {
      first_name: { type: 'string', optional: true },
      country: { type: 'string' },
      purchases: { type: 'integer', optional: true },
      member: { type: 'boolean', optional: true },
      birthday: { type: 'date', optional: true },
    },
    ...change,
  })
  return { ...written, id: 'news', path: 'lists/news.yaml' }
}

const columns =
  'email,first_name,country,purchases,member,birthday,consent_source,consent_time,consent_wording'.split(',')

/** A good row with some cells changed. */
function rowWith(change: Readonly<Record<string, string>>, list = listWith()): RowVerdict {
  const cells: Record<string, string> = {
    email: 'vera@example.test',
    first_name: '',
    country: 'JP',
    purchases: '3',
    member: 'true',
    birthday: '1990-02-28',
    consent_source: 'web form',
    consent_time: '2026-03-01 09:05',
    consent_wording: 'News by mail',
    ...change,
  }
  const header = readHeader(columns, list, { place, ignoreUnknown: false })
  expect(header.findings).toEqual([])
  return readRow(
    columns.map((column) => cells[column] ?? ''),
    { list, columns: header.columns, timezone: 'Asia/Tokyo', now: Date.parse('2026-06-01T00:00:00Z') },
  )
}

test('a good row becomes a contact with typed fields', () => {
  expect(rowWith({})).toEqual({
    ok: true,
    contact: {
      email: 'vera@example.test',
      fields: { first_name: null, country: 'JP', purchases: 3, member: true, birthday: '1990-02-28' },
      consent: { source: 'web form', at: Date.parse('2026-03-01T00:05:00Z'), wording: 'News by mail' },
    },
  })
})

test('the field locale is a language in its canonical form, or nothing', () => {
  const list = listWith({
    fields: { country: { type: 'string' }, locale: { type: 'string', optional: true } },
  })
  const read = (locale: string, of = list): RowVerdict => {
    const header = readHeader(['email', 'country', 'locale'], of, { place, ignoreUnknown: false })
    const rule = { list: of, columns: header.columns, timezone: 'Asia/Tokyo', now: 0 }
    return readRow(['vera@example.test', 'JP', locale], rule)
  }
  const free = { ...list, consent: { basis: 'contract' as const, confirmed: false } }
  expect(read('pt_br', free)).toMatchObject({ ok: true, contact: { fields: { locale: 'pt-BR' } } })
  expect(read('', free)).toMatchObject({ ok: true, contact: { fields: { locale: null } } })
  expect(read('JP', free)).toEqual({ ok: false, reason: 'field-locale', column: 'locale' })
})

test.each([
  [{ email: 'no address' }, 'address-syntax', 'email'],
  [{ email: 'a..b@docomo.ne.jp' }, 'address-legacy-mobile', 'email'],
  [{ country: '' }, 'field-missing', 'country'],
  [{ country: 'J\0P' }, 'field-text', 'country'],
  [{ country: 'J\r\nBcc: x' }, 'field-text', 'country'],
  [{ country: '\u202egnp' }, 'field-text', 'country'],
  [{ country: 'x'.repeat(501) }, 'field-text', 'country'],
  [{ purchases: '3.5' }, 'field-integer', 'purchases'],
  [{ purchases: '1,200' }, 'field-integer', 'purchases'],
  [{ purchases: '1e3' }, 'field-integer', 'purchases'],
  [{ purchases: '9'.repeat(16) }, 'field-integer', 'purchases'],
  [{ member: 'constructor' }, 'field-boolean', 'member'],
  [{ member: 'yes' }, 'field-boolean', 'member'],
  [{ birthday: '1990-02-30' }, 'field-date', 'birthday'],
  [{ birthday: '1990/02/28' }, 'field-date', 'birthday'],
  [{ consent_source: '', consent_time: '', consent_wording: '' }, 'consent-missing', 'consent_time'],
  [{ consent_wording: '' }, 'consent-incomplete', 'consent_time'],
  [{ consent_wording: 'a\nb' }, 'consent-text', 'consent_time'],
  [{ consent_time: 'yesterday' }, 'consent-time', 'consent_time'],
  [{ consent_time: '2026-02-30' }, 'consent-time', 'consent_time'],
  [{ consent_time: '1950-01-01' }, 'consent-time', 'consent_time'],
  [{ consent_time: '2026-06-03' }, 'consent-future', 'consent_time'],
])('%j is refused as %s', (change, reason, column) => {
  expect(rowWith(change as Record<string, string>)).toEqual({ ok: false, reason, column })
})

test.each([
  ['2026-03-01', '2026-02-28T15:00:00Z'],
  ['2026/3/1 9:05', '2026-03-01T00:05:00Z'],
  ['2026-03-01T09:05:07', '2026-03-01T00:05:07Z'],
  ['2026-03-01T09:05:00Z', '2026-03-01T09:05:00Z'],
  ['2026-03-01T09:05:00+02:00', '2026-03-01T07:05:00Z'],
])('consent at %s is an instant', (text, iso) => {
  expect(rowWith({ consent_time: text })).toMatchObject({ contact: { consent: { at: Date.parse(iso) } } })
})

test('a list with another legal basis needs no record of consent, but none is half', () => {
  const contract = listWith({ consent: { basis: 'contract' } })
  const none = { consent_source: '', consent_time: '', consent_wording: '' }
  expect(rowWith(none, contract)).toMatchObject({ ok: true, contact: { consent: null } })
  expect(rowWith({ consent_time: '' }, contract)).toMatchObject({ reason: 'consent-incomplete' })
})

test('a formula stays the text that it is', () => {
  expect(rowWith({ first_name: '=cmd|calc!A1' })).toMatchObject({
    contact: { fields: { first_name: '=cmd|calc!A1' } },
  })
})

test('a row of another width is refused', () => {
  const list = listWith()
  const header = readHeader(columns, list, { place, ignoreUnknown: false })
  const rule = { list, columns: header.columns, timezone: 'UTC', now: 0 }
  for (const cells of [['vera@example.test'], [...columns, 'more']]) {
    expect(readRow(cells, rule)).toEqual({ ok: false, reason: 'row-width', column: null })
  }
})

test.each([
  ['no column email', ['vera@example.test', 'Vera'], ['csv-header']],
  ['semicolons', ['email;first_name;country'], ['csv-semicolons']],
  ['semicolons within cells of commas', ['vera@example.test;x', 'Vera'], ['csv-header']],
  ['tabs', ['first_name\temail'], ['csv-tabs']],
  ['a column Email', ['Email', 'first_name'], ['csv-email-written']],
  ['an unknown column', [...columns, 'vera@example.test'], ['csv-column-unknown']],
  ['a column of Object.prototype', [...columns, 'constructor'], ['csv-column-unknown']],
  ['a column twice', [...columns, 'email'], ['csv-column-twice']],
  ['a required field missing', columns.filter((name) => name !== 'country'), ['csv-column-missing']],
  ['no columns of consent', columns.slice(0, 6), Array(3).fill('csv-column-missing')],
  ['an optional field missing', columns.filter((name) => name !== 'first_name'), []],
])('header: %s', (_, cells, codes) => {
  const { findings } = readHeader(cells, listWith(), { place, ignoreUnknown: false })
  expect(findings.map(({ code }) => code)).toEqual(codes)
  expect(JSON.stringify(findings)).not.toContain('vera@')
})

test('an unknown column may be left out on request, and an absent one says nothing about its field', () => {
  const list = listWith({ consent: { basis: 'contract' } })
  const { columns: known, findings } = readHeader(['note', 'country', 'email'], list, {
    place,
    ignoreUnknown: true,
  })
  expect(findings).toEqual([])
  expect(
    readRow(['private', 'JP', 'vera@example.test'], { list, columns: known, timezone: 'UTC', now: 0 }),
  ).toEqual({ ok: true, contact: { email: 'vera@example.test', fields: { country: 'JP' }, consent: null } })
})
