import { compareText } from '../kit/finding.ts'
import type { Tree } from '../content/tree.ts'

/** The tree without the folders of all other campaigns: two thousand old ones need not be parsed to judge one. */
export function focusTree(tree: Tree, campaigns: readonly string[]): Tree {
  const files = [...tree.files].filter(([path]) => {
    const campaign = campaignOf(path)
    return campaign === null || campaigns.includes(campaign)
  })
  return { commit: tree.commit, files: new Map(files) }
}

/** The campaign whose folder a path lies in; null for layouts, partials and everything else. */
export function campaignOf(path: string): string | null {
  return /^campaigns\/([^_/][^/]*)\//.exec(path)?.[1] ?? null
}

/** Paths in which two trees differ, in content or mode, sorted. */
export function changedPaths(before: Tree, after: Tree): readonly string[] {
  const paths = new Set([...before.files.keys(), ...after.files.keys()])
  return [...paths].filter((path) => !sameFile(before, after, path)).sort(compareText)
}

/** Whether both trees have the very same file there, or neither has one. */
export function sameFile(a: Tree, b: Tree, path: string): boolean {
  const [x, y] = [a.files.get(path), b.files.get(path)]
  return x?.blob === y?.blob && x?.mode === y?.mode
}
