import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { openWire } from '../../src/adapters/smtp/open-wire.ts'
import { openStore, type Store } from '../../src/adapters/sqlite/open-store.ts'
import { claimRelease } from '../../src/delivery/claim-release.ts'
import { deliver } from '../../src/delivery/deliver.ts'
import { bindLedger } from '../../src/delivery/release-ledger.ts'
import { openLedger } from '../../src/ledger/append.ts'
import { createBuilder, type BuildContext } from '../../src/message/build-message.ts'
import { makeSigner } from '../../src/message/sign.ts'
import type { ApprovedPlan } from '../../src/plan/plan.ts'
import { releaseSecret } from '../../src/release/tokens.ts'
import { signers, trust } from '../../test/support/ledger-keys.ts'
import { memoryLedger } from '../../test/support/memory-ledger.ts'
import { authorisedLedger } from '../../test/support/release-rig.ts'
import { approvedPlan } from '../../test/support/sender-plan.ts'
import { artifact, dkimKey, recipientOf, senderOf } from './campaign.ts'
import { contend, timed, type Order } from './contender.ts'

/** Ours: the delivery of `postmerge send`, with its store on the disk, from fixing the recipients to the last entry of the ledger. */
const list = 'newsletter'
const clock = { now: () => Date.now() }

contend(async (order) => {
  const folder = mkdtempSync(join(tmpdir(), 'postmerge-bench-'))
  const store = openStore('sqlite:store.db', { folder, random: (length) => randomBytes(length) })
  try {
    importAll(store, order.count)
    return await send(order, store)
  } finally {
    store.close()
    rmSync(folder, { recursive: true, force: true })
  }
})

function importAll(store: Store, count: number): void {
  const session = store.contacts.beginImport(list)
  const consent = { source: 'web form', at: 1000, wording: 'News by mail' }
  for (let from = 0; from < count; from += 1000) {
    const length = Math.min(1000, count - from)
    session.stage(
      Array.from({ length }, (_, index) => {
        const { email, fields } = recipientOf(from + index)
        return { email, fields, consent }
      }),
    )
  }
  for (const _ of session.apply(2000)) continue
  session.close()
}

async function send(order: Order, store: Store) {
  const sender = senderOf(order.port, order.connections)
  const plan = approvedPlan({ artifact, sender, lists: [list], listTitle: '月刊ニュース' })
  const ledger = bindLedger(
    {
      ledger: openLedger(memoryLedger(authorisedLedger(Date.now(), plan)), trust),
      signer: signers.sender,
      journal: store.journal,
      clock,
    },
    { ...plan.release, key: plan.releaseKey },
  )
  const context = contextOf(order, plan)
  const build = createBuilder(context)
  const wire = await openWire({
    relay: sender.relay,
    ehlo: sender.relay.ehlo ?? 'localhost',
    credentials: null,
    ca: order.ca,
  })
  const claimant = { run: 'bench', owner: 'bench' }
  const ports = { ledger, journal: store.journal, clock, alive: () => true }
  const claim = await claimRelease(claimant, ports)
  if (claim.kind !== 'claimed') throw new Error(`not claimed: ${claim.kind}`)
  const secret = releaseSecret(context.tokenKey, plan.releaseKey)
  return timed(async () => {
    const result = await deliver(
      plan,
      { attempt: claim.attempt, owner: claimant.owner, secret, until: null, perSecond: null },
      {
        clock,
        sleep: (ms) => sleep(ms, undefined, { ref: false }),
        wire,
        journal: store.journal,
        contacts: store.contacts,
        ledger,
        build: (recipient) => build(recipient, Date.now()),
        denial: async () => null,
        mayLift: () => false,
        signal: new AbortController().signal,
        progress: () => {},
      },
    )
    if (result.state !== 'completed' || result.counts.accepted !== order.count)
      throw new Error(`not completed: ${JSON.stringify(result)}`)
  })
}

function contextOf(order: Order, plan: ApprovedPlan): BuildContext {
  return {
    artifact,
    pictures: new Map(),
    sender: plan.sender,
    campaign: plan.release.campaign,
    releaseKey: plan.releaseKey,
    tokenKey: Buffer.alloc(32, 9),
    signer: makeSigner({ domain: 'news.hikari.example', keys: [dkimKey(order.dkim)], rewrites: [] }),
    list: { id: list, title: plan.listTitle },
    category: plan.category,
  }
}
