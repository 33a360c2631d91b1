import { expect, test } from 'vitest'
import { git } from '../../../src/adapters/git/git.ts'
import { hostedWorld, type HostedWorld } from '../../support/hosted-world.ts'
import { campaignText } from '../../support/send-world-content.ts'

/** Verdict and code of a campaign's newest merge, as anybody may ask for them. */
async function decided(world: HostedWorld, ...more: readonly string[]): Promise<string> {
  const { stdout, stderr } = await world.run('approvals', 'spring', '--json', ...more)
  expect(stderr).toBe('')
  const { decision } = JSON.parse(stdout) as {
    readonly decision: { readonly verdict: string; readonly code: string | null }
  }
  return `${decision.verdict} ${decision.code}`
}

test('a review lets a squashed campaign out; its evidence outlives review and branch', async () => {
  await using world = await hostedWorld({ contacts: 2 })
  const pull = world.propose('spring', { text: campaignText() })
  expect(await decided(world, '--at', pull.head())).toBe('PENDING NOT_APPROVED')
  expect(await decided(world, '--at', pull.head(), '--as', 'vera')).toBe('APPROVED null')

  const review = pull.approve('vera')
  // Green checks and labels are nobody's approval, and their absence is in nobody's way.
  const merged = pull.merge('vera', 'squash')
  expect(await decided(world)).toBe('APPROVED null')
  const sent = await world.run('send')
  expect(sent.code, sent.stdout + sent.stderr).toBe(0)
  expect(world.recipients()).toHaveLength(2)
  const authorised = (await world.ledger()).find(({ type }) => type === 'AUTHORISED')
  expect(authorised?.data).toMatchObject({
    commit: merged,
    evidence: { hosted: { [merged]: { reviews: [{ id: String(review), state: 'approved' }] } } },
  })

  pull.vanish(review)
  world.mail.push('refs/heads/spring', null, 'aoi')
  await git(world.runner, ['gc', '--quiet', '--prune=now'])
  const audit = await world.run('audit', 'verify')
  expect([audit.code, audit.stderr], audit.stdout).toEqual([0, ''])
}, 60_000)
