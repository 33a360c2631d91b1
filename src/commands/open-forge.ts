import { createGitForge } from '../adapters/git/forge.ts'
import type { Forge } from '../approval/facts.ts'
import type { HostedReader } from '../approval/hosted-facts.ts'
import type { ResponseMemory } from '../approval/response-memory.ts'
import type { Approvals } from '../content/schema/approvals.ts'
import type { Workbench } from './workbench.ts'

/**
 * The forge of a repository: signed tags in plain git, or the reviews of the hosted forge that `policies/approvals.yaml` of the default branch
 * names. No pull request has a say in which one that is. `memory` outlives the process: never for the gate before a send, which asks anew.
 */
export function openForge(
  { repository, branch, content }: Pick<Workbench, 'repository' | 'branch' | 'content'>,
  memory?: ResponseMemory,
): Forge {
  const forge = content.policies.approvals?.forge
  if (forge === undefined) return createGitForge(repository, { branch: branch.ref })
  const hosted = lazyReader({ forge, env: repository.env, ...(memory === undefined ? {} : { memory }) })
  return createGitForge(repository, { branch: branch.ref, hosted })
}

/** The client is loaded when something is asked: most commands ask nothing. */
function lazyReader(options: {
  readonly forge: NonNullable<Approvals['forge']>
  readonly env: Workbench['repository']['env']
  readonly memory?: ResponseMemory
}): HostedReader {
  let opened: Promise<HostedReader> | null = null
  const open = (): Promise<HostedReader> => {
    opened ??= import('../adapters/github/reader.ts').then(({ createGitHubReader }) =>
      createGitHubReader(options),
    )
    return opened
  }
  return {
    merged: async (commit, question) => (await open()).merged(commit, question),
    proposed: async (head, question) => (await open()).proposed(head, question),
    mergesOf: async (commit) => (await open()).mergesOf(commit),
  }
}
