import { openForge } from './open-forge.ts'
import { readLedgerTrust } from '../adapters/git/ledger-trust.ts'
import type { Store } from '../adapters/sqlite/open-store.ts'
import { verifyChain, type VerifiedLedger } from '../ledger/verify-chain.ts'
import { auditJson, auditText, isSound, type AuditStep } from '../report/audit-steps.ts'
import { say } from '../words/say.ts'
import { approvalsStep } from './audit/approvals-step.ts'
import { chainSteps } from './audit/chain-steps.ts'
import { evidenceStep } from './audit/evidence-step.ts'
import { hasStore, isOffline, openRecord } from './audit/open-record.ts'
import { judgeHistory, rulesStep } from './audit/rules-step.ts'
import { exit, type Input, type Verb, type World } from './verb.ts'
import { openStoreOf, type Workbench } from './workbench.ts'

/** Proves the whole record anew, believing nothing but the root: chain, commits, rules, approvals, evidence. */
export const verb: Verb = {
  arguments: [],
  options: [{ flags: '--offline', about: 'option-offline-record' }],
  run,
}

async function run(world: World, input: Input): Promise<number> {
  const bench = await openRecord(world, input)
  const store = hasStore(world, bench) ? await openStoreOf(world, bench.repository) : null
  try {
    const steps = await auditSteps(world, bench, store)
    if (world.json) world.out(JSON.stringify({ version: 1, ...auditJson(steps, world.locale) }))
    else {
      for (const line of auditText(steps, world.locale)) world.out(line)
      if (isOffline(input)) world.out(say(world.locale, 'audit-offline'))
    }
    return isSound(steps) ? exit.done : exit.refused
  } finally {
    store?.close()
  }
}

async function auditSteps(
  world: World,
  bench: Workbench,
  store: Store | null,
): Promise<readonly AuditStep[]> {
  const { tip, entries: texts } = await bench.ledger.store.read()
  if (texts.length === 0) return [{ claim: 'audit-no-record', values: {}, outcome: 'refuted', problems: [] }]
  const alone = verifyChain(texts, bench.ledger.trust)
  // Which forge and which rules were approved the record itself says: of one that is wrong nothing more can be asked.
  if (alone.problems.length > 0)
    return [
      ...(await chainSteps(bench, tip, alone)),
      { claim: 'audit-behind-broken', values: {}, outcome: 'not-checked', problems: [] },
    ]
  const forge = openForge(bench)
  const { root } = alone.view
  const history = await judgeHistory(forge, root, world.clock.now())
  const untrusted = history === null || 'detail' in history ? null : history.judgement.untrusted
  const ledger = await verifyWithTrusted(bench, texts, untrusted ?? new Set())
  return [
    ...(await chainSteps(bench, tip, ledger)),
    await rulesStep(bench, history, { root, entries: ledger.entries }),
    await approvalsStep(forge, ledger.entries),
    await evidenceStep(bench, store, ledger),
  ]
}

/** Keys that nobody approved signed nothing, even if the commit that brought them was reverted later. */
async function verifyWithTrusted(
  bench: Workbench,
  texts: readonly string[],
  untrusted: ReadonlySet<string>,
): Promise<VerifiedLedger> {
  const { repository, head, ledgerPolicy: policy } = bench
  return verifyChain(texts, await readLedgerTrust(repository, { head, policy, untrusted }))
}
