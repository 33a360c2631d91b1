import { setMaxListeners } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import { tagRelease } from '../../adapters/git/ledger-tag.ts'
import { mayLift } from '../../approval/may-lift.ts'
import { claimRelease } from '../../delivery/claim-release.ts'
import { deliver } from '../../delivery/deliver.ts'
import type { DeliverResult } from '../../delivery/end-delivery.ts'
import { bindLedger, type ReleaseLedger } from '../../delivery/release-ledger.ts'
import type { Wire } from '../../delivery/wire.ts'
import { perSecondOf } from '../../delivery/token-bucket.ts'
import { present } from '../../kit/assert.ts'
import type { Failure } from '../../kit/failure.ts'
import { createBuilder, type BuildContext, type BuildRecipient } from '../../message/build-message.ts'
import type { WireMessage } from '../../message/compose.ts'
import type { ApprovedPlan } from '../../plan/plan.ts'
import { releaseName } from '../../release/release-id.ts'
import { releaseSecret, tokenKeyMark } from '../../release/tokens.ts'
import { failure } from '../../words/find.ts'
import { say } from '../../words/say.ts'
import { signerOf, wireOf } from '../sender-tools.ts'
import { tokenKeyOfStore } from '../token-key-of-store.ts'
import { releaseOf } from './authorise.ts'
import { liveDenial } from './denial.ts'
import { audienceOf } from './audience-of.ts'
import type { JudgedRelease } from './judge-releases.ts'
import type { Outcome } from './outcome.ts'
import { planRelease } from './plan-release.ts'
import {
  firstMessage,
  messageJudge,
  objectToExample,
  objectToSize,
  tryUnsubscribe,
  type Objection,
} from './preflight.ts'
import { isAlive, thisClaimant } from './process-identity.ts'
import { claimOutcome, deliveryOutcome } from './release-outcome.ts'
import { inlinePictures, tryPictures } from './release-pictures.ts'
import type { SendPass } from './send-run.ts'

/** How a release is to be sent. */
export interface SendOptions {
  readonly dryRun: boolean
  /** Milliseconds since the epoch after which nobody new is begun; null for no limit. */
  readonly until: number | null
}

type Context = BuildContext & { readonly secret: Uint8Array }

/** Sends one authorised release that is due: judged once more on real bytes, claimed, delivered. */
export async function sendRelease(
  pass: SendPass,
  judged: JudgedRelease,
  options: SendOptions,
): Promise<Outcome> {
  const { world, store, signer } = pass
  const { decision } = judged
  const release = releaseName(decision)
  const ledger = bindLedger(
    { ledger: pass.bench.ledger, signer, journal: store.journal, clock: world.clock },
    releaseOf(pass, decision),
  )
  const view = await ledger.view()
  const plan = await planRelease(
    pass,
    judged,
    present(view.authorised, 'the authorisation of a release that is due'),
  )
  const context = await contextOf(pass, plan)
  const objection = await object(pass, plan, context)
  if (objection !== null) return { release, ...objection }
  // Completed at once, it would use up its edition and have reached nobody: most likely consent or a list is missing.
  if (view.standing.state === 'authorised' && (await audienceOf(pass, plan).count(plan)).recipients === 0)
    return { release, code: 'send-nobody', values: { lists: plan.lists.join(', ') }, exitCode: 1 }
  if (options.dryRun) {
    const { recipients } = await audienceOf(pass, plan).count(plan)
    return { release, code: 'send-would', values: { recipients }, exitCode: 0 }
  }
  const claimant = thisClaimant()
  // Greeted before the claim: a relay that is away must not leave a trace in the record each time.
  const wire = await wireOf(world, plan.sender)
  const claim = await claimRelease(claimant, {
    ledger,
    journal: store.journal,
    clock: world.clock,
    alive: isAlive,
  }).catch(async (error: unknown) => {
    await wire.close()
    throw error
  })
  if (claim.kind !== 'claimed') {
    await wire.close()
    return claimOutcome(release, claim)
  }
  store.tokenKey.note(tokenKeyMark(context.tokenKey))
  const result = await run(
    pass,
    { plan, context, ledger, wire, judged },
    { ...claimant, ...options, attempt: claim.attempt },
  )
  if (result.state.startsWith('completed')) {
    await tagRelease(pass.bench.repository, pass.bench.remote, plan)
  }
  const halt = result.state === 'halted' ? await store.journal.halted(plan.releaseKey) : null
  return deliveryOutcome(release, result, halt?.by ?? 'postmerge')
}

async function contextOf({ world, store }: SendPass, plan: ApprovedPlan): Promise<Context> {
  const tokenKey = tokenKeyOfStore(world, store)
  return {
    artifact: plan.artifact,
    pictures: await inlinePictures(store.pictures, plan.artifact),
    sender: plan.sender,
    campaign: plan.release.campaign,
    releaseKey: plan.releaseKey,
    tokenKey,
    signer: signerOf(world, plan.sender),
    list: { id: plan.lists[0] ?? '', title: plan.listTitle },
    category: plan.category,
    secret: releaseSecret(tokenKey, plan.releaseKey),
  }
}

/** Everything that can be found out without claiming the release: nothing is begun that could not go on. */
async function object(pass: SendPass, plan: ApprovedPlan, context: Context): Promise<Objection | null> {
  const example = objectToExample(plan)
  if (example !== null) return example
  const tooMany = await objectToSize(pass, plan)
  if (tooMany !== null) return tooMany
  const message = await firstMessage(pass, plan, context)
  if (message === null) return null
  const judge = messageJudge(pass.world, context)
  return (
    (await judge(message)) ??
    (await tryUnsubscribe(pass, plan, context.tokenKey)) ??
    (await tryPictures(plan))
  )
}

interface Parts {
  readonly plan: ApprovedPlan
  readonly context: Context
  readonly ledger: ReleaseLedger
  readonly wire: Wire
  readonly judged: JudgedRelease
}

async function run(
  pass: SendPass,
  { plan, context, ledger, wire, judged }: Parts,
  how: { readonly owner: string; readonly attempt: number; readonly until: number | null },
): Promise<DeliverResult> {
  const { world, store, bench } = pass
  const rate = bench.content.policies.delivery?.rates.global
  const perSecond = rate === undefined ? null : perSecondOf(rate)
  const over = new AbortController()
  setMaxListeners(0, over.signal)
  const delivering = deliver(
    plan,
    { attempt: how.attempt, owner: how.owner, until: how.until, secret: context.secret, perSecond },
    {
      clock: world.clock,
      sleep: (ms) => sleep(ms, undefined, { signal: over.signal }).catch(() => {}),
      wire,
      journal: store.journal,
      contacts: audienceOf(pass, plan),
      everybody: pass.store.contacts,
      ledger,
      build: judgedBuild(pass, context),
      mayLift: (person) => mayLift(judged.facts, plan.release.campaign, person),
      denial: () => liveDenial(pass, { ...plan, ...plan.release }),
      signal: world.signal,
      progress: ({ accepted, deferred, rejected, unknown }) =>
        world.progress(
          say(world.locale, 'send-progress', {
            release: releaseName(plan.release),
            accepted,
            deferred,
            rejected,
            unknown,
          }),
        ),
    },
  )
  // Whatever still sleeps then waits for nothing, and would keep the process alive for seconds.
  return delivering.finally(() => over.abort())
}

/** Builds messages; the very first one is judged as it is about to leave, and until it passed no other leaves. */
function judgedBuild(pass: SendPass, context: Context): (recipient: BuildRecipient) => Promise<WireMessage> {
  const judge = messageJudge(pass.world, context)
  const build = createBuilder(context)
  let first: Promise<Failure | null> | null = null
  return async (recipient) => {
    const message = await build(recipient, pass.world.clock.now())
    first ??= judge(message).then((objection) => (objection === null ? null : refusal(objection)))
    const refused = await first
    if (refused !== null) throw refused
    return message
  }
}

function refusal({ problems, exitCode }: Objection): Failure {
  const worst = problems?.[0]
  return failure('send-first-message-refused', {
    permanence: exitCode === 75 ? 'temporary' : 'permanent',
    values: { problem: worst?.code ?? '', ...worst?.values },
  })
}
