import { execFileSync } from 'node:child_process'
import { randomFillSync } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { PNG } from 'pngjs'
import { createGitLedger } from '../../src/adapters/git/ledger.ts'
import { appendEntry, openLedger } from '../../src/ledger/append.ts'
import { signers, trust } from '../../test/support/ledger-keys.ts'

/** The campaign that is changed on a branch, the same in every repository. */
export const changed = 'c-0000'

const project = fileURLToPath(new URL('../..', import.meta.url))
/** Every so many campaigns has a picture of some 200 KB. */
const pictureEvery = 10
const pictureSide = 260

const quiet = { GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_SYSTEM: '/dev/null', GIT_TERMINAL_PROMPT: '0' }
const author = {
  GIT_AUTHOR_NAME: 'aoi',
  GIT_AUTHOR_EMAIL: 'aoi@hikari.example',
  GIT_COMMITTER_NAME: 'aoi',
  GIT_COMMITTER_EMAIL: 'aoi@hikari.example',
}

/** The environment of commands that look at the repository. */
export const environment = {
  PATH: process.env['PATH'] ?? '',
  HOME: '/nonexistent',
  LANG: 'C.UTF-8',
  ...quiet,
}

/**
 * A repository with so many campaigns that were sent, under the rules of this project, with a remote and a record that trusts it; a
 * branch that changes one campaign is checked out. The folder of the work tree.
 */
export async function makeRepository(folder: string, campaigns: number): Promise<string> {
  const origin = join(folder, 'origin.git')
  const clone = join(folder, 'clone')
  git(folder, 'init', '--quiet', '--bare', '--initial-branch=main', origin)
  git(folder, 'init', '--quiet', '--initial-branch=main', clone)
  git(clone, 'remote', 'add', 'origin', origin)
  for (const path of filesOf('policies', 'lists', '.github/CODEOWNERS', 'campaigns/_layouts')) {
    write(clone, path, readFileSync(join(project, path)))
  }
  const keys = trust.keys.map(
    ({ id, role, public: key, from }) => `  - { id: ${id}, role: ${role}, public: ${key}, from: ${from} }\n`,
  )
  write(clone, 'policies/ledger.yaml', `repository: ${trust.repository}\nkeys:\n${keys.join('')}`)
  for (let index = 0; index < campaigns; index++) {
    const id = `c-${String(index).padStart(4, '0')}`
    write(clone, `campaigns/${id}/campaign.md`, campaignText(index, 'Hello'))
    if (index % pictureEvery === 0) write(clone, `campaigns/${id}/hero.png`, picture())
  }
  const root = commit(clone, 'Begin')
  git(clone, 'push', '--quiet', 'origin', 'main')
  const repository = { folder: clone, env: { ...environment, ...author } }
  const ledger = openLedger(createGitLedger(repository, { remote: 'origin', branch: 'ledger' }), trust)
  await appendEntry(ledger, signers.sender, {
    draft: { type: 'ROOT', release: null, data: { commit: root }, at: Date.now() },
  })
  // As it would be after a clone: in packs.
  git(clone, 'gc', '--quiet')
  git(clone, 'checkout', '--quiet', '-b', 'change')
  write(clone, `campaigns/${changed}/campaign.md`, campaignText(0, 'Good morning'))
  commit(clone, 'Greet by day')
  return clone
}

function campaignText(index: number, greeting: string): string {
  const items = Array.from(
    { length: 12 },
    (_, item) => `- Item ${item} of ${index}: 12% off until the end of the month`,
  )
  return `---
subject: "{{ first_name | default: '${greeting}' }}, news number ${index}"
from: news
lists: [newsletter]
---

# News number ${index}

${greeting} {{ first_name }}, this is what is new.

${items.join('\n')}

[See all](https://shop.hikari.example/news/${index})
`
}

/** Noise: it cannot be compressed, and no two are the same. */
function picture(): Buffer {
  const image = new PNG({ width: pictureSide, height: pictureSide })
  randomFillSync(image.data)
  for (let at = 3; at < image.data.length; at += 4) image.data[at] = 255
  return PNG.sync.write(image, { colorType: 2 })
}

function filesOf(...paths: readonly string[]): readonly string[] {
  return git(project, 'ls-files', '--', ...paths)
    .split('\n')
    .filter(Boolean)
}

function write(folder: string, path: string, content: string | Buffer): void {
  mkdirSync(join(folder, dirname(path)), { recursive: true })
  writeFileSync(join(folder, path), content)
}

function commit(folder: string, message: string): string {
  git(folder, 'add', '--all')
  git(folder, 'commit', '--quiet', '--message', message)
  return git(folder, 'rev-parse', 'HEAD')
}

function git(folder: string, ...args: readonly string[]): string {
  return execFileSync('git', ['-C', folder, ...args], {
    encoding: 'utf8',
    env: { ...environment, ...author },
    maxBuffer: 1 << 28,
  }).trim()
}
