import type { ChangeFacts, Forge, KnownFacts, Memory, RulesFacts, Snapshot } from '../../approval/facts.ts'
import { campaignOf, changedPaths as changedFiles, focusTree } from '../../approval/focus-tree.ts'
import type { TagName } from '../../approval/tag-name.ts'
import { parseContent } from '../../content/parse-content.ts'
import type { Tree } from '../../content/tree.ts'
import { failure } from '../../words/find.ts'
import { broughtCommits, commitFacts, mergedTree } from './forge-commits.ts'
import { lineAfter, newestOn, readRules } from './forge-rules.ts'
import { createSignerReader, type SignerReader } from './forge-signers.ts'
import { createTagReader, missingTags, rememberedTags, type TagReader } from './forge-tags.ts'
import { gitText, type Repository } from './git.ts'
import { isAncestor, readCommits } from './history.ts'
import { readTree } from './read-tree.ts'
import { readTags, type RawTag } from './tags.ts'

/** Trees that are remembered; a worker looks at the same few again and again, for weeks. */
const treesMax = 64

/** Of a merge that brings more campaigns than this, all requests are read at once. */
const askedForOneByOne = 4

/** Where the default branch of a plain git repository stands: `refs/heads/main` or `refs/remotes/origin/main`. */
export interface GitForgeOptions {
  readonly branch: string
}

/** What is looked at in one gathering: one tip, one set of tags, so that nothing moves underneath. */
interface View {
  readonly tip: string
  readonly tags: readonly RawTag[]
  /** Who asked about these campaigns; empty where `tags` holds everything. */
  readonly requests: (campaigns: readonly string[]) => Promise<readonly RawTag[]>
  readonly known: KnownFacts
}

/** What a forge remembers between gatherings: nothing of it ever changes in git. */
interface Memories {
  readonly repository: Repository
  readonly snapshot: (commit: string) => Promise<Snapshot>
  readonly tagReader: TagReader
  readonly signers: SignerReader
}

/** Plain git as a forge: a release is a merge, approvals are signed tags. Fetching is the caller's business. */
export function createGitForge(repository: Repository, options: GitForgeOptions): Forge {
  const trees = new Map<string, Promise<Tree>>()
  const treeAt = (commit: string): Promise<Tree> => {
    const tree = trees.get(commit) ?? readTree(repository, commit)
    trees.delete(commit)
    trees.set(commit, tree)
    const [oldest] = trees.keys()
    if (trees.size > treesMax && oldest !== undefined) trees.delete(oldest)
    return tree
  }
  const snapshot = async (commit: string): Promise<Snapshot> => ({ commit, tree: await treeAt(commit) })
  const memories = {
    repository,
    snapshot,
    tagReader: createTagReader(repository, treeAt),
    signers: createSignerReader(repository.env),
  }
  const look = async (known: KnownFacts): Promise<View> => ({
    tip: await gitText(repository, ['rev-parse', '--verify', `${options.branch}^{commit}`]),
    tags: await readTags(repository, 'refs/tags/approval/'),
    requests: (campaigns) => requestTags(repository, campaigns),
    known,
  })
  return {
    merged: async (commit, known) => mergedFacts(memories, await look(known), commit),
    proposed: async (head, known) => proposedFacts(memories, await look(known), head),
    rules: async (known) => {
      const view = await look(known)
      return rulesFacts(memories, view, view.tip)
    },
    recalled: async (memory) => mergedFacts(memories, viewOf(memory), memory.commit),
  }
}

/** What the evidence of a decision remembers, looked at as if it were today. */
function viewOf(memory: Memory): View {
  const { tip, trusted, nowMs, planned, lifted } = memory
  const known = { root: trusted, judgedUpto: [], seen: [], nowMs, halted: null, planned, lifted, claimed: [] }
  return { tip, tags: rememberedTags(memory.tags), requests: async () => [], known }
}

/** The requests about these campaigns, however many others there are. */
async function requestTags(repository: Repository, campaigns: readonly string[]): Promise<readonly RawTag[]> {
  const folders = campaigns.length > askedForOneByOne ? [''] : campaigns.map((campaign) => `${campaign}/`)
  const tags: RawTag[] = []
  for (const folder of folders) tags.push(...(await readTags(repository, `refs/tags/request/${folder}`)))
  return tags
}

async function mergedFacts(memories: Memories, view: View, id: string): Promise<ChangeFacts> {
  const { repository, snapshot } = memories
  const [commit] = await readCommits(repository, [id])
  const parent = commit?.parents[0]
  if (commit === undefined || parent === undefined) {
    throw failure('commit-without-parent', { permanence: 'permanent', values: { commit: id.slice(0, 12) } })
  }
  const second = commit.parents.length === 2 ? commit.parents[1] : undefined
  const { tree } = await snapshot(id)
  return {
    ...(await commonFacts(memories, view, {
      base: parent,
      tree,
      afterRoot: await isAfterRoot(memories, view, id),
    })),
    mode: 'merged',
    commit: await commitFacts(memories, commit),
    tree,
    head: second === undefined ? null : await snapshot(second),
    mergeTree: second === undefined ? null : await gitsMerge(memories, parent, second),
    proposal: second === undefined ? [] : await broughtCommits(memories, parent, second),
  }
}

async function proposedFacts(memories: Memories, view: View, id: string): Promise<ChangeFacts> {
  const { repository, snapshot } = memories
  const [commit] = await readCommits(repository, [id])
  if (commit === undefined)
    throw failure('git-commit-missing', { permanence: 'permanent', values: { commit: id } })
  const mergeTree = await gitsMerge(memories, view.tip, id)
  const { tree } = mergeTree
  return {
    ...(await commonFacts(memories, view, {
      base: view.tip,
      tree,
      afterRoot: view.known.root === null ? null : true,
    })),
    mode: 'proposal',
    commit: { ...(await commitFacts(memories, commit)), parents: [view.tip, id] },
    tree,
    head: await snapshot(id),
    mergeTree,
    proposal: await broughtCommits(memories, view.tip, id),
  }
}

type Common = Omit<ChangeFacts, 'mode' | 'commit' | 'tree' | 'head' | 'mergeTree' | 'proposal'>

async function commonFacts(
  memories: Memories,
  view: View,
  change: { readonly base: string; readonly tree: Tree; readonly afterRoot: boolean | null },
): Promise<Common> {
  const { snapshot, tagReader } = memories
  const { tip, tags, known } = view
  const { nowMs, halted, planned, lifted, claimed } = known
  const { afterRoot } = change
  const base = await snapshot(change.base)
  const campaigns = new Set(
    changedFiles(base.tree, change.tree)
      .map(campaignOf)
      .filter((id) => id !== null),
  )
  const isWanted = (name: TagName): boolean => name.kind !== 'rules' && campaigns.has(name.campaign)
  const said = [...tags, ...(await view.requests([...campaigns]))]
  return {
    repository: repositoryOf(base.tree),
    base,
    afterRoot,
    proposer: null,
    opinions: await tagReader.opinions(said, isWanted),
    missing: missingTags(known.seen, tags),
    memberships: [],
    merger: { kind: 'unasked' },
    ...(await rulesAround(memories, view, afterRoot === true ? change.base : null)),
    live: { nowMs, tip: await snapshot(tip), halted, planned, lifted, claimed },
  }
}

/** The history of the rules, and where in it `base` stands; `base` null: a commit that is not after the root and never sends. */
async function rulesAround(
  memories: Memories,
  view: View,
  base: string | null,
): Promise<Pick<ChangeFacts, 'rules' | 'rulesAt'>> {
  const rules = await rulesFacts(memories, view, base ?? view.tip)
  if (rules === null || base === null) return { rules, rulesAt: null }
  const line = await lineAfter(memories.repository, rules.trusted.commit, base)
  return { rules, rulesAt: newestOn(line, rules.commits) }
}

/** From the newest judged commit that `base` is or comes after, else from the root, up to the tip. */
async function rulesFacts(memories: Memories, view: View, base: string): Promise<RulesFacts | null> {
  const { root, judgedUpto } = view.known
  if (root === null) return null
  let trusted = root
  for (const upto of judgedUpto) {
    if (await isAncestor(memories.repository, upto, base)) trusted = upto
  }
  return readRules({ ...memories, tags: view.tags }, trusted, view.tip)
}

/** Whether a commit stands on the default branch after the root. */
async function isAfterRoot({ repository }: Memories, view: View, id: string): Promise<boolean | null> {
  const { root } = view.known
  return root === null ? null : (await lineAfter(repository, root, view.tip)).includes(id)
}

async function gitsMerge(
  { repository, snapshot }: Memories,
  base: string,
  head: string,
): Promise<{ readonly tree: Tree; readonly clean: boolean }> {
  const { id, clean } = await mergedTree(repository, base, head)
  return { tree: (await snapshot(id)).tree, clean }
}

/** Without a readable policy no repository is meant, and no approval fits. */
function repositoryOf(tree: Tree): string {
  return parseContent(focusTree(tree, [])).policies.ledger?.repository ?? ''
}
