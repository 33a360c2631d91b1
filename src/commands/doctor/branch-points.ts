import type { BranchRule, RulesetSettings } from '../../adapters/github/settings-rules.ts'
import { seen, type ForgePoint, type ForgeSight } from './forge-point.ts'
import { when, type PointId, type Verdict } from './point.ts'

/** The App behind workflows: whoever may write a workflow may set its checks. */
const actionsApp = 15_368

/** What guards the default branch, the record and the tags. */
export const branchPoints: readonly ForgePoint[] = [
  branchRule('main-pull-request', ['T32'], 'pull_request', () => true),
  branchRule('main-approvals', ['T6', 'T32'], 'pull_request', (rule) =>
    atLeastOne(rule['required_approving_review_count']),
  ),
  branchRule('main-code-owners', ['T20'], 'pull_request', isTrue('require_code_owner_review')),
  branchRule('main-stale', ['T1'], 'pull_request', isTrue('dismiss_stale_reviews_on_push')),
  branchRule('main-last-push', ['T6'], 'pull_request', isTrue('require_last_push_approval')),
  branchRule('main-threads', [], 'pull_request', isTrue('required_review_thread_resolution')),
  branchRule('main-force', ['T36'], 'non_fast_forward', () => true),
  branchRule('main-deletion', ['T36'], 'deletion', () => true),
  branchRule('main-merge-methods', ['T37'], 'pull_request', (rule) => {
    const methods = rule['allowed_merge_methods']
    return Array.isArray(methods) && methods.every((method) => method === 'merge' || method === 'squash')
  }),
  { id: 'main-bypass', area: 'branch', threats: ['T32'], judge: bypass },
  { id: 'main-check-source', area: 'branch', threats: ['T40', 'T52'], judge: checkSource },
  { id: 'tags-mail', area: 'branch', threats: ['T53'], judge: tags },
  {
    id: 'ledger-branch',
    area: 'branch',
    threats: ['T67'],
    judge: ({ settings }) =>
      seen(settings.rules.ledger, (rules) =>
        when(['deletion', 'non_fast_forward'].every((type) => rules.some((rule) => rule.type === type))),
      ),
  },
]

type Parameters = BranchRule['parameters']

/** A point that one rule of the default branch fulfils; of several rules of a type the strictest counts. */
function branchRule(
  id: PointId,
  threats: readonly string[],
  ...[type, isRight]: readonly [string, (parameters: Parameters) => boolean]
): ForgePoint {
  const judge = ({ settings }: ForgeSight): Verdict =>
    seen(settings.rules.branch, (rules) =>
      when(rules.some((rule) => rule.type === type && isRight(rule.parameters))),
    )
  return { id, area: 'branch', threats, judge }
}

function isTrue(name: string): (parameters: Parameters) => boolean {
  return (parameters) => parameters[name] === true
}

function atLeastOne(value: unknown): boolean {
  return typeof value === 'number' && value >= 1
}

/** Each ruleset that has a rule of the default branch must let nobody pass; one that nobody may look into is hidden. */
function bypass({ settings }: ForgeSight): Verdict {
  return seen(settings.rules.branch, (rules) =>
    seen(settings.rules.rulesets, (rulesets) => {
      const ids = new Set(rules.map(({ ruleset }) => ruleset))
      const guarding = rulesets.filter(({ id }) => ids.has(id))
      // Rules without a ruleset in sight come from above, and so does who may pass them by.
      const known = guarding.length === ids.size && guarding.every((ruleset) => ruleset.bypass !== null)
      const actors = guarding.flatMap((ruleset) => ruleset.bypass ?? [])
      if (ids.size === 0 || actors.length > 0) return when(false, { actors: actors.join(', ') || '*' })
      return known ? when(true) : { state: 'hidden', status: 403 }
    }),
  )
}

/** A required check counts when only our App can set it; where we do not know its number, any App but that of workflows. */
function checkSource({ settings, app }: ForgeSight): Verdict {
  return seen(settings.rules.branch, (rules) =>
    when(
      rules
        .filter(({ type }) => type === 'required_status_checks')
        .flatMap(({ parameters }) => parameters['required_status_checks'])
        .some((check) => {
          const source = (check as { readonly integration_id?: unknown } | null)?.integration_id
          if (typeof source !== 'number' || source === actionsApp) return false
          return app === null || source === app
        }),
    ),
  )
}

function tags({ settings }: ForgeSight): Verdict {
  const guards = ({ target, isActive, include, exclude, types }: RulesetSettings): boolean =>
    target === 'tag' &&
    isActive &&
    exclude.length === 0 &&
    include.some((pattern) =>
      ['~ALL', 'refs/tags/mail/**', 'refs/tags/mail/**/*', 'refs/tags/**'].includes(pattern),
    ) &&
    ['update', 'deletion'].every((type) => types.includes(type))
  return seen(settings.rules.rulesets, (rulesets) => when(rulesets.some(guards)))
}
