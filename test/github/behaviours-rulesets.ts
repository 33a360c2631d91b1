import { expect } from 'vitest'
import { refusalOf, type Behaviours } from './story.ts'

export const rulesetBehaviours: Behaviours = {
  'rules-of-branch': async (story) => {
    const id = story.mail.ruleset({
      name: 'main',
      rules: [
        { type: 'pull_request', parameters: { required_approving_review_count: 1 } },
        { type: 'deletion' },
      ],
    })
    story.mail.ruleset({ name: 'off', enforcement: 'disabled', rules: [{ type: 'non_fast_forward' }] })
    story.mail.ruleset({
      name: 'tags',
      target: 'tag',
      include: ['refs/tags/mail/**'],
      rules: [{ type: 'deletion' }],
    })
    const { data } = await story.as('aoi').repos.getBranchRules({ ...story.at, branch: 'main' })
    expect(data.map((rule) => [rule.type, rule.ruleset_id])).toEqual([
      ['pull_request', id],
      ['deletion', id],
    ])
  },
  'ruleset-bypass-hidden': async (story) => {
    const call = {
      ...story.at,
      name: 'main',
      enforcement: 'active' as const,
      bypass_actors: [{ actor_id: 5, actor_type: 'RepositoryRole' as const, bypass_mode: 'always' as const }],
      conditions: { ref_name: { include: ['~DEFAULT_BRANCH'], exclude: [] } },
    }
    const { data } = await story
      .as('admin')
      .repos.createRepoRuleset({ ...call, rules: [{ type: 'deletion' }] })
    await story
      .as('admin')
      .repos.updateRepoRuleset({ ...story.at, ruleset_id: data.id, rules: [{ type: 'non_fast_forward' }] })
    const read = async (login: string): Promise<unknown> => {
      const { data: ruleset } = await story
        .as(login)
        .repos.getRepoRuleset({ ...story.at, ruleset_id: data.id })
      return [ruleset.rules?.map(({ type }) => type), ruleset.bypass_actors?.length]
    }
    expect([await read('admin'), await read('aoi')]).toEqual([
      [['non_fast_forward'], 1],
      [['non_fast_forward'], undefined],
    ])
    const list = await story.as('aoi').repos.getRepoRulesets(story.at)
    expect(list.data.map(({ name, rules }) => [name, rules])).toEqual([['main', undefined]])
  },
  'branch-unprotected': async (story) => {
    const { status, message } = await refusalOf(
      story.as('admin').repos.getBranchProtection({ ...story.at, branch: 'main' }),
    )
    expect([status, message]).toEqual([404, expect.stringContaining('Branch not protected')])
  },
  'branch-protection': async (story) => {
    story.mail.protect('main', {
      reviews: { codeOwners: true, bypass: { users: ['vera'], teams: ['vip'] } },
      checks: [{ context: 'mail / approvals', app: 4711 }],
      forcePushes: true,
    })
    const read = { ...story.at, branch: 'main' }
    const { data } = await story.as('admin').repos.getBranchProtection(read)
    const { required_pull_request_reviews: reviews, required_status_checks: checks } = data
    const { users, teams, apps } = reviews?.bypass_pull_request_allowances ?? {}
    expect([
      [reviews?.require_code_owner_reviews, reviews?.dismiss_stale_reviews],
      [users?.map(({ login }) => login), teams?.map(({ slug }) => slug), apps],
      checks?.checks,
      [data.enforce_admins?.enabled, data.allow_force_pushes?.enabled, data.restrictions],
    ]).toEqual([
      [true, false],
      [['vera'], ['vip'], []],
      [{ context: 'mail / approvals', app_id: 4711 }],
      [false, true, undefined],
    ])
    expect((await story.as('aoi').repos.getBranch(read)).data.protected).toBe(true)
  },
  'branch-protection-hidden': async (story) => {
    story.mail.protect('main', { reviews: null })
    const refused = await refusalOf(
      story.as('aoi').repos.getBranchProtection({ ...story.at, branch: 'main' }),
    )
    expect(refused).toMatchObject({ status: 404, message: expect.stringContaining('Not Found') })
  },
  'ruleset-plan': async (story) => {
    story.github.org('hikari').plan('free')
    const refused = await refusalOf(story.as('admin').repos.getRepoRulesets(story.at))
    expect(refused).toMatchObject({ status: 403, message: expect.stringContaining('Upgrade to GitHub Pro') })
    story.mail.settings({ private: false })
    expect((await story.as('admin').repos.getRepoRulesets(story.at)).data).toEqual([])
  },
}
