import { createCompiler, type ClosableCompiler } from '../../adapters/compile-child/compiler.ts'
import { openForge } from '../open-forge.ts'
import type { Store } from '../../adapters/sqlite/open-store.ts'
import type { Forge } from '../../approval/facts.ts'
import type { LedgerReading } from '../../ledger/append.ts'
import type { LedgerSigner } from '../../ledger/signer.ts'
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
  const signer = openSigner(world, bench.ledgerPolicy)
  const store = await openStoreOf(world, bench.repository)
  const forge = openForge(bench)
  return { world, bench, store, signer, compiler: createCompiler(), forge }
}

/** Gives back what `openSendRun` took. */
export async function closeSendRun(run: SendRun): Promise<void> {
  await run.compiler.close()
  run.store.close()
}
