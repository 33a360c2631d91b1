import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { text } from 'node:stream/consumers'
import { afterAll, expect, test } from 'vitest'
import { present } from '../../src/kit/assert.ts'

const root = join(import.meta.dirname, '../..')
const page = readFileSync(join(root, 'docs/practice.md'), 'utf8')
const home = mkdtempSync(join(tmpdir(), 'practice-'))
afterAll(() => rmSync(home, { recursive: true, force: true, maxRetries: 5 }))

/** A mail repository in which this checkout is installed as the package would be. */
function installIn(mail: string): void {
  mkdirSync(join(mail, 'node_modules/.bin'), { recursive: true })
  symlinkSync(root, join(mail, 'node_modules/postmerge'))
  symlinkSync(join(root, 'bin/postmerge.js'), join(mail, 'node_modules/.bin/postmerge'))
  symlinkSync(process.execPath, join(mail, 'node_modules/.bin/node'))
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return port
}

/** What the page tells to type, in order: on free ports, with the programs of a checkout, and with servers that end with the test. */
async function typed(): Promise<string> {
  const blocks = [...page.matchAll(/^```sh\n([^]*?)^```$/gm)].map(([, block = '']) => block)
  expect(blocks.length).toBeGreaterThan(8)
  const [dns, relay, web] = [await freePort(), await freePort(), await freePort()]
  const waits = [relay, web].map(
    (port) => `until (exec 4<>/dev/tcp/127.0.0.1/${port}) 2>/dev/null; do sleep 0.05; done\n`,
  )
  const script = blocks
    .map((block) => (block.includes('postmerge serve') ? block + waits.join('') : block))
    .join('')
    .replaceAll('dist/commands/demo', 'src/commands/demo')
    .replaceAll('-process.js"', '-process.ts"')
    .replaceAll(/^sleep 9999 \| ([^]*?) &$/gm, '$1 <&3 &')
    .replaceAll('5353', String(dns))
    .replaceAll('2525', String(relay))
    .replaceAll('8025', String(web))
  return `set -eu\ntrap 'kill $(jobs -p)' EXIT\n${script}`
}

test('what docs/practice.md tells to type leads from an empty folder to mail that is sent once', async () => {
  const mail = join(home, 'mail')
  installIn(mail)
  const child = spawn('bash', ['-c', await typed()], {
    cwd: mail,
    env: { PATH: process.env['PATH'], HOME: home, LANG: 'en_US.UTF-8', GIT_CONFIG_NOSYSTEM: '1' },
    stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
  })
  const [out, err] = await Promise.all([
    text(present(child.stdout, 'its output')),
    text(present(child.stderr, 'its errors')),
    child.exitCode ?? once(child, 'exit'),
  ])
  expect(child.exitCode, `${out}\n${err}`).toBe(0)
  expect(out).toContain('asked by mail: kenji, vera\n')
  expect(out).toContain('2026-12-winter/1: sent to 2 of 2, 0 rejected, 0 skipped\n')
  expect(out).toMatch(/^2026-12-winter\/1: already sent \S+ to 2 of 2, 0 sent$/m)
  expect(out).toContain('told by mail: hana')
  const verdicts = readFileSync(join(home, 'practice/inbox/verdicts.jsonl'), 'utf8').trim().split('\n')
  const passes = verdicts.map((line) => {
    const { secure, verdict } = JSON.parse(line) as { secure: boolean; verdict: { pass: boolean } }
    return secure && verdict.pass
  })
  expect(passes.length).toBeGreaterThan(5)
  expect(passes.every(Boolean)).toBe(true)
}, 120_000)
