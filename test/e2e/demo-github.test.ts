import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { browserFiles } from '../support/browser-files.ts'
import { startDemo } from '../support/demo-process.ts'

/** What `demo --github --json` answers. */
interface Told {
  readonly ok: boolean
  readonly page: string
  readonly sent: { readonly count: number; readonly passed: number }
  readonly steps: readonly {
    readonly actor: string
    readonly command: string
    readonly code: number | null
  }[]
  readonly checks: readonly { readonly code: string }[]
}

test('the story of a pull request holds, and its page shows comment, mail and pictures before and after', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'postmerge-test-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const temporary = mkdtempSync(join(folder, 'tmp-'))
  // Started by root, the browser runs as somebody else, who must be able to enter.
  for (const entered of [folder, temporary]) chmodSync(entered, 0o755)
  const { fontConfig, executable } = await browserFiles()
  const demo = startDemo(['--github', '--json', '--out', join(folder, 'page'), '--locale', 'en'], {
    env: { TMPDIR: temporary, FONTCONFIG_FILE: fontConfig, POSTMERGE_CHROMIUM: executable },
  })
  const { code, stdout, stderr } = await demo.ended
  expect({ code, stderr, stdout: code === 0 ? '' : stdout }).toEqual({ code: 0, stderr: '', stdout: '' })
  const told = JSON.parse(stdout) as Told
  expect(told).toMatchObject({ ok: true, sent: { count: 100, passed: 100 } })
  expect(new Set(told.checks.map(({ code: check }) => check))).toEqual(
    new Set([
      'demo-newsletter-asked',
      'demo-newsletter-told',
      'demo-newsletter-passed',
      'demo-github-comment',
      'demo-github-pictures',
      'demo-github-again',
      'demo-github-reported',
      'demo-github-described',
    ]),
  )
  // What people do on GitHub they do there; the program is for the machine alone.
  const used = told.steps.filter(({ command }) => command.includes('postmerge.js')).map(({ actor }) => actor)
  expect(new Set(used)).toEqual(new Set(['auditor', 'sender', 'desk']))
  expect(readdirSync(temporary)).toEqual([])

  expect(readdirSync(join(folder, 'page'))).toEqual(['index.html'])
  const page = readFileSync(told.page, 'utf8')
  for (const moment of ['Asked', 'Sent back', 'Mended, and asked again', 'Sent: the report'])
    expect(page).toContain(`<h3>${moment}</h3>`)
  for (const caption of ['wide window', 'phone, 360 px', 'dark mode'].flatMap((look) => [
    `${look} · before`,
    `${look} · after`,
  ]))
    expect(page).toMatch(
      new RegExp(`<img src="data:image/png;base64,[A-Za-z0-9+/=]{1000,}" alt="${caption}"`),
    )
  // The mails bring their pictures along.
  expect(page.match(/src=&quot;data:image\/png;base64,/g)?.length).toBeGreaterThanOrEqual(12)
  expect(page).not.toContain('cid:')
  // Nothing runs in it, and nothing is loaded: only links that a reader may follow lead out.
  expect(page).not.toMatch(/<script|<link|<object|\son\w+=|<img(?! src="data:)/i)
  const frames = page.match(/<iframe[^>]*?srcdoc/g) ?? []
  expect(frames).toHaveLength(7)
  expect(frames.filter((frame) => frame.includes('sandbox=""'))).toHaveLength(7)
}, 240_000)
