import { execFileSync, spawnSync } from 'node:child_process'
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, dirname, join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'

const root = join(import.meta.dirname, '../..')
const folder = mkdtempSync(join(tmpdir(), 'postmerge-package-'))
const tree = join(folder, 'tree')
const user = join(folder, 'user')
const environment = outsideEnvironment()

// Thousands of files: where others work on the same disk, that takes its time.
afterAll(() => rmSync(folder, { recursive: true, force: true }), 180_000)

/** The environment of somebody who never heard of this checkout: without its programs, and without what npm tells its own scripts. */
function outsideEnvironment(): Record<string, string> {
  const dropped =
    /^(?:npm_(?!config_)|npm_config_(?:local_prefix|prefix|global|global_prefix|omit|include|json)$|INIT_CWD$|NODE$|NODE_PATH$|POSTMERGE_)/i
  const kept = Object.entries(process.env).filter(([name]) => !dropped.test(name))
  const path = (process.env['PATH'] ?? '').split(delimiter)
  return {
    ...(Object.fromEntries(kept) as Record<string, string>),
    PATH: path.filter((entry) => !entry.includes('node_modules')).join(delimiter),
    GIT_CONFIG_NOSYSTEM: '1',
    HOME: process.env['HOME'] ?? folder,
  }
}

function npm(cwd: string, ...args: readonly string[]): void {
  const ended = spawnSync('npm', [...args, '--no-audit', '--no-fund'], {
    cwd,
    env: environment,
    encoding: 'utf8',
  })
  // What the compiler says goes to standard output.
  if (ended.status !== 0) throw new Error(`npm ${args.join(' ')}\n${ended.stdout}\n${ended.stderr}`)
}

/** Runs the installed command as its user does, with whatever Node is first in the path. */
function postmerge(...args: readonly string[]): { code: number | null; out: string; err: string } {
  const ended = spawnSync(join(user, 'node_modules/.bin/postmerge'), args, {
    cwd: user,
    env: { ...environment, LANG: 'C.UTF-8', LC_ALL: '' },
    encoding: 'utf8',
  })
  return { code: ended.status, out: ended.stdout, err: ended.stderr }
}

/** Packs a copy, so that nothing is built into the checkout that others are working in, and installs it into an empty folder. */
beforeAll(() => {
  const paths = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
    cwd: root,
    encoding: 'utf8',
  })
  for (const path of paths.split('\0')) {
    if (path === '' || /^(?:test|bench)\//.test(path) || !existsSync(join(root, path))) continue
    mkdirSync(dirname(join(tree, path)), { recursive: true })
    cpSync(join(root, path), join(tree, path))
  }
  symlinkSync(join(root, 'node_modules'), join(tree, 'node_modules'))
  npm(tree, 'pack', '--pack-destination', folder)
  mkdirSync(user)
  const tarball = readdirSync(folder).find((name) => name.endsWith('.tgz')) ?? ''
  npm(user, 'install', '--prefer-offline', join(folder, tarball))
  execFileSync('git', ['init', '--quiet', '--initial-branch=main'], { cwd: user, env: environment })
}, 300_000)

const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string }

test('it holds what its users need, compiled, and nothing of how it is made', () => {
  const installed = join(user, 'node_modules/postmerge')
  const names = readdirSync(installed).filter((name) => name !== 'node_modules')
  const docs = readdirSync(root).filter((name) => /^(?:README.*|LICENSE)$/.test(name))
  expect(names.sort()).toEqual(
    [
      '.github',
      'bin',
      'campaigns',
      'dist',
      'docs',
      'lists',
      'npm-shrinkwrap.json',
      'package.json',
      'policies',
      'schemas',
      ...docs,
    ].sort(),
  )
  // What `init` lays out for a company, and not the product's own tests.
  const workflows = readdirSync(join(installed, '.github/workflows')).sort()
  expect(workflows).toEqual(['check.yml', 'control.yml', 'desk.yml', 'ledger.yml', 'send.yml'])
  const code = readdirSync(join(installed, 'dist'), { recursive: true, encoding: 'utf8' })
  expect(code.length).toBeGreaterThan(150)
  expect(code.filter((path) => /\.(?:ts|map)$|\btest\b.*\//.test(path))).toEqual([])
  // Packing leaves nothing behind that a later run would take for the truth.
  expect(existsSync(join(tree, 'npm-shrinkwrap.json'))).toBe(false)
})

test('it runs, lays out a repository, and finds nothing wrong in it', () => {
  expect(postmerge('--version')).toEqual({ code: 0, out: `${version}\n`, err: '' })
  const options = ['--organisation', 'Hikari Foods', '--domain', 'hikari.example', '--owner', 'vera']
  const laidOut = postmerge('init', ...options, '--json')
  expect(laidOut).toMatchObject({ code: 0, err: '' })
  expect(JSON.parse(laidOut.out)).toMatchObject({ init: { kept: [], errors: 0 } })
  expect(postmerge('new', '2026-12-sale', '--template', 'sale', '--language', 'ja')).toMatchObject({
    code: 0,
  })
  const checked = postmerge('validate', '--json')
  expect(checked).toMatchObject({ code: 0, err: '' })
  const { campaigns, findings } = JSON.parse(checked.out) as {
    campaigns: string[]
    findings: { file: string; severity: string }[]
  }
  expect(campaigns).toContain('2026-12-sale')
  expect(campaigns).toHaveLength(2)
  // What the organisation itself has to fill in is said, and only that.
  const wrong = findings.filter(({ file, severity }) => severity === 'error' || file.startsWith('campaigns/'))
  expect(wrong).toEqual([])
})

test('its files name schemas that are there', () => {
  for (const path of ['lists/newsletter.yaml', 'policies/senders.yaml']) {
    const text = readFileSync(join(user, path), 'utf8')
    const schema = /^# yaml-language-server: \$schema=(.*)$/m.exec(text)?.[1] ?? ''
    expect(schema).toMatch(/^\.\.\/node_modules\/postmerge\/schemas\//)
    expect(existsSync(join(user, dirname(path), schema))).toBe(true)
  }
})

test('its children are compiled as well: a mistake in a body is found by the compile process', () => {
  const file = join(user, 'campaigns/2026-12-sale/campaign.md')
  const text = readFileSync(file, 'utf8')
  cpSync(file, `${file}.before`)
  execFileSync('node', ['-e', 'fs.appendFileSync(process.argv[1], "\\n{{ nobody }}\\n")', file])
  const checked = postmerge('validate', '2026-12-sale', '--locale', 'en')
  cpSync(`${file}.before`, file)
  rmSync(`${file}.before`)
  expect(checked.code).toBe(1)
  expect(checked.out).toContain(`campaigns/2026-12-sale/campaign.md:${text.split('\n').length + 1}:`)
})

test('a shell is answered without starting the program', () => {
  expect(postmerge('completion', '--words', 'campaigns').out).toContain('2026-12-sale\n')
  expect(postmerge('completion', 'bash').out).toContain('complete -F _postmerge postmerge')
})

test('the GitHub of the demo is not among it, and the demo says so', () => {
  expect(readdirSync(join(user, 'node_modules/postmerge'))).not.toContain('test')
  const { code, err } = postmerge('demo', '--github', '--locale', 'en')
  expect({ code, err }).toEqual({ code: 1, err: expect.stringContaining('npm run demo -- --github') })
})
