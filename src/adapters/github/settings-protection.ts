import { look, type Seen } from './seen.ts'
import type { SettingsClient, SettingsQuestion } from './settings.ts'
import { statusOf } from './trouble.ts'

/** The older kind of protection, which stands beside rulesets: what either of them asks for is asked for. */
export interface ProtectionSettings {
  /** Null: no pull request is required. */
  readonly reviews: {
    readonly approvals: number
    readonly codeOwners: boolean
    readonly dismissStale: boolean
    readonly lastPush: boolean
    /** Users, teams and Apps that need no pull request. */
    readonly bypass: readonly string[]
  } | null
  readonly resolvesThreads: boolean
  readonly checks: readonly RequiredCheck[]
  readonly blocksForcePushes: boolean
  readonly blocksDeletions: boolean
  /** Whether it holds for administrators and for roles that may pass protection by. */
  readonly holdsForAll: boolean
}

/** A check without which nothing is merged; any App or workflow may set it where no App is named. */
export interface RequiredCheck {
  readonly name: string
  readonly app: number | null
}

/**
 * Reads how a branch is protected in the older way; null where it is not.
 * https://docs.github.com/en/rest/branches/branch-protection#get-branch-protection
 */
export async function readProtection(
  client: SettingsClient,
  { owner, repo }: SettingsQuestion,
  branch: string,
): Promise<Seen<ProtectionSettings | null>> {
  return look(async () => {
    try {
      return await protectionOf(client, { owner, repo, branch })
    } catch (error) {
      if (isUnprotected(error)) return null
      throw error
    }
  })
}

/** Whoever may not see it, and a branch that is not there, are told 404 as well, in other words. */
function isUnprotected(error: unknown): boolean {
  return statusOf(error) === 404 && error instanceof Error && error.message.startsWith('Branch not protected')
}

async function protectionOf(
  client: SettingsClient,
  at: { readonly owner: string; readonly repo: string; readonly branch: string },
): Promise<ProtectionSettings> {
  const { data } = await client.request('GET /repos/{owner}/{repo}/branches/{branch}/protection', at)
  const reviews = data.required_pull_request_reviews
  const { users = [], teams = [], apps = [] } = reviews?.bypass_pull_request_allowances ?? {}
  return {
    reviews:
      reviews === undefined
        ? null
        : {
            approvals: reviews.required_approving_review_count ?? 0,
            codeOwners: reviews.require_code_owner_reviews,
            dismissStale: reviews.dismiss_stale_reviews,
            lastPush: reviews.require_last_push_approval === true,
            bypass: [
              ...users.map(({ login }) => login),
              ...teams.map(({ slug }) => slug),
              ...apps.flatMap((app) => app?.slug ?? '?'),
            ],
          },
    resolvesThreads: data.required_conversation_resolution?.enabled === true,
    checks: (data.required_status_checks?.checks ?? []).map(({ context, app_id: app }) => ({
      name: context,
      app: app !== null && app > 0 ? app : null,
    })),
    // What is not said is not taken for blocked.
    blocksForcePushes: data.allow_force_pushes?.enabled === false,
    blocksDeletions: data.allow_deletions?.enabled === false,
    holdsForAll: data.enforce_admins?.enabled === true,
  }
}
