import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { readCsv, type CsvRow } from '../../src/audience/read-csv.ts'
import { csvBytes } from '../support/csv-bytes.ts'

async function rowsOf(...args: Parameters<typeof csvBytes>): Promise<CsvRow[]> {
  const rows: CsvRow[] = []
  for await (const row of readCsv(csvBytes(...args))) rows.push(row)
  return rows
}

/** 高橋 and 髙橋 in Windows-31J: the second is one of the characters that plain JIS lacks. */
const takahashi = Uint8Array.of(0x8d, 0x82, 0x8b, 0xb4)
const takahashiOther = Uint8Array.of(0xfb, 0xfc, 0x8b, 0xb4)

test('rows with quotes, commas, empty rows and both kinds of line end', async () => {
  const text =
    '\ufeffemail,name\r\na@x.test,"Mori, ""V"""\r\n\r\n,,\r\n b@x.test ,\u3000愛子\n"c@x.test","two\nlines"\nd@x.test,x'
  expect(await rowsOf(text)).toEqual([
    { line: 1, cells: ['email', 'name'] },
    { line: 2, cells: ['a@x.test', 'Mori, "V"'] },
    { line: 5, cells: ['b@x.test', '愛子'] },
    { line: 6, cells: ['c@x.test', 'two\nlines'] },
    { line: 8, cells: ['d@x.test', 'x'] },
  ])
  expect(await rowsOf('a\rb\r')).toEqual([
    { line: 1, cells: ['a'] },
    { line: 2, cells: ['b'] },
  ])
  expect(await rowsOf('')).toEqual([])
})

test('Windows-31J is recognised by the first line that is not ASCII', async () => {
  const file = ['email,name\r\n', 'a@x.test,', takahashi, '\r\n', 'b@x.test,', takahashiOther, '\r\n']
  for (const size of [1, 3, 64 * 1024]) {
    expect((await rowsOf(file, size)).map(({ cells }) => cells[1])).toEqual(['name', '高橋', '髙橋'])
  }
})

test('a formula is only text', async () => {
  const cells = ['=cmd|calc', '+1', '-1', '@SUM(A1)', '=HYPERLINK("x")']
  const line = cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',')
  expect((await rowsOf(line))[0]?.cells).toEqual(cells)
})

test.each([
  ['UTF-8 after Windows-31J', ['e\n', takahashi, '\n', '愛子\n'], 'csv-encoding', 3],
  ['Windows-31J after UTF-8', ['e\n', '愛子\n', 'x\n', takahashi, '\n'], 'csv-encoding', 4],
  ['UTF-16', [Uint8Array.of(0xff, 0xfe, 0x65, 0, 0x0a, 0)], 'csv-encoding', 1],
  ['bytes that no encoding has', ['e\n', Uint8Array.of(0x81), '\n'], 'csv-encoding', 2],
  ['a quote that never closes', ['e\n', '"a@x.test\n', 'b@x.test\n'], 'csv-quotes', 3],
  ['a quote in the middle', ['e\n', 'a"b\n'], 'csv-quotes', 2],
  ['text after a closing quote', ['e\n', '"a"b\n'], 'csv-quotes', 2],
  ['a line of 10 MB', ['e\n', Buffer.alloc(10_000_000, 'x')], 'csv-line-too-long', 2],
  ['a row of 10 MB in lines', ['e\n', '"', 'x\n'.repeat(5_000_000)], 'csv-line-too-long', null],
] as const)('%s is refused with its line', async (...[, file, code, line]) => {
  const refused = rowsOf(file)
  await expect(refused).rejects.toMatchObject({ code, ...(line === null ? {} : { values: { line } }) })
  // Nothing of the file's content may travel with the failure into a log.
  const trouble: unknown = await refused.catch((error: unknown) => error)
  expect(JSON.stringify(trouble)).not.toContain('x.test')
  expect((trouble as Error).cause).toBe(undefined)
})

test('where the file is cut makes no difference', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(
        fc.array(
          fc.string({ unit: fc.constantFrom('a', 'b', '"', ',', '\n', '愛', 'é', ' ', '='), maxLength: 6 }),
          {
            minLength: 2,
            maxLength: 3,
          },
        ),
        {
          maxLength: 5,
        },
      ),
      fc.integer({ min: 1, max: 40 }),
      async (table, size) => {
        const text = table
          .map((row) => row.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(','))
          .join('\r\n')
        expect(await rowsOf(text, size)).toEqual(await rowsOf(text))
      },
    ),
    { numRuns: 200 },
  )
})
