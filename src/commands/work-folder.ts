import { runGit } from '../adapters/git/git.ts'
import type { World } from './verb.ts'

/** The folder that holds `campaigns/`: the top of the repository that `world.root` is in, else `world.root` itself. */
export async function workFolder(world: World): Promise<string> {
  return (await topOf(world)) ?? world.root
}

/** Whether `world.root` is in a git repository. */
export async function isInGit(world: World): Promise<boolean> {
  return (await topOf(world)) !== null
}

async function topOf(world: World): Promise<string | null> {
  const top = await runGit({ folder: world.root, env: world.env }, ['rev-parse', '--show-toplevel'])
  return top.code === 0 ? top.stdout.toString('utf8').replace(/\n$/, '') : null
}
