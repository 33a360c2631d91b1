import type { Random } from '../support/random.ts'
import type { VirtualTime } from '../support/virtual-time.ts'

/** When a process dies or freezes: at the `nth` time it passes a point. */
export interface Fate {
  readonly point: string
  readonly nth: number
  readonly kind: 'crash' | 'freeze'
}

/** A process that can die, or be frozen for a while, at any point where it meets the world. */
export interface Mortal {
  readonly dead: () => boolean
  /** Resolves at its death. */
  readonly death: Promise<string>
  /** To be awaited at each point; never resolves once the process is dead. */
  readonly pass: (point: string) => Promise<void>
  /** All methods of an object, each with a point before and after it. */
  readonly guard: <T extends object>(name: string, object: T) => T
  readonly sleep: (ms: number) => Promise<void>
  /** Group commits: what was asked for and not written when the process died is lost. */
  readonly defer: (flush: () => void) => void
  readonly frozen: () => boolean
  /** Whether its fate was met. */
  readonly met: () => boolean
}

const never = new Promise<never>(() => {})
/** Longer than a lease. */
const freezeMs = 25_000

/** A process with this fate; null: it lives for ever. */
export function createMortal(time: VirtualTime, fate: Fate | null): Mortal {
  const { promise: death, resolve: die } = Promise.withResolvers<string>()
  let dead = false
  let met = false
  let count = 0
  let thaw: Promise<void> | null = null
  let frozen = false

  /** True when the process dies or freezes right here. */
  function strike(point: string): boolean {
    if (dead || met || fate === null || point !== fate.point || ++count < fate.nth) return false
    met = true
    if (fate.kind === 'crash') {
      dead = true
      die(point)
    } else {
      frozen = true
      thaw = time.sleep(freezeMs).then(() => {
        frozen = false
        thaw = null
      })
    }
    return true
  }

  async function pass(point: string): Promise<void> {
    strike(point)
    if (thaw !== null) await thaw
    if (dead) await never
  }

  return {
    dead: () => dead,
    death,
    pass,
    met: () => met,
    frozen: () => frozen,
    guard: (name, object) =>
      new Proxy(object, {
        get(target, property, receiver) {
          const method: unknown = Reflect.get(target, property, receiver)
          if (typeof method !== 'function' || typeof property === 'symbol') return method
          const point = `${name}.${property}`
          return async (...args: unknown[]): Promise<unknown> => {
            await pass(`${point} before`)
            const answer: unknown = await Reflect.apply(method, target, args)
            await pass(`${point} after`)
            return answer
          }
        },
      }),
    sleep: async (ms) => {
      await time.sleep(ms)
      if (thaw !== null) await thaw
      if (dead) await never
    },
    defer: (flush) => {
      const run = (): void => {
        strike('commit before')
        if (dead) return
        if (thaw !== null) return void thaw.then(() => time.defer(run))
        flush()
        strike('commit after')
      }
      time.defer(run)
    },
  }
}

/** What a process is about: each kind meets other points. */
export type Errand = 'send' | 'resume' | 'settle'

const once: Readonly<Record<Errand, readonly string[]>> = {
  send: [
    'ledger.append CLAIMED',
    'ledger.append SNAPSHOT',
    'ledger.append STAGE_STARTED',
    'ledger.append BATCH',
    'ledger.append STAGE_SENT',
    'ledger.append STAGE_OK',
    'ledger.append COMPLETED',
    'ledger.append COMPLETED_WITH_UNKNOWN',
    'ledger.append HALTED',
    'journal.endLease',
    'journal.raiseFence',
    'journal.hasSnapshot',
    'journal.writeSnapshot',
    'journal.recoverIntents',
    'journal.closeBatch',
    'journal.batches',
    'journal.batchRows',
    'journal.counts',
    'journal.setHalt',
    'contacts.count',
  ],
  resume: ['ledger.append RESUMED', 'journal.setHalt', 'journal.noteLedger', 'journal.halted'],
  settle: [
    'ledger.append SETTLED',
    'ledger.append COMPLETED',
    'journal.settle',
    'journal.batches',
    'journal.counts',
  ],
}
const often: Readonly<Record<Errand, readonly string[]>> = {
  send: ['journal.lease', 'journal.noteLedger', 'ledger.read', 'commit'],
  resume: ['ledger.read', 'commit'],
  settle: ['ledger.read', 'journal.noteLedger', 'journal.batchRows', 'commit'],
}
const eachRecipient = [
  'journal.writeIntents',
  'journal.markDataOpen',
  'journal.writeReceipts',
  'journal.returnIntents',
  'journal.rows',
  'journal.skip',
  'contacts.suppressionOf',
  'contacts.member',
  'wire.submit',
  'build',
]

/** A fate at any point of the state machine; the rare points are met as often as the frequent ones. */
export function drawFate(random: Random, errand: Errand): Fate {
  const kind = errand !== 'send' || random.chance(0.92) ? 'crash' : 'freeze'
  const when = random.pick(['before', 'after'])
  const draw = random.next()
  if (draw < 0.5) return { kind, point: `${random.pick(once[errand])} ${when}`, nth: 1 }
  if (draw < 0.6 || errand !== 'send')
    return { kind, point: `${random.pick(often[errand])} ${when}`, nth: random.between(1, 6) }
  if (draw < 0.8) return { kind, point: `${random.pick(eachRecipient)} ${when}`, nth: random.between(1, 12) }
  return { kind, point: random.pick(['wire in-data', 'wire after-dot']), nth: random.between(1, 12) }
}
