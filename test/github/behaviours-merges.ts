import { expect } from 'vitest'
import { git } from '../support/github/git-store.ts'
import { proposed, refusalOf, type Behaviours } from './story.ts'

export const mergeBehaviours: Behaviours = {
  'merge-commit': async (story) => {
    const pull = proposed(story)
    const before = story.mail.tip()
    const { data } = await story
      .as('vera')
      .pulls.merge({ ...story.at, pull_number: pull.number, merge_method: 'merge' })
    const after = await story.as('vera').pulls.get({ ...story.at, pull_number: pull.number })
    const commit = await story.as('vera').repos.getCommit({ ...story.at, ref: data.sha })
    expect([after.data.merge_commit_sha, after.data.merged, after.data.merged_by?.login]).toEqual([
      data.sha,
      true,
      'vera',
    ])
    expect(commit.data.parents.map(({ sha }) => sha)).toEqual([before, pull.head()])
    expect(story.mail.tip()).toBe(data.sha)
    const asked = await story.as('aoi').pulls.checkIfMerged({ ...story.at, pull_number: pull.number })
    expect(asked.status).toBe(204)
  },
  'squash-commit': async (story) => {
    const pull = proposed(story)
    story.mail.commit({
      branch: 'winter',
      as: 'aoi',
      coAuthors: ['rin'],
      files: { 'docs/a.md': 'A\n' },
      message: 'More',
    })
    const before = story.mail.tip()
    const { data } = await story
      .as('vera')
      .pulls.merge({ ...story.at, pull_number: pull.number, merge_method: 'squash' })
    const commit = await story.as('vera').repos.getCommit({ ...story.at, ref: data.sha })
    expect(commit.data.parents.map(({ sha }) => sha)).toEqual([before])
    expect(commit.data.commit.message).toMatch(
      /^Winter sale \(#1\)\n\n[^]*Co-authored-by: rin <rin@hikari.example>$/,
    )
    expect([commit.data.author?.login, commit.data.commit.committer?.email]).toEqual([
      'aoi',
      'noreply@github.com',
    ])
    expect(commit.data.commit.verification?.verified).toBe(true)
  },
  'rebase-commits': async (story) => {
    const pull = proposed(story)
    story.mail.commit({ branch: 'winter', as: 'aoi', files: { 'docs/a.md': 'A\n' } })
    story.mail.commit({ as: 'admin', files: { 'docs/b.md': 'B\n' } })
    const before = story.mail.tip()
    const { data } = await story
      .as('vera')
      .pulls.merge({ ...story.at, pull_number: pull.number, merge_method: 'rebase' })
    const after = await story.as('vera').pulls.get({ ...story.at, pull_number: pull.number })
    const made = git(story.mail.folder, ['rev-list', `${before}..${data.sha}`])
      .trim()
      .split('\n')
    const commit = await story.as('vera').repos.getCommit({ ...story.at, ref: data.sha })
    expect([made.length, after.data.merge_commit_sha, story.mail.tip()]).toEqual([2, data.sha, data.sha])
    expect(made).not.toContain(pull.head())
    expect([commit.data.author?.login, commit.data.committer?.login]).toEqual(['aoi', 'vera'])
    expect(commit.data.commit.verification?.verified).toBe(false)
  },
  'merge-head-moved': async (story) => {
    const pull = proposed(story)
    const sha = pull.head()
    story.mail.commit({ branch: 'winter', as: 'aoi', files: { 'docs/a.md': 'A\n' } })
    const refused = await refusalOf(
      story.as('vera').pulls.merge({ ...story.at, pull_number: pull.number, sha }),
    )
    expect(refused.status).toBe(409)
  },
  'merge-needs-write': async (story) => {
    const pull = proposed(story)
    expect(
      (await refusalOf(story.as('rin').pulls.merge({ ...story.at, pull_number: pull.number }))).status,
    ).toBe(403)
  },
  'merge-method-off': async (story) => {
    const pull = proposed(story)
    story.mail.settings({ mergeMethods: ['squash'] })
    const refused = await refusalOf(
      story.as('vera').pulls.merge({ ...story.at, pull_number: pull.number, merge_method: 'rebase' }),
    )
    expect(refused.status).toBe(405)
  },
  'draft-no-merge': async (story) => {
    const pull = proposed(story).draft(true, 'aoi')
    const refused = await refusalOf(story.as('vera').pulls.merge({ ...story.at, pull_number: pull.number }))
    const { data } = await story.as('vera').pulls.get({ ...story.at, pull_number: pull.number })
    expect([refused.status, data.draft, data.mergeable_state]).toEqual([405, true, 'draft'])
  },
  'indirect-merge': async (story) => {
    const pull = proposed(story).draft(true, 'aoi')
    story.mail.push('refs/heads/main', pull.head(), 'vera')
    const { data } = await story.as('aoi').pulls.get({ ...story.at, pull_number: pull.number })
    expect([data.merged, data.merged_by?.login, data.merge_commit_sha]).toEqual([true, 'vera', pull.head()])
  },
  'merge-queue-one-push': async (story) => {
    for (const name of ['one', 'two']) {
      story.mail.commit({ branch: name, as: 'aoi', files: { [`docs/${name}.md`]: name } })
      story.mail.pull({ head: name, as: 'aoi', title: name }).enqueue('vera')
    }
    const before = story.mail.tip()
    const commits = story.mail.mergeQueue()
    const { data } = await story.as('aoi').repos.listActivities({ ...story.at, ref: 'main' })
    expect(data.map((each) => [each.activity_type, each.before, each.after])).toEqual([
      ['merge_queue_merge', before, commits[1]],
    ])
    const merged = await story.as('aoi').pulls.list({ ...story.at, state: 'closed' })
    expect(merged.data.map(({ merge_commit_sha }) => merge_commit_sha)).toEqual(commits.toReversed())
    const line = await story.as('aoi').issues.listEventsForTimeline({ ...story.at, issue_number: 1 })
    expect(line.data.find(({ event }) => event === 'added_to_merge_queue')).toMatchObject({
      actor: { login: 'vera' },
    })
  },
  'auto-merge': async (story) => {
    story.mail.settings({ autoMerge: true })
    story.mail.ruleset({
      rules: [{ type: 'pull_request', parameters: { required_approving_review_count: 1 } }],
    })
    const pull = proposed(story).autoMerge('aoi')
    const waiting = await story.as('aoi').pulls.get({ ...story.at, pull_number: pull.number })
    expect([
      waiting.data.auto_merge?.enabled_by.login,
      waiting.data.merged,
      waiting.data.mergeable_state,
    ]).toEqual(['aoi', false, 'blocked'])
    await story.as('vera').pulls.createReview({ ...story.at, pull_number: pull.number, event: 'APPROVE' })
    const { data } = await story.as('aoi').pulls.get({ ...story.at, pull_number: pull.number })
    expect([data.merged, data.merged_by?.login]).toEqual([true, 'aoi'])
  },
}
