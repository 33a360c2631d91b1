import { organisationBy, userBy } from './access.ts'
import { repositoryUrl, showApp, showTeam, showUser } from './show-basics.ts'
import type { BranchProtection } from './records.ts'
import type { Repository, World } from './world.ts'

/** The older kind of protection as GitHub tells it: what is not required is left out, not told as off. */
export function showProtection(
  world: World,
  repository: Repository,
  { branch, protection }: { readonly branch: string; readonly protection: BranchProtection },
): object {
  const url = `${repositoryUrl(world, repository)}/branches/${branch}/protection`
  const { reviews, checks } = protection
  return {
    url,
    ...(reviews === null
      ? {}
      : {
          required_pull_request_reviews: {
            url: `${url}/required_pull_request_reviews`,
            dismiss_stale_reviews: reviews.dismissStale ?? false,
            require_code_owner_reviews: reviews.codeOwners ?? false,
            require_last_push_approval: reviews.lastPush ?? false,
            required_approving_review_count: reviews.approvals ?? 1,
            ...(reviews.bypass === undefined
              ? {}
              : { bypass_pull_request_allowances: allowances(world, repository, reviews.bypass) }),
          },
        }),
    ...(checks === undefined
      ? {}
      : {
          required_status_checks: {
            url: `${url}/required_status_checks`,
            strict: false,
            contexts: checks.map(({ context }) => context),
            contexts_url: `${url}/required_status_checks/contexts`,
            checks: checks.map(({ context, app }) => ({ context, app_id: app })),
          },
        }),
    enforce_admins: { url: `${url}/enforce_admins`, enabled: protection.enforceAdmins ?? false },
    required_signatures: { url: `${url}/required_signatures`, enabled: false },
    required_linear_history: { enabled: false },
    required_conversation_resolution: { enabled: protection.conversations ?? false },
    allow_force_pushes: { enabled: protection.forcePushes ?? false },
    allow_deletions: { enabled: protection.deletions ?? false },
    block_creations: { enabled: false },
    lock_branch: { enabled: false },
    allow_fork_syncing: { enabled: false },
  }
}

function allowances(
  world: World,
  repository: Repository,
  { users = [], teams = [], apps = [] }: NonNullable<NonNullable<BranchProtection['reviews']>['bypass']>,
): object {
  const organisation = organisationBy(world, repository.owner.login)
  return {
    users: users.map((login) => showUser(userBy(world, login) ?? unknown(login))),
    teams: teams.map((slug) => {
      const team = organisation?.teams.find((each) => each.slug === slug)
      return organisation === null || team === undefined ? unknown(slug) : showTeam(world, organisation, team)
    }),
    apps: apps.map((slug) => showApp(world.apps.find((app) => app.slug === slug) ?? unknown(slug))),
  }
}

function unknown(name: string): never {
  throw new Error(`There is no ${name}`)
}
