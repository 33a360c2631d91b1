import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { sendWorld, type SendWorld } from '../../support/send-world.ts'
import { campaignText, identitiesFile, listFile } from '../../support/send-world-content.ts'

const file = (campaign: string): string => `campaigns/${campaign}/campaign.md`

/** Runs `send`, which must refuse, and gives what it printed. */
async function refused(world: SendWorld): Promise<string> {
  const { code, stdout, stderr } = await world.here('send')
  expect(code, stdout + stderr).toBe(1)
  expect(world.received()).toEqual([])
  return stdout
}

/** The lines about one release, without those below them. */
function lineOf(text: string, release: string): string {
  return text.split('\n').find((line) => line.startsWith(`${release}: `)) ?? ''
}

test('whatever its owners did not approve stays where it is, each with its reason', async () => {
  await using world = await sendWorld({ contacts: 2, files: { 'lists/orphans.yaml': listFile('Orphans') } })
  // Merged, but nobody said yes.
  world.propose('pending', { [file('pending')]: campaignText() })
  world.merge('pending')
  // Pushed past everybody.
  world.pushDirectly({ [file('pushed')]: campaignText() })
  // The writer says yes to himself: an owner of the campaigns folder, and not of the list.
  await world.forceApproval('aoi', 'alone', world.propose('alone', { [file('alone')]: campaignText() }))
  world.merge('alone')
  // An owner approves what he wrote himself.
  await world.forceApproval('vera', 'own', world.propose('own', { [file('own')]: campaignText() }, 'vera'))
  world.merge('own')
  // A list that nobody owns.
  await world.forceApproval(
    'vera',
    'orphan',
    world.propose('orphan', { [file('orphan')]: campaignText({ lists: 'orphans' }) }),
  )
  world.merge('orphan')
  // The content changed after it was approved.
  await world.approve('vera', 'stale', world.propose('stale', { [file('stale')]: campaignText() }))
  world.commit({ [file('stale')]: campaignText({ subject: 'Another one' }) })
  world.merge('stale')
  // Two owners are needed, one is there.
  await world.approve(
    'vera',
    'members',
    world.propose('members', { [file('members')]: campaignText({ lists: 'vip' }) }),
  )
  world.merge('members')
  // Somebody whom nobody knows wrote a part of it: one more must look.
  const foreign = world.propose('foreign', { [file('foreign')]: campaignText() }, 'stranger')
  await world.approve('vera', 'foreign', foreign)
  world.merge('foreign')

  // Only a name says that it is of somebody we know; whoever wrote it may be the one who approves.
  await world.approve(
    'vera',
    'claimed',
    world.propose('claimed', { [file('claimed')]: campaignText() }, 'unsigned'),
  )
  world.merge('claimed')

  const text = await refused(world)
  const expected = {
    pending: 'NOT_APPROVED',
    pushed: 'NO_PR',
    alone: 'NOT_APPROVED',
    own: 'AUTHOR',
    orphan: 'UNOWNED',
    stale: 'STALE',
    members: 'NOT_APPROVED',
    foreign: 'TOO_FEW',
    claimed: 'AUTHOR_UNSIGNED',
  }
  for (const [campaign, code] of Object.entries(expected)) {
    expect(lineOf(text, `${campaign}/1`)).toMatch(
      new RegExp(`^${campaign}/1: not sent: ${code} at [0-9a-f]{12}$`),
    )
    expect(await world.entryTypes(campaign)).toEqual(['BLOCKED'])
  }
  expect(text).toContain('aoi approved, but is the author [AUTHOR]')
  expect(text).toMatch(/then campaigns\/stale\/campaign\.md changed \[STALE\]/)
  expect(text).toContain('a commit is by somebody who is not in policies/identities.yaml')

  // What was missing for one is given: it leaves, the others do not, and are still spoken of.
  await world.approve('victor', 'foreign', foreign)
  const sent = await world.run('send')
  expect(sent.code).toBe(1)
  expect(lineOf(sent.stdout, 'foreign/1')).toBe('foreign/1: sent to 2 of 2, 0 rejected, 0 skipped')
  expect(lineOf(sent.stdout, 'pending/1')).toContain('NOT_APPROVED')
  expect(world.received()).toHaveLength(2)
  expect(await world.entryTypes('pending')).toEqual(['BLOCKED'])
}, 40_000)

test('a campaign and the rules that judge it do not come in one change', async () => {
  await using world = await sendWorld({ contacts: 1 })
  const list = readFileSync(join(world.folder, 'work/lists/newsletter.yaml'), 'utf8')
  const mixed = world.propose('mixed', {
    [file('mixed')]: campaignText(),
    'lists/newsletter.yaml': `${list}# more\n`,
  })
  await world.approve('vera', 'mixed', mixed)
  await world.approveRules('vera', mixed)
  world.merge('mixed')
  const text = await refused(world)
  expect(lineOf(text, 'mixed/1')).toContain('not sent: MIXED_CHANGE')
  expect(text).toContain('it changes lists/newsletter.yaml together with the campaign')
})

test('an answer that was seen must not vanish, and a no after the merge still stops', async () => {
  await using world = await sendWorld({ contacts: 1, undo: 'PT1H' })
  await world.release('spring')
  await world.release('summer')
  expect((await world.run('send', '--due')).code).toBe(0)
  const [tag = ''] = world
    .git('for-each-ref', '--format=%(refname)', 'refs/tags/approval/spring/')
    .split('\n')
  const object = world.git('rev-parse', tag)
  world.git('push', '--quiet', 'origin', `:${tag}`)
  const head = world.git('rev-parse', 'summer')
  await world.sendBack('victor', 'summer', { commit: head, reason: 'The price is wrong' })
  const text = await refused(world)
  expect(lineOf(text, 'spring/1')).toContain('not sent: ')
  expect(text).toContain('[TAG_MISSING]')
  expect(text).toContain(tag.replace('refs/tags/', ''))
  expect(lineOf(text, 'summer/1')).toContain('not sent: CHANGES_REQUESTED')
  expect(text).toContain('The price is wrong')
  // The no is taken back by a yes; a tag that is gone is not made good by another one.
  await world.approve('victor', 'summer', head)
  await world.approve('victor', 'spring', world.git('rev-parse', 'spring'))
  const later = await world.here('send', '--due')
  expect(lineOf(later.stdout, 'summer/1')).toContain('approved; leaves at')
  expect(later.stdout).toContain('[TAG_MISSING]')
  // The very same tag put back is.
  world.git('push', '--quiet', 'origin', `${object}:${tag}`)
  expect(await world.here('send', '--due')).toMatchObject({ code: 0 })
}, 40_000)

test('rules that nobody approved stop everything until they are approved or taken back', async () => {
  await using world = await sendWorld({ contacts: 1 })
  const extra = '  mallory:\n    address: mallory@hikari.example\n'
  const pushed = world.pushDirectly({ 'policies/identities.yaml': identitiesFile(world.keys, extra) })
  await world.release('spring')
  const text = await refused(world)
  const commit = pushed.slice(0, 12)
  expect(lineOf(text, commit)).toBe(
    `${commit}: the rules were changed without approval in ${commit} "Change" (policies/identities.yaml): nothing is sent`,
  )
  expect(lineOf(text, 'spring/1')).toContain('not sent: RULES_UNAPPROVED')
  // Its writer cannot approve it, and an owner of a list cannot either.
  await expect(world.approveRules('vera', pushed)).rejects.toThrow('approve-no-owner')
  expect(await refused(world)).toContain('RULES_UNAPPROVED')
  await world.approveRules('kenji', pushed)
  expect(await world.run('send')).toMatchObject({
    code: 0,
    stdout: expect.stringContaining('sent to 1 of 1'),
  })
  expect((await world.ledger()).filter(({ type }) => type === 'RULES')).toHaveLength(1)

  const second = world.pushDirectly({
    'notes.txt': 'Anything that is no campaign and no document is a rule.\n',
  })
  await world.release('summer')
  const stopped = await world.here('send')
  expect(stopped.code).toBe(1)
  expect(lineOf(stopped.stdout, 'summer/1')).toContain('not sent: RULES_UNAPPROVED')
  world.git('revert', '--no-edit', second)
  world.git('push', '--quiet', 'origin', 'main')
  const healed = await world.here('send')
  // Healed, but whatever was merged in between is merged and approved once more.
  expect(lineOf(healed.stdout, 'summer/1')).toContain('not sent: RULES_UNTRUSTED')
  expect(healed.stdout).not.toContain('were changed without approval')
  await world.release('autumn')
  const next = await world.here('send', '--dry-run')
  expect(lineOf(next.stdout, 'autumn/1')).toBe('autumn/1: approved; would be authorised now')
  expect(world.received()).toHaveLength(1)
}, 40_000)

test('what was approved and does not pass its checks does not leave', async () => {
  await using world = await sendWorld({ contacts: 1 })
  await world.release('spring', campaignText({ body: '[Shop](http://www.hikari.example/)' }))
  const text = await refused(world)
  expect(lineOf(text, 'spring/1')).toContain('not sent: its checks fail')
  expect(text).toContain('campaigns/spring/campaign.md:7:8: error: ')
  expect(text).toContain('next: mend it on a branch')
  const again = await world.run('send', '--json')
  expect(again).toMatchObject({
    code: 1,
    json: {
      version: 1,
      releases: [{ release: 'spring/1', exitCode: 1, findings: [{ code: 'link-not-https', line: 7 }] }],
    },
  })
  expect((await world.ledger()).filter(({ type }) => type === 'BLOCKED')).toMatchObject([
    { data: { code: 'CHECKS_FAILED' } },
  ])
})
