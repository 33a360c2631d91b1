/**
 * Where in a transaction a receiver does something: after RCPT TO, when the body begins, after the final dot, and when the message was taken
 * but nobody was told yet.
 */
export type Moment = 'rcpt' | 'body' | 'end' | 'taken'

/** How a receiver treats the recipients of one local part. */
export type Misbehaviour =
  /** Answers with this code instead of taking the message. */
  | {
      readonly kind: 'reply'
      readonly at: 'rcpt' | 'end'
      readonly code: number
      readonly text?: string
      /** Answers so only this often. */
      readonly times?: number
    }
  /** Loses the connection. */
  | { readonly kind: 'drop'; readonly at: Moment; readonly times?: number }
  /** Never goes on; at `body` it reads no further. */
  | { readonly kind: 'hang'; readonly at: Moment; readonly times?: number }
  /** Goes on after a while. */
  | { readonly kind: 'delay'; readonly at: Moment; readonly ms: number; readonly times?: number }

/** By local part of the recipient; `*` for everybody who is not named. */
export type Misbehaviours = Readonly<Record<string, Misbehaviour>>

/** Answers what happens at a moment to a recipient, and counts how often it did. */
export function misbehaving(plan: Misbehaviours): (at: Moment, address: string) => Misbehaviour | null {
  const left = new Map(Object.entries(plan).map(([key, { times }]) => [key, times ?? Infinity]))
  return (at, address) => {
    const local = address.slice(0, address.lastIndexOf('@'))
    const key = Object.hasOwn(plan, local) ? local : '*'
    const found = Object.hasOwn(plan, key) ? plan[key] : undefined
    const remaining = left.get(key) ?? 0
    if (found === undefined || found.at !== at || remaining <= 0) return null
    left.set(key, remaining - 1)
    return found
  }
}
