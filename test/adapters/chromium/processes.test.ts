import { execFileSync } from 'node:child_process'
import {
  chmodSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  readlinkSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test, vi } from 'vitest'
import { findChromium } from '../../../src/adapters/chromium/find-chromium.ts'
import { openPainter } from '../../../src/adapters/chromium/painter.ts'
import { startChromium } from '../../../src/adapters/chromium/start-chromium.ts'
import { Failure } from '../../../src/kit/failure.ts'

const folder = mkdtempSync(join(tmpdir(), 'postmerge-chromium-'))
chmodSync(folder, 0o755)
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const page = { html: '<p>', policy: () => '', width: 300, phone: false, file: () => null }

/** A program in the place of a browser. */
function program(name: string, text: string): string {
  const path = join(folder, name)
  writeFileSync(path, `#!/bin/sh\n${text}\n`)
  chmodSync(path, 0o755)
  return path
}

/** What a painter throws. */
async function troubleOf(
  env: Readonly<Record<string, string>>,
  options: { readonly timeLimitMs?: number } = {},
): Promise<{ readonly code: string; readonly values: Readonly<Record<string, unknown>> }> {
  const painter = openPainter(env, options)
  try {
    await painter.paint(page)
  } catch (error) {
    if (!(error instanceof Failure)) throw error
    const { code, values } = error
    return { code, values }
  } finally {
    await painter.close()
  }
  throw new Error('it painted')
}

function groupOf(pid: number): readonly string[] {
  try {
    const all = execFileSync('pgrep', ['-g', String(pid)], { encoding: 'utf8' })
    return all.trim().split('\n').filter(isAlive)
  } catch {
    return []
  }
}

test('a browser gets nothing of our environment, an empty folder, and never the user root', async () => {
  const tattler = program('tattler', 'env >&2; pwd >&2; ls -A >&2; id -u >&2; exit 3')
  const { code, values } = await troubleOf({ POSTMERGE_CHROMIUM: tattler, DKIM_NEWS_RSA: 'a key' })
  expect(code).toBe('pictures-not-started')
  const uid = process.getuid?.() === 0 ? 65_534 : process.getuid?.()
  // PWD is the shell's own.
  expect(values['how']).toMatch(new RegExp(`^exit 3 PWD=(\\S+/postmerge-paint-\\w+) \\1 ${uid} ?$`))
})

test('Chromium runs in its sandbox, without our environment, and nothing is left of it', async () => {
  const running = startChromium(await findChromium({}))
  try {
    await running.devTools.call('Browser.getVersion')
    const { targetId } = await running.devTools.call('Target.createTarget', { url: 'about:blank' })
    const { sessionId } = await running.devTools.call('Target.attachToTarget', { targetId, flatten: true })
    await running.devTools.call('Page.enable', {}, String(sessionId))
    const processes = groupOf(running.pid)
    const home = readlinkSync(`/proc/${running.pid}/cwd`)
    expect(home).toMatch(/\/postmerge-paint-\w+$/)
    expect(readFileSync(`/proc/${running.pid}/environ`, 'utf8')).toBe('')
    const renderers = processes.filter((pid) => /--type=renderer/.test(proc(pid, 'cmdline')))
    expect(renderers.length).toBeGreaterThan(0)
    for (const pid of renderers) {
      // Filtered system calls, and a process namespace of its own.
      expect(proc(pid, 'status')).toMatch(/^Seccomp:\t2$/m)
      expect(proc(pid, 'status')).toMatch(/^NSpid:\t\d+\t\d+/m)
    }
    if (process.getuid?.() === 0)
      for (const pid of processes) expect(proc(pid, 'status')).toMatch(/^Uid:\t65534\t/m)
    await running.kill()
    await expect.poll(() => groupOf(running.pid)).toEqual([])
    expect(existsSync(home)).toBe(false)
  } finally {
    await running.kill()
  }
})

test('a browser that never answers is ended at the limit of time', async () => {
  const pidFile = join(folder, 'pid')
  writeFileSync(pidFile, '')
  chmodSync(pidFile, 0o666)
  const sleeper = program('sleeper', `echo $$ > ${pidFile}\nsleep 1000 & wait`)
  const trouble = await troubleOf({ POSTMERGE_CHROMIUM: sleeper }, { timeLimitMs: 700 })
  expect(trouble).toEqual({ code: 'pictures-time-limit', values: { seconds: 1 } })
  const pid = Number(readFileSync(pidFile, 'utf8'))
  expect(pid).toBeGreaterThan(0)
  await expect.poll(() => groupOf(pid)).toEqual([])
})

test('a browser that dies while it works is told, and the next page gets another one', async () => {
  const painter = openPainter({})
  try {
    await expect(
      painter.paint({ ...page, policy: () => 'a\u0000header that no browser takes\n' }),
    ).rejects.toMatchObject({
      code: 'pictures-stopped',
    })
    expect((await painter.paint(page)).width).toBe(300)
  } finally {
    await painter.close()
  }
})

test.each(['/nowhere/chromium', 'chromium', folder])(
  'a program that cannot be started is named: %s',
  async (path) => {
    const { code } = await troubleOf({ POSTMERGE_CHROMIUM: path })
    expect(['pictures-chromium-missing', 'pictures-not-started']).toContain(code)
  },
)

/** What was killed stands in the table until its parent looks, and that parent may be the machine's first process. */
function isAlive(pid: string): boolean {
  try {
    return !/^State:\tZ/m.test(proc(pid, 'status'))
  } catch {
    return false
  }
}

function proc(pid: string, file: string): string {
  return readFileSync(`/proc/${pid}/${file}`, 'utf8')
}

test('a child of the browser that left its group holds nobody up', async () => {
  const stubborn = program('stubborn', 'setsid sleep 25 &\nexec sleep 25')
  const trouble = await troubleOf({ POSTMERGE_CHROMIUM: stubborn }, { timeLimitMs: 200 })
  expect(trouble.code).toBe('pictures-time-limit')
})

test('a machine without room for a browser has no pictures, and goes on', async () => {
  vi.stubEnv('TMPDIR', join(folder, 'nowhere'))
  try {
    const { code, values } = await troubleOf({ POSTMERGE_CHROMIUM: '/bin/true' })
    expect(code).toBe('pictures-not-started')
    expect(values['how']).toContain('ENOENT')
  } finally {
    vi.unstubAllEnvs()
  }
})
