import { join } from 'node:path'
import { rememberLinks } from '../adapters/files/link-cache.ts'
import { createLinkProber } from '../adapters/http/link-prober.ts'
import type { LinkProber } from '../checks/links/link-prober.ts'
import type { World } from './verb.ts'

/** Asks for the pages of links, and remembers for a day in `var/cache/links.json` of that folder which were there. */
export function linkProberOf(world: World, folder: string): LinkProber {
  const path = join(folder, 'var/cache/links.json')
  return rememberLinks(createLinkProber(), { path, nowMs: world.clock.now() })
}
