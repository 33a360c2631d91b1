import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { orderedBy } from '../../../src/commands/job/ordered-by.ts'
import type { World } from '../../../src/commands/verb.ts'
import { parseContent } from '../../../src/content/parse-content.ts'
import { baseFiles, campaign, campaignPath } from '../../support/approval-facts.ts'
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
): Promise<boolean> {
  const folder = mkdtempSync(join(tmpdir(), 'postmerge-order-'))
  try {
    const event = join(folder, 'event.json')
    writeFileSync(event, JSON.stringify({ sender }))
    const world = { env: { GITHUB_EVENT_PATH: event, ...env } } as unknown as World
    await orderedBy(world, bench, { campaign: 'autumn', release: 'autumn/1' })
    return true
  } catch (error) {
    if ((error as { readonly code?: string }).code?.startsWith('job-order-') !== true) throw error
    return false
  } finally {
    rmSync(folder, { recursive: true })
  }
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
]
