import { homedir } from 'node:os'
import { isAbsolute, join } from 'node:path'
import { rememberLinks } from '../adapters/files/link-cache.ts'
import { runGit } from '../adapters/git/git.ts'
import { createLinkProber } from '../adapters/http/link-prober.ts'
import type { LinkProber } from '../checks/links/link-prober.ts'
import type { World } from './verb.ts'

/**
 * Asks for the pages of links, and remembers for a day which were there: in git's own folder, into which no commit can put a file,
 * or without git in the user's folder for such things. Never in the work tree, which holds what anybody has pushed.
 */
export async function linkProberOf(world: World, folder: string): Promise<LinkProber> {
  const path = join(await memoryFolder(world, folder), 'postmerge', 'links.json')
  return rememberLinks(createLinkProber(), { path, nowMs: world.clock.now() })
}

async function memoryFolder(world: World, folder: string): Promise<string> {
  const found = await runGit({ folder, env: world.env }, ['rev-parse', '--absolute-git-dir'])
  if (found.code === 0) return found.stdout.toString('utf8').replace(/\n$/, '')
  const given = world.env['XDG_CACHE_HOME'] ?? world.env['LOCALAPPDATA'] ?? ''
  // XDG Base Directory: a path that is not absolute is to be ignored.
  return isAbsolute(given) ? given : join(world.env['HOME'] ?? homedir(), '.cache')
}
