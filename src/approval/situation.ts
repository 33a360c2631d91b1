import { closureOf, type Closure } from '../content/closure.ts'
import type { Campaign, Content } from '../content/content.ts'
import type { Tree } from '../content/tree.ts'
import type { ChangeFacts } from './facts.ts'
import { parsedAt } from './parsed.ts'
import type { Grants } from './grants.ts'

/** One campaign at the commit that is judged, with all that its judges look at. */
export interface Situation {
  readonly facts: ChangeFacts
  /** From the tree it was merged into. */
  readonly grants: Grants
  /** Of the commit itself. */
  readonly content: Content
  readonly campaign: Campaign
  readonly closure: Closure
  /** Paths that the commit changed. */
  readonly changed: readonly string[]
  /** The same campaign's closure in another tree; null where it is not there or cannot be read. */
  readonly closureAt: (tree: Tree) => Closure | null
}

/** Remembers closures by tree, since many approvals usually point at one commit. */
export function closureReader(campaign: string): (tree: Tree) => Closure | null {
  const known = new Map<Tree, Closure | null>()
  return (tree) => {
    const before = known.get(tree)
    if (before !== undefined) return before
    const closure = readCampaign(tree, campaign)?.closure ?? null
    known.set(tree, closure)
    return closure
  }
}

/** The first path in which two closures differ, or null. */
export function firstDifference(a: Closure, b: Closure): string | null {
  const [mine, others] = [a, b].map(({ files }) => new Map(files.map((file) => [file.path, file])))
  for (const path of [...(mine?.keys() ?? []), ...(others?.keys() ?? [])]) {
    const [x, y] = [mine?.get(path), others?.get(path)]
    if (x?.sha256 !== y?.sha256 || x?.mode !== y?.mode) return path
  }
  return null
}

/** One campaign of a tree with its closure; null where it is not there or cannot be read. */
export function readCampaign(
  tree: Tree,
  id: string,
): { readonly campaign: Campaign; readonly closure: Closure } | null {
  const content = parsedAt(tree, [id])
  const campaign = content.campaigns.get(id)
  return campaign === undefined ? null : { campaign, closure: closureOf(campaign, content, tree) }
}
