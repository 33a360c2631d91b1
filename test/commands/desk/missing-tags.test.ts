import { expect, test } from 'vitest'
import { returnRejections } from '../../../src/commands/desk/return-rejections.ts'
import { appendEntry } from '../../../src/ledger/append.ts'
import type { EntryDraft } from '../../../src/ledger/entry.ts'
import { releaseKey } from '../../../src/release/release-id.ts'
import type { ReleaseEvent } from '../../../src/release/release-state.ts'
import { company } from '../../support/company.ts'
import { openDesk } from '../../support/desk-pass.ts'
import { signers } from '../../support/ledger-keys.ts'
import { sampleData } from '../../support/ledger-story.ts'

const sent = ['AUTHORISED', 'CLAIMED', 'SNAPSHOT', 'STAGE_STARTED', 'BATCH', 'STAGE_SENT'] as const

/** What the ledger knows of each release, and whether an approval tag of it that vanished is told. */
const releases: Readonly<
  Record<string, { readonly events: readonly ReleaseEvent[]; readonly told: boolean }>
> = {
  unknown: { events: [], told: true },
  authorised: { events: ['AUTHORISED'], told: true },
  halted: { events: ['AUTHORISED', 'CLAIMED', 'HALTED'], told: true },
  expired: { events: ['AUTHORISED', 'EXPIRED'], told: true },
  unsettled: { events: [...sent, 'COMPLETED_WITH_UNKNOWN'], told: true },
  completed: { events: [...sent, 'COMPLETED_WITH_UNKNOWN', 'SETTLED', 'COMPLETED'], told: false },
  cancelled: { events: ['AUTHORISED', 'CANCELLED'], told: false },
  aborted: { events: ['AUTHORISED', 'CLAIMED', 'HALTED', 'ABORTED'], told: false },
}

test('a tag that vanished is told as long as it can decide about anything', async () => {
  const here = await company()
  for (const [campaign, { events }] of Object.entries(releases)) {
    for (const type of events) {
      const key = releaseKey('git.hikari.example/mail', { campaign, edition: 1 })
      const release = { campaign, edition: 1, key }
      const signer = type === 'ABORTED' || type === 'SETTLED' ? signers.control : signers.sender
      const draft = { type, release, data: sampleData[type], at: here.clock.now } as EntryDraft
      expect((await appendEntry(here.ledger, signer, { draft })).result).toBe('appended')
    }
  }
  const { view } = await here.ledger.read()
  const rules = [`_rules/${view.root?.slice(0, 8)}`, '_rules/ffffffff']
  const names = [...Object.keys(releases).map((campaign) => `${campaign}/1/0123abcd`), ...rules]
  const { work } = openDesk(here)
  const told = await work(async (pass) => {
    await pass.store.tagMemory.noteSeen(
      names.map((name) => ({ ref: `refs/tags/approval/${name}/vera/1`, object: 'a'.repeat(40) })),
    )
    return returnRejections(pass)
  })
  const hosted = await work((pass) => returnRejections(pass, 'rules'))
  // Where a forge decides about campaigns, a tag of one is nobody's trouble.
  expect(hosted.map(({ values }) => values['tag'])).toEqual(['refs/tags/approval/_rules/ffffffff/vera/1'])
  expect(told.every(({ code, kind }) => code === 'desk-tag-missing' && kind === 'problem')).toBe(true)
  const expected = Object.entries(releases).flatMap(([campaign, { told: is }]) =>
    is ? [`${campaign}/1/0123abcd`] : [],
  )
  expect(told.map(({ values }) => String(values['tag'])).toSorted()).toEqual(
    [...expected, '_rules/ffffffff'].map((name) => `refs/tags/approval/${name}/vera/1`).toSorted(),
  )
}, 60_000)
