import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { git } from '../../../src/adapters/git/git.ts'
import type { PullSeed } from '../../support/github/seed-types.ts'
import { hostedWorld, type HostedWorld } from '../../support/hosted-world.ts'
import { campaignText, listFile } from '../../support/send-world-content.ts'
import type { Staff } from '../../support/send-world-keys.ts'
import { until } from '../../support/send-world-process.ts'

/*
 * The cases whose end is what `send` does, played against `send` itself, GitHub's stand-in, a relay and a ledger: first everything is merged and
 * authorised; then, inside the undo window, something becomes of each campaign; then the time has come. A twin is a campaign with which
 * everything happened but that one thing.
 */

const dayMs = 86_400_000
const undoMs = 11 * 60_000
const layout = 'campaigns/_layouts/newsletter.mjml'
/** A colour of the layout that comes later. */
const later = '#123456'
const pathOf = (campaign: string): string => `campaigns/${campaign}/campaign.md`

/** The calendar day of the organisation, some days after a time. */
function dayIn(nowMs: number, days: number): string {
  return new Date(nowMs + 9 * 3_600_000 + days * dayMs).toISOString().slice(0, 10)
}

const lists = ['short', 'long', 'leaving', 'staying', 'slow']
const owned = `/campaigns/             @hikari/marketing
/lists/                 @vera @victor
/lists/short.yaml       @victor
/lists/long.yaml        @victor
/lists/leaving.yaml     @hikari/leaving @naomi
/lists/staying.yaml     @hikari/staying @naomi
/policies/              @hikari/it
/.github/               @hikari/it
`
/** So many that a busy machine has looked at the default branch twice before the last of them has their mail. */
const slowly = Array.from({ length: 600 }, (_, n) => `slow-${n}`)

let world: HostedWorld
/** What each run of `send` printed, oldest first. */
const runs: { readonly code: number; readonly lines: readonly string[] }[] = []

async function send(): Promise<void> {
  const lines: string[] = []
  const code = await world.send((line) => void lines.push(line))
  runs.push({ code, lines })
}

/** What a run said about a release, without what is below it. */
function said(run: number, release: string): readonly string[] {
  const own = `${release}: `
  const lines = runs[run]?.lines ?? []
  return lines.filter((line) => line.startsWith(own)).map((line) => line.slice(own.length))
}

/** Every mail to a reader about one campaign, as it arrived. */
function arrived(campaign: string): readonly string[] {
  return world
    .received()
    .filter(({ rcptTo }) => rcptTo.every((address) => address.endsWith('@receiver.example')))
    .map(({ file }) => readFileSync(file, 'utf8').replaceAll('=\r\n', ''))
    .filter((text) => new RegExp(`^Subject: ${campaign}\r?$`, 'm').test(text))
}

/** A change of the default branch through a pull request of its own; `owner` null: nobody approves, and Vera merges. */
function land(
  name: string,
  files: Readonly<Record<string, string | null>>,
  { author = 'aoi', owner = 'vera' }: { readonly author?: Staff; readonly owner?: Staff | null } = {},
): void {
  world.mail.commit({ branch: name, as: author, files })
  const pull = world.mail.pull({ head: name, as: author, title: name })
  if (owner !== null) pull.approve(owner)
  pull.merge(owner ?? 'vera')
}

/** Aoi's campaign for a list, approved by Vera, who owns the words, and perhaps by Victor, and merged by an owner of the list. */
function merge(
  campaign: string,
  list: string,
  { merger = 'vera', also = [] }: { readonly merger?: Staff; readonly also?: readonly Staff[] } = {},
): PullSeed {
  const pull = world.propose(campaign, { text: campaignText({ subject: campaign, lists: list }) })
  for (const owner of ['vera', ...also] as const) pull.approve(owner)
  pull.merge(merger)
  return pull
}

/** Another subject for a campaign that was merged. */
function edit(campaign: string, { approved = true, front = '' } = {}): void {
  const text = campaignText({ subject: `${campaign} anew`, lists: 'staying', front })
  world.mail.commit({ branch: `edit-${campaign}`, as: 'aoi', files: { [pathOf(campaign)]: text } })
  const pull = world.mail.pull({ head: `edit-${campaign}`, as: 'aoi', title: campaign })
  if (approved) for (const owner of ['vera', 'victor']) pull.approve(owner)
  pull.merge('naomi')
}

const freeze = (until: string): Record<string, string> => ({
  'policies/delivery.yaml': `growth: { percent: 2, at_least: 2 }\nfreezes: [{ from: 2026-01-01, until: ${until}, reason: stock-taking }]\n`,
})

beforeAll(async () => {
  const off = (days: number): string =>
    `{ approval: "off", reason: Weekly news, until: ${dayIn(Date.now(), days)} }`
  world = await hostedWorld({
    contacts: 0,
    undo: 'PT10M',
    connections: 1,
    approvals: `lists: { short: ${off(1)}, long: ${off(60)} }`,
    receiver: {
      misbehaviours: Object.fromEntries(
        slowly.map((name) => [name, { kind: 'delay', at: 'taken', ms: 100 }]),
      ),
    },
    files: {
      '.github/CODEOWNERS': owned,
      ...Object.fromEntries(lists.map((id) => [`lists/${id}.yaml`, listFile(id)])),
    },
  })
  // People make no difference between an address of a server and a folder; a run takes half the time.
  await git(world.runner, ['remote', 'set-url', 'origin', world.mail.folder])
  for (const id of lists) {
    const names = id === 'slow' ? slowly : [id]
    await world.importContacts(
      id,
      names.map((name) => `${name}@receiver.example`),
    )
  }
  for (const team of ['leaving', 'staying']) {
    world.github.org('hikari').team(team, ['victor'])
    world.mail.grant(`@hikari/${team}`, 'write')
  }
  const owners = { merger: 'naomi', also: ['victor'] } as const
  for (const id of ['reverted', 'kept', 'edited', 'overtaken']) merge(id, 'staying', owners)
  merge('leaving', 'leaving', owners)
  for (const id of ['short', 'long']) merge(`off-${id}`, id, { merger: 'victor' })
  await send()

  land('take-back', { [pathOf('reverted')]: null })
  // Comes before the edits, so that it is a part of what they release.
  land('layout', { [layout]: readFileSync(layout, 'utf8').replaceAll('#26323d', later) })
  edit('edited')
  edit('overtaken', { approved: false })
  world.github.org('hikari').leave('leaving', 'victor')
  world.wait(3 * dayMs)
  await send()

  world.wait(undoMs)
  edit('kept')
  merge('frozen', 'slow')
  await send()
}, 240_000)

afterAll(() => world[Symbol.asyncDispose]())

test('nothing leaves before its undo window is over', () => {
  expect(runs[0]?.code).toBe(0)
  expect(runs[0]?.lines.filter((line) => line.includes(': '))).toHaveLength(7 * 2)
  expect(runs[0]?.lines.filter((line) => line.includes('approved; leaves at'))).toHaveLength(7)
})

const gone = [
  'AUTHORISED',
  'CLAIMED',
  'SNAPSHOT',
  'STAGE_STARTED',
  'BATCH',
  'STAGE_SENT',
  'STAGE_OK',
  'COMPLETED',
]

test('E51, E52, E54, E64, otherwise: with what nothing happened it leaves, with the layout that was approved', async () => {
  expect(said(1, 'kept/1')).toEqual(['sent to 1 of 1, 0 rejected, 0 skipped'])
  expect(await world.entryTypes('kept')).toEqual(gone)
  expect(arrived('kept')).toHaveLength(1)
  expect(arrived('kept').join('')).not.toContain(later)
})

test('E51: what a revert takes back before it leaves is cancelled', async () => {
  expect(said(1, 'reverted/1')).toEqual(['cancelled: the campaign was withdrawn from the default branch'])
  expect(await world.entryTypes('reverted')).toEqual(['AUTHORISED', 'CANCELLED'])
  expect(arrived('reverted')).toEqual([])
})

test('E52: another content of the edition takes the place of the first, and needs approvals of its own', async () => {
  expect(said(1, 'edited/1')).toEqual([
    'superseded: another content took its place',
    expect.stringContaining('approved; leaves at'),
  ])
  expect(said(2, 'edited/1')).toEqual(['sent to 1 of 1, 0 rejected, 0 skipped'])
  expect(await world.entryTypes('edited')).toEqual(['AUTHORISED', 'SUPERSEDED', ...gone])
  expect([arrived('edited').length, arrived('edited anew').length]).toEqual([0, 1])
  // The layout that came meanwhile is a part of what was approved anew.
  expect(arrived('edited anew').join('')).toContain(later)
})

test('E52, otherwise: nobody approved the other content', async () => {
  expect(said(1, 'overtaken/1')).toEqual([
    'superseded: another content took its place',
    expect.stringMatching(/^not sent: NOT_APPROVED at /),
  ])
  expect(await world.entryTypes('overtaken')).toEqual(['AUTHORISED', 'SUPERSEDED', 'BLOCKED'])
  expect(arrived('overtaken(?: anew)?')).toEqual([])
})

test('E53: a change of an edition that was sent is noted, and sends nothing', async () => {
  expect(said(2, 'kept/1')).toEqual([expect.stringMatching(/^was sent before it was changed in /)])
  expect(runs[2]?.lines).toContain('  next: write `edition: 2` if it is to be sent again')
  expect(await world.entryTypes('kept')).toEqual(gone)
  expect(arrived('kept anew')).toEqual([])
})

test('E54: whose approver left the team since does not leave', async () => {
  expect(said(1, 'leaving/1')).toEqual([expect.stringMatching(/^not sent: MEMBERSHIP_LOST at /)])
  expect(await world.entryTypes('leaving')).toEqual(['AUTHORISED', 'BLOCKED'])
  expect(arrived('leaving')).toEqual([])
})

test('E72: whose list is no longer off needs approval again; E76: whose list is, goes out and says so', async () => {
  expect(said(1, 'off-short/1')).toEqual([expect.stringMatching(/^not sent: OFF_EXPIRED at /)])
  expect(await world.entryTypes('off-short')).toEqual(['AUTHORISED', 'BLOCKED'])
  expect(arrived('off-short')).toEqual([])
  expect(said(1, 'off-long/1')).toEqual(['sent to 1 of 1, 0 rejected, 0 skipped'])
  expect(arrived('off-long')).toHaveLength(1)
  const authorised = (await world.ledger()).flatMap((entry) => (entry.type === 'AUTHORISED' ? [entry] : []))
  const without = (campaign: string): unknown =>
    authorised.find(({ release }) => release?.campaign === campaign)?.data.without
  expect(without('off-long')).toEqual([
    expect.objectContaining({ list: 'long', until: dayIn(Date.now(), 60), reason: 'Weekly news' }),
  ])
  // Otherwise: approval is not off for its list.
  expect(without('kept')).toEqual([])
})

test('E55: a freeze of today that is merged while mail leaves stops it; otherwise: one that is over does not', async () => {
  world.wait(undoMs)
  const ran = send()
  await until('some mail', () => arrived('frozen').length > 2, 60_000)
  const asks = (): number => world.github.requests.filter(({ path }) => path.includes('/reviews?')).length
  land('freeze-over', freeze('2026-01-02'), { author: 'kenji', owner: 'naomi' })
  const asked = asks()
  world.wait(16_000)
  await until('somebody who asks again', () => asks() > asked, 60_000)
  const before = arrived('frozen').length
  await until('more mail', () => arrived('frozen').length > before + 4, 60_000)
  land('freeze', freeze(dayIn(world.now(), 1)), { author: 'kenji', owner: 'naomi' })
  world.wait(16_000)
  await ran
  expect(runs[3]?.code).toBe(1)
  expect(said(3, 'frozen/1')).toEqual(['halted by postmerge: FROZEN'])
  // Of a slow machine more than one batch is noted until then.
  expect([...new Set(await world.entryTypes('frozen'))]).toEqual([...gone.slice(0, 5), 'HALTED'])
  const taken = arrived('frozen').length
  expect(taken).toBeLessThan(slowly.length)
  await send()
  expect(said(4, 'frozen/1')).toEqual([expect.stringMatching(/^not sent: FROZEN at /)])
  expect(arrived('frozen')).toHaveLength(taken)
}, 180_000)
