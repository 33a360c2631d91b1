import { fetchFrom, refsBelow, setRef } from './git-changes.ts'
import { branchesAndTags } from './git-files.ts'
import { commitFiles, newBare } from './git-store.ts'
import { gitHubItself } from './github-itself.ts'
import { settle } from './refs.ts'
import { contentsOf } from './seed-contents.ts'
import { settingsOf } from './seed-settings.ts'
import type { Context, RepositoryOptions, RepositorySeed, UserMaker } from './seed-types.ts'
import type { Repository, User, World } from './world.ts'

/** Ways to fill a repository: a new one, or one that is there. */
export function seedRepository(
  world: World,
  what: { readonly user: UserMaker } & (
    | { readonly repository: Repository }
    | {
        readonly owner: User
        readonly name: string
        readonly options: RepositoryOptions
        readonly parent?: Repository
      }
  ),
): RepositorySeed {
  const repository = 'repository' in what ? what.repository : newRepository(world, what)
  const context: Context = { world, user: what.user, repository }
  const seed: RepositorySeed = {
    folder: repository.folder,
    id: repository.id,
    ...settingsOf(context, () => seed),
    ...contentsOf(context, () => seed),
    fork: (as) => forked(context, as),
  }
  return seed
}

function newRepository(
  world: World,
  {
    owner,
    name,
    options,
    parent,
  }: {
    readonly owner: User
    readonly name: string
    readonly options: RepositoryOptions
    readonly parent?: Repository
  },
): Repository {
  const made = options.bare === undefined ? newBare() : null
  if (made !== null) world.cleanups.push(made.remove)
  const repository: Repository = {
    id: options.id ?? world.nextId(),
    owner,
    name,
    folder: made?.folder ?? options.bare ?? '',
    private: options.private ?? true,
    removed: false,
    defaultBranch: 'main',
    parent: parent ?? null,
    collaborators: new Map(),
    mergeMethods: new Set(['merge', 'squash', 'rebase']),
    deleteBranchOnMerge: false,
    autoMergeAllowed: false,
    pulls: [],
    labels: new Map(),
    checkRuns: [],
    statuses: [],
    deployments: [],
    environments: new Map(),
    rulesets: [],
    ruleSuites: [],
    activities: [],
    artifacts: [],
    runs: [],
    variables: new Map(),
    secrets: new Set(),
    runners: new Map(),
    actions: {
      sha_pinning_required: false,
      allowed_actions: 'all',
      default_workflow_permissions: 'read',
      can_approve_pull_request_reviews: false,
      fork_approval: 'first_time_contributors',
      private_forks: {
        run_workflows_from_fork_pull_requests: false,
        send_write_tokens_to_workflows: false,
        send_secrets_and_variables: false,
        require_approval_for_fork_pr_workflows: false,
      },
    },
    protections: new Map(),
    hooks: [],
    refs: new Map(branchesAndTags(made?.folder ?? options.bare ?? '')),
    signedByGitHub: new Set(),
    queue: [],
    indexLag: 0,
  }
  world.repositories.push(repository)
  if (options.files !== undefined) {
    const who = { ...gitHubItself, atMs: world.now() }
    const sha = commitFiles(repository.folder, {
      parent: null,
      files: options.files,
      message: 'Initial commit',
      author: who,
      committer: who,
    })
    setRef(repository.folder, 'refs/heads/main', sha)
    repository.refs.set('refs/heads/main', sha)
  }
  return repository
}

/** A copy of a repository that belongs to somebody. */
function forked({ world, user, repository }: Context, as: string): RepositorySeed {
  const owner = user(as)
  const seed = seedRepository(world, {
    owner,
    name: repository.name,
    options: { private: repository.private },
    user,
    parent: repository,
  })
  const copy = world.repositories.find(({ id }) => id === seed.id)
  if (copy === undefined) return seed
  copy.collaborators.set(owner.id, 'admin')
  for (const { ref } of refsBelow(repository.folder, 'refs/heads'))
    fetchFrom(copy.folder, repository.folder, { source: ref, target: ref })
  settle(world, copy, { by: owner })
  return seed
}
