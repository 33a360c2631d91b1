import { runGit, type Repository } from '../../adapters/git/git.ts'
import { defaultBranch, remoteOf } from '../../adapters/git/remote.ts'
import { Failure } from '../../kit/failure.ts'
import { isInGit } from '../work-folder.ts'
import type { World } from '../verb.ts'

/** The branch that pull requests go to. */
export interface Base {
  /** `main` */
  readonly branch: string
  /** Whether it has a commit: nothing can be merged into what is not there. */
  readonly hasCommits: boolean
}

/** The default branch, as far as this clone knows it. */
export async function baseOf(world: World, root: string): Promise<Base> {
  const ref = await refOf(world, root)
  const branch = ref?.replace(/^refs\/(?:heads|remotes\/[^/]+)\//, '') ?? 'main'
  return { branch, hasCommits: ref !== null }
}

/** Whether the rules have been merged: then, and not before, a campaign can be judged by them. */
export async function rulesAreMerged(world: World, root: string): Promise<boolean> {
  const ref = await refOf(world, root)
  if (ref === null) return false
  const repository: Repository = { folder: root, env: world.env }
  const found = await runGit(repository, ['cat-file', '-e', `${ref}:policies/approvals.yaml`])
  return found.code === 0
}

async function refOf(world: World, root: string): Promise<string | null> {
  if (!(await isInGit(world))) return null
  const repository: Repository = { folder: root, env: world.env }
  try {
    return (await defaultBranch(repository, await remoteOf(repository))).ref
  } catch (error) {
    if (error instanceof Failure && error.code === 'git-no-default-branch') return null
    throw error
  }
}
