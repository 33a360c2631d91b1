import type { Forge, KnownFacts, Memory, Snapshot } from '../../approval/facts.ts'
import type { HostedReader } from '../../approval/hosted-facts.ts'
import type { Tree } from '../../content/tree.ts'
import { createCommitFetcher } from './fetch-objects.ts'
import { mergedFacts, proposedFacts, rulesFacts, type View } from './forge-change.ts'
import { landingOf, type HostedSide } from './forge-hosted.ts'
import { rememberedReader } from './forge-remembered.ts'
import { createSignerReader } from './forge-signers.ts'
import { createTagReader, rememberedTags } from './forge-tags.ts'
import { gitText, type Repository } from './git.ts'
import { readTree } from './read-tree.ts'
import { readTags, type RawTag } from './tags.ts'

/** Trees that are remembered; a worker looks at the same few again and again, for weeks. */
const treesMax = 64

/** Of a merge that brings more campaigns than this, all requests are read at once. */
const askedForOneByOne = 4

/** Where a forge is looked for beside git itself. */
export interface GitForgeOptions {
  /** Where the default branch stands: `refs/heads/main` or `refs/remotes/origin/main`. */
  readonly branch: string
  /** Who says what about pull requests; without one, signed tags in git say it. */
  readonly hosted?: HostedReader
}

/**
 * Git as a forge: a release is a merge, approvals are signed tags, or the reviews of a hosted forge, where there is one: then git still says
 * what was changed, and the forge who did. Fetching the branches is the caller's business.
 */
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
    settled: new Map(),
  }
  const [, remote, name] = /^refs\/(?:heads|remotes\/([^/]+))\/(.+)$/.exec(options.branch) ?? []
  const fetchCommits = createCommitFetcher(repository, remote ?? null)
  const sideOf = (reader: HostedReader): HostedSide => ({
    reader,
    repository,
    fetchCommits,
    treeAt,
    branch: name ?? '',
  })
  const present = { ...memories, hosted: options.hosted === undefined ? null : sideOf(options.hosted) }
  const look = async (known: KnownFacts): Promise<View> => ({
    tip: await gitText(repository, ['rev-parse', '--verify', `${options.branch}^{commit}`]),
    tags: await readTags(repository, 'refs/tags/approval/'),
    requests: (campaigns) => requestTags(repository, campaigns),
    known,
  })
  return {
    merged: async (commit, known) => mergedFacts(present, await look(known), commit),
    proposed: async (head, known) => proposedFacts(present, await look(known), head),
    rules: async (known) => {
      const view = await look(known)
      return rulesFacts(present, view, view.tip)
    },
    broughtBy: async (commit) => (present.hosted === null ? commit : landingOf(present.hosted, commit)),
    recalled: async (memory) => {
      const hosted = memory.hosted === null ? null : sideOf(rememberedReader(memory.hosted))
      return mergedFacts({ ...memories, hosted, settled: new Map() }, viewOf(memory), memory.commit)
    },
  }
}

/** What the evidence of a decision remembers, looked at as if it were today. */
function viewOf(memory: Memory): View {
  const { tip, trusted, nowMs, planned, lifted } = memory
  const known = {
    root: trusted,
    judgedUpto: [],
    seen: [],
    nowMs,
    halted: null,
    planned,
    lifted,
    claimed: [],
    authorised: [],
  }
  return { tip, tags: rememberedTags(memory.tags), requests: async () => [], known }
}

/** The requests about these campaigns, however many others there are. */
async function requestTags(repository: Repository, campaigns: readonly string[]): Promise<readonly RawTag[]> {
  const folders = campaigns.length > askedForOneByOne ? [''] : campaigns.map((campaign) => `${campaign}/`)
  const tags: RawTag[] = []
  for (const folder of folders) tags.push(...(await readTags(repository, `refs/tags/request/${folder}`)))
  return tags
}
