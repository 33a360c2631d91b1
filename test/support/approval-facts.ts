import { createHash } from 'node:crypto'
import type {
  Account,
  ChangeFacts,
  CommitFacts,
  LiveFacts,
  Merger,
  Opinion,
  ProposalCommit,
  ReviewOpinion,
  RuleCommit,
  Snapshot,
  TagOpinion,
} from '../../src/approval/facts.ts'
import { campaignOf, changedPaths } from '../../src/approval/focus-tree.ts'
import { writePayload, type Payload } from '../../src/approval/payload.ts'
import { readCampaign } from '../../src/approval/situation.ts'
import { tagRef } from '../../src/approval/tag-name.ts'
import { fingerprintOf } from '../../src/content/ssh-fingerprint.ts'
import type { Tree } from '../../src/content/tree.ts'
import { hostedFacts, type HostedStory } from './hosted-facts.ts'
import { idOf, now, people, user } from './story-names.ts'
import { treeOf } from './tree-of.ts'

export { idOf, now, user } from './story-names.ts'

/** Files by path; null removes one. */
export type Files = Readonly<Record<string, string | null>>

export const repositoryId = 'git.hikari.example/mail'

/** A public key of a person, made from the name; nobody has the private half. */
export function keyOf(person: string, n = 1): string {
  const type = Buffer.from('ssh-ed25519')
  const point = createHash('sha256').update(`${person} ${n}`).digest()
  const part = (bytes: Buffer): Buffer => Buffer.concat([Buffer.from([0, 0, 0, bytes.length]), bytes])
  return `ssh-ed25519 ${Buffer.concat([part(type), part(point)]).toString('base64')}`
}

/** `policies/identities.yaml`: aoi writes; vera and victor own vip, bo owns b2b, ken owns nothing, mori administers. */
export function identities(
  change: {
    readonly keys?: Readonly<Record<string, readonly string[]>>
    readonly vip?: string
    readonly without?: string
    readonly logins?: Readonly<Record<string, string>>
  } = {},
): string {
  const rows = people
    .filter((person) => person !== change.without)
    .map((person) => {
      const keys = change.keys?.[person] ?? [keyOf(person)]
      const ssh = JSON.stringify(keys)
      const login = change.logins?.[person] ?? person
      return `  ${person}: { address: ${person}@hikari.example, git_emails: [${person}@git.example], github: { login: ${login}, id: ${1001 + people.indexOf(person)} }, ssh: ${ssh} }`
    })
  const vip = change.vip ?? 'vera, victor'
  return `people:\n${rows.join('\n')}\nteams: { "@hikari/vip": [${vip}], "@hikari/marketing": [aoi, bo, vera] }\n`
}

export const list = (more = ''): string =>
  `title: A list\npurpose: News for those who asked\nconsent: { basis: opt-in }\n${more}`

export const campaign = (front: Readonly<Record<string, string>> = {}, body = 'Good day.\n'): string => {
  const keys = { subject: 'Autumn', from: 'news', lists: '[vip]', ...front }
  return `---\n${Object.entries(keys)
    .map(([key, value]) => `${key}: ${value}`)
    .join('\n')}\n---\n${body}`
}

export const codeowners = (more = ''): string =>
  `* @mori\n/campaigns/ @hikari/marketing @hikari/vip\n/lists/vip.yaml @hikari/vip\n/lists/b2b.yaml @bo\n/policies/ @mori\n${more}`

/** What the default branch holds before anything of a case happens. */
export const baseFiles: Files = {
  'README.md': 'Mail of Hikari.\n',
  'docs/notes.txt': 'Notes.\n',
  'campaigns/_layouts/newsletter.mjml': '<mjml><mj-body>{{ content }}</mj-body></mjml>\n',
  'lists/vip.yaml': list(),
  'lists/b2b.yaml': list(),
  'policies/senders.yaml': `organisation: { name: Hikari, timezone: Asia/Tokyo }
senders:
  news:
    from: { name: Hikari, address: news@news.hikari.example }
    reply_to: hello@hikari.example
    categories: [marketing]
    envelope: bounces.news.hikari.example
    dkim: [{ selector: s2026, key: env:DKIM_NEWS }]
    relay: { host: mail.hikari.example, port: 587 }
`,
  'policies/identities.yaml': identities(),
  'policies/approvals.yaml': 'minimum: 1\n',
  'policies/ledger.yaml': `repository: ${repositoryId}
keys: [{ id: sender-1, public: MCowBQYDK2VwAyEAzOW/c03FF/pVh0rgQZnNpjMqtIe3wD9dwUObKSXD/Dw=, role: sender, from: 2026-01-01 }]
`,
  '.github/CODEOWNERS': codeowners(),
}

export const campaignPath = 'campaigns/autumn/campaign.md'

/** A commit on the branch. */
interface Proposed {
  readonly by?: string
  readonly committer?: string
  readonly coAuthors?: readonly string[]
  /** Whose key signed it; nobody's by default. */
  readonly signedBy?: string | null
  /** Who pushed it, where a forge says so. */
  readonly pushedBy?: string
  /** Words that a reviewer proposed, and that the forge committed for the writer. */
  readonly suggestion?: boolean
  readonly changes: Files
}

/** A change of the rules on the default branch, before the campaign. */
export interface RuleStep {
  readonly by?: string
  /** Whose key signed it: by default its author's; null: nobody's. */
  readonly signedBy?: string | null
  readonly changes: Files
  /** Merged from a branch, by mori, instead of pushed. */
  readonly merged?: boolean
  readonly approvedBy?: readonly string[]
  readonly rejectedBy?: readonly string[]
  /** What the merge itself added. */
  readonly mergeAdds?: Files
  /** Tags on what was merged instead of on the merge. */
  readonly onHead?: boolean
}

/** A case: what people did. Everything is a fact; nothing of it has been judged. */
export interface Story {
  readonly mode: 'proposal' | 'merged'
  /** Files at the trusted root. */
  readonly root: Files
  readonly rules: readonly RuleStep[]
  /** Which of the rule commits the merge came after; all by default. */
  readonly rulesBefore: number | null
  /** What the default branch became after the branch was made. */
  readonly main: Files
  readonly proposal: readonly Proposed[]
  /** What the merge added of its own. */
  readonly evil: Files
  /** A commit `x` that a force push took off the branch. */
  readonly abandoned: Files | null
  /** How many people the desk counted for exactly this content. */
  readonly plannedCount: number | null
  /** What the default branch became after the merge. */
  readonly after: Files
  readonly parents: 1 | 2 | 3
  readonly clean: boolean
  readonly opinions: readonly ((world: World) => Opinion)[]
  /** Who asked; by default whoever made the first commit, for every campaign of the branch. */
  readonly requests: readonly ((world: World) => Opinion)[] | null
  readonly missing: readonly string[]
  readonly memberships: ChangeFacts['memberships']
  readonly merger: Merger
  readonly proposer: Account | null
  readonly afterRoot: boolean | null
  readonly noRoot: boolean
  readonly live: Partial<LiveFacts>
  /** What a hosted forge says beside the reviews among the opinions; null: there is none. */
  readonly hosted: HostedStory | null
}

/** The commits of a case by name: `h1`, `h2`, … of the branch, `c` the merge. */
export interface World {
  readonly commits: ReadonlyMap<string, Snapshot>
}

/** The case in which nothing is wrong: aoi writes and asks, vera approves the head, somebody merges. */
const plain: Story = {
  mode: 'merged',
  root: baseFiles,
  rules: [],
  rulesBefore: null,
  main: {},
  proposal: [{ changes: { [campaignPath]: campaign() } }],
  evil: {},
  abandoned: null,
  plannedCount: null,
  after: {},
  parents: 2,
  clean: true,
  opinions: [approve('vera')],
  requests: null,
  missing: [],
  memberships: [],
  merger: { kind: 'unasked' },
  proposer: null,
  afterRoot: true,
  noRoot: false,
  live: {},
  hosted: null,
}

/** The facts of a case that differs from the plain one in what is given. */
export function factsOf(change: Partial<Story> = {}): ChangeFacts {
  const story: Story = { ...plain, ...change }
  const { steps, files: forked } = ruleSteps(story)
  const base = snapshot('base', apply(forked, story.main))
  const branch = branchOf(story, forked)
  const headFiles = branch.at(-1)?.files ?? forked
  const merged = mergedFiles({ forked, base: apply(forked, story.main), head: headFiles })
  const commit = snapshot('c', apply(merged, story.evil))
  const head = snapshot(`h${branch.length}`, headFiles)
  const commits = new Map([
    ...branch.map(({ name, files }) => [name, snapshot(name, files)] as const),
    ...(story.abandoned === null ? [] : [['x', snapshot('x', apply(forked, story.abandoned))] as const]),
    ['c', commit],
    ['base', base],
  ])
  const tip =
    Object.keys(story.after).length === 0
      ? commit
      : snapshot('tip', apply(apply(merged, story.evil), story.after))
  const requests = story.hosted === null ? honestRequests(story, branch.length) : []
  const parents = [base.commit, head.commit, idOf('third')].slice(0, story.parents)
  const trusted = snapshot('root', story.root)
  const hosted = story.hosted === null ? null : hostedFacts(story.hosted, commits)
  const hasHead = story.parents === 2 || (story.parents === 1 && hosted?.pull?.head === head.commit)
  const by = hosted?.pull?.mergedBy ?? null
  return {
    repository: repositoryId,
    mode: story.mode,
    commit: { ...commitOf('c', 'mori', null), parents },
    tree: commit.tree,
    base,
    head: hasHead ? head : null,
    mergeTree: hasHead ? { tree: snapshot('merge-tree', merged).tree, clean: story.clean } : null,
    afterRoot: story.noRoot ? null : story.afterRoot,
    proposer: hosted === null ? story.proposer : (hosted.pull?.author ?? null),
    proposal: branch.map(({ commit: proposed }) => proposed),
    opinions: [...story.opinions, ...(story.requests ?? requests)].map((opinion) => opinion({ commits })),
    missing: story.missing,
    memberships: hosted?.memberships ?? story.memberships,
    merger:
      hosted === null ? story.merger : by === null ? { kind: 'unknown' } : { kind: 'account', account: by },
    hosted,
    rules: story.noRoot
      ? null
      : { trusted, memberships: story.memberships, commits: steps, nowMs: Date.parse(now) },
    rulesAt: steps.at(story.rulesBefore === null ? -1 : story.rulesBefore - 1)?.commit.id ?? null,
    live: {
      nowMs: Date.parse(now),
      tip: story.mode === 'proposal' ? base : tip,
      halted: null,
      planned: plannedFor(story, commit.tree),
      lifted: [],
      claimed: [],
      authorised: [],
      ...story.live,
    },
  }
}

/** Somebody's signed approval of a commit's content, by default of the branch's head. */
export function approve(person: string, options: TagOptions = {}): (world: World) => TagOpinion {
  return tag(person, { verdict: 'approve', ...options })
}

/** Somebody's signed rejection. */
export function reject(person: string, options: TagOptions = {}): (world: World) => TagOpinion {
  return tag(person, { verdict: 'reject', reason: 'The date is wrong', ...options })
}

/** Somebody's signed request for approval of a commit's content. */
export function request(person: string, options: TagOptions = {}): (world: World) => TagOpinion {
  return tag(person, { ...options, payload: { kind: 'request', ...options.payload } })
}

/** What an honest writer does before anybody is asked to approve: for each campaign that the branch brings, as it is at its end. */
function honestRequests(story: Story, commits: number): Story['opinions'] {
  const paths = story.proposal.flatMap(({ changes }) => Object.keys(changes))
  const campaigns = new Set(paths.map(campaignOf).filter((id) => id !== null))
  const who = story.proposal[0]?.by ?? 'aoi'
  return [...campaigns].map((campaign) => request(who, { campaign, on: `h${commits}` }))
}

/** How a tag differs from the usual one. */
export interface TagOptions {
  readonly on?: string
  readonly n?: number
  readonly at?: string
  readonly verdict?: 'approve' | 'reject'
  readonly reason?: string | null
  readonly key?: string
  readonly campaign?: string
  /** Anything of the finished tag or of its payload. */
  readonly tag?: Partial<TagOpinion>
  readonly payload?: Readonly<Record<string, unknown>>
}

function tag(person: string, options: TagOptions): (world: World) => TagOpinion {
  return ({ commits }) => {
    const last = [...commits.keys()].findLast((name) => name.startsWith('h')) ?? 'c'
    const target = commits.get(options.on ?? last)
    const id = options.campaign ?? 'autumn'
    const payload = {
      v: 1,
      kind: 'approval',
      repository: repositoryId,
      campaign: id,
      ...digestsAt(target?.tree ?? null, id),
      verdict: options.verdict ?? 'approve',
      reason: options.reason ?? null,
      person,
      time: options.at ?? now,
      ...options.payload,
    } as Payload
    return tagOf(payload, {
      n: options.n ?? 1,
      key: options.key ?? keyOf(person),
      target: target?.commit ?? idOf('nowhere'),
      targetTree: target?.tree ?? null,
      ...(options.tag === undefined ? {} : { change: options.tag }),
    })
  }
}

function tagOf(
  payload: Payload,
  how: {
    readonly n: number
    readonly key: string
    readonly target: string
    readonly targetTree: Tree | null
    readonly change?: Partial<TagOpinion>
  },
): TagOpinion {
  const ref = tagRef(payload, how.n)
  const message = `${writePayload(payload)}\n`
  return {
    kind: 'tag',
    ref,
    object: idOf(`${ref} ${message}`),
    raw: Buffer.from(message).toString('base64'),
    name: ref.slice('refs/tags/'.length),
    tagger: { name: payload.person, email: `${payload.person}@approval.invalid` },
    target: how.target,
    targetTree: how.targetTree,
    message,
    signature: { kind: 'signed', fingerprint: fingerprintOf(how.key) ?? '' },
    ...how.change,
  }
}

function plannedFor(story: Story, tree: Tree): LiveFacts['planned'] {
  if (story.plannedCount === null) return []
  return [{ closureDigest: digestsAt(tree, 'autumn').closureDigest, count: story.plannedCount }]
}

/** A review on a forge that has them, by a user whose number is the person's place in the alphabet of the company. */
export function review(
  person: string,
  change: Partial<ReviewOpinion> & { readonly on?: string } = {},
): (world: World) => ReviewOpinion {
  return ({ commits }) => {
    const { on = 'h1', ...rest } = change
    const target = commits.get(on)
    return {
      kind: 'review',
      id: `review-${person}`,
      url: `https://forge.example/pull/1#${person}`,
      account: user(person),
      verdict: 'approve',
      mayWrite: true,
      afterMerge: false,
      retargeted: false,
      atMs: Date.parse(now),
      text: '',
      target: target?.commit ?? null,
      targetTree: target?.tree ?? null,
      ...rest,
    }
  }
}

function digestsAt(
  tree: Tree | null,
  id: string,
): { edition: number; closureDigest: string; contentDigest: string } {
  const none = { edition: 1, closureDigest: '0'.repeat(64), contentDigest: '0'.repeat(64) }
  if (tree === null) return none
  const found = readCampaign(tree, id)
  if (found === null) return none
  const { closureDigest, contentDigest } = found.closure
  return { edition: found.campaign.front.edition, closureDigest, contentDigest }
}

function branchOf(
  story: Story,
  forked: Files,
): readonly { name: string; files: Files; commit: ProposalCommit }[] {
  const branch: { name: string; files: Files; commit: ProposalCommit }[] = []
  let files = forked
  for (const [index, proposed] of story.proposal.entries()) {
    const { by = 'aoi', committer = by, coAuthors = [], signedBy = null, changes } = proposed
    const { pushedBy = null, suggestion = false } = proposed
    const name = `h${index + 1}`
    const before = files
    files = apply(files, changes)
    const commit = {
      ...commitOf(name, by, signedBy),
      committer: account(committer),
      coAuthors: coAuthors.map(account),
      paths: changedPaths(treeOfFiles(name, before), treeOfFiles(name, files)),
      pushedBy: pushedBy === null ? null : user(pushedBy),
      suggestion,
    }
    branch.push({ name, files, commit })
  }
  return branch
}

function ruleSteps(story: Story): { readonly steps: readonly RuleCommit[]; readonly files: Files } {
  let files = story.root
  const steps: RuleCommit[] = []
  for (const [index, step] of story.rules.entries()) {
    const name = `r${index + 1}`
    const parent = snapshot(index === 0 ? 'root' : `r${index}`, files)
    files = apply(files, step.changes)
    const head = step.merged === true ? snapshot(`${name}-head`, files) : null
    files = apply(files, step.mergeAdds ?? {})
    const { by = 'mallory', signedBy = by } = step
    const commit = {
      ...(step.merged === true ? commitOf(name, 'mori', 'mori') : commitOf(name, by, signedBy)),
      parents: [parent.commit],
    }
    const tree = treeOfFiles(name, files)
    const paths = changedPaths(parent.tree, tree)
    const proposal =
      head === null
        ? []
        : [{ ...commitOf(`${name}-head`, by, signedBy), paths, pushedBy: null, suggestion: false }]
    const target = step.onHead === true && head !== null ? head.commit : commit.id
    const answer = (verdict: 'approve' | 'reject') => (person: string) =>
      ruleTag(person, { commit: target, verdict, time: now })
    const opinions = [
      ...(step.approvedBy ?? []).map(answer('approve')),
      ...(step.rejectedBy ?? []).map(answer('reject')),
    ]
    steps.push({ commit, tree, parent, head, proposal, opinions, hosted: null })
  }
  return { steps, files }
}

function ruleTag(
  person: string,
  says: { readonly commit: string; readonly verdict: 'approve' | 'reject'; readonly time: string },
): TagOpinion {
  const reason = says.verdict === 'reject' ? 'No' : null
  const payload = { v: 1, kind: 'rules', repository: repositoryId, person, reason, ...says } as const
  return tagOf(payload, { n: 1, key: keyOf(person), target: says.commit, targetTree: null })
}

/** A three-way merge, path by path. */
function mergedFiles(sides: { readonly forked: Files; readonly base: Files; readonly head: Files }): Files {
  const changes: Record<string, string | null> = {}
  for (const path of new Set([...Object.keys(sides.forked), ...Object.keys(sides.head)])) {
    const ours = sides.head[path] ?? null
    if (ours !== (sides.forked[path] ?? null)) changes[path] = ours
  }
  return apply(sides.base, changes)
}

function apply(files: Files, changes: Files): Files {
  return Object.fromEntries(Object.entries({ ...files, ...changes }).filter(([, text]) => text !== null))
}

export function account(name: string): Account {
  return { kind: 'email', email: `${name}@git.example` }
}

function commitOf(name: string, by: string, signedBy: string | null): CommitFacts {
  return {
    id: idOf(name),
    parents: [],
    author: account(by),
    committer: account(by),
    coAuthors: [],
    signer: signedBy === null ? null : fingerprintOf(keyOf(signedBy)),
    subject: `Commit ${name}`,
    atMs: Date.parse(now),
  }
}

function snapshot(name: string, files: Files): Snapshot {
  return { commit: idOf(name), tree: treeOfFiles(name, files) }
}

const trees = new Map<string, Tree>()

/** The same files of the same commit are one tree, so that thousands of stories parse what they share once. */
function treeOfFiles(name: string, files: Files): Tree {
  const present = Object.fromEntries(Object.entries(files).filter(([, text]) => text !== null))
  const key = `${name} ${JSON.stringify(present)}`
  const tree = trees.get(key) ?? treeOf(present, idOf(name))
  trees.set(key, tree)
  return tree
}
