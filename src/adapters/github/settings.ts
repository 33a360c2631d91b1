import type { Octokit } from '@octokit/rest'
import { look, untold, type Seen } from './seen.ts'
import { readActions, type ActionsSettings } from './settings-actions.ts'
import { readOwners, type OwnerSettings } from './settings-owners.ts'
import { readRules, type RuleSettings } from './settings-rules.ts'

/** A client that reads; the adapter's own client is one. */
export type SettingsClient = Pick<Octokit, 'request' | 'paginate'>

/** Names the repository in calls. */
interface RepositoryName {
  readonly owner: string
  readonly repo: string
}

/** The repository itself. */
interface RepositorySettings {
  readonly id: number
  readonly fullName: string
  /** Its page for people. */
  readonly url: string
  readonly isPrivate: boolean
  /** Whether pull requests may be rebased; null where this token is not told. */
  readonly allowsRebase: boolean | null
  readonly defaultBranch: string
}

/** How a repository on GitHub is set up, as far as a token may see it. */
export interface ForgeSettings {
  readonly repository: Seen<RepositorySettings>
  /** `free`, `team`, `enterprise` and the like, of the organisation; told to its owners alone. */
  readonly plan: Seen<string>
  readonly rules: RuleSettings
  readonly actions: ActionsSettings
  readonly owners: OwnerSettings
  /** GitHub's clock less ours in milliseconds, from the header `Date`; null where nobody answered. */
  readonly clockAheadMs: number | null
}

/** What of the repository's files the settings are compared with. */
export interface SettingsQuestion extends RepositoryName {
  /** The newest commit of the default branch. */
  readonly head: string
  readonly branch: string
  /** Where the signed record is. */
  readonly ledgerBranch: string
  /** Owners of CODEOWNERS and the policies that are teams: `@organisation/team`. */
  readonly teams: readonly string[]
  /** Logins that `policies/identities.yaml` pins. */
  readonly logins: readonly string[]
  /** Now, in milliseconds since the epoch. */
  readonly now: () => number
}

/** Reads the settings, and changes nothing. Each is looked at by itself, so that one refusal hides one setting. */
export async function readSettings(
  client: SettingsClient,
  question: SettingsQuestion,
): Promise<ForgeSettings> {
  const { owner, repo } = question
  let clockAheadMs: number | null = null
  const repository = await look(async (): Promise<RepositorySettings> => {
    const before = question.now()
    const { data, headers } = await client.request('GET /repos/{owner}/{repo}', { owner, repo })
    clockAheadMs = aheadOf(headers.date, { before, after: question.now() })
    return {
      id: Number(data.id),
      fullName: data.full_name,
      url: data.html_url,
      isPrivate: data.private,
      allowsRebase: data.allow_rebase_merge ?? null,
      defaultBranch: data.default_branch,
    }
  })
  return {
    repository,
    plan: await look(async () => {
      const { data } = await client.request('GET /orgs/{org}', { org: owner })
      if (data.plan === undefined) throw untold()
      return data.plan.name
    }),
    rules: await readRules(client, question),
    actions: await readActions(client, question),
    owners: await readOwners(client, question),
    clockAheadMs,
  }
}

/** The header says whole seconds: where ours is within that second, or on the way, nothing can be said. */
function aheadOf(
  date: string | undefined,
  { before, after }: { readonly before: number; readonly after: number },
): number | null {
  const theirs = Date.parse(date ?? '')
  if (Number.isNaN(theirs)) return null
  if (theirs > after) return theirs - after
  return Math.min(0, theirs + 1000 - before)
}
