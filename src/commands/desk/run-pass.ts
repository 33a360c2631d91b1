import { createCompiler } from '../../adapters/compile-child/compiler.ts'
import { defaultBranchOnly } from '../job/default-branch-only.ts'
import type { World } from '../verb.ts'
import { openCountRoleOf, openSigner, openStoreOf, openWorkbench } from '../workbench.ts'
import { answerRequests } from './answer-requests.ts'
import type { DeskOutcome } from './pass.ts'
import { openPost } from './post.ts'
import { remindOwners } from './remind-owners.ts'
import { returnRejections } from './return-rejections.ts'
import { sendTests } from './send-tests.ts'
import { tellResults } from './tell-results.ts'

/** One pass over everything that waits: opens what it needs, and closes it again. */
export async function runPass(world: World): Promise<readonly DeskOutcome[]> {
  const bench = await openWorkbench(world)
  defaultBranchOnly(world, bench.branch)
  const signer = openSigner(world, bench.ledgerPolicy)
  const store = await openStoreOf(world, bench.repository)
  const counts = await openCountRoleOf(world, bench.repository)
  const compiler = createCompiler()
  const post = openPost(world, bench)
  const pass = { world, bench, store, counts, memory: store.deskMemory, signer, compiler, post }
  try {
    return [
      ...(await returnRejections(pass)),
      ...(await sendTests(pass)),
      ...(await answerRequests(pass)),
      ...(await remindOwners(pass)),
      ...(await tellResults(pass)),
    ]
  } finally {
    await compiler.close()
    await post.close()
    counts.close()
    store.close()
  }
}
