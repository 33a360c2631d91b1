import { expect, test } from 'vitest'
import { judgeReleases } from '../../../src/commands/send/judge-releases.ts'
import type { SendPass } from '../../../src/commands/send/send-run.ts'
import { failure } from '../../../src/words/find.ts'
import { campaign, now } from '../../support/approval-facts.ts'
import { approvalRepository } from '../../support/approval-repository.ts'

type Made = ReturnType<typeof approvalRepository>

/** One look at a repository in which nothing was authorised yet. */
function passOf({ repository, forge, root, run }: Made, change: Partial<SendPass['forge']>): SendPass {
  return {
    bench: {
      repository,
      head: run('rev-parse', 'main'),
      content: { policies: { approvals: {} } },
      ledgerPolicy: { repository: 'git.hikari.example/mail' },
    },
    reading: { view: { root, releases: new Map() }, entries: [] },
    world: { clock: { now: () => Date.parse(now) } },
    store: {
      journal: { halted: async () => null },
      tagMemory: { seenRefs: async () => [], noteSeen: async () => {} },
    },
    forge: { ...forge, ...change },
  } as unknown as SendPass
}

function twoMerges(): Made & { readonly autumn: string; readonly winter: string } {
  const made = approvalRepository()
  const autumn = made.merge()
  made.run('checkout', '-q', '-b', 'winter')
  made.commit({ 'campaigns/winter/campaign.md': campaign() }, 'aoi')
  made.run('checkout', '-q', 'main')
  return { ...made, autumn, winter: made.merge('winter') }
}

test('what the forge does not say about one merge keeps no other back', async () => {
  const made = twoMerges()
  const { forge, autumn, winter } = made
  const pass = passOf(made, {
    merged: async (commit, known) => {
      if (commit === autumn) throw failure('github-unreachable', { permanence: 'temporary' })
      return forge.merged(commit, known)
    },
  })
  const { releases, undecided } = await judgeReleases(pass, null)
  expect(releases.map(({ decision }) => decision.commit)).toEqual([winter])
  expect(undecided).toMatchObject([{ release: 'autumn', code: 'send-undecided', exitCode: 75 }])
  const broken = passOf(made, {
    merged: () => Promise.reject(failure('git-failed', { permanence: 'temporary' })),
  })
  await expect(judgeReleases(broken, null)).rejects.toMatchObject({ code: 'git-failed' })
})

test('a commit that a rebase made stands for the last one that it made', async () => {
  const made = twoMerges()
  const { autumn, winter } = made
  const pass = passOf(made, { broughtBy: async (commit) => (commit === autumn ? winter : commit) })
  const { releases } = await judgeReleases(pass, null)
  expect(releases.map(({ decision }) => decision.commit)).toEqual([winter])
  expect((await judgeReleases(pass, autumn)).releases).toHaveLength(1)
})
