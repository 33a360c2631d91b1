import { randomBytes } from 'node:crypto'
import { createGitLedger } from '../adapters/git/ledger.ts'
import { createLocalLedger } from '../adapters/git/local-ledger.ts'
import { readLedgerTrust } from '../adapters/git/ledger-trust.ts'
import { runGit, type Repository } from '../adapters/git/git.ts'
import { readTree } from '../adapters/git/read-tree.ts'
import { defaultBranch, fetchAll, remoteOf, type DefaultBranch } from '../adapters/git/remote.ts'
import type { CountRole } from '../adapters/sqlite/count-role.ts'
import type { DeskTurn } from '../adapters/sqlite/desk-turn.ts'
import type { Store } from '../adapters/sqlite/open-store.ts'
import { focusTree } from '../approval/focus-tree.ts'
import type { Campaign, Content } from '../content/content.ts'
import { parseContent } from '../content/parse-content.ts'
import type { LedgerPolicy } from '../content/schema/ledger.ts'
import type { Tree } from '../content/tree.ts'
import { openLedger, type Ledger } from '../ledger/append.ts'
import { findLedgerSigner, type LedgerSigner } from '../ledger/signer.ts'
import { failure } from '../words/find.ts'
import { lastingStore } from './job/lasting-store.ts'
import { secretOf } from './secrets.ts'
import type { World } from './verb.ts'

/** What most commands work with: the default branch as it stands at the remote, and what belongs to it. */
export interface Workbench {
  readonly repository: Repository
  readonly remote: string
  readonly branch: DefaultBranch
  /** The newest commit of the default branch. */
  readonly head: string
  readonly tree: Tree
  /** Everything but campaigns: of two thousand, a command looks at one, with `campaignAt`. */
  readonly content: Omit<Content, 'campaigns' | 'findings'>
  /** `policies/ledger.yaml` of the default branch. */
  readonly ledgerPolicy: LedgerPolicy
  readonly ledger: Ledger
}

/**
 * Fetches, and reads the default branch; `here`: as this clone last saw both it and the ledger, without any network, for what decides nothing.
 * Throws `git-no-default-branch` and `ledger-policy-missing`.
 */
export async function openWorkbench(world: World, reach: 'remote' | 'here' = 'remote'): Promise<Workbench> {
  const repository: Repository = { folder: await topOf(world), env: world.env }
  const remote = await remoteOf(repository)
  if (reach === 'remote') await fetchAll(repository, remote)
  const branch = await defaultBranch(repository, remote)
  const { head } = branch
  const tree = await readTree(repository, head)
  const content = parseContent(focusTree(tree, []))
  const ledgerPolicy = content.policies.ledger
  if (ledgerPolicy === null) throw failure('ledger-policy-missing', { permanence: 'permanent' })
  const trust = await readLedgerTrust(repository, { head, policy: ledgerPolicy })
  const store =
    reach === 'here'
      ? createLocalLedger(repository, `${branch.ref.slice(0, -branch.name.length)}ledger`)
      : createGitLedger(repository, { remote, branch: 'ledger' })
  const ledger = openLedger(store, trust)
  return { repository, remote, branch, head, tree, content, ledgerPolicy, ledger }
}

/** A campaign as it stands on the default branch, null when there is none that can be read. */
export function campaignAt({ tree }: Pick<Workbench, 'tree'>, id: string): Campaign | null {
  return parseContent(focusTree(tree, [id])).campaigns.get(id) ?? null
}

/** The top folder of the repository that holds `world.root`. */
export async function topOf(world: World): Promise<string> {
  const top = await runGit({ folder: world.root, env: world.env }, ['rev-parse', '--show-toplevel'])
  if (top.code === 0) return top.stdout.toString('utf8').trim()
  const bare = await runGit({ folder: world.root, env: world.env }, ['rev-parse', '--is-bare-repository'])
  if (bare.code === 0 && bare.stdout.toString('utf8').trim() === 'true')
    throw failure('repository-bare', { permanence: 'permanent', values: { folder: world.root } })
  throw failure('no-repository', { permanence: 'permanent', values: { folder: world.root } })
}

/** The signer of ledger entries: POSTMERGE_LEDGER_KEY holds a private key whose public half `policies/ledger.yaml` names. */
export function openSigner(world: World, policy: LedgerPolicy): LedgerSigner {
  return findLedgerSigner({ pem: secretOf(world.env, 'env:POSTMERGE_LEDGER_KEY'), keys: policy.keys })
}

function storeUrlOf(world: World, { folder }: Pick<Repository, 'folder'>): string {
  const url = world.env['POSTMERGE_STORE'] || 'sqlite:var/postmerge.db'
  lastingStore(world, url, folder)
  return url
}

/** The store of POSTMERGE_STORE, by default `sqlite:var/postmerge.db` in the repository. Loaded only by those who need it. */
export async function openStoreOf(world: World, repository: Repository): Promise<Store> {
  const { openStore } = await import('../adapters/sqlite/open-store.ts')
  return openStore(storeUrlOf(world, repository), {
    random: (bytes) => randomBytes(bytes),
    folder: repository.folder,
  })
}

/** The contacts of the same store, which must be there already, for whoever may count people and nothing else. */
export async function openCountRoleOf(world: World, { folder }: Repository): Promise<CountRole> {
  const { openCountRole } = await import('../adapters/sqlite/count-role.ts')
  return openCountRole(storeUrlOf(world, { folder }), { folder })
}

/** Waits until no other desk works with the same store. */
export async function deskTurnOf(world: World, { folder }: Repository): Promise<DeskTurn> {
  const { takeDeskTurn } = await import('../adapters/sqlite/desk-turn.ts')
  return takeDeskTurn(storeUrlOf(world, { folder }), { folder })
}
