import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Octokit } from '@octokit/rest'
import { expect, test } from 'vitest'
import { branchPoints } from '../../src/commands/doctor/branch-points.ts'
import { plansTable } from '../../src/commands/init/plans.ts'
import { guarded, judged } from '../commands/doctor/guarded-story.ts'
import { routes } from '../support/github/routes.ts'
import type { OperationId } from '../support/github/operations.ts'

const root = join(import.meta.dirname, '../..')
const read = (path: string): string => readFileSync(join(root, path), 'utf8')
const bless = process.env['BLESS'] === '1'

test.each([
  ['README.md', 'en'],
  ['README.ja.md', 'ja'],
  ['docs/github.md', 'en'],
  ['docs/github.ja.md', 'ja'],
] as const)('%s shows what guards a send on which plan, as init does', (path, locale) => {
  expect(read(path)).toContain(`\n${plansTable(locale).join('\n')}\n`)
})

/** What GitHub's description calls an operation, by method and path. */
const operations = JSON.parse(read('test/support/github/openapi.json')) as {
  readonly operations: Readonly<Record<OperationId, { readonly method: string; readonly path: string }>>
}
/** A route without the names of its parts; two commits to compare are written in two ways. */
const plain = (route: string): string => route.replaceAll(/\{\w+\}/g, '{}').replace('{}...{}', '{}')
const byRoute = new Map(
  Object.entries(operations.operations).map(([id, { method, path }]) => [
    plain(`${method} ${path}`),
    id as OperationId,
  ]),
)

/** Every operation that these files of the adapter call: by a method of the client, or by a path. */
function operationsOf(files: readonly string[]): ReadonlySet<OperationId> {
  const { rest } = new Octokit()
  const text = files.map((file) => read(`src/adapters/github/${file}`)).join('\n')
  const methods = [...text.matchAll(/\brest\.(\w+)\.(\w+)/g)].map(([, scope = '', method = '']) => {
    const scoped = (
      rest as unknown as Record<
        string,
        Record<string, { endpoint: { DEFAULTS: { method: string; url: string } } }>
      >
    )[scope]
    const { method: verb, url } = scoped?.[method]?.endpoint.DEFAULTS ?? { method: '?', url: method }
    return `${verb} ${url}`
  })
  const paths = [...text.matchAll(/'((?:GET|POST|PUT|PATCH|DELETE) \/[^']+)'/g)].map(
    ([, route = '']) => route,
  )
  return new Set(
    [...methods, ...paths].map((route) => {
      const id = byRoute.get(plain(route))
      if (id === undefined) throw new Error(`nobody knows the operation ${route}`)
      return id
    }),
  )
}

type Level = 'read' | 'write'

/** The least that an App needs for these operations, and for git. */
function permissionsFor(
  called: Iterable<OperationId>,
  more: Readonly<Record<string, Level>> = {},
): Readonly<Record<string, Level>> {
  const needed: Record<string, Level> = { metadata: 'read', ...more }
  for (const id of called) {
    const [name = '', level = ''] = (routes[id].needs ?? '').split(':')
    // A pull request is an issue too: its own permission is enough to comment on it and to label it.
    const permission = name === 'issues' ? 'pull_requests' : name
    if (permission !== '' && needed[permission] !== 'write') needed[permission] = level as Level
  }
  return Object.fromEntries(Object.entries(needed).sort(([a], [b]) => (a < b ? -1 : 1)))
}

const adapter = readdirSync(join(root, 'src/adapters/github')).filter((name) => !name.startsWith('settings'))
/** What the judge is made of, and nothing that writes. */
const judge = filesFrom('reader.ts')

/** A file of the adapter with all that it imports there. */
function filesFrom(first: string): readonly string[] {
  const found = new Set([first])
  for (const file of found) {
    for (const [, next = ''] of read(`src/adapters/github/${file}`).matchAll(/from '\.\/([\w-]+\.ts)'/g))
      found.add(next)
  }
  return [...found]
}

test.each([
  ['docs/github-app-manifest.json', () => permissionsFor(operationsOf(adapter), { contents: 'write' })],
  ['docs/github-app-manifest-sender.json', () => permissionsFor(operationsOf(judge), { contents: 'write' })],
] as const)(
  '%s asks for each permission that an operation of ours needs, and for no other; BLESS=1 writes it',
  (path, needed) => {
    const manifest = JSON.parse(read(path)) as Record<string, unknown>
    if (bless) {
      const mended = { ...manifest, default_permissions: needed() }
      writeFileSync(join(root, path), `${JSON.stringify(mended, null, 2)}\n`)
      return
    }
    expect(manifest['default_permissions']).toEqual(needed())
    expect(manifest).toMatchObject({ public: false, hook_attributes: { active: false } })
  },
)

/** The address that opens a form with a manifest's name and permissions. */
function linkOf(file: string): string {
  const { name, default_permissions: permissions } = JSON.parse(read(file)) as {
    readonly name: string
    readonly default_permissions: Readonly<Record<string, string>>
  }
  const { metadata: _, ...asked } = permissions
  const query = new URLSearchParams({ name, public: 'false', webhook_active: 'false', ...asked })
  return `https://github.com/organizations/ORGANIZATION/settings/apps/new?${query.toString()}`
}

test.each(['docs/github.md', 'docs/github.ja.md'])(
  '%s: the links to new Apps ask for the same as the manifests; BLESS=1 writes them',
  (path) => {
    const files = ['docs/github-app-manifest.json', 'docs/github-app-manifest-sender.json']
    const link = /\]\((https:\/\/github\.com\/organizations\/ORGANIZATION\/settings\/apps\/new\?[^)]*)\)/g
    if (bless) {
      const left = files.map(linkOf)
      writeFileSync(
        join(root, path),
        read(path).replaceAll(link, () => `](${left.shift()})`),
      )
    }
    expect([...read(path).matchAll(link)].map(([, found]) => found)).toEqual(files.map(linkOf))
  },
)

/** The calls of `gh api` on the page whose body stands beside them. */
function callsOf(page: string): readonly { readonly path: string; readonly body: Record<string, unknown> }[] {
  return [...page.matchAll(/^gh api --method (?:POST|PUT) (\S+) --input - <<'JSON'\n([^]*?)^JSON$/gm)].map(
    ([, path = '', json = '']) => ({ path, body: JSON.parse(json) as Record<string, unknown> }),
  )
}

test('the rulesets of the page are those that doctor wants', async () => {
  const calls = callsOf(read('docs/github.md'))
  expect(callsOf(read('docs/github.ja.md'))).toEqual(calls)
  const rulesets = calls.filter(({ path }) => path.endsWith('/rulesets'))
  expect(rulesets.length).toBeGreaterThanOrEqual(3)
  const setup = guarded()
  const states = await judged({
    ...setup,
    bare: true,
    app: 0,
    during: async (octokit) => {
      for (const { body } of rulesets)
        await octokit.request('POST /repos/{owner}/{repo}/rulesets', {
          owner: 'hikari',
          repo: 'mail',
          ...body,
        } as never)
    },
  })
  const branch = states.filter(({ id }) => branchPoints.some((point) => point.id === id))
  expect(branch.filter(({ state }) => state !== 'on').map(({ id }) => id)).toEqual([])
  expect(branch).toHaveLength(branchPoints.length)
})
