import { afterAll, beforeAll, expect, test } from 'vitest'
import { addresses, authorisedWorld, sendWorld, type SendWorld } from '../../support/send-world.ts'
import { campaignText } from '../../support/send-world-content.ts'
import { clockAhead, until, untilIdle } from '../../support/send-world-process.ts'

const hourMs = 60 * 60 * 1000
const dayMs = 24 * hourMs

/** Authorised, and inside an undo window of an hour. */
let base: SendWorld
beforeAll(async () => {
  base = await authorisedWorld({ undo: 'PT1H' })
})
afterAll(() => base[Symbol.asyncDispose]())

/** A schedule some time from now, as a writer types it. */
function scheduleIn(ms: number, latest = 'PT2H'): string {
  const at = Temporal.Instant.fromEpochMilliseconds(Date.now() + ms)
    .toZonedDateTimeISO('Asia/Tokyo')
    .toPlainDateTime()
    .toString({ smallestUnit: 'minute' })
  return `schedule: { at: ${at.replace('T', ' ')}, latest: ${latest} }\n`
}

test('the undo window is waited for, and nobody gets mail in it', async () => {
  await using world = await sendWorld({ contacts: 2, undo: 'PT2S' })
  await world.release('spring')
  const sent = await world.run('send')
  expect(sent).toMatchObject({ code: 0, stdout: 'spring/1: sent to 2 of 2, 0 rejected, 0 skipped\n' })
  const authorised = (await world.ledger()).find(({ type }) => type === 'AUTHORISED')
  const earliest = Math.min(...world.received().map(({ at }) => at))
  expect(earliest - Date.parse(authorised?.at ?? '')).toBeGreaterThanOrEqual(2000)
})

test('a halt inside the undo window ends the run at once; only resume lets it leave', async () => {
  await using world = await base.copy({ contacts: 1 })
  const due = await world.here('send', '--due')
  expect(due.code).toBe(0)
  expect(due.stdout).toMatch(
    /^spring\/1: approved; leaves at \d{4}-\S+Z at the earliest\n.*postmerge halt spring\/1/,
  )

  const waiting = world.start(['send'])
  await untilIdle(waiting)
  const halt = await world.here('halt', 'spring/1', '--reason', 'wrong price')
  expect(halt.code).toBe(0)
  const ended = await waiting.ended
  expect(ended).toMatchObject({ code: 1 })
  expect(ended.stdout).toContain('spring/1: halted by operator: wrong price')

  const again = await world.here('send')
  expect(again.code).toBe(1)
  expect(again.stdout).toContain('halted by operator: wrong price')
  expect((await world.here('resume', 'spring/1', '--reason', 'price is right')).code).toBe(0)
  expect(world.received()).toEqual([])
  const later = await world.later(hourMs, 'send')
  expect(later).toMatchObject({ code: 0, stdout: 'spring/1: sent to 2 of 2, 0 rejected, 0 skipped\n' })
  expect(await world.entryTypes('spring')).not.toContain('HALTED')
})

test('ctrl-c inside the undo window stops the release for good, a restart does not', async () => {
  await using world = await base.copy()
  for (const [signal, code] of [
    ['SIGTERM', 75],
    ['SIGINT', 1],
  ] as const) {
    const waiting = world.start(['send', '--json'])
    await untilIdle(waiting)
    waiting.kill(signal)
    expect(await waiting.ended).toMatchObject({ code, signal: null })
  }
  const later = await world.later(hourMs, 'send')
  expect(later.code).toBe(1)
  expect(later.stdout).toContain('halted by SIGINT: cancelled')
  expect(world.received()).toEqual([])
})

test('a revert inside the undo window cancels, and the edition never leaves', async () => {
  await using world = await sendWorld({ contacts: 2, undo: 'PT3S' })
  const merge = await world.release('spring')
  const waiting = world.start(['send'])
  await until('an authorised release', async () => (await world.entryTypes('spring')).includes('AUTHORISED'))
  world.git('revert', '--no-edit', '-m', '1', merge)
  world.git('push', '--quiet', 'origin', 'main')
  expect(await waiting.ended).toMatchObject({
    code: 0,
    stdout: 'spring/1: cancelled: the campaign was withdrawn from the default branch\n',
  })
  expect(await world.here('send')).toMatchObject({ code: 0, stdout: 'nothing to send\n' })

  world.propose('again', { 'campaigns/spring/campaign.md': campaignText() })
  await world.approve('vera', 'spring', world.git('rev-parse', 'HEAD'))
  world.merge('again')
  const reused = await world.here('send')
  expect(reused.code).toBe(1)
  expect(reused.stdout).toContain('EDITION_REUSED')
  expect(world.received()).toEqual([])
  expect(await world.entryTypes('spring')).toEqual(['AUTHORISED', 'CANCELLED'])
})

test('a schedule is kept to: nothing before it, everything after it, nothing after its latest time', async () => {
  await using world = await sendWorld({ contacts: 2 })
  await world.release('spring', campaignText({ front: scheduleIn(3 * dayMs) }))
  await world.release('summer', campaignText({ front: scheduleIn(5 * dayMs, 'PT30M') }))
  const early = await world.here('send')
  expect(early.code).toBe(0)
  expect(early.stdout.match(/leaves at \S+ at the earliest/g)).toHaveLength(2)
  expect(world.received()).toEqual([])

  const due = await world.start(['send'], clockAhead(3 * dayMs + 60_000)).ended
  expect(due.code).toBe(0)
  expect(due.stdout).toContain('spring/1: sent to 2 of 2')
  expect(due.stdout).toContain('summer/1: approved; leaves at')
  expect(world.recipients()).toEqual(addresses(2))

  const late = await world.later(5 * dayMs + hourMs, 'send')
  expect(late.code).toBe(1)
  expect(late.stdout).toContain('summer/1: its latest time is over; it does not leave any more')
  expect(await world.entryTypes('summer')).toEqual(['AUTHORISED', 'EXPIRED'])
  const quiet = await world.later(5 * dayMs + 2 * hourMs, 'send')
  expect(quiet.code).toBe(0)
  expect(quiet.stdout).not.toContain('summer')
  expect(world.received()).toHaveLength(2)
})

test('another content takes the place of one that has not left, and needs its own approval', async () => {
  await using world = await base.copy({ contacts: 1 })
  const file = 'campaigns/spring/campaign.md'
  const edit = world.propose('edit', { [file]: campaignText({ subject: 'Spring is late' }) })
  world.merge('edit')
  const superseded = await world.here('send')
  expect(superseded.code).toBe(1)
  expect(superseded.stdout).toContain('spring/1: superseded: another content took its place')
  expect(superseded.stdout).toMatch(/spring\/1: not sent: \S+ at/)
  expect(await world.entryTypes('spring')).toEqual(['AUTHORISED', 'SUPERSEDED', 'BLOCKED'])

  await world.approve('vera', 'spring', edit)
  const approved = await world.here('send', '--due')
  expect(approved.code).toBe(0)
  const sent = await world.later(hourMs + 60_000, 'send')
  expect(sent.stdout).toContain('spring/1: sent to 2 of 2')
  expect(world.received()).toHaveLength(2)

  // Mended after it was sent: noted, and never sent again.
  world.propose('typo', { [file]: campaignText({ subject: 'Spring is late again' }) })
  world.merge('typo')
  const noted = await world.later(hourMs + 120_000, 'send')
  expect(noted).toMatchObject({ code: 0 })
  expect(noted.stdout).toMatch(/^spring\/1: was sent before it was changed in [0-9a-f]{12}/)
  expect(world.received()).toHaveLength(2)
})

test('a draft is nothing to send, and a freeze of the default branch holds everything until it is over', async () => {
  await using world = await base.copy()
  world.propose('draft', { 'campaigns/draft/campaign.md': campaignText({ front: 'status: draft\n' }) })
  world.merge('draft')
  const waits = await world.here('send', '--due')
  expect(waits.code).toBe(0)
  expect(waits.stdout).toMatch(/^spring\/1: approved; leaves at \S+ at the earliest\n/)
  expect(waits.stdout).not.toContain('draft/1')

  const [today, tomorrow] = [0, dayMs].map((ms) => new Date(Date.now() + ms).toISOString().slice(0, 10))
  const open = 'growth: { percent: 2, at_least: 2 }\n'
  const freeze = `${open}freezes: [{ from: ${today}, until: ${tomorrow}, reason: stock-taking }]\n`
  const changeRules = async (branch: string, text: string): Promise<void> => {
    const commit = world.propose(branch, { 'policies/delivery.yaml': text }, 'kenji')
    await world.approveRules('naomi', commit)
    world.merge(branch)
  }
  await changeRules('freeze', freeze)
  const frozen = await world.later(hourMs + 60_000, 'send')
  expect(frozen.code).toBe(1)
  expect(frozen.stdout).toMatch(/not sent: FROZEN[^]*stock-taking/)
  expect(world.received()).toEqual([])

  await changeRules('thaw', open)
  const thawed = await world.later(hourMs + 120_000, 'send', '--due')
  expect(thawed.stdout).toContain('spring/1: approved; leaves at')
  expect(await world.entryTypes('spring')).toEqual(['AUTHORISED', 'BLOCKED', 'AUTHORISED'])
})
