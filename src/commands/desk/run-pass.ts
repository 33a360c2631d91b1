import { createCompiler } from '../../adapters/compile-child/compiler.ts'
import { defaultBranchOnly } from '../job/default-branch-only.ts'
import { openDeskPictures } from '../pictures/desk-pictures.ts'
import type { World } from '../verb.ts'
import { openCountRoleOf, openSigner, openStoreOf, openWorkbench } from '../workbench.ts'
import { answerRequests } from './answer-requests.ts'
import { compileOnce, type CompileMemory } from './compile-once.ts'
import { openHostedDesk } from './hosted/hosted-desk.ts'
import { servePulls } from './hosted/serve-pulls.ts'
import type { DeskOutcome } from './pass.ts'
import { openPost } from './post.ts'
import { remindOwners } from './remind-owners.ts'
import { returnRejections } from './return-rejections.ts'
import { sendTests } from './send-tests.ts'
import { tellResults } from './tell-results.ts'

/** One pass over everything that waits: opens what it needs, and closes it again. `compiled` is what earlier passes of this process compiled; `pictures` the folder that they are written to. */
export async function runPass(
  world: World,
  compiled: CompileMemory = new Map(),
  { pictures: folder = null }: { readonly pictures?: string | null } = {},
): Promise<readonly DeskOutcome[]> {
  const bench = await openWorkbench(world)
  defaultBranchOnly(world, bench.branch)
  const signer = openSigner(world, bench.ledgerPolicy)
  const store = await openStoreOf(world, bench.repository)
  const counts = await openCountRoleOf(world, bench.repository)
  const children = createCompiler()
  const compiler = compileOnce(children, compiled)
  const post = openPost(world, bench)
  const pictures = await openDeskPictures({ world, compiler, memory: store.pullMemory, folder })
  const pass = { world, bench, store, counts, memory: store.deskMemory, signer, compiler, post, pictures }
  try {
    const hosted = await openHostedDesk(pass)
    const outcomes = [...(await returnRejections(pass)), ...(await sendTests(pass))]
    if (hosted === null) {
      outcomes.push(
        ...(await answerRequests(pass)),
        ...(await remindOwners(pass)),
        ...(await tellResults(pass)),
      )
    } else {
      const served = await servePulls(hosted)
      outcomes.push(...served.outcomes, ...(await tellResults(pass, served.merges)))
    }
    return outcomes
  } finally {
    await pictures.close()
    await children.close()
    await post.close()
    counts.close()
    store.close()
  }
}
