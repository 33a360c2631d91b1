import type { Forge, KnownFacts, Memory, Snapshot } from '../../approval/facts.ts'
import type { HostedReader } from '../../approval/hosted-facts.ts'
import type { Tree } from '../../content/tree.ts'
import { present } from '../../kit/assert.ts'
import { createCommitFetcher } from './fetch-objects.ts'
import { mergedFacts, proposedFacts, rulesFacts, type View } from './forge-change.ts'
import { landingOf, type HostedSide } from './forge-hosted.ts'
import { rememberedReader } from './forge-remembered.ts'
import { createSignerReader } from './forge-signers.ts'
import { createTagReader, rememberedTags } from './forge-tags.ts'
import type { Repository } from './git.ts'
import { readCommits } from './history.ts'
import { readTree } from './read-tree.ts'
import { readTags, readTipAndTags, type RawTag } from './tags.ts'

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
  // A head and what was merged of it mostly have the same files: they are read once.
  const read = rememberLast(treesMax, (tree) => readTree(repository, tree))
  const treeAt = rememberLast(treesMax, async (commit): Promise<Tree> => {
    const [made] = await readCommits(repository, [commit])
    return { ...(await read(present(made, 'the commit that was asked for').tree)), commit }
  })
  const snapshot = async (commit: string): Promise<Snapshot> => ({ commit, tree: await treeAt(commit) })
  const memories = {
    repository,
    snapshot,
    treeOf: read,
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
  const now = { ...memories, hosted: options.hosted === undefined ? null : sideOf(options.hosted) }
  const look = async (known: KnownFacts): Promise<View> => ({
    ...(await readTipAndTags(repository, options.branch, 'refs/tags/approval/')),
    requests: (campaigns) => requestTags(repository, campaigns),
    known,
  })
  return {
    merged: async (commit, known) => mergedFacts(now, await look(known), commit),
    proposed: async (head, known) => proposedFacts(now, await look(known), head),
    rules: async (known) => {
      const view = await look(known)
      return rulesFacts(now, view, view.tip)
    },
    broughtBy: async (commit) => (now.hosted === null ? commit : landingOf(now.hosted, commit)),
    recalled: async (memory) => {
      const hosted = memory.hosted === null ? null : sideOf(rememberedReader(memory.hosted))
      return mergedFacts({ ...memories, hosted, settled: new Map() }, viewOf(memory), memory.commit)
    },
  }
}

/** Remembers the answers to the last so many questions; what failed is asked again. */
function rememberLast<Answer>(
  most: number,
  ask: (question: string) => Promise<Answer>,
): (question: string) => Promise<Answer> {
  const answers = new Map<string, Promise<Answer>>()
  return (question) => {
    const answer = answers.get(question) ?? ask(question)
    answers.delete(question)
    answers.set(question, answer)
    answer.catch(() => answers.delete(question))
    const [oldest] = answers.keys()
    if (answers.size > most && oldest !== undefined) answers.delete(oldest)
    return answer
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
