import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Ruleset } from '../../support/github/records.ts'
import type { RepositorySeed } from '../../support/github/seed-types.ts'

const guide = readFileSync(join(import.meta.dirname, '../../../docs/github.md'), 'utf8')

/** A ruleset in the shape in which the guide tells to send it. */
interface Told {
  readonly name: string
  readonly target: Ruleset['target']
  readonly bypass_actors: Ruleset['bypass']
  readonly conditions: { readonly ref_name: { readonly include: readonly string[] } }
  readonly rules: Ruleset['rules']
}

/** The rulesets that docs/github.md tells to make, exactly as they stand there. */
const told: readonly Told[] = [
  ...guide.matchAll(/repos\/hikari\/mail\/rulesets --input - <<'JSON'\n([^]*?)\nJSON\n/g),
].map(([, json = '']) => JSON.parse(json) as Told)

/** Each setting that guards something, by what is changed of a rule where it is off; undefined leaves the whole rule out. */
const switches = {
  'pull request required': { in: 'default branch', rule: 'pull_request', without: undefined },
  'approval required': {
    in: 'default branch',
    rule: 'pull_request',
    without: { required_approving_review_count: 0, require_last_push_approval: false },
  },
  'review by owners': {
    in: 'default branch',
    rule: 'pull_request',
    without: { require_code_owner_review: false },
  },
  'stale reviews dismissed': {
    in: 'default branch',
    rule: 'pull_request',
    without: { dismiss_stale_reviews_on_push: false },
  },
  'last push approved': {
    in: 'default branch',
    rule: 'pull_request',
    without: { require_last_push_approval: false },
  },
  'check required': { in: 'default branch', rule: 'required_status_checks', without: undefined },
  'check from our App': { in: 'default branch', rule: 'required_status_checks', without: null },
  'no forced push': { in: 'default branch', rule: 'non_fast_forward', without: undefined },
  'no deletion': { in: 'default branch', rule: 'deletion', without: undefined },
  'record only grows': { in: 'record', rule: 'non_fast_forward', without: undefined },
  'record stays': { in: 'record', rule: 'deletion', without: undefined },
  'tags stay where they are': { in: 'sent mail', rule: 'update', without: undefined },
} as const

/** A setting of the repository. `nobody passes by`: the rules of the default branch have an empty list of those who may. */
export type Setting = keyof typeof switches | 'nobody passes by' | 'workflows do not approve'

/** The name of the check that the guide tells to require. */
export const requiredCheck = String(
  told
    .flatMap(({ rules }) => rules)
    .flatMap(({ parameters }) => parameters?.['required_status_checks'] ?? [])
    .map((check) => (check as { readonly context: string }).context)[0],
)

/** Sets the repository up as the guide tells, but for what is off. `app`: the number of the desk's App. */
export function setUp(
  mail: RepositorySeed,
  { off, app }: { readonly off: readonly Setting[]; readonly app: number },
): void {
  for (const { name, target, bypass_actors: nobody, conditions, rules } of told) {
    const bypass =
      name === 'default branch' && off.includes('nobody passes by')
        ? [{ actor_type: 'RepositoryRole', actor_id: 4, bypass_mode: 'always' } as const]
        : nobody
    const { include } = conditions.ref_name
    const kept = rules.flatMap((rule) => ruleWithout(name, { rule, off, app }) ?? [])
    mail.ruleset({ name, target, bypass, include, rules: kept })
  }
  mail.actions({
    default_workflow_permissions: 'read',
    can_approve_pull_request_reviews: off.includes('workflows do not approve'),
    sha_pinning_required: true,
  })
}

/** A rule as it is with some settings off; null where it is not there. */
function ruleWithout(
  ruleset: string,
  about: {
    readonly rule: Ruleset['rules'][number]
    readonly off: readonly Setting[]
    readonly app: number
  },
): Ruleset['rules'][number] | null {
  const { rule, off, app } = about
  const changes = Object.entries(switches)
    .filter(([name, each]) => each.in === ruleset && each.rule === rule.type && off.includes(name as Setting))
    .map(([, { without }]) => without)
  if (changes.includes(undefined)) return null
  const source = off.includes('check from our App') ? {} : { integration_id: app }
  const checks = { required_status_checks: [{ context: requiredCheck, ...source }] }
  const ours = rule.type === 'required_status_checks' ? checks : {}
  return { ...rule, parameters: Object.assign({}, rule.parameters, ...changes, ours) }
}
