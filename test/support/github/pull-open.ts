import { invalid } from './errors.ts'
import { codeownersAt, isOwner, ownersAt } from './codeowners.ts'
import { changedFiles, fetchFrom, isAncestor, mergeBase } from './git-changes.ts'
import { resolve } from './git-store.ts'
import { note, tell, testMerge } from './pull-life.ts'
import { pullCommits } from './pull-state.ts'
import { showUser } from './show-basics.ts'
import { organisationBy, userBy } from './access.ts'
import type { Pull, Repository, User, World } from './world.ts'

export interface NewPull {
  readonly title: string
  readonly body?: string
  readonly author: User
  readonly head: { readonly repository: Repository; readonly ref: string }
  readonly base: string
  readonly draft?: boolean
}

/** The number that the next pull request gets; issues are not kept here. */
function nextNumber(repository: Repository): number {
  return repository.pulls.length + 1
}

export function openPull(world: World, repository: Repository, wish: NewPull): Pull {
  const { head, base, author } = wish
  const headSha = resolve(head.repository.folder, `refs/heads/${head.ref}`)
  const baseSha = resolve(repository.folder, `refs/heads/${base}`)
  if (headSha === null)
    throw invalid('Validation Failed', { resource: 'PullRequest', code: 'invalid', field: 'head' })
  if (baseSha === null)
    throw invalid('Validation Failed', { resource: 'PullRequest', code: 'invalid', field: 'base' })
  const number = nextNumber(repository)
  fetchFrom(repository.folder, head.repository.folder, {
    source: headSha,
    target: `refs/pull/${number}/head`,
  })
  if (isAncestor(repository.folder, headSha, baseSha))
    throw invalid('Validation Failed', {
      resource: 'PullRequest',
      code: 'custom',
      message: `No commits between ${base} and ${head.ref}`,
    })
  const twin = repository.pulls.some(
    (each) =>
      each.state === 'open' &&
      each.head.repository === head.repository &&
      each.head.ref === head.ref &&
      each.base.ref === base,
  )
  if (twin)
    throw invalid('Validation Failed', {
      resource: 'PullRequest',
      code: 'custom',
      message: `A pull request already exists for ${head.repository.owner.login}:${head.ref}.`,
    })
  const now = world.now()
  const pull: Pull = {
    number,
    id: world.nextId(),
    title: wish.title,
    body: wish.body ?? '',
    author,
    state: 'open',
    draft: wish.draft ?? false,
    createdMs: now,
    updatedMs: now,
    closedMs: null,
    mergedMs: null,
    mergedBy: null,
    head: { ...head, sha: headSha },
    base: { ref: base, sha: baseSha },
    tested: '',
    mergeable: null,
    mergeCommit: null,
    computing: 0,
    landed: [],
    autoMerge: null,
    lastPusher: author,
    reviews: [],
    comments: [],
    reviewComments: [],
    timeline: [],
    labels: new Set(),
    requested: { users: new Set(), teams: new Set() },
  }
  repository.pulls.push(pull)
  testMerge(world, repository, pull)
  for (const sha of pullCommits(repository, pull))
    note(world, pull, { event: 'committed', actor: author, fields: { sha } })
  if (!pull.draft) askOwners(world, repository, pull)
  tell(world, repository, { pull, name: 'pull-request-opened', sender: author })
  return pull
}

/** Asks the code owners of what changed for their review; those of a draft are not asked. */
function askOwners(world: World, repository: Repository, pull: Pull): void {
  const file = codeownersAt(repository, pull.base.sha)
  if (file === null) return
  const from = mergeBase(repository.folder, pull.base.sha, pull.head.sha) ?? pull.base.sha
  const owners = new Set(
    changedFiles(repository.folder, from, pull.head.sha).flatMap(({ path }) => ownersAt(file.text, path)),
  )
  for (const owner of owners) {
    const [name = '', slug] = owner.replace(/^@/, '').split('/')
    if (slug === undefined) {
      const user = userBy(world, name)
      if (user !== null && user !== pull.author) request(world, repository, { pull, by: pull.author, user })
      continue
    }
    const team = organisationBy(world, name)?.teams.find((each) => each.slug === slug)
    if (team !== undefined && !isSole(world, owner, pull.author)) pull.requested.teams.add(team.id)
  }
}

function isSole(world: World, owner: string, author: User): boolean {
  return world.users.filter((user) => isOwner(world, [owner], user)).every((user) => user === author)
}

export function request(
  world: World,
  repository: Repository,
  { pull, by, user }: { readonly pull: Pull; readonly by: User; readonly user: User },
): void {
  pull.requested.users.add(user.id)
  const requested_reviewer = showUser(user)
  note(world, pull, {
    event: 'review_requested',
    actor: by,
    fields: { requested_reviewer, review_requester: showUser(by) },
  })
  tell(world, repository, {
    pull,
    name: 'pull-request-review-requested',
    sender: by,
    fields: { requested_reviewer },
  })
}

/** Points a pull request at another branch. */
export function retarget(
  world: World,
  repository: Repository,
  { pull, base, by }: { readonly pull: Pull; readonly base: string; readonly by: User },
): void {
  const sha = resolve(repository.folder, `refs/heads/${base}`)
  if (sha === null)
    throw invalid('Validation Failed', { resource: 'PullRequest', code: 'invalid', field: 'base' })
  const from = pull.base.ref
  pull.base = { ref: base, sha }
  note(world, pull, { event: 'base_ref_changed', actor: by })
  testMerge(world, repository, pull)
  const changes = { base: { ref: { from }, sha: { from: sha } } }
  tell(world, repository, { pull, name: 'pull-request-edited', sender: by, fields: { changes } })
}

/** Makes a draft of a pull request, or a pull request of a draft. */
export function setDraft(
  world: World,
  repository: Repository,
  { pull, draft, by }: { readonly pull: Pull; readonly draft: boolean; readonly by: User },
): void {
  pull.draft = draft
  note(world, pull, { event: draft ? 'convert_to_draft' : 'ready_for_review', actor: by })
  if (!draft) askOwners(world, repository, pull)
  tell(world, repository, {
    pull,
    name: draft ? 'pull-request-converted-to-draft' : 'pull-request-ready-for-review',
    sender: by,
  })
}
