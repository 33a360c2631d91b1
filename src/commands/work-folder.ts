import { runGit } from '../adapters/git/git.ts'
import type { World } from './verb.ts'

/** The folder that holds `campaigns/`: the top of the repository that `world.root` is in, else `world.root` itself. */
export async function workFolder(world: World): Promise<string> {
  const top = await runGit({ folder: world.root, env: world.env }, ['rev-parse', '--show-toplevel'])
  return top.code === 0 ? top.stdout.toString('utf8').trim() : world.root
}
