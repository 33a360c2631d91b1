import type { ForgeSettings } from '../../adapters/github/settings.ts'
import type { BranchRule, RulesetSettings } from '../../adapters/github/settings-rules.ts'
import { checkName } from '../../report/pull-check.ts'
import {
  allRequiredChecks,
  heldBy,
  passedBy,
  recordHeld,
  requiredChecks,
  unheld,
  type Holds,
} from './branch-guards.ts'
import { seen, type ForgePoint, type ForgeSight } from './forge-point.ts'
import { on, when, type PointId, type Verdict } from './point.ts'

/** The App behind workflows: whoever may write a workflow may set its checks. */
const actionsApp = 15_368

type Parameters = BranchRule['parameters']

/** What one rule of the default branch holds; of several rules of a type the strictest counts. */
const rulePoints: readonly (readonly [PointId, readonly string[], Holds])[] = [
  ['main-pull-request', ['T32'], rule('pull_request', () => true)],
  [
    'main-approvals',
    ['T6', 'T32'],
    rule('pull_request', (of) => atLeastOne(of['required_approving_review_count'])),
  ],
  ['main-code-owners', ['T20'], rule('pull_request', isTrue('require_code_owner_review'))],
  ['main-stale', ['T1'], rule('pull_request', isTrue('dismiss_stale_reviews_on_push'))],
  ['main-last-push', ['T6'], rule('pull_request', isTrue('require_last_push_approval'))],
  ['main-threads', [], rule('pull_request', isTrue('required_review_thread_resolution'))],
  ['main-force', ['T36'], rule('non_fast_forward', () => true)],
  ['main-deletion', ['T36'], rule('deletion', () => true)],
]

const mergesWell = rule('pull_request', ({ allowed_merge_methods: methods }) => {
  return Array.isArray(methods) && methods.every((method) => method === 'merge' || method === 'squash')
})

/** What guards the default branch, the record and the tags: rulesets, the older protection of branches, or both. */
export const branchPoints: readonly ForgePoint[] = [
  ...rulePoints.map(([id, threats, holds]): ForgePoint => ({
    id,
    area: 'branch',
    threats,
    judge: ({ settings }) => heldBy(settings, holds),
  })),
  { id: 'main-merge-methods', area: 'branch', threats: ['T37'], judge: mergeMethods },
  { id: 'main-bypass', area: 'branch', threats: ['T32'], judge: bypass },
  { id: 'main-check-source', area: 'branch', threats: ['T40', 'T52'], judge: checkSource },
  { id: 'tags-mail', area: 'branch', threats: ['T53'], judge: tags },
  { id: 'ledger-branch', area: 'branch', threats: ['T67'], judge: ({ settings }) => recordHeld(settings) },
]

function rule(wanted: string, isRight: (parameters: Parameters) => boolean): Holds {
  return ({ rules }) => rules.some(({ type, parameters }) => type === wanted && isRight(parameters))
}

function isTrue(name: string): (parameters: Parameters) => boolean {
  return (parameters) => parameters[name] === true
}

function atLeastOne(value: unknown): boolean {
  return typeof value === 'number' && value >= 1
}

/** The older protection knows no ways of merging: there the repository's own setting stands for it. */
function mergeMethods({ settings }: ForgeSight): Verdict {
  if (forbidsRebase(settings)) return on
  const held = heldBy(settings, mergesWell)
  if (held.state !== 'missing') return held
  return seen(settings.repository, ({ allowsRebase }) =>
    allowsRebase === null ? { state: 'hidden', status: 403 } : held,
  )
}

function forbidsRebase({ repository }: ForgeSettings): boolean {
  return repository.kind === 'seen' && repository.value.allowsRebase === false
}

/** The repository's own setting has no list of those who pass it by. */
function bypass({ settings, app }: ForgeSight): Verdict {
  const check: Holds = (guard) => requiredChecks(guard).some((each) => isOurs(each, app) !== false)
  const merges = forbidsRebase(settings) ? [] : [mergesWell]
  return passedBy(settings, [...rulePoints.map(([, , holds]) => holds), ...merges, check])
}

type Required = ReturnType<typeof requiredChecks>[number]

/** Whether our desk alone may set it; null where an App may, and it is not known whether that is our desk. */
function isOurs({ name, app: source }: Required, app: number | null): boolean | null {
  if (name !== checkName || source === null || source === actionsApp) return false
  return app === null ? null : source === app
}

/** The check of the desk must be required by its name, and be accepted from the desk's App alone. */
function checkSource({ settings, app }: ForgeSight): Verdict {
  const named = allRequiredChecks(settings).filter(({ name }) => name === checkName)
  if (named.some((each) => isOurs(each, app) === true)) return on
  const values = { check: checkName, app: app ?? '?' }
  const other = named.find(({ app: source }) => source !== null && source !== actionsApp)
  const source = other?.app ?? '?'
  if (other !== undefined && app === null) {
    const problem = { code: 'doctor-check-untold', values: { ...values, source } } as const
    return { state: 'hidden', status: null, problem }
  }
  const nothing = unheld(settings, values)
  if (nothing.state !== 'missing') return nothing
  if (other !== undefined) {
    return { ...nothing, problem: { code: 'doctor-check-other', values: { ...values, source } } }
  }
  return named.length > 0 ? nothing : { ...nothing, problem: { code: 'doctor-check-absent', values } }
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
  return seen(settings.rules.rulesets, (rulesets) => {
    const guarding = rulesets.filter(guards)
    if (guarding.some(({ bypass: actors }) => actors?.length === 0)) return on
    return guarding.some(({ bypass: actors }) => actors === null)
      ? { state: 'hidden', status: 403 }
      : when(false)
  })
}
