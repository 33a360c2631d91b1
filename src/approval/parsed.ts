import type { Content } from '../content/content.ts'
import { parseContent } from '../content/parse-content.ts'
import type { Tree } from '../content/tree.ts'
import { focusTree } from './focus-tree.ts'

const known = new WeakMap<Tree, Map<string, Content>>()

/** What a tree says about its rules and some campaigns. A tree never changes, so it is read once however often it is asked. */
export function parsedAt(tree: Tree, campaigns: readonly string[]): Content {
  const byCampaigns = known.get(tree) ?? new Map<string, Content>()
  known.set(tree, byCampaigns)
  const key = campaigns.join('/')
  const content = byCampaigns.get(key) ?? parseContent(focusTree(tree, campaigns))
  byCampaigns.set(key, content)
  return content
}
