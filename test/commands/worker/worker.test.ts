import { expect, test } from 'vitest'
import { hostedWorld } from '../../support/hosted-world.ts'
import { until } from '../../support/send-world-process.ts'

test('a worker asks, sends what was approved and merged, reports, and ends when it is told to', async () => {
  await using world = await hostedWorld({ contacts: 3 })
  const { POSTMERGE_LEDGER_KEY: ledgerKey = '', ...desk } = world.envOf('desk')
  const pull = world.propose('spring')
  const worker = world.start(['worker', '--every', 'PT1S', '--json'], {
    POSTMERGE_DESK_LEDGER_KEY: ledgerKey,
    POSTMERGE_DESK_GITHUB_APP_ID: desk['POSTMERGE_GITHUB_APP_ID'] ?? '',
    POSTMERGE_DESK_GITHUB_APP_KEY: desk['POSTMERGE_GITHUB_APP_KEY'] ?? '',
    POSTMERGE_DESK_GITHUB_INSTALLATION: desk['POSTMERGE_GITHUB_INSTALLATION'] ?? '',
  })
  const subjects = (to: 'aoi' | 'vera'): readonly string[] =>
    world.letters(to).map(({ headers }) => headers.get('subject') ?? '')

  await until('a request', () => subjects('vera').length > 0, 40_000)
  pull.approve('vera')
  pull.merge('vera')
  await until('a report', () => subjects('aoi').length > 0, 40_000)
  expect(world.recipients()).toHaveLength(3)
  worker.kill('SIGTERM')

  const { code, stdout } = await worker.ended
  expect(code).toBe(0)
  const lines = stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>)
  expect(new Set(lines.map(({ verb }) => verb))).toEqual(new Set(['send', 'desk']))
  expect(lines.every(({ version, exitCode }) => version === 1 && exitCode === 0)).toBe(true)
  expect(JSON.stringify(lines)).toContain('send-completed')
}, 90_000)

test.each([
  ['PT0S', 'worker-too-often'],
  ['soon', 'no-duration'],
])('a rest of %s is refused', async (every, code) => {
  const { verb } = await import('../../../src/commands/worker.ts')
  const world = {
    env: {},
    root: '/',
    clock: { now: () => 0 },
    locale: 'en',
    json: false,
    terminal: false,
  } as const
  const silent = { out: () => {}, err: () => {}, progress: () => {}, signal: new AbortController().signal }
  const run = verb.run({ ...world, ...silent }, { arguments: [], options: { every } })
  await expect(run).rejects.toMatchObject({ code })
})
