import { isAncestor, resolveCommit } from '../../adapters/git/history.ts'
import { readTree } from '../../adapters/git/read-tree.ts'
import { readWorkTree } from '../../adapters/git/work-tree.ts'
import type { ChangeFacts } from '../../approval/facts.ts'
import { focusTree } from '../../approval/focus-tree.ts'
import { parseContent } from '../../content/parse-content.ts'
import type { Tree } from '../../content/tree.ts'
import { Failure } from '../../kit/failure.ts'
import { failure } from '../../words/find.ts'
import { factsAbout } from '../approvals.ts'
import type { World } from '../verb.ts'
import type { Workbench } from '../workbench.ts'

/** What is planned: a change that can be judged, or what its writer has so far. */
interface PlanSubject {
  readonly tree: Tree
  /** Null: it lies in the folder, and is not committed. */
  readonly commit: string | null
  /** Null for a draft and for what is not committed: nobody decides about them. */
  readonly facts: ChangeFacts | null
}

/** The change that `approvals` would judge; where there is none, the draft on this branch, and else what lies in the folder. */
export async function planSubject(
  world: World,
  bench: Workbench,
  asked: { readonly campaign: string; readonly at: string | null; readonly offline: boolean },
): Promise<PlanSubject> {
  const draft = asked.at === null ? await draftOf(bench, asked.campaign) : null
  if (draft !== null) return draft
  // Who reviewed is the hosted forge's to say, which is not asked.
  if (asked.offline && bench.content.policies.approvals?.forge !== undefined)
    return asCommitted(bench, asked.at)
  try {
    const facts = await factsAbout(world, bench, asked)
    return { tree: facts.tree, commit: facts.commit.id, facts }
  } catch (error) {
    if (!(error instanceof Failure) || error.code !== 'approvals-nothing-to-judge') throw error
    const tree = await readWorkTree(bench.repository.folder)
    if (!tree.files.has(`campaigns/${asked.campaign}/campaign.md`)) throw error
    return { tree, commit: null, facts: null }
  }
}

/** The files of a commit, by default of the one that is checked out; nobody decides about them here. */
async function asCommitted({ repository }: Workbench, at: string | null): Promise<PlanSubject> {
  const commit = await resolveCommit(repository, at ?? 'HEAD')
  if (commit === null)
    throw failure('no-such-commit', { permanence: 'permanent', values: { revision: at ?? 'HEAD' } })
  return { tree: await readTree(repository, commit), commit, facts: null }
}

/** The campaign on the branch that is checked out, if it says there that it is a draft. */
async function draftOf({ repository, head }: Workbench, campaign: string): Promise<PlanSubject | null> {
  const commit = await resolveCommit(repository, 'HEAD')
  if (commit === null || (await isAncestor(repository, commit, head))) return null
  const tree = await readTree(repository, commit)
  const found = parseContent(focusTree(tree, [campaign])).campaigns.get(campaign)
  return found?.front.status === 'draft' ? { tree, commit, facts: null } : null
}
