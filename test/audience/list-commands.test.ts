import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { startCommand, type Ended } from '../support/command-process.ts'
import { contentFiles } from '../support/content-files.ts'
import { gitSandbox } from '../support/git-sandbox.ts'
import { importRow, importRows, temporaryStore } from '../support/temporary-store.ts'

const header = 'email,consent_source,consent_time,consent_wording\n'
const consent = 'form,2026-03-01,News by mail'

/** A repository on whose default branch the list `customers` stands, and another only in the work tree. */
function openOffice() {
  const sandbox = gitSandbox()
  const repository = sandbox.repository('mail')
  sandbox.commit(repository, contentFiles)
  writeFileSync(join(repository.folder, 'lists/draft.yaml'), contentFiles['lists/customers.yaml'] ?? '')
  const env = { ...sandbox.env, POSTMERGE_STORE: `sqlite:${sandbox.folder}/store.db` }
  return {
    folder: sandbox.folder,
    write: (name: string, text: string | Uint8Array) => writeFileSync(join(repository.folder, name), text),
    start: (args: readonly string[]) => startCommand(args, { cwd: repository.folder, env }),
    run: (args: readonly string[], input = ''): Promise<Ended> => {
      const { child, ended } = startCommand(args, { cwd: repository.folder, env })
      child.stdin.end(input)
      return ended
    },
  }
}

test('an import is a dry run, then applied, then changes nothing; the count follows', async () => {
  const office = openOffice()
  office.write('people.csv', `${header}vera@example.test,${consent}\naoi@example.test,${consent}\n`)
  const dry = await office.run(['list', 'import', 'customers', 'people.csv'])
  expect(dry).toMatchObject({ code: 0, err: '' })
  expect(dry.out).toContain('2 rows: 2 accepted (2 new, 0 updated, 0 unchanged)')
  expect(dry.out).toContain('Nothing was changed')
  expect((await office.run(['list', 'count', 'customers', '--json'])).out).toContain('"recipients":0')
  const done = await office.run(['list', 'import', 'customers', 'people.csv', '--apply', '--json'])
  expect(JSON.parse(done.out)).toMatchObject({ version: 1, list: 'customers', applied: true, new: 2 })
  const again = await office.run(['list', 'import', 'customers', 'people.csv', '--apply', '--json'])
  expect(JSON.parse(again.out)).toMatchObject({ accepted: 2, new: 0, updated: 0, unchanged: 2 })
  expect((await office.run(['list', 'count', 'customers'])).out).toBe(
    'customers: 2 would get a marketing campaign, of 2 on the list\n',
  )
}, 30_000)

test('a file in Shift_JIS is read, and it is said that it was read so', async () => {
  const office = openOffice()
  office.write('utf-8.csv', `${header}vera@example.test,form,2026-03-01,便り\n`)
  const plain = await office.run(['list', 'import', 'customers', 'utf-8.csv'])
  expect(plain.out).not.toContain('Shift_JIS')
  const wording = Uint8Array.of(0x95, 0xd6, 0x82, 0xe8)
  const row = [Buffer.from(`${header}vera@example.test,form,2026-03-01,`), wording, Buffer.from('\n')]
  office.write('excel.csv', Buffer.concat(row))
  const read = await office.run(['list', 'import', 'customers', 'excel.csv'])
  expect(read.out).toContain('Shift_JIS')
  expect(read).toMatchObject({ code: 0, out: expect.stringContaining('1 rows: 1 accepted') as string })
}, 30_000)

test('a file with invalid rows is refused whole, or taken without them; no address is ever printed', async () => {
  const office = openOffice()
  const file = `${header}vera@example.test,${consent}\nsecret-name@,${consent}\ngone@example.test,${consent}\n`
  const store = temporaryStore(office.folder)
  await store.contacts.suppress('gone@example.test', 'unsubscribed', 1)
  const refused = await office.run(['list', 'import', 'customers', '-', '--apply'], file)
  expect(refused.code).toBe(1)
  expect(refused.out).toContain('-:3:1: error:')
  expect(refused.out).toContain('[address-domain]')
  expect(refused.out).toContain('[row-suppressed]')
  const audience = { lists: ['customers'], exclude: [], category: 'marketing' } as const
  expect((await store.contacts.count(audience)).recipients).toBe(0)
  const taken = await office.run(['list', 'import', 'customers', '-', '--apply', '--skip-invalid'], file)
  expect(taken.code).toBe(0)
  expect((await store.contacts.count(audience)).recipients).toBe(1)
  for (const { out, err } of [refused, taken]) expect(out + err).not.toMatch(/example\.test|secret-name/)
}, 30_000)

test('what is not there is refused by name: list, file, columns', async () => {
  const office = openOffice()
  office.write('people.csv', `email,shoe_size\nvera@example.test,38\n`)
  const draft = await office.run(['list', 'import', 'draft', 'people.csv', '--apply'])
  expect(draft).toMatchObject({ code: 1, out: '' })
  expect(draft.err).toContain('[list-unknown]')
  expect(draft.err).toMatch(/expected: one of: .*customers/)
  const turned = await office.run(['list', 'import', 'people.csv', 'customers', '--apply'])
  expect(turned).toMatchObject({ code: 2, out: '' })
  expect(turned.err).toContain('postmerge list import customers people.csv')
  const missing = await office.run(['list', 'import', 'customers', 'none.csv'])
  expect(missing.code).toBe(1)
  expect(missing.err).toContain('[csv-unreadable]')
  const columns = await office.run(['list', 'import', 'customers', 'people.csv', '--apply', '--skip-invalid'])
  expect(columns.code).toBe(1)
  expect(columns.out).toContain('[csv-column-unknown]')
  expect(columns.out).toContain(
    'expected these columns: email, consent_source, consent_time, consent_wording',
  )
  const encoding = await office.run(['list', 'import', 'customers', '-'], `${header}愛子@x.test,\u0000\n\xff`)
  expect(encoding.code).toBe(1)
}, 30_000)

test('a refused file on an open pipe ends the command', async () => {
  const office = openOffice()
  const refused = office.start(['list', 'import', 'customers', '-'])
  refused.child.stdin.write('vera@example.test,Vera\n'.repeat(5000))
  refused.child.stdin.on('error', () => {})
  expect(await refused.ended).toMatchObject({ code: 1 })
})

test('an interruption ends the waiting for more of the file', async () => {
  const office = openOffice()
  const waiting = office.start(['list', 'import', 'customers', '-', '--apply'])
  waiting.child.stdin.write(`${header}vera@example.test,${consent}\n`)
  await expect.poll(() => existsSync(join(office.folder, 'store.db')), { timeout: 15_000 }).toBe(true)
  waiting.child.kill('SIGINT')
  const { code, err } = await waiting.ended
  expect(code).toBe(75)
  expect(err).toContain('[import-interrupted]')
}, 30_000)

test('whoever must not be mailed is suppressed by address or by file; what is wrong is said by line', async () => {
  const office = openOffice()
  const store = temporaryStore(office.folder)
  importRows(
    store,
    'customers',
    ['vera', 'aoi', 'mori'].map((name) => importRow(`${name}@example.test`)),
  )
  office.write('left.csv', 'Name,email\nV,VERA@example.test\nX,secret-name@\nM,mori@example.test\n')
  const audience = { lists: ['customers'], exclude: [], category: 'marketing' } as const
  const dry = await office.run(['list', 'suppress', 'left.csv'])
  expect(dry.out).toContain('left.csv:3:1: error:')
  expect(dry.out).toContain('Addresses: 2, invalid: 1. Nothing was changed')
  expect((await store.contacts.count(audience)).recipients).toBe(3)
  const done = await office.run(['list', 'suppress', 'left.csv', '--apply', '--reason', 'complained'])
  expect(done.code).toBe(1)
  expect(done.out).toContain('2 new, 0 that had been already; 1 invalid left out')
  expect((await store.contacts.count(audience)).recipients).toBe(1)
  const one = await office.run(['list', 'suppress', '--recipient', 'aoi@example.test', '--apply', '--json'])
  expect(JSON.parse(one.out)).toMatchObject({
    version: 1,
    applied: true,
    reason: 'unsubscribed',
    addresses: 1,
    added: 1,
  })
  expect((await store.contacts.count(audience)).recipients).toBe(0)
  for (const { out, err } of [dry, done, one]) expect(out + err).not.toMatch(/example\.test|secret-name/)
}, 30_000)
