import { mkdirSync, writeFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test, vi } from 'vitest'
import { verb } from '../../src/commands/preview.ts'
import type { Input, World } from '../../src/commands/verb.ts'
import { startCommand } from '../support/command-process.ts'
import { previewFolder, startPreview } from '../support/preview-folder.ts'
import { temporaryFolder } from '../support/temporary-store.ts'

// Processes beside other tests on two cores need time; what is tested here is not how fast they start.
vi.setConfig({ testTimeout: 60_000 })

function start(folder: string, args: readonly string[], env: Readonly<Record<string, string>> = {}) {
  return startCommand(['preview', ...args], {
    env: { PATH: process.env['PATH'] ?? '', HOME: folder, POSTMERGE_LOCALE: 'en', ...env },
    cwd: folder,
  })
}

test.each(['SIGINT', 'SIGTERM'] as const)(
  'it says where it is, and ends on %s although a page is open',
  async (signal) => {
    const { folder } = previewFolder()
    const { child, firstLine, ended } = start(folder, [])
    const url = /^Preview: (http:\/\/127\.0\.0\.1:\d+\/[a-z2-7]{32}\/)$/.exec(await firstLine)?.[1] ?? ''
    const events = await fetch(`${url}events`)
    const reader = events.body?.getReader()
    await reader?.read()
    const asked = performance.now()
    child.kill(signal)
    const { code, out, err } = await ended
    expect([code, err]).toEqual([0, ''])
    expect(out.split('\n')).toHaveLength(3)
    expect(performance.now() - asked).toBeLessThan(5000)
  },
)

test('each run has an address of its own, and one of a port that is taken says what to do', async () => {
  const { folder } = previewFolder()
  const [a, b] = await Promise.all([startPreview(folder), startPreview(folder)])
  const secretOf = (url: string) => new URL(url).pathname
  expect(secretOf(a.url)).not.toBe(secretOf(b.url))
  expect((await fetch(new URL(secretOf(a.url), b.url))).status).toBe(404)
  const { port } = new URL(a.url)
  const { code, err } = await start(folder, ['--port', port]).ended
  expect(code).toBe(1)
  expect(err).toContain(`Port ${port} cannot be used (EADDRINUSE)`)
  expect(err).toContain('next: End that one with Ctrl-C, or leave --port out')
})

/** Runs the verb in this process until it fails. */
async function failureOf(folder: string, input: Input, env: World['env'] = {}): Promise<unknown> {
  const world: World = {
    env: { PATH: process.env['PATH'], ...env },
    root: folder,
    clock: { now: () => Date.now() },
    locale: 'en',
    json: false,
    terminal: false,
    out: (line) => expect.unreachable(line),
    err: (line) => expect.unreachable(line),
    progress: () => {},
    signal: AbortSignal.abort(),
  }
  return verb.run(world, input).then(
    (code) => code,
    (error: unknown) => error,
  )
}

test.each([
  [{ port: 'http' }, [], {}, 'preview-port-malformed'],
  [{ port: '70000' }, [], {}, 'preview-port-malformed'],
  [{ port: '-1' }, [], {}, 'preview-port-malformed'],
  [{ port: '' }, [], {}, 'preview-port-malformed'],
  [{}, ['nowhere'], {}, 'no-such-campaign'],
  [{}, ['../lists'], {}, 'no-such-campaign'],
  [{}, [], { POSTMERGE_EDITOR_URL: 'javascript:{file}' }, 'preview-editor-malformed'],
] as const)('with %j, %j and %j it does not start: %s', async (...[options, args, env, code]) => {
  const { folder } = previewFolder()
  expect(await failureOf(folder, { arguments: args, options }, env)).toMatchObject({
    code,
    permanence: 'permanent',
  })
})

test('--open hands the browser an address that works once; without a browser it says so', async () => {
  const { folder } = previewFolder()
  const browser = join(folder, 'bin')
  mkdirSync(browser)
  writeFileSync(join(browser, 'xdg-open'), `#!/bin/sh\necho "$1" > '${folder}/opened'\n`, { mode: 0o755 })
  const { firstLine } = start(folder, ['--open', '--json'], {
    PATH: `${browser}:${process.env['PATH'] ?? ''}`,
  })
  const { url } = JSON.parse(await firstLine) as { readonly url: string }
  await expect
    .poll(async () => readFile(join(folder, 'opened'), 'utf8').catch(() => ''), { timeout: 20_000 })
    .toMatch(/\n$/)
  const opened = (await readFile(join(folder, 'opened'), 'utf8')).trim()
  expect(opened).not.toContain(new URL(url).pathname)
  const first = await fetch(opened, { redirect: 'manual' })
  expect(new URL(first.headers.get('Location') ?? '', url).href).toBe(url)
  expect((await fetch(opened, { redirect: 'manual' })).status).toBe(404)
  const none = start(folder, ['--open', '--json'], { PATH: '/nowhere' })
  await none.firstLine
  none.child.stderr.once('data', () => none.child.kill('SIGINT'))
  expect((await none.ended).err).toContain('The browser could not be opened (ENOENT)')
})

test('a folder that is no repository of ours is said to be none, and nothing waits', async () => {
  const folder = temporaryFolder()
  const ended = await start(folder, [], { POSTMERGE_LOCALE: 'ja' }).ended
  expect(ended).toMatchObject({ code: 2, out: '' })
  expect(ended.err).toContain(`${folder} は Postmerge のリポジトリではありません`)
  expect(ended.err).toContain('リポジトリのフォルダーに移動するか')
})

test('a repository without a campaign, or with broken policies, is shown as well', async () => {
  const bare = temporaryFolder()
  mkdirSync(join(bare, 'lists'))
  const empty = await startPreview(bare)
  expect(await (await fetch(empty.url)).text()).toContain('There is no campaign yet')
  const { folder } = previewFolder({ 'policies/senders.yaml': 'organisation: [\n' })
  const broken = await startPreview(folder)
  const text = await (await fetch(`${broken.url}?campaign=harvest`)).text()
  expect(text).toContain('This mail cannot be shown yet')
  expect(text).toContain('policies/senders.yaml:')
})
