import { createGitForge } from '../adapters/git/forge.ts'
import type { Forge } from '../approval/facts.ts'
import type { HostedReader } from '../approval/hosted-facts.ts'
import type { Approvals } from '../content/schema/approvals.ts'
import type { Workbench } from './workbench.ts'

/**
 * The forge of a repository: signed tags in plain git, or the reviews of the hosted forge that `policies/approvals.yaml` of the default branch
 * names. No pull request has a say in which one that is.
 */
export function openForge({
  repository,
  branch,
  content,
}: Pick<Workbench, 'repository' | 'branch' | 'content'>): Forge {
  const forge = content.policies.approvals?.forge
  if (forge === undefined) return createGitForge(repository, { branch: branch.ref })
  return createGitForge(repository, { branch: branch.ref, hosted: lazyReader(forge, repository.env) })
}

/** The client is loaded when something is asked: most commands ask nothing. */
function lazyReader(
  forge: NonNullable<Approvals['forge']>,
  env: Workbench['repository']['env'],
): HostedReader {
  let opened: Promise<HostedReader> | null = null
  const open = (): Promise<HostedReader> => {
    opened ??= import('../adapters/github/reader.ts').then(({ createGitHubReader }) =>
      createGitHubReader({ forge, env }),
    )
    return opened
  }
  return {
    merged: async (commit, question) => (await open()).merged(commit, question),
    proposed: async (head, question) => (await open()).proposed(head, question),
    mergesOf: async (commit) => (await open()).mergesOf(commit),
  }
}
