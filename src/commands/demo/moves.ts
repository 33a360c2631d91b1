import { join } from 'node:path'
import { folderOf, type Actor, type Person } from './people.ts'
import type { Files } from './policies.ts'
import { editFile, writeFiles } from './repository.ts'
import { nothing } from './shown-lines.ts'
import type { Stage } from './stage.ts'
import type { Step } from './step.ts'

/** `postmerge …` in the actor's folder. */
export function postmerge(actor: Actor, ...args: readonly string[]): Step {
  return { actor, command: ['node', 'bin/postmerge.js', ...args, '--root', folderOf(actor)] }
}

/** `git …` in the actor's folder. */
export function git(actor: Actor, ...args: readonly string[]): Step {
  return { actor, command: ['git', '-C', folderOf(actor), ...args], shows: nothing }
}

/** Begins a branch on the newest state of the default branch. */
export async function beginBranch({ player }: Stage, person: Person, branch: string): Promise<void> {
  await player.quietly(git(person, 'fetch', '--quiet', 'origin'))
  await player.quietly(git(person, 'switch', '--quiet', '--no-track', '-c', branch, 'origin/main'))
}

/** Writes new files into a person's folder. */
export async function write({ folder }: Stage, person: Person, files: Files): Promise<void> {
  await writeFiles(join(folder, person), files)
}

/** Changes a text of a file in a person's folder. */
export async function edit(
  { folder }: Stage,
  person: Person,
  change: { readonly path: string; readonly from: string; readonly to: string },
): Promise<void> {
  await editFile(join(folder, person, change.path), change.from, change.to)
}

/** Commits everything and pushes the branch. */
export async function commitAndPush(
  { player }: Stage,
  person: Person,
  what: { readonly branch: string; readonly message: string },
): Promise<void> {
  await player.quietly(git(person, 'add', '--all'))
  await player.run(git(person, 'commit', '--quiet', '--message', what.message))
  await player.run(git(person, 'push', '--quiet', 'origin', what.branch))
}

/** Merges a branch into the default branch as two parents, and pushes. */
export async function merge(stage: Stage, person: Person, branch: string): Promise<void> {
  const { player } = stage
  await catchUp(stage, person)
  const message = `Merge ${branch}`
  await player.run(git(person, 'merge', '--quiet', '--no-ff', '--message', message, `origin/${branch}`))
  await player.run(git(person, 'push', '--quiet', 'origin', 'main'))
}

/** Takes the newest commit of the default branch back: a merge by what it merged. */
export async function revert(stage: Stage, person: Person, what: 'merge' | 'commit'): Promise<void> {
  const { player } = stage
  await catchUp(stage, person)
  const mainline = what === 'merge' ? ['--mainline', '1'] : []
  await player.run(git(person, 'revert', '--no-edit', ...mainline, 'HEAD'))
  await player.run(git(person, 'push', '--quiet', 'origin', 'main'))
}

/** Brings a person's default branch to the newest state. */
export async function catchUp({ player }: Stage, person: Person): Promise<void> {
  await player.quietly(git(person, 'fetch', '--quiet', 'origin'))
  await player.quietly(git(person, 'switch', '--quiet', 'main'))
  await player.quietly(git(person, 'merge', '--quiet', '--ff-only', 'origin/main'))
}
