import { expect } from 'vitest'
import { git } from '../support/github/git-store.ts'
import { proposed, refusalOf, type Behaviours } from './story.ts'

export const reviewBehaviours: Behaviours = {
  'review-bound-to-head': async (story) => {
    const pull = proposed(story)
    const first = pull.head()
    const { data } = await story
      .as('vera')
      .pulls.createReview({ ...story.at, pull_number: 1, event: 'APPROVE' })
    story.mail.commit({ branch: 'winter', as: 'aoi', files: { 'docs/a.md': 'A\n' } })
    const { data: kept } = await story
      .as('aoi')
      .pulls.getReview({ ...story.at, pull_number: 1, review_id: data.id })
    expect([data.commit_id, kept.commit_id, kept.state]).toEqual([first, first, 'APPROVED'])
  },
  'review-older-commit': async (story) => {
    const pull = proposed(story)
    const first = pull.head()
    story.mail.commit({ branch: 'winter', as: 'aoi', files: { 'docs/a.md': 'A\n' } })
    const { data } = await story
      .as('vera')
      .pulls.createReview({ ...story.at, pull_number: 1, event: 'APPROVE', commit_id: first })
    expect(data.commit_id).toBe(first)
  },
  'review-commit-gone': async (story) => {
    const pull = proposed(story)
    pull.approve('vera')
    story.mail.commit({
      branch: 'winter',
      as: 'aoi',
      parent: story.mail.tip(),
      files: { 'docs/a.md': 'A\n' },
    })
    git(story.mail.folder, ['reflog', 'expire', '--expire=now', '--all'])
    git(story.mail.folder, ['gc', '--quiet', '--prune=now'])
    const { data } = await story.as('aoi').pulls.listReviews({ ...story.at, pull_number: 1 })
    expect(data.map(({ commit_id, state }) => [commit_id, state])).toEqual([[null, 'APPROVED']])
  },
  'review-own': async (story) => {
    proposed(story)
    const refused = await refusalOf(
      story.as('aoi').pulls.createReview({ ...story.at, pull_number: 1, event: 'APPROVE' }),
    )
    expect(refused).toMatchObject({
      status: 422,
      message: expect.stringContaining('Can not approve your own pull request'),
    })
    const { data } = await story
      .as('aoi')
      .pulls.createReview({ ...story.at, pull_number: 1, event: 'COMMENT', body: 'Look' })
    expect(data.state).toBe('COMMENTED')
  },
  'review-changes-need-words': async (story) => {
    proposed(story)
    const refused = await refusalOf(
      story.as('vera').pulls.createReview({ ...story.at, pull_number: 1, event: 'REQUEST_CHANGES' }),
    )
    expect(refused.status).toBe(422)
  },
  'review-by-reader': async (story) => {
    proposed(story)
    const { data } = await story
      .as('rin')
      .pulls.createReview({ ...story.at, pull_number: 1, event: 'APPROVE' })
    expect(data.state).toBe('APPROVED')
  },
  'review-pending': async (story) => {
    proposed(story)
    const { data } = await story.as('vera').pulls.createReview({ ...story.at, pull_number: 1 })
    const seen = async (login: string): Promise<unknown> =>
      (await story.as(login).pulls.listReviews({ ...story.at, pull_number: 1 })).data.map(
        ({ state }) => state,
      )
    expect([data.state, data.submitted_at, await seen('vera'), await seen('aoi')]).toEqual([
      'PENDING',
      undefined,
      ['PENDING'],
      [],
    ])
    await story
      .as('vera')
      .pulls.submitReview({ ...story.at, pull_number: 1, review_id: data.id, event: 'APPROVE' })
    expect(await seen('aoi')).toEqual(['APPROVED'])
    const refused = await refusalOf(
      story.as('vera').pulls.deletePendingReview({ ...story.at, pull_number: 1, review_id: data.id }),
    )
    expect(refused.status).toBe(422)
  },
  'review-order': async (story) => {
    const pull = proposed(story)
    for (const [who, event] of [
      ['vera', 'APPROVE'],
      ['victor', 'COMMENT'],
      ['vera', 'REQUEST_CHANGES'],
    ] as const) {
      pull.review(who, event)
      story.wait(1)
    }
    const { data } = await story.as('aoi').pulls.listReviews({ ...story.at, pull_number: 1 })
    expect(data.map(({ user, state }) => [user?.login, state])).toEqual([
      ['vera', 'APPROVED'],
      ['victor', 'COMMENTED'],
      ['vera', 'CHANGES_REQUESTED'],
    ])
    const times = data.map(({ submitted_at = '' }) => Date.parse(submitted_at))
    expect(times).toEqual(times.toSorted((one, other) => one - other))
  },
  'review-dismissed': async (story) => {
    const pull = proposed(story)
    const id = pull.approve('vera')
    const call = { ...story.at, pull_number: 1, review_id: id, message: 'Too early' }
    expect((await refusalOf(story.as('rin').pulls.dismissReview(call))).status).toBe(403)
    const { data } = await story.as('victor').pulls.dismissReview(call)
    expect([data.id, data.state, data.commit_id]).toEqual([id, 'DISMISSED', pull.head()])
    const line = await story.as('aoi').issues.listEventsForTimeline({ ...story.at, issue_number: 1 })
    expect(line.data.find(({ event }) => event === 'review_dismissed')).toMatchObject({
      actor: { login: 'victor' },
      dismissed_review: { review_id: id, state: 'approved', dismissal_message: 'Too early' },
    })
    expect((await refusalOf(story.as('victor').pulls.dismissReview(call))).status).toBe(422)
  },
  'review-stale-dismissed': async (story) => {
    story.mail.ruleset({
      rules: [{ type: 'pull_request', parameters: { dismiss_stale_reviews_on_push: true } }],
    })
    proposed(story).approve('vera')
    story.mail.commit({ branch: 'winter', as: 'aoi', files: { 'docs/a.md': 'A\n' } })
    const { data } = await story.as('aoi').pulls.listReviews({ ...story.at, pull_number: 1 })
    expect(data.map(({ state }) => state)).toEqual(['DISMISSED'])
  },
  'review-after-merge': async (story) => {
    const pull = proposed(story)
    pull.merge('vera')
    story.wait(60)
    const { data } = await story
      .as('victor')
      .pulls.createReview({ ...story.at, pull_number: 1, event: 'REQUEST_CHANGES', body: 'Wait' })
    const { data: merged } = await story.as('aoi').pulls.get({ ...story.at, pull_number: 1 })
    expect(data.submitted_at! > merged.merged_at!).toBe(true)
  },
  'review-user-gone': async (story) => {
    proposed(story).approve('vera')
    story.github.deleteUser('vera')
    const { data } = await story.as('aoi').pulls.listReviews({ ...story.at, pull_number: 1 })
    story.github.deleteUser('aoi')
    const { data: pull } = await story.as('victor').pulls.get({ ...story.at, pull_number: 1 })
    expect([data.map(({ user }) => user), pull.user.login]).toEqual([[null], 'ghost'])
  },
  'review-request-answered': async (story) => {
    proposed(story)
    await story.as('aoi').pulls.requestReviewers({ ...story.at, pull_number: 1, reviewers: ['vera'] })
    const asked = async (): Promise<unknown> =>
      (await story.as('aoi').pulls.listRequestedReviewers({ ...story.at, pull_number: 1 })).data.users.map(
        ({ login }) => login,
      )
    const before = await asked()
    await story.as('vera').pulls.createReview({ ...story.at, pull_number: 1, event: 'APPROVE' })
    expect([before, await asked()]).toEqual([['vera'], []])
    await story.as('aoi').pulls.requestReviewers({ ...story.at, pull_number: 1, reviewers: ['victor'] })
    await story
      .as('aoi')
      .pulls.removeRequestedReviewers({ ...story.at, pull_number: 1, reviewers: ['victor'] })
    expect(await asked()).toEqual([])
  },
  'review-bot': async (story) => {
    proposed(story)
    const { pulls } = story.withToken(story.github.workflowToken('hikari/mail', { pull_requests: 'write' }))
    const approval = { ...story.at, pull_number: 1, event: 'APPROVE' } as const
    expect((await refusalOf(pulls.createReview(approval))).status).toBe(422)
    story.mail.actions({ can_approve_pull_request_reviews: true })
    const { data } = await pulls.createReview(approval)
    expect([data.user?.login, data.user?.type]).toEqual(['github-actions[bot]', 'Bot'])
  },
}
