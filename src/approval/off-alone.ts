import type { Tree } from '../content/tree.ts'
import { offRuleOf } from './off-rule.ts'
import { parsedAt } from './parsed.ts'

const path = 'policies/approvals.yaml'

/** The list whose approval a change switches off beside changing other rules, or null: to switch it off is a change of its own. */
export function offAmongOthers(before: Tree, after: Tree, changed: readonly string[]): string | null {
  if (changed.length < 2 || !changed.includes(path)) return null
  const [was, is] = [before, after].map((tree) => parsedAt(tree, []).policies.approvals)
  if (is === null || is === undefined) return null
  const isNew = (list: string): boolean => {
    const rule = offRuleOf(is, list)
    const earlier = was === null || was === undefined ? null : offRuleOf(was, list)
    return rule !== null && (earlier === null || earlier.until < rule.until)
  }
  return Object.keys(is.lists).find(isNew) ?? null
}
