import { createCompiler } from '../../adapters/compile-child/compiler.ts'
import { Failure } from '../../kit/failure.ts'
import { defaultBranchOnly } from '../job/default-branch-only.ts'
import { openDeskPictures } from '../pictures/desk-pictures.ts'
import type { World } from '../verb.ts'
import {
  deskTurnOf,
  openCountRoleOf,
  openSigner,
  openStoreOf,
  openWorkbench,
  type Workbench,
} from '../workbench.ts'
import { answerRequests } from './answer-requests.ts'
import { compileOnce, type CompileMemory } from './compile-once.ts'
import { openHostedDesk, type HostedDesk } from './hosted/hosted-desk.ts'
import { servePulls } from './hosted/serve-pulls.ts'
import type { DeskOutcome, DeskPass } from './pass.ts'
import { openPost } from './post.ts'
import { remindOwners } from './remind-owners.ts'
import { returnRejections } from './return-rejections.ts'
import { sendTests } from './send-tests.ts'
import { tellResults } from './tell-results.ts'

/**
 * One pass over everything that waits: opens what it needs, and closes it again. `compiled` is what earlier passes of this process compiled; `pictures` the
 * folder that they are written to; `openMax` as of `GitHubPullsOptions`.
 */
export async function runPass(
  world: World,
  compiled: CompileMemory = new Map(),
  {
    pictures: folder = null,
    ...limits
  }: { readonly pictures?: string | null; readonly openMax?: number } = {},
): Promise<readonly DeskOutcome[]> {
  const before = await openWorkbench(world)
  defaultBranchOnly(world, before.branch)
  const turn = await deskTurnOf(world, before.repository)
  try {
    const bench = turn.waited ? await openWorkbench(world) : before
    return await passOver(bench, { world, compiled, folder, limits })
  } finally {
    turn.end()
  }
}

async function passOver(
  bench: Workbench,
  about: {
    readonly world: World
    readonly compiled: CompileMemory
    readonly folder: string | null
    readonly limits: { readonly openMax?: number }
  },
): Promise<readonly DeskOutcome[]> {
  const { world, compiled, folder, limits } = about
  const signer = openSigner(world, bench.ledgerPolicy)
  const store = await openStoreOf(world, bench.repository)
  const counts = await openCountRoleOf(world, bench.repository)
  const children = createCompiler()
  const compiler = compileOnce(children, compiled)
  const post = openPost(world, bench)
  const pictures = await openDeskPictures({ world, compiler, memory: store.pullMemory, folder })
  const pass = { world, bench, store, counts, memory: store.deskMemory, signer, compiler, post, pictures }
  try {
    const hosted = await openHostedDesk(pass, limits)
    const parts = hosted === null ? tagParts(pass) : hostedParts(hosted)
    const heard = hosted === null ? 'all' : 'rules'
    return await inTurn([() => returnRejections(pass, heard), () => sendTests(pass), ...parts])
  } finally {
    await pictures.close()
    await children.close()
    await post.close()
    counts.close()
    store.close()
  }
}

type Part = () => Promise<readonly DeskOutcome[]>

function tagParts(pass: DeskPass): readonly Part[] {
  return [() => answerRequests(pass), () => remindOwners(pass), () => tellResults(pass)]
}

function hostedParts(hosted: HostedDesk): readonly Part[] {
  return [
    async () => {
      const { outcomes, merges } = await servePulls(hosted)
      return [...outcomes, ...(await tellResults(hosted.pass, merges))]
    },
  ]
}

/** One part after the other. What the world does to one keeps nobody from the next, and is thrown when all had their turn. */
async function inTurn(parts: readonly Part[]): Promise<readonly DeskOutcome[]> {
  const outcomes: DeskOutcome[] = []
  const troubles: Failure[] = []
  for (const part of parts) {
    try {
      outcomes.push(...(await part()))
    } catch (error) {
      if (!(error instanceof Failure)) throw error
      troubles.push(error)
    }
  }
  const [first] = troubles
  if (first !== undefined) throw first
  return outcomes
}
