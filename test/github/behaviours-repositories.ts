import { expect } from 'vitest'
import { proposed, refusalOf, type Behaviours } from './story.ts'

export const repositoryBehaviours: Behaviours = {
  'commit-pulls-merged': async (story) => {
    const pull = proposed(story)
    const sha = pull.merge('vera', 'merge')
    const pulls = async (commit_sha: string): Promise<unknown> =>
      (
        await story.as('aoi').repos.listPullRequestsAssociatedWithCommit({ ...story.at, commit_sha })
      ).data.map(({ number, state }) => [number, state])
    expect([await pulls(sha), await pulls(pull.head())]).toEqual([[[1, 'closed']], [[1, 'closed']]])
  },
  'commit-pulls-open': async (story) => {
    const pull = proposed(story)
    const { data } = await story
      .as('aoi')
      .repos.listPullRequestsAssociatedWithCommit({ ...story.at, commit_sha: pull.head() })
    expect(data.map(({ number, state }) => [number, state])).toEqual([[1, 'open']])
  },
  'commit-pulls-two': async (story) => {
    proposed(story)
    story.mail.push('refs/heads/same', story.mail.tip('winter'), 'aoi')
    story.mail.pull({ head: 'same', as: 'aoi' })
    const { data: merge } = await story.as('vera').pulls.merge({ ...story.at, pull_number: 1 })
    const { data } = await story.as('aoi').repos.listPullRequestsAssociatedWithCommit({
      ...story.at,
      commit_sha: merge.sha,
    })
    expect(data.map((pull) => [pull.number, pull.state, pull.merge_commit_sha])).toEqual([
      [1, 'closed', merge.sha],
      [2, 'closed', merge.sha],
    ])
  },
  'commit-pulls-none': async (story) => {
    const sha = story.mail.commit({ as: 'admin', files: { 'docs/a.md': 'A\n' } })
    const { data } = await story
      .as('aoi')
      .repos.listPullRequestsAssociatedWithCommit({ ...story.at, commit_sha: sha })
    expect(data).toEqual([])
  },
  'codeowners-errors': async (story) => {
    const files = { '.github/CODEOWNERS': '/lists/vip/ @hikari/vip\n/a/ @nobody\n/b/ @rin\n!/c/ @aoi\n' }
    story.mail.commit({ as: 'admin', files })
    const { data } = await story.as('aoi').repos.codeownersErrors(story.at)
    expect(data.errors.map(({ line, column, kind, path }) => [line, column, kind, path])).toEqual([
      [2, 5, 'Unknown owner', '.github/CODEOWNERS'],
      [3, 5, 'Unknown owner', '.github/CODEOWNERS'],
      [4, 1, 'Invalid pattern', '.github/CODEOWNERS'],
    ])
  },
  'codeowners-errors-ref': async (story) => {
    const before = story.mail.tip()
    story.mail.commit({ as: 'admin', files: { '.github/CODEOWNERS': '/a/ @nobody\n' } })
    expect((await story.as('aoi').repos.codeownersErrors({ ...story.at, ref: before })).data.errors).toEqual(
      [],
    )
    expect(
      (await refusalOf(story.as('aoi').repos.codeownersErrors({ ...story.at, ref: 'nowhere' }))).status,
    ).toBe(404)
  },
  'activity-kinds': async (story) => {
    const pull = proposed(story)
    pull.merge('vera')
    story.mail.push('refs/heads/winter', null, 'aoi')
    const { data } = await story.as('aoi').repos.listActivities(story.at)
    expect(data.map(({ activity_type, ref, actor }) => [activity_type, ref, actor?.login])).toEqual([
      ['branch_deletion', 'refs/heads/winter', 'aoi'],
      ['pr_merge', 'refs/heads/main', 'vera'],
      ['branch_creation', 'refs/heads/winter', 'aoi'],
    ])
  },
  'activity-cursor': async (story) => {
    for (const name of ['a', 'b', 'c'])
      story.mail.commit({ as: 'admin', files: { [`docs/${name}.md`]: name } })
    const client = story.as('aoi')
    const all = await client.paginate(client.repos.listActivities, { ...story.at, per_page: 2 })
    const first = await client.repos.listActivities({ ...story.at, per_page: 2 })
    expect([all.length, first.headers.link?.includes('after=')]).toEqual([3, true])
  },
  'branch-protected': async (story) => {
    story.mail.ruleset({ rules: [{ type: 'deletion' }] })
    story.mail.push('refs/heads/other', story.mail.tip(), 'aoi')
    const { data } = await story.as('aoi').repos.listBranches(story.at)
    expect(data.map((each) => [each.name, each.protected])).toEqual([
      ['main', true],
      ['other', false],
    ])
    expect((await story.as('aoi').repos.getBranch({ ...story.at, branch: 'main' })).data.commit.sha).toBe(
      story.mail.tip(),
    )
  },
}
