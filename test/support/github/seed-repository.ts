import { fetchFrom, refsBelow, setRef } from './git-changes.ts'
import { branchesAndTags } from './git-files.ts'
import { commitFiles, newBare, resolve, type FileChanges, type Signature } from './git-store.ts'
import { gitHubItself } from './github-itself.ts'
import { organisationBy } from './access.ts'
import {
  buildQueue,
  commitSuggestion,
  enableAutoMerge,
  enqueue,
  mergePull,
  mergeQueue,
  updateBranch,
} from './pull-merge.ts'
import { addReview, dismiss, openPull, retarget, setDraft } from './pull-open.ts'
import { settle } from './refs.ts'
import { noreply } from './signatures.ts'
import type { Artifact, Environment, Ruleset, WorkflowRun } from './records.ts'
import type { MergeMethod, Pull, Repository, Role, User, World } from './world.ts'

export interface RepositoryOptions {
  /** A bare repository that is there already; a new one is made where this is not said. */
  readonly bare?: string
  readonly id?: number
  readonly private?: boolean
  /** Files of a first commit on `main`. */
  readonly files?: FileChanges
}

export interface NewCommitSeed {
  /** The branch; it is made from the default branch where it is missing. */
  readonly branch?: string
  readonly files: FileChanges
  readonly message?: string
  /** Author, committer and pusher. */
  readonly as?: string
  readonly pusher?: string
  /** An address that need not be anybody's. */
  readonly email?: string
  readonly coAuthors?: readonly string[]
  /** Committed on the web pages: GitHub is the committer, and signs. */
  readonly web?: boolean
  /** Says that GitHub committed it, without its signature. */
  readonly forgedWeb?: boolean
  /** Another parent than the branch's tip: the branch is forced there. */
  readonly parent?: string
}

export interface PullSeed {
  readonly number: number
  readonly head: () => string
  readonly mergeCommit: () => string | null
  review(
    as: string,
    event: 'APPROVE' | 'REQUEST_CHANGES' | 'COMMENT',
    options?: { readonly commit?: string; readonly body?: string },
  ): number
  approve(as: string, options?: { readonly commit?: string }): number
  dismiss(review: number, as: string): PullSeed
  /** A review is not there any more. */
  vanish(review: number): PullSeed
  /** The commit of a review is not there any more. */
  unbind(review: number): PullSeed
  retarget(base: string, as: string): PullSeed
  draft(draft: boolean, as: string): PullSeed
  /** Merges as somebody; returns the commit that the base branch has then. */
  merge(as: string, method?: MergeMethod): string
  updateBranch(as: string): string
  commitSuggestion(as: string, reviewer: string, files: FileChanges): string
  autoMerge(as: string, method?: MergeMethod): PullSeed
  enqueue(as: string): PullSeed
  /** Whether it can be merged is not known for so many looks. */
  computing(looks: number): PullSeed
}

export interface RepositorySeed {
  readonly folder: string
  readonly id: number
  grant(to: string, role: Role): RepositorySeed
  /** Commits, and pushes as somebody. Returns the commit. */
  commit(commit: NewCommitSeed): string
  /** Moves a branch or tag as somebody, past every rule. */
  push(ref: string, to: string | null, as: string): RepositorySeed
  /** Says who made the pushes into the folder that nobody has looked at yet. */
  pushed(as: string): RepositorySeed
  tip(branch?: string): string
  pull(options: {
    readonly head: string
    readonly as: string
    readonly title?: string
    readonly base?: string
    readonly draft?: boolean
    readonly from?: RepositorySeed
  }): PullSeed
  pullOf(number: number): PullSeed
  fork(as: string): RepositorySeed
  ruleset(
    rules: Partial<Pick<Ruleset, 'name' | 'target' | 'include' | 'bypass' | 'enforcement'>> &
      Pick<Ruleset, 'rules'>,
  ): number
  environment(name: string, settings?: Partial<Environment>): RepositorySeed
  variable(name: string, value: string): RepositorySeed
  secret(name: string): RepositorySeed
  actions(settings: Partial<Repository['actions']>): RepositorySeed
  settings(settings: {
    readonly mergeMethods?: readonly MergeMethod[]
    readonly autoMerge?: boolean
    readonly deleteBranchOnMerge?: boolean
    readonly private?: boolean
  }): RepositorySeed
  artifact(artifact: Partial<Artifact> & { readonly name: string }): number
  run(run: Partial<WorkflowRun> & Pick<WorkflowRun, 'path' | 'event'> & { readonly as: string }): number
  hook(url: string, secret: string, events?: readonly string[]): RepositorySeed
  /** New commits have no pull requests for so many questions. */
  indexLag(questions: number): RepositorySeed
  /** Builds the queue's branches and leaves them waiting for their checks. */
  buildQueue(): readonly string[]
  mergeQueue(): readonly string[]
}

type UserMaker = (
  login: string,
  options?: { readonly bot?: boolean; readonly emails?: readonly string[] },
) => User

interface Context {
  readonly world: World
  readonly user: UserMaker
  readonly repository: Repository
}

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
    actions: {
      sha_pinning_required: false,
      allowed_actions: 'all',
      default_workflow_permissions: 'read',
      can_approve_pull_request_reviews: false,
    },
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

function settingsOf(
  { world, user, repository }: Context,
  self: () => RepositorySeed,
): Pick<
  RepositorySeed,
  | 'grant'
  | 'ruleset'
  | 'environment'
  | 'variable'
  | 'secret'
  | 'actions'
  | 'settings'
  | 'artifact'
  | 'run'
  | 'hook'
  | 'indexLag'
> {
  const after = (change: () => void): RepositorySeed => {
    change()
    return self()
  }
  const tip = (): string => resolve(repository.folder, `refs/heads/${repository.defaultBranch}`) ?? ''
  return {
    grant: (to, role) =>
      after(() => {
        const [organisation, slug] = to.replace(/^@/, '').split('/')
        const team =
          slug === undefined
            ? undefined
            : organisationBy(world, organisation ?? '')?.teams.find((each) => each.slug === slug)
        if (team === undefined) repository.collaborators.set(user(to).id, role)
        else team.repositories.set(repository.id, role)
      }),
    ruleset: ({ rules, ...more }) => {
      const id = world.nextId()
      repository.rulesets.push({
        id,
        name: 'rules',
        target: 'branch',
        enforcement: 'active',
        bypass: [],
        include: ['~DEFAULT_BRANCH'],
        exclude: [],
        atMs: world.now(),
        rules,
        ...more,
      })
      return id
    },
    environment: (name, settings = {}) =>
      after(() => {
        repository.environments.set(name, {
          id: world.nextId(),
          waitMinutes: 0,
          reviewers: [],
          preventSelfReview: false,
          adminsMayBypass: true,
          branchPolicy: null,
          branches: [],
          secrets: [],
          ...settings,
          name,
        })
      }),
    variable: (name, value) => after(() => repository.variables.set(name, value)),
    secret: (name) => after(() => repository.secrets.add(name)),
    actions: (settings) => after(() => Object.assign(repository.actions, settings)),
    settings: ({ mergeMethods, autoMerge, deleteBranchOnMerge, private: hidden }) =>
      after(() => {
        if (mergeMethods !== undefined) {
          repository.mergeMethods.clear()
          for (const method of mergeMethods) repository.mergeMethods.add(method)
        }
        repository.autoMergeAllowed = autoMerge ?? repository.autoMergeAllowed
        repository.deleteBranchOnMerge = deleteBranchOnMerge ?? repository.deleteBranchOnMerge
        repository.private = hidden ?? repository.private
      }),
    artifact: (artifact) => {
      const id = world.nextId()
      const day = 86_400_000
      repository.artifacts.push({
        bytes: 1,
        run: 0,
        headSha: tip(),
        headBranch: repository.defaultBranch,
        atMs: world.now(),
        expiresMs: world.now() + 90 * day,
        ...artifact,
        id,
      })
      return id
    },
    run: ({ as, ...run }) => {
      const id = world.nextId()
      repository.runs.push({
        name: run.path,
        headSha: tip(),
        headBranch: repository.defaultBranch,
        attempt: 1,
        status: 'completed',
        conclusion: 'success',
        atMs: world.now(),
        approvals: [],
        inputs: {},
        ...run,
        id,
        actor: user(as),
      })
      return id
    },
    hook: (url, secret, events = ['*']) =>
      after(() => repository.hooks.push({ id: world.nextId(), url, secret, events, active: true })),
    indexLag: (questions) =>
      after(() => {
        repository.indexLag = questions
      }),
  }
}

function contentsOf(
  context: Context,
  self: () => RepositorySeed,
): Pick<
  RepositorySeed,
  'commit' | 'push' | 'pushed' | 'tip' | 'pull' | 'pullOf' | 'fork' | 'buildQueue' | 'mergeQueue'
> {
  const { world, user, repository } = context
  const { folder } = repository
  const queueBot = (): User => user('github-merge-queue[bot]', { bot: true, emails: [] })
  const byNumber = (number: number): Pull => {
    const found = repository.pulls.find((pull) => pull.number === number)
    if (found === undefined) throw new Error(`There is no pull request ${number}`)
    return found
  }
  return {
    commit: (wish) => seedCommit(context, wish),
    push: (ref, to, as) => {
      setRef(folder, ref, to)
      settle(world, repository, { by: user(as) })
      return self()
    },
    pushed: (as) => {
      settle(world, repository, { by: user(as) })
      return self()
    },
    tip: (branch = repository.defaultBranch) => resolve(folder, `refs/heads/${branch}`) ?? '',
    pull: ({ head, as, title = 'Campaign', base = repository.defaultBranch, draft = false, from }) => {
      const source = world.repositories.find(({ id }) => id === from?.id) ?? repository
      const pull = openPull(world, repository, {
        title,
        author: user(as),
        head: { repository: source, ref: head },
        base,
        draft,
      })
      return pullSeed(context, pull)
    },
    pullOf: (number) => pullSeed(context, byNumber(number)),
    fork: (as) => {
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
      for (const { ref } of refsBelow(folder, 'refs/heads'))
        fetchFrom(copy.folder, folder, { source: ref, target: ref })
      settle(world, copy, { by: owner })
      return seed
    },
    buildQueue: () => buildQueue(world, repository, queueBot()).map(({ commit }) => commit),
    mergeQueue: () => mergeQueue(world, repository, queueBot()),
  }
}

function seedCommit({ world, user, repository }: Context, wish: NewCommitSeed): string {
  const branch = wish.branch ?? repository.defaultBranch
  const ref = `refs/heads/${branch}`
  const who = user(wish.as ?? 'aoi')
  const atMs = world.now()
  const author: Signature = { name: who.name, email: wish.email ?? who.emails[0] ?? noreply(who), atMs }
  const gitHub = wish.web === true || wish.forgedWeb === true
  const trailers = (wish.coAuthors ?? []).map(
    (login) => `Co-authored-by: ${login} <${user(login).emails[0] ?? ''}>`,
  )
  const message = [wish.message ?? 'Change', ...(trailers.length === 0 ? [] : ['', ...trailers])].join('\n')
  const parent =
    wish.parent ??
    resolve(repository.folder, ref) ??
    resolve(repository.folder, `refs/heads/${repository.defaultBranch}`)
  const sha = commitFiles(repository.folder, {
    parent,
    files: wish.files,
    message,
    author,
    committer: gitHub ? { ...gitHubItself, atMs } : author,
  })
  if (wish.web === true) repository.signedByGitHub.add(sha)
  setRef(repository.folder, ref, sha)
  settle(world, repository, { by: user(wish.pusher ?? wish.as ?? 'aoi') })
  return sha
}

function pullSeed({ world, user, repository }: Context, pull: Pull): PullSeed {
  const reviewBy = (id: number): Pull['reviews'][number] => {
    const found = pull.reviews.find((review) => review.id === id)
    if (found === undefined) throw new Error(`There is no review ${id}`)
    return found
  }
  const after = (change: () => unknown): PullSeed => {
    change()
    return seed
  }
  const review: PullSeed['review'] = (as, event, options = {}) =>
    addReview(world, repository, { pull, user: user(as), event, body: 'See above', ...options }).id
  const seed: PullSeed = {
    number: pull.number,
    head: () => pull.head.sha,
    mergeCommit: () => pull.mergeCommit,
    review,
    approve: (as, options = {}) => review(as, 'APPROVE', options),
    dismiss: (id, as) =>
      after(() =>
        dismiss(world, repository, { pull, review: reviewBy(id), by: user(as), message: 'Dismissed' }),
      ),
    vanish: (id) => after(() => pull.reviews.splice(pull.reviews.indexOf(reviewBy(id)), 1)),
    unbind: (id) =>
      after(() => {
        reviewBy(id).unbound = true
      }),
    retarget: (base, as) => after(() => retarget(world, repository, { pull, base, by: user(as) })),
    draft: (draft, as) => after(() => setDraft(world, repository, { pull, draft, by: user(as) })),
    merge: (as, method = 'squash') => mergePull(world, repository, { pull, by: user(as), method }),
    updateBranch: (as) => updateBranch(world, repository, { pull, by: user(as) }),
    commitSuggestion: (as, reviewer, files) =>
      commitSuggestion(world, { pull, by: user(as), reviewer: user(reviewer), files }),
    autoMerge: (as, method = 'squash') =>
      after(() => enableAutoMerge(world, repository, { pull, by: user(as), method })),
    enqueue: (as) => after(() => enqueue(world, repository, { pull, by: user(as) })),
    computing: (looks) =>
      after(() => {
        pull.computing = looks
      }),
  }
  return seed
}
