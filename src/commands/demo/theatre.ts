import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createServers, type Servers } from './servers.ts'

/** A folder and the servers that run for it. */
export interface Theatre {
  readonly folder: string
  readonly servers: Servers
}

/** A folder that nobody else can read, and no server yet. */
export async function openTheatre(): Promise<Theatre> {
  return { folder: await mkdtemp(join(tmpdir(), 'postmerge-demo-')), servers: createServers() }
}

/** Stops every server and, unless the folder shall be kept, removes all traces. */
export async function closeTheatre({ folder, servers }: Theatre, keep: boolean): Promise<void> {
  await servers.stopAll()
  if (!keep) await rm(folder, { recursive: true, force: true, maxRetries: 5 })
}
