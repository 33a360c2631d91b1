import type { ChangeFacts, KnownFacts, RulesFacts, Snapshot } from '../../approval/facts.ts'
import { campaignOf, changedPaths as changedFiles, focusTree } from '../../approval/focus-tree.ts'
import type { HostedFacts } from '../../approval/hosted-facts.ts'
import { parseTagName, type TagName } from '../../approval/tag-name.ts'
import { parseContent } from '../../content/parse-content.ts'
import type { Tree } from '../../content/tree.ts'
import { failure } from '../../words/find.ts'
import { broughtCommits, commitFacts } from './forge-commits.ts'
import {
  askAbout,
  hostedPeople,
  landedAs,
  landingOf,
  reviewOpinions,
  withAccounts,
  type HostedSide,
} from './forge-hosted.ts'
import { lineAfter, newestOn, readRules, type RulesReader } from './forge-rules.ts'
import type { SignerReader } from './forge-signers.ts'
import { missingTags, type TagReader } from './forge-tags.ts'
import type { Repository } from './git.ts'
import { isAncestor, readCommits } from './history.ts'
import { mergedTree } from './merge-work.ts'
import type { RawTag } from './tags.ts'

/** What is looked at in one gathering: one tip, one set of tags, so that nothing moves underneath. */
export interface View {
  readonly tip: string
  readonly tags: readonly RawTag[]
  /** Who asked about these campaigns; empty where `tags` holds everything. */
  readonly requests: (campaigns: readonly string[]) => Promise<readonly RawTag[]>
  readonly known: KnownFacts
}

/** What a forge remembers between gatherings: nothing of it ever changes in git. */
export interface Memories {
  readonly repository: Repository
  readonly snapshot: (commit: string) => Promise<Snapshot>
  /** The files of a tree by its own id. */
  readonly treeOf: (tree: string) => Promise<Tree>
  readonly tagReader: TagReader
  readonly signers: SignerReader
  /** Null: plain git. */
  readonly hosted: HostedSide | null
  readonly settled: RulesReader['settled']
}

/** Everything about a commit of the default branch. */
export async function mergedFacts(memories: Memories, view: View, asked: string): Promise<ChangeFacts> {
  const { repository, snapshot, hosted: side } = memories
  const id = side === null ? asked : await landingOf(side, asked)
  const [commit] = await readCommits(repository, [id])
  const parent = commit?.parents[0]
  if (commit === undefined || parent === undefined) {
    throw failure('commit-without-parent', { permanence: 'permanent', values: { commit: id.slice(0, 12) } })
  }
  const second = commit.parents.length === 2 ? (commit.parents[1] ?? null) : null
  const landed =
    side === null
      ? { base: parent, head: second, hosted: null }
      : await landedAs(side, commit, { nowMs: view.known.nowMs })
  const { base, head } = landed
  const { tree } = await snapshot(id)
  return {
    ...(await commonFacts(memories, view, {
      base,
      tree,
      hosted: landed.hosted,
      afterRoot: await isAfterRoot(memories, view, id),
    })),
    mode: 'merged',
    commit: await commitFacts(memories, commit),
    tree,
    head: head === null ? null : await snapshot(head),
    mergeTree: head === null ? null : await gitsMerge(memories, base, head),
    proposal: head === null ? [] : await proposalOf(memories, { base, head, hosted: landed.hosted }),
  }
}

/** Everything about a head as if it were merged now. */
export async function proposedFacts(memories: Memories, view: View, id: string): Promise<ChangeFacts> {
  const { repository, snapshot, hosted: side } = memories
  // The branch of a fork is none of the remote's.
  if (side !== null) await side.fetchCommits([id])
  const [commit] = await readCommits(repository, [id])
  if (commit === undefined)
    throw failure('git-commit-missing', { permanence: 'permanent', values: { commit: id } })
  const base = view.tip
  const mergeTree = await gitsMerge(memories, base, id)
  const { tree } = mergeTree
  const change = { base, nowMs: view.known.nowMs, after: tree }
  const hosted = side === null ? null : await side.reader.proposed(id, await askAbout(side, change))
  return {
    ...(await commonFacts(memories, view, {
      base,
      tree,
      hosted,
      afterRoot: view.known.root === null ? null : true,
    })),
    mode: 'proposal',
    commit: { ...(await commitFacts(memories, commit)), parents: [base, id] },
    tree,
    head: await snapshot(id),
    mergeTree,
    proposal: await proposalOf(memories, { base, head: id, hosted }),
  }
}

/** What a head brings to its base, with the accounts of a hosted forge. */
async function proposalOf(
  memories: Memories,
  {
    base,
    head,
    hosted,
  }: { readonly base: string; readonly head: string; readonly hosted: HostedFacts | null },
): Promise<ChangeFacts['proposal']> {
  const commits = await broughtCommits(memories, base, head)
  const { hosted: side } = memories
  return side === null || hosted === null ? commits : withAccounts(side, { base, commits }, hosted)
}

type Common = Omit<ChangeFacts, 'mode' | 'commit' | 'tree' | 'head' | 'mergeTree' | 'proposal'>

async function commonFacts(
  memories: Memories,
  view: View,
  change: {
    readonly base: string
    readonly tree: Tree
    readonly hosted: HostedFacts | null
    readonly afterRoot: boolean | null
  },
): Promise<Common> {
  const { snapshot, hosted: side } = memories
  const { tip, tags, known } = view
  const { nowMs, halted, planned, lifted, claimed, authorised } = known
  const { afterRoot, hosted } = change
  const base = await snapshot(change.base)
  const missing = missingTags(known.seen, tags)
  return {
    repository: repositoryOf(base.tree),
    base,
    afterRoot,
    ...hostedPeople(hosted),
    opinions:
      side === null || hosted === null
        ? await signedOpinions(memories, view, changedFiles(base.tree, change.tree))
        : await reviewOpinions(side, hosted),
    // Beside reviews, a tag says something about the rules only.
    missing: side === null ? missing : missing.filter((ref) => parseTagName(ref)?.kind === 'rules'),
    ...(await rulesAround(memories, view, afterRoot === true ? change.base : null)),
    live: { nowMs, tip: await snapshot(tip), halted, planned, lifted, claimed, authorised },
  }
}

/** What signed tags say about the campaigns of a change. */
async function signedOpinions(
  { tagReader }: Memories,
  { tags, requests }: View,
  changed: readonly string[],
): Promise<ChangeFacts['opinions']> {
  const campaigns = new Set(changed.map(campaignOf).filter((id) => id !== null))
  const isWanted = (name: TagName): boolean => name.kind !== 'rules' && campaigns.has(name.campaign)
  return tagReader.opinions([...tags, ...(await requests([...campaigns]))], isWanted)
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
export async function rulesFacts(memories: Memories, view: View, base: string): Promise<RulesFacts | null> {
  const { root, judgedUpto } = view.known
  if (root === null) return null
  let trusted = root
  for (const upto of judgedUpto) {
    if (await isAncestor(memories.repository, upto, base)) trusted = upto
  }
  const { nowMs } = view.known
  return readRules({ ...memories, tags: view.tags, nowMs, judgedUpto }, trusted, view.tip)
}

/** Whether a commit stands on the default branch after the root. */
async function isAfterRoot({ repository }: Memories, view: View, id: string): Promise<boolean | null> {
  const { root } = view.known
  return root === null ? null : (await lineAfter(repository, root, view.tip)).includes(id)
}

async function gitsMerge(
  { repository, treeOf }: Memories,
  base: string,
  head: string,
): Promise<{ readonly tree: Tree; readonly clean: boolean }> {
  const { id, clean } = await mergedTree(repository, base, head)
  return { tree: await treeOf(id), clean }
}

/** Without a readable policy no repository is meant, and no approval fits. */
function repositoryOf(tree: Tree): string {
  return parseContent(focusTree(tree, [])).policies.ledger?.repository ?? ''
}
