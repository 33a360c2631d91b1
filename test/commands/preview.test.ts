import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { startCommand } from '../support/command-process.ts'
import { campaignText } from '../support/content-files.ts'
import { previewFolder, startPreview } from '../support/preview-folder.ts'
import { temporaryFolder } from '../support/temporary-store.ts'

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
    expect(performance.now() - asked).toBeLessThan(2000)
  },
)

test('each run has an address of its own', async () => {
  const { folder } = previewFolder()
  const [a, b] = await Promise.all([startPreview(folder), startPreview(folder)])
  const secretOf = (url: string) => new URL(url).pathname
  expect(secretOf(a.url)).not.toBe(secretOf(b.url))
  expect((await fetch(new URL(secretOf(a.url), b.url))).status).toBe(404)
})

test('a second one on the same port says what to do', async () => {
  const { folder } = previewFolder()
  const first = await startPreview(folder)
  const { port } = new URL(first.url)
  const { code, err } = await start(folder, ['--port', port]).ended
  expect(code).toBe(1)
  expect(err).toContain(`Port ${port} cannot be used (EADDRINUSE)`)
  expect(err).toContain('next: End that one with Ctrl-C, or leave --port out')
})

test.each([
  [['--port', 'http'], {}, 'preview-port-malformed'],
  [['--port', '70000'], {}, 'preview-port-malformed'],
  [['--port=-1'], {}, 'preview-port-malformed'],
  [['nowhere'], {}, 'no-such-campaign'],
  [[], { POSTMERGE_EDITOR_URL: 'javascript:{file}' }, 'preview-editor-malformed'],
] as const)('with %j and %j it does not start: %s', async (args, env, problem) => {
  const { folder } = previewFolder()
  const { code, out, err } = await start(folder, args, env).ended
  expect([code, out]).toEqual([1, ''])
  expect(err).toContain(`[${problem}]`)
})

test('--open hands the browser an address that works once; without a browser it says so', async () => {
  const { folder } = previewFolder()
  const browser = join(folder, 'bin')
  mkdirSync(browser)
  const { mode } = { mode: 0o755 }
  writeFileSync(join(browser, 'xdg-open'), `#!/bin/sh\necho "$1" > '${folder}/opened'\n`, { mode })
  const { readFile } = await import('node:fs/promises')
  const { firstLine } = start(folder, ['--open', '--json'], {
    PATH: `${browser}:${process.env['PATH'] ?? ''}`,
  })
  const { url } = JSON.parse(await firstLine) as { readonly url: string }
  await expect.poll(async () => readFile(join(folder, 'opened'), 'utf8').catch(() => '')).toMatch(/\n$/)
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

test('a folder that holds nothing, or broken policies, is shown as well', async () => {
  const empty = await startPreview(temporaryFolder())
  expect(await (await fetch(empty.url)).text()).toContain('There is no campaign yet')
  const { folder } = previewFolder({ 'policies/senders.yaml': 'organisation: [\n' })
  const broken = await startPreview(folder)
  const text = await (await fetch(`${broken.url}?campaign=harvest`)).text()
  expect(text).toContain('This mail cannot be shown yet')
  expect(text).toContain('policies/senders.yaml:')
})

test('one of two thousand campaigns opens quickly', async () => {
  const { folder, save } = previewFolder()
  for (let n = 0; n < 2000; n += 1)
    save(
      `campaigns/old-${String(n).padStart(4, '0')}/campaign.md`,
      campaignText({ subject: `Old ${n}` }, 'Good day.\n'),
    )
  const started = performance.now()
  const { url } = await startPreview(folder, 'harvest')
  const text = await (await fetch(url)).text()
  expect(text).toContain('old-1999')
  expect(text.length).toBeLessThan(60_000)
  // Under two seconds on an idle machine; here other tests run beside it.
  expect(performance.now() - started).toBeLessThan(6000)
})
