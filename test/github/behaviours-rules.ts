import { expect } from 'vitest'
import { proposed, refusalOf, type Behaviours } from './story.ts'

const reviewed = (
  parameters: Readonly<Record<string, unknown>> = {},
): { readonly type: string; readonly parameters: Readonly<Record<string, unknown>> } => ({
  type: 'pull_request',
  parameters: {
    dismiss_stale_reviews_on_push: false,
    require_code_owner_review: false,
    require_last_push_approval: false,
    required_approving_review_count: 1,
    required_review_thread_resolution: false,
    ...parameters,
  },
})

export const ruleBehaviours: Behaviours = {
  'rule-direct-push': async (story) => {
    story.mail.ruleset({ rules: [reviewed()] })
    const content = Buffer.from('A').toString('base64')
    const call = { ...story.at, path: 'docs/a.md', message: 'Write', content, branch: 'main' }
    const refused = await refusalOf(story.as('admin').repos.createOrUpdateFileContents(call))
    expect(refused).toMatchObject({
      status: 422,
      message: expect.stringContaining('Changes must be made through a pull request.'),
    })
    const suites = await story.as('admin').repos.getRepoRuleSuites(story.at)
    expect(suites.data.map(({ result, actor_name }) => [result, actor_name])).toEqual([['fail', 'admin']])
  },
  'rule-merge-refused': async (story) => {
    story.mail.ruleset({ rules: [reviewed()] })
    const pull = proposed(story)
    const blocked = await story.as('aoi').pulls.get({ ...story.at, pull_number: 1 })
    const refused = await refusalOf(story.as('vera').pulls.merge({ ...story.at, pull_number: 1 }))
    pull.approve('rin')
    const byReader = await refusalOf(story.as('vera').pulls.merge({ ...story.at, pull_number: 1 }))
    pull.approve('victor')
    const { data } = await story.as('vera').pulls.merge({ ...story.at, pull_number: 1 })
    expect([blocked.data.mergeable_state, refused.status, byReader.status, data.merged]).toEqual([
      'blocked',
      405,
      405,
      true,
    ])
  },
  'rule-changes-requested': async (story) => {
    story.mail.ruleset({ rules: [reviewed()] })
    const pull = proposed(story)
    pull.approve('victor')
    pull.review('vera', 'REQUEST_CHANGES')
    expect((await refusalOf(story.as('victor').pulls.merge({ ...story.at, pull_number: 1 }))).status).toBe(
      405,
    )
  },
  'rule-code-owner': async (story) => {
    story.mail.ruleset({ rules: [reviewed({ require_code_owner_review: true })] })
    story.mail.grant('rin', 'write')
    story.mail.commit({ branch: 'owned', as: 'aoi', files: { 'lists/vip/list.yml': 'name: VIP\n' } })
    const pull = story.mail.pull({ head: 'owned', as: 'aoi' })
    pull.approve('rin')
    const refused = await refusalOf(story.as('vera').pulls.merge({ ...story.at, pull_number: 1 }))
    pull.approve('victor')
    expect([
      refused.status,
      (await story.as('vera').pulls.merge({ ...story.at, pull_number: 1 })).data.merged,
    ]).toEqual([405, true])
  },
  'rule-unowned-free': async (story) => {
    story.mail.ruleset({
      rules: [reviewed({ require_code_owner_review: true, required_approving_review_count: 0 })],
    })
    proposed(story)
    expect((await story.as('vera').pulls.merge({ ...story.at, pull_number: 1 })).data.merged).toBe(true)
  },
  'rule-last-push': async (story) => {
    story.mail.ruleset({ rules: [reviewed({ require_last_push_approval: true })] })
    const pull = proposed(story)
    story.mail.commit({ branch: 'winter', as: 'vera', files: { 'docs/a.md': 'A\n' } })
    pull.approve('vera')
    const refused = await refusalOf(story.as('vera').pulls.merge({ ...story.at, pull_number: 1 }))
    pull.approve('victor')
    expect([
      refused.status,
      (await story.as('vera').pulls.merge({ ...story.at, pull_number: 1 })).data.merged,
    ]).toEqual([405, true])
  },
  'rule-bypass-recorded': async (story) => {
    story.mail.ruleset({
      rules: [reviewed()],
      bypass: [{ actor_id: 5, actor_type: 'RepositoryRole', bypass_mode: 'always' }],
    })
    const sha = (
      await story.as('admin').repos.createOrUpdateFileContents({
        ...story.at,
        path: 'a',
        message: 'Write',
        content: 'QQ==',
        branch: 'main',
      })
    ).data.commit.sha
    const refused = await refusalOf(
      story.as('aoi').repos.createOrUpdateFileContents({
        ...story.at,
        path: 'b',
        message: 'Write',
        content: 'QQ==',
        branch: 'main',
      }),
    )
    const { data } = await story
      .as('admin')
      .repos.getRepoRuleSuites({ ...story.at, ref: 'main', rule_suite_result: 'bypass' })
    expect([refused.status, data.map(({ after_sha, actor_name }) => [after_sha, actor_name])]).toEqual([
      422,
      [[sha, 'admin']],
    ])
    const suite = await story
      .as('admin')
      .repos.getRepoRuleSuite({ ...story.at, rule_suite_id: data[0]?.id ?? 0 })
    expect(suite.data.rule_evaluations?.map(({ rule_type, result }) => [rule_type, result])).toEqual([
      ['pull_request', 'fail'],
    ])
  },
  'rule-suites-day': async (story) => {
    story.mail.ruleset({ rules: [{ type: 'deletion' }] })
    await story.as('aoi').repos.createOrUpdateFileContents({
      ...story.at,
      path: 'a',
      message: 'Write',
      content: 'QQ==',
      branch: 'main',
    })
    story.wait(2 * 86_400)
    const suites = async (time_period: 'day' | 'week'): Promise<number> =>
      (await story.as('admin').repos.getRepoRuleSuites({ ...story.at, time_period })).data.length
    expect([await suites('day'), await suites('week')]).toEqual([0, 1])
  },
  'rule-force-and-delete': async (story) => {
    story.mail.ruleset({ rules: [{ type: 'non_fast_forward' }, { type: 'deletion' }] })
    const before = story.mail.tip()
    story.mail.push(
      'refs/heads/main',
      story.mail.commit({ branch: 'x', as: 'aoi', files: { a: 'A' } }),
      'aoi',
    )
    const forced = await refusalOf(
      story.as('aoi').git.updateRef({ ...story.at, ref: 'heads/main', sha: before, force: true }),
    )
    const deleted = await refusalOf(story.as('aoi').git.deleteRef({ ...story.at, ref: 'heads/main' }))
    expect([forced.status, deleted.status]).toEqual([422, 422])
  },
  'rule-check-source': async (story) => {
    const app = story.github.app('postmerge', {
      owner: 'hikari',
      permissions: { checks: 'write', contents: 'read' },
    })
    const parameters = {
      strict_required_status_checks_policy: false,
      required_status_checks: [{ context: 'mail', integration_id: app.id }],
    }
    story.mail.ruleset({ rules: [{ type: 'required_status_checks', parameters }] })
    const pull = proposed(story)
    await story
      .as('aoi')
      .repos.createCommitStatus({ ...story.at, sha: pull.head(), state: 'success', context: 'mail' })
    const other = story.withToken(story.github.workflowToken('hikari/mail', { checks: 'write' }))
    await other.checks.create({ ...story.at, name: 'mail', head_sha: pull.head(), conclusion: 'success' })
    const { status, message } = await refusalOf(story.as('vera').pulls.merge({ ...story.at, pull_number: 1 }))
    expect([status, message]).toEqual([405, expect.stringContaining('required status checks are expected')])
  },
  'rule-skipped-passes': async (story) => {
    const parameters = {
      strict_required_status_checks_policy: false,
      required_status_checks: [{ context: 'mail' }],
    }
    story.mail.ruleset({ rules: [{ type: 'required_status_checks', parameters }] })
    const pull = proposed(story)
    const client = story.withToken(story.github.workflowToken('hikari/mail', { checks: 'write' }))
    await client.checks.create({ ...story.at, name: 'mail', head_sha: pull.head(), conclusion: 'skipped' })
    expect((await story.as('vera').pulls.merge({ ...story.at, pull_number: 1 })).data.merged).toBe(true)
  },
  'rule-queue': async (story) => {
    const parameters = {
      check_response_timeout_minutes: 60,
      grouping_strategy: 'ALLGREEN',
      max_entries_to_build: 5,
      max_entries_to_merge: 5,
      merge_method: 'MERGE',
      min_entries_to_merge: 1,
      min_entries_to_merge_wait_minutes: 5,
    }
    story.mail.ruleset({ rules: [{ type: 'merge_queue', parameters }] })
    const pull = proposed(story)
    const refused = await refusalOf(story.as('vera').pulls.merge({ ...story.at, pull_number: 1 }))
    pull.enqueue('vera')
    story.mail.mergeQueue()
    const { data } = await story.as('aoi').pulls.get({ ...story.at, pull_number: 1 })
    expect([refused.status, data.merged]).toEqual([405, true])
  },
}
