import { beforeEach, expect, test } from 'vitest'
import { initialise } from '../../src/commands/init.ts'
import { verb as approvals } from '../../src/commands/approvals.ts'
import { verb as approve } from '../../src/commands/approve.ts'
import { verb as auditLog } from '../../src/commands/audit-log.ts'
import { verb as halt } from '../../src/commands/halt.ts'
import { verb as plan } from '../../src/commands/plan.ts'
import { verb as preview } from '../../src/commands/preview.ts'
import { verb as request } from '../../src/commands/request.ts'
import { verb as status } from '../../src/commands/status.ts'
import { runLine } from '../../src/commands/run-line.ts'
import { verb as validate } from '../../src/commands/validate.ts'
import type { Verb } from '../../src/commands/verb.ts'
import { newRepository, type NewRepository } from '../support/new-repository.ts'
import { temporaryFolder } from '../support/temporary-store.ts'

let made: NewRepository

beforeEach(async () => {
  made = newRepository()
  made.git('config', 'user.email', 'vera@hikari.example')
  made.git('config', 'user.signingkey', `${made.sandbox.key('vera').file}.pub`)
  await made.run(initialise, { options: { domain: 'hikari.example', owner: 'vera', timezone: 'Asia/Tokyo' } })
  const text = made.files()['campaigns/2026-11-newsletter/campaign.md'] ?? ''
  made.sandbox.commit(made.repository, {})
  made.git('switch', '--quiet', '--create', 'winter')
  made.sandbox.commit(made.repository, { 'campaigns/2026-12-winter/campaign.md': text })
  // Not committed: only whoever looks at the folder sees it.
  made.write('campaigns/2026-12-winter-2/campaign.md', text)
})

test.each([
  ['validate', validate, {}, '2026-12-winter, 2026-12-winter-2, 2026-11-newsletter'],
  ['validate --commit HEAD', validate, { commit: 'HEAD' }, '2026-12-winter, 2026-11-newsletter'],
  ['preview', preview, {}, '2026-12-winter, 2026-12-winter-2, 2026-11-newsletter'],
  ['plan', plan, { offline: true }, '2026-12-winter, 2026-12-winter-2, 2026-11-newsletter'],
  ['approvals', approvals, {}, '2026-12-winter, 2026-12-winter-2, 2026-11-newsletter'],
  ['request', request, {}, '2026-12-winter, 2026-11-newsletter'],
] as const)('%s of a mistyped campaign shows those that are there, the most alike first', async (...row) => {
  const [, verb, options, known] = row
  const done = await run(verb, { arguments: ['2026-12-winte'], options })
  expect(done).toMatchObject({ code: 1, err: expect.stringMatching(/no-such-campaign$/) })
  expect(done.said).toContain('2026-12-winte')
  expect(done.fix.endsWith(`: ${known}`)).toBe(true)
})

test('of a name that is like none, every verb shows those that there are', async () => {
  const [newest, second, third] = ['2026-11-newsletter', '2026-12-winter', '2026-12-winter-2']
  const inFolder = [newest, second, third]
  const rows: readonly (readonly [Verb, Parameters<NewRepository['run']>[1], string, readonly string[]])[] = [
    [validate, {}, 'no-such-campaign', inFolder],
    [preview, {}, 'no-such-campaign', inFolder],
    [plan, { options: { offline: true } }, 'approvals-not-there', inFolder],
    [approvals, {}, 'approvals-not-there', inFolder],
    [approvals, { options: { at: 'HEAD' } }, 'approvals-not-there', inFolder],
    [approve, {}, 'approve-no-request', ['-']],
    [request, {}, 'request-no-such-campaign', [newest, second]],
    [status, {}, 'order-no-release', ['-']],
    [halt, { options: { reason: 'x' } }, 'order-no-release', [newest]],
    [auditLog, {}, 'audit-release-malformed', ['-']],
  ]
  for (const [verb, typed, code, known] of rows) {
    const done = await run(verb, { arguments: ['Unlike Any'], ...typed })
    expect.soft(done).toMatchObject({ code: 1, err: code })
    const listed = /.*: ([^;]+)/s.exec(done.fix)?.[1]?.split(', ') ?? []
    expect.soft(listed.toSorted()).toEqual(known)
  }
  // What lies in the folder and cannot be judged yet is there all the same.
  expect(await run(approvals, { arguments: [third] })).toMatchObject({ err: 'approvals-nothing-to-judge' })
})

test.each([
  ['validate', validate],
  ['preview', preview],
] as const)('%s outside of a repository says where to go, once', async (_, verb) => {
  const folder = temporaryFolder()
  const done = await made.run(async (world, input) => verb.run({ ...world, root: folder }, input), {
    locale: 'ja',
  })
  expect(done).toMatchObject({ code: 2, out: '' })
  expect(done.err.split('\n')).toEqual([
    `postmerge: ${folder} は Postmerge のリポジトリではありません(campaigns/、lists/、policies/ のどれもありません)。 [not-our-repository]`,
    expect.stringContaining('リポジトリのフォルダーに移動するか、--root で指定してください。'),
  ])
})

test.each([['plan', 'x'], ['status'], ['audit', 'verify'], ['desk'], ['halt', 'x/1', '--reason', 'x']])(
  '%s outside of a repository is wrong usage',
  async (...args) => {
    const said: string[] = []
    const code = await runLine(args, {
      version: '0.0.0',
      env: made.repository.env,
      folder: temporaryFolder(),
      clock: { now: () => 0 },
      terminal: false,
      streams: { out: (line) => said.push(line), err: (line) => said.push(line) },
      write: (_, text) => said.push(text),
      interruption: () => new AbortController().signal,
    })
    expect([code, said.join('')]).toEqual([2, expect.stringContaining('[no-repository]')])
  },
)

async function run(verb: Verb, typed: Parameters<NewRepository['run']>[1]) {
  return made.run((world, input) => verb.run(world, input), typed)
}
