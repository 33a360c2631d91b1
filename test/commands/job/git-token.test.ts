import { once } from 'node:events'
import { createServer, type AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { mintGitToken, type InstalledApp } from '../../../src/adapters/github/git-token.ts'
import { Failure } from '../../../src/kit/failure.ts'
import { startGitHub, type FakeGitHub } from '../../support/github/start-github.ts'

let github: FakeGitHub
beforeAll(async () => {
  github = await startGitHub()
  github.org('hikari').repository('mail', { files: { 'README.md': 'x\n' } })
})
afterAll(() => github.close())

function appWith(permissions: Readonly<Record<string, 'read' | 'write'>>): InstalledApp {
  const app = github.app(`app-${Object.values(permissions).join('-')}`, {
    owner: 'hikari',
    permissions,
    repositories: ['mail'],
  })
  return {
    appId: String(app.id),
    privateKey: app.privateKey,
    installation: String(app.installationId),
    repository: 'hikari/mail',
    api: github.url,
  }
}

async function troubleOf(app: InstalledApp): Promise<readonly unknown[]> {
  try {
    return [await mintGitToken(app)]
  } catch (error) {
    if (!(error instanceof Failure)) throw error
    return [error.code, error.permanence, error.values]
  }
}

test('an App that may write contents gets a token', async () => {
  expect(await mintGitToken(appWith({ contents: 'write' }))).toMatch(/^ghs_/)
})

test('what stands in the way is said without a word of the key', async () => {
  const app = appWith({ contents: 'write' })
  expect(await troubleOf(appWith({ contents: 'read' }))).toEqual([
    'git-token-refused',
    'permanent',
    { detail: 'HTTP 422' },
  ])
  expect(await troubleOf({ ...app, installation: '1' })).toEqual([
    'git-token-refused',
    'permanent',
    { detail: 'HTTP 404' },
  ])
  // Part of a path of the server's: nothing but a number may stand there.
  expect((await troubleOf({ ...app, installation: '1/../2' })).slice(0, 2)).toEqual([
    'github-installation',
    'permanent',
  ])
  const badKey = { detail: 'POSTMERGE_GITHUB_APP_KEY' }
  expect(await troubleOf({ ...app, privateKey: 'no key' })).toEqual([
    'git-token-refused',
    'permanent',
    badKey,
  ])
  const gone = { ...app, api: 'http://127.0.0.1:9' }
  expect((await troubleOf(gone)).slice(0, 2)).toEqual(['git-token-unreachable', 'temporary'])
})

const json = 'HTTP/1.1 201 Created\r\nContent-Type: application/json\r\n'

test.each([
  ['says nothing', '', 'network'],
  ['never ends what it says', `${json}Content-Length: 900\r\n\r\n{"token":`, 'no token'],
  ['gives no token', `${json}Content-Length: 2\r\nConnection: close\r\n\r\n{}`, 'no token'],
])('a server that %s is given up, and no token is made up', async (_what, said, detail) => {
  const server = createServer((socket) => {
    socket.on('error', () => {})
    socket.once('data', () => void socket.write(said))
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => void server.close())
  const { port } = server.address() as AddressInfo
  const app = { ...appWith({ contents: 'write' }), api: `http://127.0.0.1:${port}`, timeoutMs: 300 }
  expect(await troubleOf(app)).toEqual(['git-token-unreachable', 'temporary', { detail }])
})
