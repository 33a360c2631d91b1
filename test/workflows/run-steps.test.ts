import { afterAll, beforeAll, expect, test } from 'vitest'
import { campaignText } from '../support/send-world-content.ts'
import { until } from '../support/send-world-process.ts'
import type { Run } from '../support/workflows/machine.ts'
import { parseWorkflow, workflow } from '../support/workflows/workflow.ts'
import { company, type Company } from './company.ts'

/** The workflows of a company, executed step by step, one story after the other in one company; every step’s log is kept. */
let here: Company
const readers = 23
const slow = { dns: null, misbehaviours: { '*': { kind: 'delay', at: 'taken', ms: 200 } } } as const

beforeAll(async () => {
  here = await company({ contacts: readers })
}, 120_000)
afterAll(() => here[Symbol.asyncDispose]())

/** What the relay took since the last look. */
let seen = 0
function mailsSince(): number {
  const before = seen
  seen = here.world.recipients().length
  return seen - before
}

function merged(campaign: string, method: 'merge' | 'squash' | 'rebase' = 'merge'): void {
  const pull = here.world.propose(campaign)
  pull.approve('vera')
  pull.merge('vera', method)
}

/** A run that was green; anything else fails the test with everything that it printed. */
function green(run: Run): Run {
  if (run.conclusion !== 'success') throw new Error(`${run.conclusion}\n${run.log}`)
  return run
}

test('off: one line says why, and nothing else happens', async () => {
  here.vars['POSTMERGE'] = 'soon'
  const tip = here.world.mail.tip()
  const runs: readonly Run[] = [
    await here.check(1, tip),
    await here.run('desk', { event: 'workflow_run', payload: { workflow_run: { event: 'pull_request' } } }),
    await here.run('send', { event: 'push' }),
    await here.dispatch('send', 'vera', { release: 'spring/1', reason: 'x' }),
    await here.dispatch('control', 'vera', { order: 'halt', release: 'spring/1', reason: 'x' }),
    await here.run('ledger', { event: 'schedule' }),
  ]
  for (const { conclusion, log } of runs) {
    expect(conclusion).toBe('success')
    expect(log).toMatch(/^Postmerge is off\. To let [^\n]+ set the repository variable POSTMERGE to on\.\n$/)
  }
  // A tick, of which there are hundreds a day, does not even take a machine.
  for (const name of ['desk', 'send'] as const)
    expect(await here.tick(name)).toMatchObject({ conclusion: 'skipped', log: '' })
  here.vars['POSTMERGE'] = 'on'
})

test('what is wrong with a campaign stands beside its line, and the check fails', async () => {
  const text = campaignText().replace('from: news', 'from: nobody')
  // A draft: the desk leaves it alone.
  const pull = here.world.propose('broken', { text, draft: true })
  const { conclusion, log } = await here.check(pull.number, pull.head())
  expect(conclusion).toBe('failure')
  expect(log).toMatch(/^::error file=campaigns\/broken\/campaign\.md,line=\d+,col=\d+,title=[\w-]+::/m)
})

test('open, request, send back, mend, approve, merge, send in two jobs at once, report', async () => {
  const { world } = here
  const pull = world.propose('spring')
  const checked = green(await here.check(pull.number, pull.head()))
  expect(checked.log).toContain('Subject   Spring is here')
  const afterCheck = { event: 'workflow_run', payload: { workflow_run: { event: 'pull_request' } } }
  here.vars['POSTMERGE_CHROMIUM'] = ''
  green(await here.run('desk', afterCheck))
  here.vars['POSTMERGE_CHROMIUM'] = 'off'
  const [painted, ...more] = here.pictures()
  expect(more).toEqual([])
  expect(painted).toContain('src="data:image/png;base64,')
  expect((await world.comments(pull))[0]?.body).toMatch(/\/actions\/runs\/\d+#artifacts/)
  const requests = world.letters('vera').length
  expect(requests).toBeGreaterThan(0)

  pull.review('vera', 'REQUEST_CHANGES', { body: 'The price is missing.' })
  green(await here.tick('desk'))
  expect(world.letters('aoi').length).toBeGreaterThan(0)
  const mended = campaignText().replace('Spring is here', 'Spring is near')
  world.push('spring', mended)
  green(await here.run('desk', afterCheck))
  expect(world.letters('vera').length).toBeGreaterThan(requests)

  pull.approve('vera')
  pull.merge('vera')
  const sends = await Promise.all([here.run('send', { event: 'push' }), here.tick('send')])
  const sent = `spring/1: sent to ${readers} of ${readers}, 0 rejected, 0 skipped`
  expect(sends.map(green).filter(({ log }) => log.includes(sent))).toHaveLength(1)
  expect(mailsSince()).toBe(readers)
  green(await here.run('desk', { event: 'workflow_run', payload: { workflow_run: { event: 'push' } } }))
  const comments = await world.comments(pull)
  expect(comments).toHaveLength(1)
  expect(comments[0]?.by).toBe('postmerge[bot]')
  expect(comments[0]?.body).toContain(String(readers))
}, 180_000)

test('squashed and rebased pull requests go out with a tick; an old run, run again, sends nothing', async () => {
  const old = here.world.mail.tip()
  merged('summer', 'squash')
  merged('autumn', 'rebase')
  const sent = green(await here.tick('send'))
  for (const name of ['summer', 'autumn'])
    expect(sent.log).toContain(`${name}/1: sent to ${readers} of ${readers}`)
  expect(mailsSince()).toBe(2 * readers)
  const again = green(await here.run('send', { event: 'push', sha: old, attempt: 2 }))
  expect(again.log).toMatch(/(?:summer|autumn)\/1: already sent .* 0 sent/)
  expect(mailsSince()).toBe(0)
}, 120_000)

test('a cancelled job halts; a tick sends nothing and says how to go on; anybody may halt, but not resume; what was typed is no option and no command', async () => {
  const { world } = here
  await world.stopRelay()
  await world.startRelay(slow)
  merged('cut')
  const sending = here.start('send', { event: 'push' })
  await until('some mail', () => world.recipients().length > seen + 2)
  sending.cancel()
  const cancelled = await sending.ended
  expect(cancelled.conclusion).toBe('cancelled')
  const taken = mailsSince()
  expect(taken).toBeLessThan(readers)
  await world.stopRelay()
  await world.startRelay()

  const tick = await here.tick('send')
  expect(tick.conclusion).toBe('failure')
  expect(tick.log).toContain('halted by SIGINT: cancelled')
  expect(tick.log).toContain('postmerge resume cut/1')
  const stranger = await here.dispatch('send', 'aoi', { release: 'cut/1', reason: 'go on' })
  expect(stranger).toMatchObject({ conclusion: 'failure', jobs: { send: { conclusion: 'skipped' } } })
  expect(stranger.log).toContain('[job-order-not-theirs]')
  const reason = '--help\n::error::x `id` $(id)'
  green(await here.dispatch('control', 'aoi', { order: 'halt', release: 'cut/1', reason }))
  const odd = await here.dispatch('control', 'vera', { order: 'send --due', release: '--root=/', reason })
  expect(odd.conclusion).toBe('failure')
  expect(mailsSince()).toBe(0)

  const resumed = green(await here.dispatch('send', 'vera', { release: 'cut/1', reason: 'go on' }))
  expect(resumed.log).toContain(`cut/1: sent to ${readers} of ${readers}`)
  expect(taken + mailsSince()).toBe(readers)
}, 120_000)

test('from a branch nothing runs; with a workflow that was changed there, nothing has a secret', async () => {
  const from = {
    event: 'workflow_dispatch',
    ref: 'refs/heads/mine',
    inputs: { release: 'spring/1', reason: 'x' },
  }
  expect(await here.run('send', from)).toMatchObject({ conclusion: 'skipped', log: '' })
  const text = workflow('send').text.replaceAll("github.ref == 'refs/heads/main'", "github.ref != ''")
  const changed = await here.runWorkflow(parseWorkflow('send', text), from)
  expect(changed.conclusion).toBe('failure')
  expect(changed.log).toContain('not allowed to deploy to mail-control')
  expect(mailsSince()).toBe(0)
})

test('the record is sound, and no log holds a secret or an address of a reader', async () => {
  const verified = green(await here.run('ledger', { event: 'schedule' }))
  expect(verified.log).toContain('The record is sound, as far as it could be judged here')
  expect(here.logs().length).toBeGreaterThan(4000)
  expect(here.logs()).not.toContain('@receiver.example')
  expect(here.secretLines.length).toBeGreaterThan(20)
  expect(here.secretLines.filter((line) => here.logs().includes(line))).toEqual([])
})
