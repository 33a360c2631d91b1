import type { ContactStore } from '../audience/contact.ts'
import type { Clock } from '../kit/clock.ts'
import type { BuildRecipient } from '../message/build-message.ts'
import type { WireMessage } from '../message/compose.ts'
import { hostOf } from '../message/address.ts'
import type { ApprovedPlan } from '../plan/plan.ts'
import type { EvidenceSource } from './evidence.ts'
import type { Journal } from './journal.ts'
import type { ReleaseLedger } from './release-ledger.ts'
import type { StopSwitch } from './stop-switch.ts'
import type { Wire } from './wire.ts'

/** Everything outside that a delivery uses. */
export interface DeliverPorts {
  readonly clock: Clock
  readonly sleep: (ms: number) => Promise<void>
  /** Closed by `deliver` at its end. */
  readonly wire: Wire
  readonly journal: Journal
  readonly contacts: ContactStore
  /** Whom the record speaks of: also those who may not be mailed, such as readers during a rehearsal. `contacts` where nothing is said. */
  readonly everybody?: EvidenceSource['contacts']
  readonly ledger: ReleaseLedger
  /** Renders, composes and signs; the Failure `recipient-address-refused` concerns this recipient alone. */
  readonly build: (recipient: BuildRecipient) => WireMessage | Promise<WireMessage>
  /** What stands against sending right now, in a few words, or null. Asked every 15 seconds; when it throws, nothing more is sent. */
  readonly denial: () => Promise<string | null>
  /** Whether a person may lift a hold of this release; what others lifted still holds. */
  readonly mayLift: (person: string) => boolean
  /** Aborted with reason `SIGINT` (a person's cancel) or anything else (a restart). */
  readonly signal: AbortSignal
  readonly progress: (done: Progress) => void
}

/** How far this run has got. */
export interface Progress {
  readonly accepted: number
  readonly deferred: number
  readonly rejected: number
  readonly unknown: number
  readonly skipped: number
}

/** The right to send, and how. Times in milliseconds. */
export interface DeliverRun {
  /** The number of the claim: every write carries it. */
  readonly attempt: number
  /** Who holds the lease. */
  readonly owner: string
  /** Of `releaseSecret()`. */
  readonly secret: Uint8Array
  /** Later than this instant it takes no more recipients; null for no limit. */
  readonly until: number | null
  /** `rates.global`, null for as fast as the relay takes it. */
  readonly perSecond: number | null
  readonly limits?: Partial<DeliverLimits>
}

/** The numbers of the algorithm; tests make them small. */
export interface DeliverLimits {
  /** Submissions at the same time. */
  readonly concurrency: number
  /** Intents without a receipt at the same time: what a crash can make unknown at most. */
  readonly window: number
  /** A batch goes to the ledger after this time, or this many receipts. */
  readonly batchMs: number
  readonly batchSize: number
  /** What is under way when a run stops may take this long to be answered. */
  readonly graceMs: number
}

/** One delivery under way: what its parts share. */
export interface Delivery {
  readonly plan: ApprovedPlan
  readonly run: DeliverRun
  readonly limits: DeliverLimits
  readonly ports: DeliverPorts
  readonly halt: StopSwitch
  readonly evidence: EvidenceSource
}

const windowPerConnection = 8

/** The numbers that hold where nothing else is said. */
export function limitsOf(plan: ApprovedPlan, run: DeliverRun): DeliverLimits {
  // Twice as many as connections: while a reply travels, the next message is already signed.
  const concurrency = plan.sender.relay.connections * 2
  const limits = {
    concurrency,
    window: plan.sender.relay.connections * windowPerConnection,
    batchMs: 30_000,
    batchSize: 50_000,
    graceMs: 3000,
    ...run.limits,
  }
  // A slow campaign must not hold intents for seconds before their turn comes.
  const paced = run.perSecond === null ? limits.window : Math.max(1, Math.floor(run.perSecond))
  return { ...limits, window: Math.min(limits.window, paced) }
}

/** Where the leaves of a release's batches come from. */
export function evidenceOf(plan: ApprovedPlan, ports: DeliverPorts): EvidenceSource {
  return {
    journal: ports.journal,
    contacts: ports.everybody ?? ports.contacts,
    releaseKey: plan.releaseKey,
    domain: hostOf(plan.sender.from.address),
    breathe: () => ports.sleep(0),
  }
}
