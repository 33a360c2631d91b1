import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { initialise } from '../../src/commands/init.ts'
import { startCommand } from '../support/command-process.ts'
import { newRepository } from '../support/new-repository.ts'

const page = readFileSync(join(import.meta.dirname, '../../docs/ci.md'), 'utf8')
const text = /```yaml\n([^]*?)```/.exec(page)?.[1] ?? ''

interface Step {
  readonly uses?: string
  readonly run?: string
  readonly with?: Readonly<Record<string, unknown>>
  readonly env?: Readonly<Record<string, string>>
}

const workflow = parse(text) as {
  readonly on: unknown
  readonly permissions: unknown
  readonly jobs: { readonly validate: { readonly steps: readonly Step[] } }
}
const { steps } = workflow.jobs.validate

test('the workflow may read and nothing else, and runs only what is pinned', () => {
  expect(workflow.on).toBe('pull_request')
  expect(workflow.permissions).toEqual({ contents: 'read' })
  expect(text).not.toMatch(/secrets\.|\$\{\{/)
  const used = steps.flatMap(({ uses }) => uses ?? [])
  expect(used.length).toBeGreaterThan(0)
  for (const uses of used) expect(uses).toMatch(/^[\w-]+\/[\w-]+@[0-9a-f]{40}$/)
  expect(text).toMatch(/@[0-9a-f]{40} # v\d+\.\d+\.\d+\n/)
  expect(steps[0]?.with).toEqual({ 'fetch-depth': 0, 'persist-credentials': false })
})

test('in a checkout as the action makes it, the command annotates the campaigns of the pull request', async () => {
  const made = newRepository()
  const { sandbox } = made
  await made.run(initialise, { options: { domain: 'hikari.example', owner: 'vera', timezone: 'Asia/Tokyo' } })
  const broken = '---\nsubject: x\nfrom: nobody\nlists: [newsletter]\n---\n\nGood day.\n'
  sandbox.commit(made.repository, { 'campaigns/old/campaign.md': broken })
  made.git('switch', '--quiet', '--create', 'winter')
  sandbox.commit(made.repository, { 'campaigns/winter/campaign.md': broken })
  made.git('switch', '--quiet', 'main')
  made.git('merge', '--quiet', '--no-ff', '--message', 'Merge', 'winter')
  made.git('update-ref', 'refs/pull/1/merge', 'HEAD')
  made.git('reset', '--quiet', '--hard', 'HEAD^1')
  const checkout = sandbox.repository('checkout')
  sandbox.git(checkout, 'remote', 'add', 'origin', made.repository.folder)
  const branches = '+refs/heads/*:refs/remotes/origin/*'
  const merge = '+refs/pull/1/merge:refs/remotes/pull/1/merge'
  sandbox.git(checkout, 'fetch', '--quiet', 'origin', branches, merge)
  sandbox.git(checkout, 'checkout', '--quiet', '--force', 'refs/remotes/pull/1/merge')
  const last = steps.at(-1)
  const args = (last?.run ?? '').split(' ')
  expect(args.slice(0, 3)).toEqual(['npx', 'postmerge', 'validate'])
  const env = { ...sandbox.env, ...last?.env }
  const { code, out, err } = await startCommand(args.slice(2), { env, cwd: checkout.folder }).ended
  expect([code, err]).toEqual([1, ''])
  expect(out).toMatch(/^::error file=campaigns\/winter\/campaign\.md,line=3,col=\d+,title=[\w-]+::/m)
  expect(out).not.toContain('campaigns/old')
}, 60_000)
