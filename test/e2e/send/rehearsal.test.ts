import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { sendWorld } from '../../support/send-world.ts'
import { campaignText } from '../../support/send-world-content.ts'
import { clockAhead } from '../../support/send-world-process.ts'

const hourMs = 60 * 60 * 1000

test('a list that is not live reaches colleagues alone, is switched by a change of its own, and is on record', async () => {
  await using world = await sendWorld({ contacts: 3, delivery: 'live: []\n' })
  await world.importContacts('newsletter', ['aoi@hikari.example'])
  await world.release('spring')
  const planned = await world.here('plan', 'spring')
  expect(planned.stdout).toContain('REHEARSAL: only the people of identities.yaml')
  const sent = await world.here('send')
  expect(sent).toMatchObject({ code: 0, stdout: 'spring/1: sent to 1 of 1, 0 rejected, 3 skipped\n' })
  expect(world.recipients()).toEqual(['aoi@hikari.example'])
  const entries = await world.ledger()
  expect(entries.find(({ type }) => type === 'AUTHORISED')?.data).toMatchObject({ rehearsal: true })
  expect(entries.find(({ type }) => type === 'SNAPSHOT')?.data).toMatchObject({ skipped: { rehearsal: 3 } })

  // Whoever was left out is on the record as well, and the store proves it.
  const audit = await world.here('audit', 'verify')
  expect([audit.code, audit.stderr], audit.stdout).toEqual([0, ''])

  // Who sends is told what is in order; with an empty store in the place of the one that sent, that people would be mailed twice.
  const examined = async (env: Readonly<Record<string, string>> = {}): Promise<Record<string, string>> => {
    const { stdout } = await world.start(['doctor', '--offline', '--json'], env).ended
    const { doctor } = JSON.parse(stdout) as {
      doctor: { points: { id: string; state: string }[]; step: number }
    }
    expect(doctor.step).toBe(2)
    return Object.fromEntries(doctor.points.map(({ id, state }) => [id, state]))
  }
  const inOrder = { role: 'on', secrets: 'on', record: 'on', clock: 'on', store: 'on' }
  expect(await examined()).toMatchObject({ ...inOrder, 'store-current': 'on' })
  const other = join(world.folder, 'other.db')
  writeFileSync(other, '')
  expect(await examined({ POSTMERGE_STORE: `sqlite:${other}` })).toMatchObject({
    ...inOrder,
    'store-current': 'missing',
  })

  // Going live is a change of the rules; the edition that was rehearsed is used up.
  const live = 'growth: { percent: 2, at_least: 2 }\nlive: [newsletter]\n'
  const change = world.propose('live', { 'policies/delivery.yaml': live }, 'kenji')
  await world.approveRules('naomi', change)
  await world.approveRules('naomi', world.merge('live'))
  const again = world.propose('again', {
    'campaigns/spring/campaign.md': campaignText({ front: 'edition: 2\n' }),
  })
  await world.approve('vera', 'spring', again)
  world.merge('again')
  expect((await world.here('send')).stdout).toContain('spring/2: sent to 4 of 4')
}, 60_000)

test('what was authorised for everybody waits where its list is no longer live', async () => {
  await using world = await sendWorld({ contacts: 2, undo: 'PT1H', delivery: 'live: [newsletter]\n' })
  await world.importContacts('newsletter', ['aoi@hikari.example'])
  await world.release('spring')
  expect((await world.here('send', '--due')).stdout).toContain('leaves at')
  const rehearse = 'growth: { percent: 2, at_least: 2 }\nlive: []\n'
  const change = world.propose('rehearse', { 'policies/delivery.yaml': rehearse }, 'kenji')
  await world.approveRules('naomi', change)
  await world.approveRules('naomi', world.merge('rehearse'))
  const sent = await world.start(['send'], clockAhead(hourMs)).ended
  expect(sent.code).toBe(75)
  expect(sent.stdout).toContain('NOT_LIVE')
  expect(world.received()).toEqual([])
}, 60_000)
