import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, onTestFinished, test } from 'vitest'
import { openStory, type Story } from './story.ts'

const run = promisify(execFile)

/** A clone of somebody's, fetched with their token. */
async function cloneOf(
  story: Story,
  login: string,
): Promise<(...args: readonly string[]) => Promise<string>> {
  const folder = mkdtempSync(join(tmpdir(), 'clone-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const env = {
    PATH: process.env['PATH'] ?? '',
    HOME: folder,
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_TERMINAL_PROMPT: '0',
    GIT_AUTHOR_NAME: login,
    GIT_AUTHOR_EMAIL: `${login}@hikari.example`,
    GIT_COMMITTER_NAME: login,
    GIT_COMMITTER_EMAIL: `${login}@hikari.example`,
  }
  const url = story.github.url.replace('http://', `http://x-access-token:${story.github.token(login)}@`)
  await run('git', ['clone', '--quiet', `${url}/hikari/mail.git`, 'mail'], { cwd: folder, env })
  writeFileSync(join(folder, 'mail', 'new.md'), 'New\n')
  const git = async (...args: readonly string[]): Promise<string> => {
    try {
      return (await run('git', args, { cwd: join(folder, 'mail'), env })).stdout.trim()
    } catch (error) {
      return (error as { readonly stderr: string }).stderr
    }
  }
  await git('add', '--all')
  await git('commit', '--quiet', '-m', 'New')
  return git
}

test('a push by token is known by who made it, and moves the pull request', async () => {
  const story = await openStory()
  const git = await cloneOf(story, 'aoi')
  await git('push', '--quiet', 'origin', 'HEAD:refs/heads/idea')
  const pull = story.mail.pull({ head: 'idea', as: 'aoi' })
  await git('commit', '--quiet', '--allow-empty', '-m', 'More')
  await git('push', '--quiet', 'origin', 'HEAD:refs/heads/idea')
  const { data } = await story.as('vera').repos.listActivities({ ...story.at, ref: 'idea' })
  expect(pull.head()).toBe(await git('rev-parse', 'HEAD'))
  expect(data.map(({ activity_type, actor }) => [activity_type, actor?.login])).toEqual([
    ['push', 'aoi'],
    ['branch_creation', 'aoi'],
  ])
})

test('a push is held to the rules of the branch, and to what its maker may do', async () => {
  const story = await openStory()
  story.mail.ruleset({ rules: [{ type: 'pull_request' }] })
  const before = story.mail.tip()
  const writer = await cloneOf(story, 'aoi')
  const reader = await cloneOf(story, 'rin')
  expect(await writer('push', '--quiet', 'origin', 'HEAD:main')).toContain(
    'Changes must be made through a pull request.',
  )
  expect(await reader('push', '--quiet', 'origin', 'HEAD:refs/heads/idea')).toContain('403')
  expect(story.mail.tip()).toBe(before)
})

test('a push straight into the folder is found, and nobody knows whose it was unless that is said', async () => {
  const story = await openStory()
  const folder = mkdtempSync(join(tmpdir(), 'clone-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  await run('git', ['clone', '--quiet', story.mail.folder, folder])
  await run('git', ['push', '--quiet', 'origin', 'HEAD:refs/heads/one'], { cwd: folder })
  await story.as('vera').repos.get(story.at)
  await run('git', ['push', '--quiet', 'origin', 'HEAD:refs/heads/two'], { cwd: folder })
  story.mail.pushed('aoi')
  const { data } = await story.as('vera').repos.listActivities(story.at)
  expect(data.map(({ ref, actor }) => [ref, actor?.login])).toEqual([
    ['refs/heads/two', 'aoi'],
    ['refs/heads/one', undefined],
  ])
})
