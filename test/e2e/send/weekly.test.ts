import { expect, test } from 'vitest'
import { addresses, sendWorld } from '../../support/send-world.ts'
import { campaignText, contentFiles } from '../../support/send-world-content.ts'
import { sendKeys } from '../../support/send-world-keys.ts'
import { clockAhead } from '../../support/send-world-process.ts'

const dayMs = 24 * 60 * 60 * 1000

test('a list that had enough for this week gets no more until the oldest is seven days old; another list does', async () => {
  const newsletter = contentFiles(sendKeys(), { port: 1 })['lists/newsletter.yaml'] ?? ''
  await using world = await sendWorld({
    contacts: 2,
    receiver: { misbehaviours: { 'reader-1': { kind: 'reply', at: 'rcpt', code: 451, times: 1 } } },
    files: {
      'lists/newsletter.yaml': `${newsletter}limits: { per_week: 1 }\n`,
      'lists/guests.yaml': newsletter,
      '.github/CODEOWNERS':
        '/campaigns/ @hikari/marketing\n/lists/ @vera @victor\n/policies/ @hikari/it\n/.github/ @hikari/it\n',
    },
  })
  await world.importContacts('guests', addresses(1, 7))
  await world.release('spring')
  // What has begun is not stopped by its own claim.
  expect(await world.here('send')).toMatchObject({ code: 75 })
  expect(await world.here('send')).toMatchObject({
    code: 0,
    stdout: 'spring/1: sent to 2 of 2, 0 rejected, 0 skipped\n',
  })
  const claimed = (await world.ledger()).find(({ type }) => type === 'CLAIMED')
  const free = Temporal.Instant.from(claimed?.at ?? '')
    .add({ hours: 7 * 24 })
    .toString()

  const branch = world.propose('summer', { 'campaigns/summer/campaign.md': campaignText() })
  const plan = await world.here('plan', 'summer', '--at', branch)
  expect(plan.stdout).toContain(
    `list newsletter gets no more than 1 releases within 7 days: not before ${free}`,
  )
  await world.approve('vera', 'summer', branch)
  world.merge('summer')
  await world.release('autumn', campaignText({ lists: 'guests' }))
  const held = await world.here('send', '--json')
  expect(held).toMatchObject({ code: 75 })
  expect(held.json).toMatchObject({
    releases: expect.arrayContaining([
      expect.objectContaining({
        release: 'summer/1',
        code: 'send-weekly-limit',
        exitCode: 75,
        values: { denial: 'WEEKLY_LIMIT', list: 'newsletter', per_week: 1, until: free },
      }),
      expect.objectContaining({ release: 'autumn/1', code: 'send-completed' }),
    ]),
  })
  expect(await world.entryTypes('summer')).toEqual(['AUTHORISED'])
  const text = await world.here('send')
  expect(text.stdout).toContain(
    `WEEKLY_LIMIT, list newsletter has had 1 releases within 7 days; it may leave at ${free}`,
  )

  const later = await world.start(['send'], clockAhead(7 * dayMs)).ended
  expect(later).toMatchObject({ code: 0 })
  expect(later.stdout).toContain('summer/1: sent to 2 of 2')
  expect(world.recipients()).toHaveLength(5)
}, 60_000)
