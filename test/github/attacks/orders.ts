import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { orderedBy } from '../../../src/commands/job/ordered-by.ts'
import { orderedNow } from '../../../src/commands/job/ordered-now.ts'
import type { World } from '../../../src/commands/verb.ts'
import { parseContent } from '../../../src/content/parse-content.ts'
import { releaseKey } from '../../../src/release/release-id.ts'
import { baseFiles, campaign, campaignPath, identities, repositoryId } from '../../support/approval-facts.ts'
import { gitSandbox } from '../../support/git-sandbox.ts'
import { user } from '../../support/story-names.ts'
import { treeOf } from '../../support/tree-of.ts'
import type { Attack } from './attack.ts'

const files = Object.entries({
  ...baseFiles,
  [campaignPath]: campaign(),
  'policies/access.yaml': 'grants: [{ who: "@ken", may: [operate], lists: [b2b] }]\n',
}).filter((entry): entry is [string, string] => entry[1] !== null)
const tree = treeOf(Object.fromEntries(files))
const bench = { tree, content: parseContent(tree) }

/** Whether an order about the campaign to the list vip is taken in a job that an account started. */
async function taken(
  sender: { readonly id: number; readonly login: string },
  env: Readonly<Record<string, string>>,
  order: (world: World) => Promise<unknown> = (world) =>
    orderedBy(world, bench, { campaign: 'autumn', release: 'autumn/1' }),
): Promise<boolean> {
  const folder = mkdtempSync(join(tmpdir(), 'postmerge-order-'))
  try {
    const event = join(folder, 'event.json')
    writeFileSync(event, JSON.stringify({ sender }))
    const world = { env: { GITHUB_EVENT_PATH: event, ...env } } as unknown as World
    await order(world)
    return true
  } catch (error) {
    if ((error as { readonly code?: string }).code?.startsWith('job-order-') !== true) throw error
    return false
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/** An order in a repository whose default branch says something else than when the campaign was authorised; nobody approved that. */
async function takenAfter(
  sender: { readonly id: number; readonly login: string },
  { changed, guarded }: { readonly changed: Readonly<Record<string, string>>; readonly guarded: boolean },
): Promise<boolean> {
  const sandbox = gitSandbox()
  const repository = sandbox.repository('mail')
  const root = sandbox.commit(repository, Object.fromEntries(files))
  const now = treeOf({ ...Object.fromEntries(files), ...changed })
  const release = { campaign: 'autumn', edition: 1 }
  const authorised = new Map([[releaseKey(repositoryId, release), { authorised: { commit: root } }]])
  const view = guarded
    ? { root, rulesUpto: null, releases: authorised }
    : { root: null, rulesUpto: null, releases: new Map() }
  const at = {
    repository,
    tree: now,
    content: parseContent(now),
    ledgerPolicy: { repository: repositoryId },
    ledger: { read: async () => ({ view }) },
  } as unknown as Parameters<typeof orderedNow>[1]
  return taken(sender, job(true), (world) => orderedNow(world, at, release))
}

const job = (guarded: boolean): Readonly<Record<string, string>> => ({
  GITHUB_ACTIONS: guarded ? 'true' : '',
})

/** Orders to a release that somebody halted: whose they are, the program finds out from the event that started the job. */
export const orderAttacks: readonly Attack[] = [
  {
    id: 'O5 the operator of another list resumes',
    guard: 'program',
    attempt: (_, guarded) => taken(user('ken'), job(guarded)),
  },
  {
    id: 'O6 the owner of another list resumes',
    guard: 'program',
    attempt: (_, guarded) => taken(user('bo'), job(guarded)),
  },
  {
    id: 'W60 the writer resumes',
    guard: 'program',
    attempt: (_, guarded) => taken(user('aoi'), job(guarded)),
  },
  {
    id: 'W61 the writer starts an owner’s old order again',
    guard: 'program',
    attempt: (_, guarded) => taken(user('vera'), { ...job(guarded), GITHUB_RUN_ATTEMPT: '2' }),
  },
  {
    id: 'W62 somebody took over the login of an owner, and resumes',
    guard: 'program',
    attempt: (_, guarded) => taken({ id: 4711, login: 'vera' }, job(guarded)),
  },
  {
    id: 'W63 the writer puts their own account in the place of an owner’s, without anybody’s approval, and resumes',
    guard: 'program',
    attempt: (_, guarded) => {
      const people = identities().replace('login: vera, id: 1002', 'login: vera, id: 4711')
      return takenAfter(
        { id: 4711, login: 'mallory-2' },
        { changed: { 'policies/identities.yaml': people }, guarded },
      )
    },
  },
  {
    id: 'O7 the owner of another list lets the campaign name that list afterwards, and resumes',
    guard: 'program',
    attempt: (_, guarded) =>
      takenAfter(user('bo'), { changed: { [campaignPath]: campaign({ lists: '[b2b]' }) }, guarded }),
  },
]
