import type { Actor, World } from './world.ts'

/** What a handler is asked. */
export interface Call {
  readonly token: string
  /** The header `Accept`. */
  readonly accept: string
  readonly world: World
  readonly actor: Actor
  readonly params: Readonly<Record<string, string>>
  readonly query: Readonly<Record<string, unknown>>
  readonly body: Readonly<Record<string, unknown>>
}

/** What it answers: a body that `fill` completes, or a list of which one page is shown. */
export interface Reply {
  readonly status?: number
  readonly body?: unknown
  readonly list?: List
  readonly headers?: Readonly<Record<string, string>>
}

export interface List {
  readonly items: readonly unknown[]
  /** How one item looks; only those of the page are looked at. */
  readonly show: (item: never) => unknown
  /** The field that holds the items, beside `total_count`. */
  readonly field?: string
  /** Pages are reached by a cursor and not by a number. */
  readonly cursor?: (item: never) => number
}

export interface Route {
  /** What an App must be allowed: `contents:read`; null when nothing. */
  readonly needs: string | null
  readonly answer: (call: Call) => Reply
}
