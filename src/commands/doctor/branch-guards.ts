import type { ForgeSettings } from '../../adapters/github/settings.ts'
import type { ProtectionSettings, RequiredCheck } from '../../adapters/github/settings-protection.ts'
import type { BranchRule, RuleSettings } from '../../adapters/github/settings-rules.ts'
import { seen } from './forge-point.ts'
import { when, type Verdict } from './point.ts'

/** Rules that come and are passed by together: a ruleset, or a part of the older protection. */
interface Guard {
  readonly rules: readonly Pick<BranchRule, 'type' | 'parameters'>[]
  /** Who need not keep them; null where that is told to others alone. */
  readonly bypass: readonly string[] | null
}

/** Whether a guard holds one thing. */
export type Holds = (guard: Guard) => boolean

/** On where one guard holds it, whichever; what could not be looked at may hold it too. */
export function heldBy(settings: ForgeSettings, holds: Holds): Verdict {
  return guardsOf(settings).some(holds) ? when(true) : unheld(settings)
}

/**
 * Whoever may pass one ruleset by still meets the others: each thing that is held must be held by one guard at least that nobody may pass by.
 */
export function passedBy(settings: ForgeSettings, wanted: readonly Holds[]): Verdict {
  const guards = guardsOf(settings)
  const held = wanted.map((holds) => guards.filter(holds)).filter((holding) => holding.length > 0)
  if (held.length === 0) return unheld(settings, { actors: '*' })
  const open = held.filter((holding) => holding.every(({ bypass }) => bypass?.length !== 0))
  const unknown = open.filter((holding) => holding.some(({ bypass }) => bypass === null))
  const actors = new Set(
    open.filter((each) => !unknown.includes(each)).flatMap((each) => each.flatMap((one) => one.bypass ?? [])),
  )
  if (actors.size > 0) return when(false, { actors: [...actors].join(', ') })
  if (unknown.length === 0) return when(true)
  return untold(settings.rules)
}

/** Checks that must pass before a merge, with the App that may set them. */
export function requiredChecks(guard: Guard): readonly RequiredCheck[] {
  return guard.rules
    .filter(({ type }) => type === 'required_status_checks')
    .flatMap(({ parameters }) => {
      const checks = parameters['required_status_checks']
      return Array.isArray(checks) ? (checks as readonly Record<string, unknown>[]) : []
    })
    .map(({ context, integration_id: app }) => ({
      name: String(context),
      app: typeof app === 'number' ? app : null,
    }))
}

/** Every check that the default branch requires. */
export function allRequiredChecks(settings: ForgeSettings): readonly RequiredCheck[] {
  return guardsOf(settings).flatMap(requiredChecks)
}

/** Nothing that was seen holds it: missing, unless there is something that was not seen. */
export function unheld({ rules }: ForgeSettings, values = {}): Verdict {
  return seen(rules.branch, () => seen(rules.protection, () => when(false, values)))
}

/** What guards the default branch. */
function guardsOf({ rules }: ForgeSettings): readonly Guard[] {
  return guardsAmong(rules, rules.branch, rules.protection)
}

function guardsAmong(
  { rulesets }: RuleSettings,
  branch: RuleSettings['branch'],
  protection: RuleSettings['protection'],
): readonly Guard[] {
  const found = branch.kind === 'seen' ? branch.value : []
  const ids = [...new Set(found.map(({ ruleset }) => ruleset))]
  const known = rulesets.kind === 'seen' ? rulesets.value : []
  const older = protection.kind === 'seen' ? protection.value : null
  return [
    // Rules without a ruleset in sight come from above, and so does who may pass them by.
    ...ids.map((id) => ({
      rules: found.filter(({ ruleset }) => ruleset === id),
      bypass: known.find((ruleset) => ruleset.id === id)?.bypass ?? null,
    })),
    ...(older === null ? [] : olderGuards(older)),
  ]
}

/** Whether nobody can rewrite or delete the branch of the record. */
export function recordHeld({ rules }: ForgeSettings): Verdict {
  const { ledger, ledgerProtection } = rules
  const guards = guardsAmong(rules, ledger, ledgerProtection)
  const held = ['deletion', 'non_fast_forward'].map((wanted) =>
    guards.filter((guard) => guard.rules.some(({ type }) => type === wanted)),
  )
  const isKept = (holding: readonly Guard[]): boolean => holding.some(({ bypass }) => bypass?.length === 0)
  if (held.every(isKept)) return when(true)
  const mayBe = held.every((holding) => isKept(holding) || holding.some(({ bypass }) => bypass === null))
  if (mayBe) return untold(rules)
  return seen(ledger, () => seen(ledgerProtection, () => when(false)))
}

/** Who may pass a ruleset by is told to those alone who may change it. */
function untold({ rulesets }: RuleSettings): Verdict {
  return seen(rulesets, () => ({ state: 'hidden', status: 403 }))
}

/** The older protection in the words of rulesets: from a pull request some may be free, from the rest administrators alone. */
function olderGuards(older: ProtectionSettings): readonly Guard[] {
  const { reviews, checks } = older
  const admins = older.holdsForAll ? [] : ['RepositoryAdmin']
  const pull: Guard[] =
    reviews === null
      ? []
      : [
          {
            bypass: [...reviews.bypass, ...admins],
            rules: [
              {
                type: 'pull_request',
                parameters: {
                  required_approving_review_count: reviews.approvals,
                  require_code_owner_review: reviews.codeOwners,
                  dismiss_stale_reviews_on_push: reviews.dismissStale,
                  require_last_push_approval: reviews.lastPush,
                  required_review_thread_resolution: older.resolvesThreads,
                },
              },
            ],
          },
        ]
  const required = checks.map(({ name, app }) => ({ context: name, integration_id: app }))
  const more = [
    ...(older.blocksForcePushes ? ['non_fast_forward'] : []),
    ...(older.blocksDeletions ? ['deletion'] : []),
  ].map((type) => ({ type, parameters: {} }))
  return [
    ...pull,
    {
      bypass: admins,
      rules: [...more, { type: 'required_status_checks', parameters: { required_status_checks: required } }],
    },
  ]
}
