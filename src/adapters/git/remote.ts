import { failure } from '../../words/find.ts'
import { git, gitText, runGit, type Repository } from './git.ts'

/** The repository itself, where there is no other: a folder that several people share, or a demonstration. */
const itself = '.'

/** Tags that belong to the product. They follow the remote exactly, so that one deleted there is missing here; other tags are left alone. */
const ourTags = ['approval', 'request', 'test', 'mail']

/** The remote that reviews go through: `origin`, or `.` where there is none. */
export async function remoteOf(repository: Repository): Promise<string> {
  const remotes = (await gitText(repository, ['remote'])).split('\n')
  return remotes.includes('origin') ? 'origin' : itself
}

/**
 * Brings branches and our tags to what the remote has, without touching the work tree or a local branch. Tags deleted there
 * disappear here, tags moved there move: whoever must know compares with what was seen before.
 */
export async function fetchAll(repository: Repository, remote: string): Promise<void> {
  if (remote === itself) return
  const refspecs = [
    `+refs/heads/*:refs/remotes/${remote}/*`,
    ...ourTags.map((name) => `+refs/tags/${name}/*:refs/tags/${name}/*`),
  ]
  await git(repository, [
    'fetch',
    '--quiet',
    '--prune',
    '--no-tags',
    '--no-auto-maintenance',
    remote,
    ...refspecs,
  ])
}

/** The branch whose commits send. */
export interface DefaultBranch {
  /** `main` */
  readonly name: string
  /** Where its newest known commit stands: `refs/remotes/origin/main`, or `refs/heads/main` without a remote. */
  readonly ref: string
  /** That commit. */
  readonly head: string
}

/** The default branch: what the remote's HEAD says where git knows it, else `main`, else `master`. One question to git. */
export async function defaultBranch(repository: Repository, remote: string): Promise<DefaultBranch> {
  const prefix = remote === itself ? 'refs/heads/' : `refs/remotes/${remote}/`
  const asked = [...(remote === itself ? [] : ['HEAD']), 'main', 'master'].map((name) => prefix + name)
  const listed = await gitText(repository, [
    'for-each-ref',
    '--format=%(refname) %(objectname) %(symref)',
    ...asked,
  ])
  const found = new Map(
    listed.split('\n').map((line) => {
      const [ref = '', head = '', target = ''] = line.split(' ')
      return [ref, { ref: target === '' ? ref : target, head }] as const
    }),
  )
  for (const ref of asked) {
    const branch = found.get(ref)
    if (branch?.ref.startsWith(prefix)) return { name: branch.ref.slice(prefix.length), ...branch }
  }
  throw failure('git-no-default-branch', { permanence: 'permanent', values: { remote } })
}

/** The branch that is checked out, or null for a detached HEAD. */
export async function currentBranch(repository: Repository): Promise<string | null> {
  const head = await runGit(repository, ['symbolic-ref', '--quiet', '--short', 'HEAD'])
  return head.code === 0 ? head.stdout.toString('utf8').trim() : null
}
