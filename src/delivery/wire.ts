import type { WireMessage } from '../message/compose.ts'

/** How far a submission got; only `data-open` and beyond can have delivered it. */
type WireStage = 'before-data' | 'data-open' | 'answered'

/** What the relay made of one message. Reply texts never get this far: they may hold addresses. */
export interface WireResult {
  readonly stage: WireStage
  /** Reply code of the answer that decided, or null when the connection was lost. */
  readonly code: number | null
  readonly enhanced: string | null
  readonly queueId: string | null
  /** RFC 5321: 4yz may be tried again, 5yz may not. Null when nothing was answered. */
  readonly permanent: boolean | null
}

/** A connection pool to one relay over verified TLS; the adapter is `adapters/smtp/`. */
export interface Wire {
  /**
   * Submits one message. Resolves for every fate of the message; throws a Failure only for what concerns all messages (TLS refused,
   * credentials refused, relay unreachable), and then no DATA was begun for this one. `onDataOpen` runs, and is awaited, before DATA is sent;
   * when it rejects, DATA must not be sent, and `submit` rejects with the same error.
   */
  submit(message: WireMessage, onDataOpen: () => Promise<void>): Promise<WireResult>
  /** Breaks off what is under way, which then resolves as lost; nothing is sent afterwards. May be called twice. */
  close(): Promise<void>
}
