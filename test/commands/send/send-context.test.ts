import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { assertSameHistory } from '../../../src/commands/send/same-history.ts'
import { openSendRun, type SendPass } from '../../../src/commands/send/send-run.ts'
import type { World } from '../../../src/commands/verb.ts'
import { approvalRepository } from '../../support/approval-repository.ts'

const forge = 'forge: { github: hikari/mail, id: 42, api: "http://127.0.0.1:1" }\n'
const job = {
  GITHUB_ACTIONS: 'true',
  GITHUB_EVENT_NAME: 'push',
  GITHUB_REF: 'refs/heads/main',
  GITHUB_REPOSITORY_ID: '42',
  GITHUB_WORKFLOW_REF: 'hikari/mail/.github/workflows/send.yml@refs/heads/main',
}

function worldOf(made: ReturnType<typeof approvalRepository>, env: World['env']): World {
  const silent = (): void => {}
  return {
    env: { ...made.sandbox.env, ...env },
    root: made.repository.folder,
    clock: { now: () => 0 },
    locale: 'en',
    json: false,
    terminal: false,
    out: silent,
    err: silent,
    progress: silent,
    signal: new AbortController().signal,
  }
}

test('a job that is none of the default branch’s may not send, and touches no key', async () => {
  const made = approvalRepository()
  made.commit({ 'policies/approvals.yaml': forge }, 'mori')
  const codeOf = async (env: World['env']): Promise<string> => {
    const error: unknown = await openSendRun(worldOf(made, env)).catch((cause: unknown) => cause)
    return (error as { readonly code: string }).code
  }
  // The key is what is missing next.
  const next = await codeOf({})
  expect(next).not.toBe('WRONG_CONTEXT')
  expect(await codeOf(job)).not.toBe('WRONG_CONTEXT')
  for (const wrong of [
    { GITHUB_EVENT_NAME: 'pull_request' },
    { GITHUB_REPOSITORY_ID: '43' },
    { GITHUB_WORKFLOW_REF: 'hikari/mail/.github/workflows/send.yml@refs/heads/evil' },
  ]) {
    expect(await codeOf({ ...job, ...wrong })).toBe('WRONG_CONTEXT')
  }
})

test('T36 a branch that no longer holds what was authorised, or what was pushed before, sends nothing', async () => {
  const made = approvalRepository()
  const { repository, root, run, sandbox } = made
  const merged = made.merge()
  const passOf = (commits: readonly (string | null)[], env: World['env'] = {}): SendPass => {
    const releases = commits.map((commit, at) => [
      String(at),
      { authorised: commit === null ? null : { commit } },
    ])
    const view = { root, rulesUpto: null, releases: new Map(releases as [string, unknown][]) }
    const bench = { repository, head: run('rev-parse', 'main') }
    return { bench, reading: { view }, world: worldOf(made, env) } as unknown as SendPass
  }
  await assertSameHistory(passOf([merged, null]))
  run('reset', '-q', '--hard', root)
  await assertSameHistory(passOf([]))
  await expect(assertSameHistory(passOf([merged]))).rejects.toMatchObject({ code: 'history-rewritten' })
  await expect(assertSameHistory(passOf(['f'.repeat(40)]))).rejects.toMatchObject({
    code: 'history-rewritten',
  })

  const event = join(sandbox.folder, 'event.json')
  const pushed = { ...job, GITHUB_EVENT_PATH: event }
  writeFileSync(event, JSON.stringify({ before: merged }))
  await expect(assertSameHistory(passOf([], pushed))).rejects.toMatchObject({ code: 'history-rewritten' })
  await assertSameHistory(passOf([], { ...pushed, GITHUB_EVENT_NAME: 'schedule' }))
  for (const before of ['0'.repeat(40), root]) {
    writeFileSync(event, JSON.stringify({ before }))
    await assertSameHistory(passOf([], pushed))
  }
})
