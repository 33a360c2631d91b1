import type { ClosableCompiler } from '../../adapters/compile-child/compiler.ts'
import { compilerOf } from '../compiler-of.ts'
import { openForge } from '../open-forge.ts'
import type { Store } from '../../adapters/sqlite/open-store.ts'
import type { Forge } from '../../approval/facts.ts'
import { wrongContext } from '../../approval/provenance.ts'
import type { LedgerReading } from '../../ledger/append.ts'
import type { LedgerSigner } from '../../ledger/signer.ts'
import { failure } from '../../words/find.ts'
import type { World } from '../verb.ts'
import { openSigner, openStoreOf, openWorkbench, type Workbench } from '../workbench.ts'

/** What one run of `send` works with. */
export interface SendRun {
  readonly world: World
  readonly bench: Workbench
  readonly store: Store
  readonly signer: LedgerSigner
  readonly compiler: ClosableCompiler
  readonly forge: Forge
}

/** One look at the world: the ledger as it is now, beside the run. */
export interface SendPass extends SendRun {
  readonly reading: LedgerReading
}

/** Opens everything that a run needs; whatever is missing is said before anything is decided. */
export async function openSendRun(world: World): Promise<SendRun> {
  const bench = await openWorkbench(world)
  assertContext(world, bench)
  const signer = openSigner(world, bench.ledgerPolicy)
  const store = await openStoreOf(world, bench.repository)
  const forge = openForge(bench)
  return { world, bench, store, signer, compiler: compilerOf(world), forge }
}

/** Throws `WRONG_CONTEXT`, before any key is used. */
function assertContext({ env }: World, { branch, content }: Workbench): void {
  const repositoryId = content.policies.approvals?.forge?.id ?? null
  const wrong = wrongContext(env, { branch: branch.name, repositoryId })
  if (wrong === null) return
  const values = { what: wrong.what, found: wrong.found.slice(0, 120), branch: branch.name }
  throw failure('WRONG_CONTEXT', { permanence: 'permanent', values })
}

/** Gives back what `openSendRun` took. */
export async function closeSendRun(run: SendRun): Promise<void> {
  await run.compiler.close()
  run.store.close()
}
