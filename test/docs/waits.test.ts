import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { catalogue } from '../../src/words/catalogue.ts'

const root = join(import.meta.dirname, '../..')
const page = readFileSync(join(root, 'docs/waits.md'), 'utf8')
const rows = page.split('\n').filter((line) => line.startsWith('| '))

/** What a row promises, and the line of the code that keeps it: whoever changes one changes the other. */
const promises = [
  ['connection and greeting | 30 seconds', 'adapters/smtp/open-wire.ts', 'connect: 30_000'],
  ['with TLS and login | 2 minutes', 'adapters/smtp/open-wire.ts', 'open: 120_000'],
  ['DATA | 10 minutes each', 'adapters/smtp/open-wire.ts', 'reply: 600_000'],
  ['answer its end | 10 minutes', 'adapters/smtp/open-wire.ts', 'reply: 600_000'],
  ['20 such in a row', 'delivery/send-loop.ts', 'lostInARowMax = 20'],
  ['three in a row', 'delivery/send-loop.ts', 'unknownInARowMax = 3'],
  ['goodbye | 2 seconds', 'adapters/smtp/open-wire.ts', 'goodbyeMs = 2000'],
  ['| 4 seconds |', 'delivery/run.ts', 'graceMs: 3000'],
  ['| 4 seconds |', 'delivery/send-loop.ts', 'closeMs = 1000'],
  ['20 seconds a question', 'commands/send/preflight.ts', 'dnsTimeoutMs = 5000'],
  ['8 in `plan` and `doctor`', 'commands/plan/judge-from.ts', 'dnsTimeoutMs = 2000'],
  ['8 in `plan` and `doctor`', 'commands/doctor/sender-points.ts', 'dnsTimeoutMs = 2000'],
  ['hosted picture | 10 seconds', 'commands/send/preflight.ts', 'canaryTimeoutMs = 10_000'],
  ['hosted picture | 10 seconds', 'commands/send/release-pictures.ts', 'timeoutMs = 10_000'],
  ['5 seconds a page', 'adapters/http/link-prober.ts', 'timeoutMsDefault = 5000'],
  ['20 pages, 4 at a time', 'adapters/http/link-prober.ts', 'linksMax = 20\nconst atOnce = 4'],
  ['body | 30 seconds', 'adapters/github/client.ts', 'timeoutMs = 30_000'],
  ['body | 30 seconds', 'adapters/github/git-token.ts', 'timeoutMsDefault = 30_000'],
  ['60 seconds, twice', 'adapters/github/client.ts', 'waitSecondsMax = 60'],
  ['60 seconds, twice', 'adapters/github/client.ts', 'waitsMax = 2'],
  ['a byte a second | 2 minutes', 'adapters/git/git.ts', "GIT_HTTP_LOW_SPEED_TIME: '120'"],
  ['over SSH too | 10 minutes', 'adapters/git/git.ts', 'limitMsDefault = 10 * 60 * 1000'],
  ['a tag was pushed | as git above', 'adapters/git/tags.ts', "failure('tag-push-unknown'"],
  ['while mail leaves | 60 seconds', 'delivery/watch-run.ts', 'denialPatienceMs = 60_000'],
  ['the store | 10 seconds', 'adapters/sqlite/database.ts', 'busyTimeoutMs = 10_000'],
  ['1 minute for what a delivery notes', 'adapters/sqlite/journal-commit.ts', '{ tries: 5, pauseMs: 100 }'],
  ['stopped | 2 minutes', 'adapters/sqlite/desk-turn.ts', 'waitMsDefault = 2 * 60 * 1000'],
  [
    '3 in a row of more than a minute',
    'commands/desk/hosted/in-line.ts',
    'unheardMs = 60_000\nconst unheardMax = 3',
  ],
  ['compiled | 20 seconds', 'adapters/compile-child/compiler.ts', 'timeLimitMs = 20_000'],
  ['painted | 30 seconds', 'adapters/chromium/painter.ts', 'timeLimitDefaultMs = 30_000'],
  ['5 seconds for headers, 10 in all', 'adapters/http/listen.ts', 'requestTimeoutMs = 10_000'],
  ['2 minutes an answer', 'commands/serve.ts', 'answerMs = 2 * 60 * 1000'],
] as const

test.each(promises)('%s: %s has %j', (promised, file, literal) => {
  expect(rows.filter((row) => row.includes(promised))).toHaveLength(1)
  expect(readFileSync(join(root, 'src', file), 'utf8')).toContain(literal)
})

test('the Japanese page promises the same, row by row', () => {
  const japanese = readFileSync(join(root, 'docs/waits.ja.md'), 'utf8')
  const said = japanese.split('\n').filter((line) => line.startsWith('| '))
  expect(said).toHaveLength(rows.length)
  // Units are words of either language, and so are small numbers: every figure of the English row stands in the other one.
  const figures = (row: string): readonly string[] => row.match(/\d+/g) ?? []
  const codes = (row: string): readonly string[] => row.match(/`[^`]+`/g) ?? []
  for (const [at, row] of rows.entries()) {
    expect(figures(said[at] ?? '')).toEqual(expect.arrayContaining([...figures(row)]))
    expect(codes(said[at] ?? '')).toEqual(codes(row))
  }
})

test('every row but the head is held by the code, and every code exists', () => {
  const [, , ...promising] = rows
  expect(promising.length).toBeGreaterThan(20)
  expect(promising.filter((row) => !promises.some(([promised]) => row.includes(promised)))).toEqual([])
  const codes = [...page.matchAll(/`([a-z]+(?:-[a-z]+)+)`/g)].map(([, code = '']) => code)
  expect(codes.length).toBeGreaterThan(15)
  expect(codes.filter((code) => !(code in catalogue))).toEqual([])
})
