import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from 'vitest'
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
const pathOf = (campaign: string): string => `campaigns/${campaign}/campaign.md`

/** The calendar day of the organisation, some days from now. */
function dayIn(world: Pick<HostedWorld, 'now'>, days: number): string {
  return new Date(world.now() + 9 * 3_600_000 + days * dayMs).toISOString().slice(0, 10)
}

const lists = ['short', 'long', 'leaving', 'staying', 'slow']
const owned = `
/campaigns/             @hikari/marketing
/lists/                 @vera @victor
/lists/short.yaml       @victor
/lists/long.yaml        @victor
/lists/leaving.yaml     @hikari/leaving @naomi
/lists/staying.yaml     @hikari/staying @naomi
/policies/              @hikari/it
/.github/               @hikari/it
`

let world: HostedWorld
/** What each run of `send` printed, oldest first. */
const runs: { readonly code: number; readonly lines: readonly string[] }[] = []

async function send(): Promise<void> {
  const lines: string[] = []
  const code = await world.send((line) => void lines.push(line))
  runs.push({ code, lines })
}

/** What a run said about a release, without what is below it. */
function said(run: number, release: string): string {
  return runs[run]?.lines.find((line) => line.startsWith(`${release}: `))?.slice(release.length + 2) ?? ''
}

/** Subjects that arrived, of one campaign. */
function arrived(subject: RegExp): readonly string[] {
  return world
    .received()
    .filter(({ rcptTo }) => rcptTo.every((address) => address.endsWith('@receiver.example')))
    .flatMap(({ file }) => /^Subject: (.*?)\r?$/m.exec(readFileSync(file, 'utf8'))?.[1] ?? [])
    .filter((found) => subject.test(found))
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
): void {
  const pull = world.propose(campaign, { text: campaignText({ subject: campaign, lists: list }) })
  for (const owner of ['vera', ...also] as const) pull.approve(owner)
  pull.merge(merger)
}

function edit(campaign: string, owner: Staff | null = 'vera'): void {
  const text = campaignText({ subject: `${campaign} anew`, lists: 'newsletter' })
  land(`edit-${campaign}`, { [pathOf(campaign)]: text }, { owner })
}

beforeAll(async () => {
  const days = { now: Date.now }
  const off = (until: number): string =>
    `{ approval: "off", reason: Weekly news, until: ${dayIn(days, until)} }`
  world = await hostedWorld({
    contacts: 2,
    undo: 'PT10M',
    approvals: `lists: { short: ${off(1)}, long: ${off(60)} }`,
    files: {
      '.github/CODEOWNERS': owned.trimStart(),
      ...Object.fromEntries(lists.map((id) => [`lists/${id}.yaml`, listFile(id)])),
    },
  })
  for (const id of lists) await world.importContacts(id, [`${id}@receiver.example`])
  for (const team of ['leaving', 'staying']) {
    world.github.org('hikari').team(team, ['victor'])
    world.mail.grant(`@hikari/${team}`, 'write')
  }
  for (const id of ['reverted', 'kept', 'edited', 'overtaken', 'laid']) merge(id, 'newsletter')
  for (const id of ['short', 'long']) merge(`off-${id}`, id, { merger: 'victor' })
  for (const id of ['leaving', 'staying']) merge(id, id, { merger: 'naomi', also: ['victor'] })
  await send()

  land('take-back', { [pathOf('reverted')]: null })
  edit('edited')
  edit('overtaken', null)
  land('layout', {
    [layout]: readFileSync(layout, 'utf8').replace(
      '</mj-body>',
      '<mj-section><mj-column><mj-text>Later</mj-text></mj-column></mj-section></mj-body>',
    ),
  })
  world.github.org('hikari').leave('leaving', 'victor')
  world.wait(3 * dayMs)
  await send()

  world.wait(undoMs)
  edit('kept')
  await send()
}, 240_000)

afterAll(() => world[Symbol.asyncDispose]())

test('nothing leaves before its time has come', () => {
  console.log(JSON.stringify(runs, null, 1))
  expect(runs[0]?.code).toBe(0)
})
