import { expect } from 'vitest'
import { git } from '../support/github/git-store.ts'
import { proposed, refusalOf, type Behaviours } from './story.ts'

export const pullBehaviours: Behaviours = {
  'test-merge': async (story) => {
    const pull = proposed(story)
    const { data } = await story.as('aoi').pulls.get({ ...story.at, pull_number: pull.number })
    const [commit = '', base, head] = git(story.mail.folder, [
      'rev-parse',
      'refs/pull/1/merge',
      'refs/pull/1/merge^1',
      'refs/pull/1/merge^2',
    ]).split('\n')
    expect([data.merge_commit_sha, data.mergeable, data.merged]).toEqual([commit, true, false])
    expect([base, head]).toEqual([story.mail.tip(), pull.head()])
  },
  'test-merge-conflict': async (story) => {
    const pull = proposed(story)
    story.mail.commit({ as: 'admin', files: { 'campaigns/winter/campaign.md': 'Something else\n' } })
    const { data } = await story.as('aoi').pulls.get({ ...story.at, pull_number: pull.number })
    expect([data.mergeable, data.mergeable_state]).toEqual([false, 'dirty'])
    const refused = await refusalOf(story.as('vera').pulls.merge({ ...story.at, pull_number: pull.number }))
    expect(refused.status).toBe(405)
  },
  'mergeable-unknown': async (story) => {
    const pull = proposed(story).computing(1)
    const look = async (): Promise<unknown> =>
      (await story.as('aoi').pulls.get({ ...story.at, pull_number: pull.number })).data.mergeable
    expect([await look(), await look()]).toEqual([null, true])
  },
  'draft-owners-unasked': async (story) => {
    story.mail.commit({ branch: 'winter', as: 'aoi', files: { 'lists/vip/list.yml': 'name: VIP\n' } })
    const pull = story.mail.pull({ head: 'winter', as: 'aoi', draft: true })
    const asked = async (): Promise<unknown> =>
      (await story.as('aoi').pulls.listRequestedReviewers({ ...story.at, pull_number: 1 })).data.teams.map(
        ({ slug }) => slug,
      )
    const before = await asked()
    pull.draft(false, 'aoi')
    expect([before, await asked()]).toEqual([[], ['vip']])
  },
  'retarget-event': async (story) => {
    const pull = proposed(story)
    story.mail.push('refs/heads/other', story.mail.tip(), 'aoi')
    await story.as('aoi').pulls.update({ ...story.at, pull_number: pull.number, base: 'other' })
    const { data } = await story
      .as('aoi')
      .issues.listEventsForTimeline({ ...story.at, issue_number: pull.number })
    expect(data.map(({ event }) => event)).toContain('base_ref_changed')
    expect((await story.as('aoi').pulls.get({ ...story.at, pull_number: 1 })).data.base.ref).toBe('other')
  },
  'force-push-event': async (story) => {
    const pull = proposed(story)
    const first = pull.head()
    story.mail.commit({
      branch: 'winter',
      as: 'aoi',
      parent: story.mail.tip(),
      files: { 'docs/a.md': 'A\n' },
    })
    const { data } = await story
      .as('aoi')
      .issues.listEventsForTimeline({ ...story.at, issue_number: pull.number })
    const events = await story
      .as('aoi')
      .repos.listActivities({ ...story.at, ref: 'winter', activity_type: 'force_push' })
    expect(data.map(({ event }) => event)).toContain('head_ref_force_pushed')
    expect(events.data.map(({ before, after, actor }) => [before, after, actor?.login])).toEqual([
      [first, pull.head(), 'aoi'],
    ])
  },
  'head-deleted-closes': async (story) => {
    const pull = proposed(story)
    await story.as('aoi').git.deleteRef({ ...story.at, ref: 'heads/winter' })
    expect((await story.as('aoi').pulls.get({ ...story.at, pull_number: pull.number })).data.state).toBe(
      'closed',
    )
  },
  'fork-head': async (story) => {
    const fork = story.mail.fork('rin')
    const commit = fork.commit({ branch: 'idea', as: 'rin', files: { 'docs/a.md': 'A\n' } })
    const { data } = await story
      .as('rin')
      .pulls.create({ ...story.at, title: 'Idea', head: 'rin:idea', base: 'main' })
    expect([data.head.repo?.full_name, data.base.repo.full_name, data.head.sha]).toEqual([
      'rin/mail',
      'hikari/mail',
      commit,
    ])
    expect(git(story.mail.folder, ['rev-parse', 'refs/pull/1/head']).trim()).toBe(commit)
  },
  'fork-gone': async (story) => {
    const fork = story.mail.fork('rin')
    fork.commit({ branch: 'idea', as: 'rin', files: { 'docs/a.md': 'A\n' } })
    story.mail.pull({ head: 'idea', as: 'rin', from: fork })
    fork.remove()
    const { data } = await story.as('aoi').pulls.get({ ...story.at, pull_number: 1 })
    expect([data.head.repo, data.head.ref]).toEqual([null, 'idea'])
  },
  'update-branch': async (story) => {
    const pull = proposed(story)
    story.mail.commit({ as: 'admin', files: { 'docs/b.md': 'B\n' } })
    const { status } = await story.as('aoi').pulls.updateBranch({ ...story.at, pull_number: pull.number })
    const commit = await story.as('aoi').git.getCommit({ ...story.at, commit_sha: pull.head() })
    expect([status, commit.data.parents.length, commit.data.committer.email]).toEqual([
      202,
      2,
      'noreply@github.com',
    ])
  },
  'suggestion-co-author': async (story) => {
    const pull = proposed(story)
    const body = '```suggestion\nWinter Sale\n```'
    await story.as('vera').pulls.createReviewComment({
      ...story.at,
      pull_number: 1,
      commit_id: pull.head(),
      path: 'campaigns/winter/campaign.md',
      line: 1,
      body,
    })
    const comments = await story.as('aoi').pulls.listReviewComments({ ...story.at, pull_number: 1 })
    expect(comments.data.map((each) => [each.user.login, each.body])).toEqual([['vera', body]])
    pull.commitSuggestion('aoi', 'vera', { 'campaigns/winter/campaign.md': 'Winter Sale\n' })
    const { data } = await story.as('aoi').repos.getCommit({ ...story.at, ref: pull.head() })
    expect([data.author?.login, data.commit.committer?.email, data.commit.verification?.verified]).toEqual([
      'aoi',
      'noreply@github.com',
      true,
    ])
    expect(data.commit.message).toMatch(/Co-authored-by: vera <\d+\+vera@users\.noreply\.github\.com>$/)
  },
  'commits-250': async (story) => {
    const base = story.mail.tip()
    const commit = (index: number): string =>
      `commit refs/heads/long\ncommitter aoi <aoi@hikari.example> ${1_700_000_000 + index} +0000\ndata 1\nx\n${index === 0 ? `from ${base}\n` : ''}M 100644 inline n\ndata ${String(index).length}\n${index}\n\n`
    git(story.mail.folder, ['fast-import', '--quiet', '--done'], {
      input: `${Array.from({ length: 251 }, (_, index) => commit(index)).join('')}done\n`,
    })
    const pull = story.mail.pull({ head: 'long', as: 'aoi' })
    const { data } = await story.as('aoi').pulls.get({ ...story.at, pull_number: pull.number })
    const last = await story
      .as('aoi')
      .pulls.listCommits({ ...story.at, pull_number: pull.number, per_page: 100, page: 3 })
    expect([data.commits, last.data.length, last.headers.link?.includes('rel="next"')]).toEqual([
      251,
      50,
      false,
    ])
  },
  'files-3000': async (story) => {
    const files = Object.fromEntries(
      Array.from({ length: 3001 }, (_, index) => [`docs/${String(index).padStart(4, '0')}`, 'x']),
    )
    story.mail.commit({ branch: 'wide', as: 'aoi', files })
    const pull = story.mail.pull({ head: 'wide', as: 'aoi' })
    const { data } = await story.as('aoi').pulls.get({ ...story.at, pull_number: pull.number })
    const last = await story
      .as('aoi')
      .pulls.listFiles({ ...story.at, pull_number: pull.number, per_page: 100, page: 30 })
    expect([data.changed_files, last.data.length, last.headers.link?.includes('rel="next"')]).toEqual([
      3001,
      100,
      false,
    ])
  },
}
