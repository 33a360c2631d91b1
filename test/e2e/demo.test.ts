import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, relative } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, onTestFinished, test } from 'vitest'
import { until } from '../support/send-world-process.ts'
import { drawPage } from '../support/draw-page.ts'
import { startDemo } from '../support/demo-process.ts'

/** A folder for the page, and one in which the demo puts everything else; both go when the test ends. */
function folders(): { readonly out: string; readonly temporary: string } {
  const folder = mkdtempSync(join(tmpdir(), 'postmerge-test-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return { out: join(folder, 'page'), temporary: mkdtempSync(join(folder, 'tmp-')) }
}

/** What `demo --json` answers. */
interface Told {
  readonly ok: boolean
  readonly seconds: number
  readonly page: string
  readonly sent: { readonly count: number; readonly passed: number }
  readonly refusals: readonly string[]
  readonly steps: readonly { readonly command: string; readonly code: number | null }[]
  readonly checks: readonly { readonly code: string }[]
}

test('the whole story holds, and leaves nothing behind but its page', async () => {
  const { out, temporary } = folders()
  const demo = startDemo(['--json', '--out', out, '--locale', 'en'], {
    env: { TMPDIR: temporary },
    timed: true,
  })
  const ended = await demo.ended
  expect(ended).toMatchObject({ code: 0, stderr: expect.stringMatching(/^cpu [\d.]+ [\d.]+\n$/) })
  const told = JSON.parse(ended.stdout) as Told
  expect(told).toMatchObject({ ok: true, sent: { count: 500, passed: 500 } })
  // With two processors to itself it takes about 45 seconds, and 50 of processor. Here others want them too, which makes the same work dearer.
  expect(cpuSeconds(ended.stderr)).toBeLessThan(100)
  expect(told.refusals).toEqual(['AUTHOR', 'STALE', 'RULES_NOT_APPROVED', 'UNOWNED', 'dkim-record-differs'])
  expect(told.checks.map(({ code }) => code)).toEqual([
    'demo-newsletter-asked',
    'demo-newsletter-told',
    'demo-newsletter-passed',
    'demo-newsletter-once',
    'demo-unsubscribe-done',
    'demo-dns-nothing',
    'demo-kill-some',
    'demo-kill-one',
    'demo-kill-once',
    'demo-kill-skipped',
  ])
  // Two processes were killed; everything else ended by itself.
  expect(told.steps.filter(({ code }) => code === null)).toHaveLength(2)
  expect(told.steps.find(({ command }) => command.includes('audit verify'))).toMatchObject({ code: 0 })
  expect(readdirSync(temporary)).toEqual([])

  const page = readFileSync(told.page, 'utf8')
  expect(readdirSync(out)).toEqual(['index.html'])
  if (process.env['BLESS'] === '1')
    await drawPage(page, new URL('../../docs/pictures/demo.png', import.meta.url))
  expect(page).toContain('冬の感謝市')
  expect(page).toContain('s2026q4e._domainkey.news.hikari.example')
  // The picture of the newsletter, which the image host answered while the demo ran.
  expect(page).toMatch(/src=&quot;data:image\/png;base64,[A-Za-z0-9+/]{1000}/)
  for (const code of told.refusals) expect(page).toContain(code)
  // Nothing runs in it, and nothing is loaded: only links that a reader may follow lead out.
  expect(page).not.toMatch(/<script|<link|<img|<object|\son\w+=/i)
  expect(page.match(/<iframe/g)).toHaveLength(2)
  expect(page.match(/<iframe sandbox=""/g)).toHaveLength(2)
}, 180_000)

test('an interrupted demo stops its servers and removes its folder', async () => {
  const { out, temporary } = folders()
  const demo = startDemo(['--out', out, '--locale', 'en', '--chapters', 'audit'], {
    env: { TMPDIR: temporary },
  })
  await until('a first command', () => demo.output().includes('--trust-root'), 30_000)
  demo.kill('SIGINT')
  const ended = await demo.ended
  expect(ended).toMatchObject({ code: 75, stderr: expect.stringContaining('Interrupted') })
  expect(readdirSync(temporary)).toEqual([])
  expect(existsSync(out)).toBe(false)
  await sleep(50)
  expect(processesIn(temporary)).toEqual([])
}, 60_000)

test('a chapter that there is not is wrong usage', async () => {
  const ended = await startDemo(['--chapters', 'finale', '--locale', 'en']).ended
  expect(ended.code).toBe(2)
  expect(ended.stderr.trimEnd().split('\n')).toEqual([
    'postmerge: There is no chapter "finale". [demo-no-chapter]',
    expect.stringMatching(/^ {2}expected: some of: newsletter, unsubscribe, .*, audit$/),
    expect.stringMatching(/^ {2}next: Name one or several of them/),
  ])
})

test('the demo knows the product only from outside: its servers and words aside, it imports nothing of it', () => {
  const folder = join(import.meta.dirname, '../../src/commands/demo')
  const servers =
    /^(?:dns-server|dns-server-process|dns-zone|smtp-receiver|smtp-receiver-process|mailbox|misbehaviour|certificates)\.ts$/
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) =>
    path.endsWith('.ts'),
  )
  const outside = files
    .filter((path) => !servers.test(path))
    .flatMap((path) =>
      [...readFileSync(join(folder, path), 'utf8').matchAll(/^import (type )?[^']*?from '(\.[^']+)'/gms)]
        .filter(([, type]) => type === undefined)
        .map(([, , specifier = '']) => relative(folder, join(folder, dirname(path), specifier)))
        .filter((target) => target.startsWith('..')),
    )
  expect(files.length).toBeGreaterThan(25)
  expect([...new Set(outside)].sort()).toEqual(['../../words/say.ts', '../verb.ts'])
})

/** The seconds that a timed process and all its children used of the processors. */
function cpuSeconds(stderr: string): number {
  const [, user = '', system = ''] = /^cpu ([\d.]+) ([\d.]+)$/m.exec(stderr) ?? []
  return Number(user) + Number(system)
}

/** Command lines of processes that were started for a folder. */
function processesIn(folder: string): readonly string[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map((pid) => {
      try {
        return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ')
      } catch {
        return ''
      }
    })
    .filter((line) => line.includes(folder))
}
