import type { WireMessage } from '../../src/message/compose.ts'
import type { Wire, WireResult } from '../../src/delivery/wire.ts'
import { failure } from '../../src/words/find.ts'

/** What the relay does with one message. `drop-*`: the connection breaks there. `down`: nobody can reach it. `stuck`: it never answers. */
export type RelayMove =
  | 'accept'
  | 'defer'
  | 'reject'
  | 'misconfigured'
  | 'drop-before-data'
  | 'drop-in-data'
  | 'drop-after-dot'
  | 'stuck'
  | 'down'

/** A relay in memory; it remembers what it took, as a real one would, whoever has crashed meanwhile. */
export interface FakeRelay {
  readonly wire: (between?: Between) => Wire
  /** The idem of each message that it took, in order. */
  readonly taken: string[]
  /** Everybody for whom DATA may have been opened. */
  readonly opened: Set<string>
}

/** Called inside DATA and after the final dot: where crashes hurt. */
type Between = (point: 'in-data' | 'after-dot') => Promise<void>

/** How a relay is played. */
export interface RelayScript {
  readonly sleep: (ms: number) => Promise<void>
  /** What becomes of a message, and how long each of the three steps takes. */
  readonly play: (idem: string) => { readonly move: RelayMove; readonly ms: number }
}

const lost: WireResult = { stage: 'before-data', code: null, enhanced: null, queueId: null, permanent: null }
const answers = {
  accept: { stage: 'answered', code: 250, enhanced: '2.0.0', queueId: 'Q1', permanent: false },
  defer: { stage: 'answered', code: 451, enhanced: '4.3.0', queueId: null, permanent: false },
  reject: { stage: 'answered', code: 550, enhanced: '5.1.1', queueId: null, permanent: true },
  misconfigured: { stage: 'answered', code: 550, enhanced: '5.7.515', queueId: null, permanent: true },
} as const satisfies Record<string, WireResult>

/** Whose message it is: the Message-ID begins with the idem. */
function idemOfMessage(message: WireMessage): string {
  return message.messageId.slice(1, message.messageId.indexOf('.'))
}

/** A relay that plays a script. */
export function fakeRelay(script: RelayScript): FakeRelay {
  const taken: string[] = []
  const opened = new Set<string>()

  async function submit(
    message: WireMessage,
    onDataOpen: () => Promise<void>,
    between: Between,
  ): Promise<WireResult> {
    const idem = idemOfMessage(message)
    const { move, ms } = script.play(idem)
    await script.sleep(ms)
    if (move === 'down') throw failure('relay-keeps-breaking', { permanence: 'temporary' })
    if (move === 'drop-before-data') return lost
    if (move === 'reject') return { ...answers.reject, stage: 'before-data' }
    opened.add(idem)
    await onDataOpen()
    await script.sleep(ms)
    await between('in-data')
    if (move === 'stuck') return new Promise(() => {})
    if (move === 'drop-in-data') return { ...lost, stage: 'data-open' }
    if (move === 'accept' || move === 'drop-after-dot') taken.push(idem)
    await between('after-dot')
    await script.sleep(ms)
    return move === 'drop-after-dot' ? { ...lost, stage: 'data-open' } : answers[move]
  }

  return {
    taken,
    opened,
    wire: (between = async () => {}) => {
      let closed = false
      return {
        submit: (message, onDataOpen) =>
          submit(message, () => (closed ? Promise.reject(new Error('closed')) : onDataOpen()), between),
        close: async () => {
          closed = true
        },
      }
    },
  }
}
