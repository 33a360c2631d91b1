import { look, type Seen } from './seen.ts'
import type { SettingsClient, SettingsQuestion } from './settings.ts'

/** A deployment environment, and what guards its secrets. */
export interface EnvironmentSettings {
  readonly name: string
  /** Whether people must release a run, or a time must pass. */
  readonly hasReviewers: boolean
  readonly waitMinutes: number
  readonly adminsMayBypass: boolean
  /** `any` branch, `protected` ones, or the patterns named. */
  readonly branches: 'any' | 'protected' | readonly string[]
  /** Names of its secrets. */
  readonly secrets: Seen<readonly string[]>
}

/** Whose workflows run by themselves when a pull request comes from a fork. Of a repository one of the two counts. */
interface ForkSettings {
  /** Of a public one: whether everybody from outside waits for a person. */
  readonly open: Seen<{ readonly allWait: boolean; readonly policy: string }>
  /** Of a private one: whether none runs, or each waits and gets neither secrets nor a token that writes. */
  readonly closed: Seen<{ readonly isSafe: boolean }>
}

/** What workflows may do, and where their secrets are. */
export interface ActionsSettings {
  readonly permissions: Seen<{
    /** Null where this GitHub does not say. */
    readonly shaPinning: boolean | null
  }>
  readonly token: Seen<{ readonly isReadOnly: boolean; readonly mayApprove: boolean }>
  readonly forks: ForkSettings
  readonly environments: Seen<readonly EnvironmentSettings[]>
  /** Names of secrets that every workflow of every branch can read. */
  readonly secrets: Seen<readonly string[]>
  /** The repository variables by name. */
  readonly variables: Seen<Readonly<Record<string, string>>>
  /** The labels of each self-hosted runner that is online. */
  readonly runners: Seen<readonly (readonly string[])[]>
}

/** Reads what Actions is allowed; names of secrets, never a value. */
export async function readActions(
  client: SettingsClient,
  { owner, repo }: SettingsQuestion,
): Promise<ActionsSettings> {
  const at = { owner, repo, per_page: 100 }
  return {
    permissions: await look(async () => {
      const { data } = await client.request('GET /repos/{owner}/{repo}/actions/permissions', { owner, repo })
      return { shaPinning: data.sha_pinning_required ?? null }
    }),
    token: await look(async () => {
      const { data } = await client.request('GET /repos/{owner}/{repo}/actions/permissions/workflow', {
        owner,
        repo,
      })
      return {
        isReadOnly: data.default_workflow_permissions === 'read',
        mayApprove: data.can_approve_pull_request_reviews,
      }
    }),
    forks: await readForks(client, owner, repo),
    environments: await look(() => environmentsOf(client, at)),
    secrets: await look(async () =>
      (await client.paginate('GET /repos/{owner}/{repo}/actions/secrets', at)).map(({ name }) => name),
    ),
    variables: await look(async () => {
      const all = await client.paginate('GET /repos/{owner}/{repo}/actions/variables', {
        ...at,
        per_page: 30,
      })
      return Object.fromEntries(all.map(({ name, value }) => [name, value]))
    }),
    runners: await look(async () => {
      const all = await client.paginate('GET /repos/{owner}/{repo}/actions/runners', at)
      return all
        .filter(({ status }) => status === 'online')
        .map(({ labels }) => labels.map(({ name }) => name))
    }),
  }
}

/** https://docs.github.com/en/rest/actions/permissions#get-fork-pr-contributor-approval-permissions-for-a-repository */
async function readForks(client: SettingsClient, owner: string, repo: string): Promise<ForkSettings> {
  return {
    open: await look(async () => {
      const { data } = await client.request(
        'GET /repos/{owner}/{repo}/actions/permissions/fork-pr-contributor-approval',
        { owner, repo },
      )
      const policy = data.approval_policy
      return { allWait: policy === 'all_external_contributors', policy }
    }),
    closed: await look(async () => {
      const { data } = await client.request(
        'GET /repos/{owner}/{repo}/actions/permissions/fork-pr-workflows-private-repos',
        { owner, repo },
      )
      const isAlone =
        data.require_approval_for_fork_pr_workflows &&
        !data.send_secrets_and_variables &&
        !data.send_write_tokens_to_workflows
      return { isSafe: !data.run_workflows_from_fork_pull_requests || isAlone }
    }),
  }
}

interface Listing {
  readonly owner: string
  readonly repo: string
  readonly per_page: number
}

async function environmentsOf(client: SettingsClient, at: Listing): Promise<readonly EnvironmentSettings[]> {
  const found = await client.paginate('GET /repos/{owner}/{repo}/environments', at)
  const all: EnvironmentSettings[] = []
  for (const { name, protection_rules: rules = [], deployment_branch_policy: policy, ...more } of found) {
    const wait = rules.find((rule) => 'wait_timer' in rule)
    all.push({
      name,
      hasReviewers: rules.some((rule) => 'reviewers' in rule && (rule.reviewers?.length ?? 0) > 0),
      waitMinutes: wait !== undefined && 'wait_timer' in wait ? (wait.wait_timer ?? 0) : 0,
      // GitHub leaves it out of its description; where it is not said, administrators may.
      adminsMayBypass: !('can_admins_bypass' in more) || more.can_admins_bypass !== false,
      branches:
        policy == null ? 'any' : policy.protected_branches ? 'protected' : await branchesOf(client, at, name),
      secrets: await look(async () =>
        (
          await client.paginate('GET /repos/{owner}/{repo}/environments/{environment_name}/secrets', {
            ...at,
            environment_name: name,
          })
        ).map((secret) => secret.name),
      ),
    })
  }
  return all
}

async function branchesOf(client: SettingsClient, at: Listing, name: string): Promise<readonly string[]> {
  const policies = await client.paginate(
    'GET /repos/{owner}/{repo}/environments/{environment_name}/deployment-branch-policies',
    { ...at, environment_name: name },
  )
  return policies.flatMap((policy) => policy.name ?? [])
}
