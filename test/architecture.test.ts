import { readdirSync, readFileSync } from 'node:fs'
import { builtinModules } from 'node:module'
import { dirname, join, relative } from 'node:path'
import { execFileSync } from 'node:child_process'
import { describe, expect, test } from 'vitest'

const root = join(import.meta.dirname, '..')

/** The rooms in order: a room may import rooms above it, never below. */
const rooms = [
  'kit',
  'words',
  'release',
  'content',
  'access',
  'audience',
  'message',
  'compile',
  'authentication',
  'checks',
  'approval',
  'plan',
  'ledger',
  'delivery',
  'feedback',
  'incident',
  'report',
  'notice',
  'web',
  'adapters',
  'commands',
  'main.ts',
]

/** Packages by the one place that may import them; a longer path wins over its room. */
const packages: Readonly<Record<string, readonly string[]>> = {
  kit: ['canonicalize'],
  content: ['gray-matter', 'yaml', 'zod'],
  audience: ['csv-parse'],
  message: ['nodemailer'],
  compile: ['html-to-text', 'liquidjs', 'markdown-it', 'markdown-it-cjk-friendly', 'mjml'],
  authentication: ['mailauth'],
  checks: ['parse5', 'tldts'],
  web: ['hono', 'parse5'],
  'adapters/smtp': ['nodemailer'],
  'adapters/github': [
    '@octokit/auth-app',
    '@octokit/plugin-retry',
    '@octokit/plugin-throttling',
    '@octokit/rest',
    '@octokit/webhooks-methods',
    'zod',
  ],
  'adapters/http': ['@hono/node-server'],
  'commands/read-arguments.ts': ['commander'],
  'commands/demo': ['@peculiar/x509', 'dns-packet', 'reflect-metadata', 'smtp-server'],
}

/** Where the world may be touched. */
const worldly = /^(?:adapters|commands)\/|^main\.ts$/

/** What only the world's folders may name, and how everybody else gets it. */
const bannedGlobals: readonly (readonly [RegExp, string])[] = [
  [/\bDate\.now\(/, 'take the time as an argument'],
  [/\bnew Date\(\s*\)/, 'take the time as an argument'],
  [/\bTemporal\.Now\b/, 'take the time as an argument'],
  [/\bMath\.random\(/, 'take randomness as an argument'],
  [/\brandomBytes\(|\brandomUUID\(|\bgetRandomValues\(/, 'take randomness as an argument'],
  [/(?<![.\w])process\.(?!permission)/, 'take what you need from the environment as an argument'],
  [/(?<![.\w])fetch\(/, 'declare a port and let an adapter do it'],
  [/(?<![.\w])console\./, 'return the text; commands/ prints it'],
  [
    /from '(?:node:)?(?:fs|net|tls|http|https|child_process|dns|dgram|os|sqlite|worker_threads)(?:\/promises)?'/,
    'declare a port and let an adapter do it',
  ],
]

/** Everything that may lie at the top of the repository, beside dot-files. */
const topLevel = new Set([
  'LICENSE',
  'README.md',
  'README.ja.md',
  'bench',
  'bin',
  'campaigns',
  'docs',
  'lists',
  'package-lock.json',
  'package.json',
  'policies',
  'schemas',
  'src',
  'test',
  'tsconfig.build.json',
  'tsconfig.json',
])

const sourceFilesMin = 150
const lineMax = 250
const wordsLineMax = 500

interface Source {
  readonly path: string
  readonly text: string
  readonly imports: readonly string[]
}

function filesBelow(folder: string, ending: RegExp): string[] {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && ending.test(entry.name))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)))
    .sort()
}

function withoutComments(text: string): string {
  return text
    .replaceAll(/\/\*[\s\S]*?\*\//g, (comment) => comment.replaceAll(/[^\n]/g, ' '))
    .replaceAll(/(^|\s)\/\/[^\n]*/g, '$1')
}

function importsOf(text: string): string[] {
  const forms = [
    /(?:^|\n)(?:import|export)\s[^'";]*?\sfrom\s+'([^']+)'/g,
    /(?:^|\n)import\s+'([^']+)'/g,
    /\bimport\('([^']+)'\)/g,
    // Entries of children and workers are named only by URL.
    /new URL\(\s*'(\.[^']+\.ts)',\s*import\.meta\.url/g,
  ]
  return forms.flatMap((form) => [...text.matchAll(form)].map((match) => match[1] ?? ''))
}

const sources: readonly Source[] = filesBelow('src', /\.ts$/).map((path) => {
  const text = withoutComments(readFileSync(join(root, path), 'utf8'))
  return { path: path.slice('src/'.length), text, imports: importsOf(text) }
})

function resolved(source: Source, specifier: string): string {
  return join(dirname(source.path), specifier)
}

function roomOf(path: string): string {
  return path.split('/')[0] ?? path
}

function packageOf(specifier: string): string {
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/')
}

function allowedPackages(path: string): readonly string[] {
  const places = Object.keys(packages).filter((place) => path === place || path.startsWith(`${place}/`))
  return packages[places.sort((a, b) => b.length - a.length)[0] ?? ''] ?? []
}

test('the tests below saw the whole house', () => {
  expect(sources.length).toBeGreaterThan(sourceFilesMin)
  for (const room of new Set(sources.map((source) => roomOf(source.path)))) expect(rooms).toContain(room)
})

test('a room imports only rooms above it', () => {
  const wrong = sources.flatMap((source) =>
    source.imports
      .filter((specifier) => specifier.startsWith('.') && !specifier.startsWith('../package.json'))
      .map((specifier) => resolved(source, specifier))
      .filter(
        (target) =>
          target.startsWith('..') || rooms.indexOf(roomOf(target)) > rooms.indexOf(roomOf(source.path)),
      )
      .map(
        (target) =>
          `${source.path} may not import ${target}: pass the value in as an argument, or move the code down to commands/`,
      ),
  )
  expect(wrong).toEqual([])
})

test('an adapter imports no adapter of another technology', () => {
  const wrong = sources
    .filter((source) => source.path.startsWith('adapters/'))
    .flatMap((source) =>
      source.imports
        .filter((specifier) => specifier.startsWith('.'))
        .map((specifier) => resolved(source, specifier))
        .filter(
          (target) => target.startsWith('adapters/') && target.split('/')[1] !== source.path.split('/')[1],
        )
        .map((target) => `${source.path} imports ${target}: join the two in commands/`),
    )
  expect(wrong).toEqual([])
})

test('nobody imports the template tool chain but the compile child', () => {
  const wrong = sources
    .filter((source) => !source.path.startsWith('compile/') && source.path !== 'commands/compile-child.ts')
    .flatMap((source) =>
      source.imports
        .filter((specifier) => resolved(source, specifier).startsWith('compile/'))
        .map(() => source.path),
    )
  expect(wrong).toEqual([])
})

test('each package is imported only where it is allowed', () => {
  const builtins = new Set([...builtinModules, 'sqlite'])
  const wrong = sources.flatMap((source) =>
    source.imports
      .filter(
        (specifier) =>
          !specifier.startsWith('.') && !specifier.startsWith('node:') && !builtins.has(specifier),
      )
      .map(packageOf)
      .filter((name) => !allowedPackages(source.path).includes(name))
      .map(
        (name) =>
          `${source.path} may not import ${name}: ask the room that owns it, or argue for the list in this test`,
      ),
  )
  expect(wrong).toEqual([])
})

test('the package table of docs/ARCHITECTURE.md is the one enforced here', () => {
  const page = readFileSync(join(root, 'docs/ARCHITECTURE.md'), 'utf8')
  const rows = [...page.matchAll(/^\| `([^`]+)` \| `src\/([^`]+)` \|/gm)].map(
    (match) => `${match[1]} in ${match[2]?.replace(/\/$/, '')}`,
  )
  const used = sources.flatMap((source) =>
    source.imports
      .filter((specifier) => !specifier.startsWith('.') && !specifier.startsWith('node:'))
      .map((specifier) => {
        const places = Object.keys(packages).filter(
          (place) => source.path === place || source.path.startsWith(`${place}/`),
        )
        return `${packageOf(specifier)} in ${places.sort((a, b) => b.length - a.length)[0]}`
      }),
  )
  expect([...new Set(rows)].sort()).toEqual([...new Set(used)].sort())
})

describe('only adapters, commands and main touch the world', () => {
  test.each(bannedGlobals.map(([pattern, cure]) => [pattern.source, pattern, cure] as const))(
    '%s',
    (_, pattern, cure) => {
      const wrong = sources
        .filter((source) => !worldly.test(source.path) && pattern.test(source.text))
        .map((source) => `${source.path}: ${cure}`)
      expect(wrong).toEqual([])
    },
  )
})

test('private keys are read in two places only', () => {
  const readers = sources
    .filter((source) => /\bcreatePrivateKey\b/.test(source.text))
    .map((source) => source.path)
  expect(readers.filter((path) => !path.startsWith('commands/demo'))).toEqual([
    'ledger/signer.ts',
    'message/sign.ts',
  ])
})

test('an entry of a child process is not named with the ending of a source: a build has another', () => {
  const wrong = sources
    .filter(({ text }) => /new URL\(\s*['"`][^'"`]*\.ts['"`]/.test(text))
    .map(({ path }) => `${path}: take the ending of import.meta.url`)
  expect(wrong).toEqual([])
})

test('no file is dead', () => {
  const byPath = new Map(sources.map((source) => [source.path, source]))
  const processes = sources
    .map(({ path }) => path)
    .filter((path) => /^commands\/.*-(?:child|process)\.ts$/.test(path))
  const reached = new Set<string>()
  const queue = ['main.ts']
  while (queue.length > 0) {
    const path = queue.pop() ?? ''
    const source = byPath.get(path)
    if (source === undefined || reached.has(path)) continue
    reached.add(path)
    queue.push(
      ...source.imports
        .filter((specifier) => specifier.startsWith('.'))
        .map((specifier) => resolved(source, specifier)),
    )
    // A process of its own is started by name; whether that name has the ending .ts or .js depends on the build.
    queue.push(
      ...processes.filter((name) =>
        new RegExp(`\\b${name.slice(name.lastIndexOf('/') + 1, -'.ts'.length)}\\b`).test(source.text),
      ),
    )
  }
  expect(sources.map((source) => source.path).filter((path) => !reached.has(path))).toEqual([])
})

test('files stay small', () => {
  const long = sources
    .map((source) => ({ path: source.path, lines: source.text.split('\n').length - 1 }))
    .filter(({ path, lines }) => lines > (path.startsWith('words/') ? wordsLineMax : lineMax))
  expect(long).toEqual([])
})

test('the linter holds functions to 70 lines and three parameters', () => {
  const config = JSON.parse(readFileSync(join(root, '.oxlintrc.json'), 'utf8')) as {
    rules: Record<string, unknown>
    overrides: { files: string[]; rules: Record<string, unknown> }[]
  }
  expect(config.rules['max-lines-per-function']).toEqual(['error', { max: 70 }])
  expect(config.rules['max-params']).toEqual(['error', { max: 3 }])
  const loosened = config.overrides.filter((override) =>
    override.files.some((file) => !/^(?:test|bench|src\/words)/.test(file)),
  )
  expect(loosened.flatMap((override) => Object.keys(override.rules))).toEqual(['no-console'])
})

test('there is no attic', () => {
  const names = sources
    .map((source) => source.path)
    .filter((path) => /(?:^|\/)(?:utils?|helpers?|common|misc|tools?)(?:\/|\.ts$)/.test(path))
  expect(names).toEqual([])
  const defaults = sources
    .filter((source) => /^export default\b/m.test(source.text))
    .map((source) => source.path)
  expect(defaults).toEqual([])
  const enums = sources
    .filter((source) => /^(?:export )?(?:const )?enum\b/m.test(source.text))
    .map((source) => source.path)
  expect(enums).toEqual([])
})

test('the top of the repository holds what it should and nothing else', () => {
  const tracked = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
    cwd: root,
    encoding: 'utf8',
  })
  const names = new Set(
    tracked
      .split('\n')
      .filter((path) => path !== '')
      .map((path) => path.split('/')[0] ?? ''),
  )
  expect([...names].filter((name) => !name.startsWith('.') && !topLevel.has(name))).toEqual([])
})
