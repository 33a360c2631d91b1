import type { Sender } from '../../content/schema/senders.ts'
import type { WireResult } from '../../delivery/wire.ts'
import { queueIdOf } from '../../message/relay-kinds.ts'

/** What is kept of a reply (RFC 5321 section 4.2, RFC 2034); its text may quote an address and goes no further. */
export interface Reply {
  readonly code: number
  readonly enhanced: string | null
  readonly queueId: string | null
}

/** Reads a reply of one or more lines, the last of which counts; null when it is none. */
export function readReply(kind: Sender['relay']['kind'], text: string): Reply | null {
  const last = text.trimEnd().split(/\r?\n/).at(-1) ?? ''
  const match = /^([2-5]\d\d)(?:[ -](?:([245]\.\d{1,3}\.\d{1,3})(?: |$))?(.*))?$/.exec(last.slice(0, 600))
  if (match === null) return null
  const code = Number(match[1])
  return {
    code,
    enhanced: match[2] ?? null,
    queueId: code < 300 ? queueIdOf(kind, match[3] ?? '') : null,
  }
}

/** The fate of a message from the reply that decided it. */
export function decidedBy(stage: WireResult['stage'], reply: Reply): WireResult {
  return {
    stage,
    code: reply.code,
    enhanced: reply.enhanced,
    queueId: reply.queueId,
    permanent: reply.code >= 500,
  }
}

/** The connection was lost: before the body began that means nothing was sent, afterwards that nobody knows. */
export function lostAt(stage: 'before-data' | 'data-open'): WireResult {
  return { stage, code: null, enhanced: null, queueId: null, permanent: null }
}
