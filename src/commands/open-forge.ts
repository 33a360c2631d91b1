import { createGitForge } from '../adapters/git/forge.ts'
import type { Forge } from '../approval/facts.ts'
import type { Workbench } from './workbench.ts'

/** The forge of a repository: signed tags in plain git, or the reviews of the hosted forge that `policies/approvals.yaml` names. */
export function openForge({ repository, branch }: Pick<Workbench, 'repository' | 'branch'>): Forge {
  return createGitForge(repository, { branch: branch.ref })
}
