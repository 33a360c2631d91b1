import { look, type Seen } from './seen.ts'
import { readProtection, type ProtectionSettings } from './settings-protection.ts'
import type { SettingsClient, SettingsQuestion } from './settings.ts'

/** One active rule of a branch. */
export interface BranchRule {
  readonly type: string
  readonly parameters: Readonly<Record<string, unknown>>
  readonly ruleset: number
}

/** A ruleset with what it rules and who may pass it by. */
export interface RulesetSettings {
  readonly id: number
  readonly name: string
  readonly target: string
  readonly isActive: boolean
  /** Patterns of full refs, or `~DEFAULT_BRANCH`, `~ALL`. */
  readonly include: readonly string[]
  readonly exclude: readonly string[]
  readonly types: readonly string[]
  /** Null where the token may not change the ruleset: only those who may are told. */
  readonly bypass: readonly string[] | null
}

/** What guards branches and tags. */
export interface RuleSettings {
  /** Of the default branch, whichever ruleset they come from. */
  readonly branch: Seen<readonly BranchRule[]>
  readonly ledger: Seen<readonly BranchRule[]>
  readonly rulesets: Seen<readonly RulesetSettings[]>
  /** Of the default branch in the older way; null where there is none. */
  readonly protection: Seen<ProtectionSettings | null>
  readonly ledgerProtection: Seen<ProtectionSettings | null>
}

/** A page holds so many at most, and nobody has more rulesets. */
const perPage = 100

/** Reads rules and rulesets, those of the organisation among them. */
export async function readRules(client: SettingsClient, question: SettingsQuestion): Promise<RuleSettings> {
  const { owner, repo } = question
  const rulesOf = (branch: string): Promise<Seen<readonly BranchRule[]>> =>
    look(async () => {
      const found = await client.paginate('GET /repos/{owner}/{repo}/rules/branches/{branch}', {
        owner,
        repo,
        branch,
        per_page: perPage,
      })
      return found.map((rule) => ({
        type: rule.type,
        parameters: 'parameters' in rule ? { ...rule.parameters } : {},
        ruleset: rule.ruleset_id ?? 0,
      }))
    })
  return {
    branch: await rulesOf(question.branch),
    ledger: await rulesOf(question.ledgerBranch),
    rulesets: await look(async () => {
      const list = await client.paginate('GET /repos/{owner}/{repo}/rulesets', {
        owner,
        repo,
        includes_parents: true,
        per_page: perPage,
      })
      const all: RulesetSettings[] = []
      // The list leaves out what a ruleset rules.
      for (const { id } of list) all.push(await rulesetOf(client, question, id))
      return all
    }),
    protection: await readProtection(client, question, question.branch),
    ledgerProtection: await readProtection(client, question, question.ledgerBranch),
  }
}

async function rulesetOf(
  client: SettingsClient,
  { owner, repo }: SettingsQuestion,
  id: number,
): Promise<RulesetSettings> {
  const { data } = await client.request('GET /repos/{owner}/{repo}/rulesets/{ruleset_id}', {
    owner,
    repo,
    ruleset_id: id,
  })
  const conditions = data.conditions
  const names = conditions != null && 'ref_name' in conditions ? conditions.ref_name : undefined
  return {
    id,
    name: data.name,
    target: data.target ?? 'branch',
    isActive: data.enforcement === 'active',
    include: names?.include ?? [],
    exclude: names?.exclude ?? [],
    types: (data.rules ?? []).map(({ type }) => type),
    bypass:
      data.bypass_actors?.map(({ actor_type: type, actor_id: actor }) => `${type} ${actor ?? ''}`.trim()) ??
      null,
  }
}
