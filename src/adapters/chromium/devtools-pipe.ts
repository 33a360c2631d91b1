import type { Readable, Writable } from 'node:stream'

/** What the browser tells without being asked. */
export interface DevToolsEvent {
  readonly method: string
  readonly params: Readonly<Record<string, unknown>>
  /** Of the page it is about; empty for the browser itself. */
  readonly session: string
}

/** One page of the browser, or the browser itself. */
export interface DevTools {
  /** Calls a method of the Chrome DevTools Protocol. Throws an Error that names it. */
  call(
    method: string,
    params?: Readonly<Record<string, unknown>>,
    session?: string,
  ): Promise<Readonly<Record<string, unknown>>>
  /** Calls back at each event, until the returned function is called. */
  listen(heard: (event: DevToolsEvent) => void): () => void
  /** Rejects whatever waits for an answer, now and later. */
  end(reason: Error): void
}

/** A picture of 6000 rows in base64 has its place in it; a browser that talks more than this is broken. */
const messageBytesMax = 64 * 1024 * 1024

interface Waiting {
  readonly method: string
  readonly resolve: (result: Readonly<Record<string, unknown>>) => void
  readonly reject: (reason: Error) => void
}

/** Speaks with a browser that was started with `--remote-debugging-pipe`: JSON messages, each ended by NUL. No port is ever opened. */
export function devToolsPipe(input: Writable, output: Readable): DevTools {
  const waiting = new Map<number, Waiting>()
  const listeners = new Set<(event: DevToolsEvent) => void>()
  let last = 0
  let ended: Error | null = null
  let chunks: Buffer[] = []
  let bytes = 0

  function end(reason: Error): void {
    ended ??= reason
    for (const { reject } of waiting.values()) reject(ended)
    waiting.clear()
  }
  function take(chunk: Buffer): void {
    bytes += chunk.length
    if (bytes > messageBytesMax) return end(new Error('the browser said too much'))
    chunks.push(chunk)
    if (!chunk.includes(0)) return
    const parts = Buffer.concat(chunks)
    let from = 0
    for (let at = parts.indexOf(0); at !== -1; at = parts.indexOf(0, from)) {
      hear(parts.toString('utf8', from, at))
      from = at + 1
    }
    chunks = [parts.subarray(from)]
    bytes = parts.length - from
  }
  function hear(text: string): void {
    const message = objectOf(JSON.parse(text))
    const { id } = message
    if (typeof id !== 'number') {
      const event = {
        method: String(message['method']),
        params: objectOf(message['params']),
        session: typeof message['sessionId'] === 'string' ? message['sessionId'] : '',
      }
      for (const heard of listeners) heard(event)
      return
    }
    const asked = waiting.get(id)
    waiting.delete(id)
    if (message['error'] === undefined) asked?.resolve(objectOf(message['result']))
    else asked?.reject(new Error(`${asked.method}: ${String(objectOf(message['error'])['message'])}`))
  }

  output.on('data', take)
  // A browser that goes away is told by its end.
  output.on('error', () => {})
  input.on('error', () => {})
  return {
    async call(method, params = {}, session) {
      if (ended !== null) throw ended
      last += 1
      const id = last
      const answer = new Promise<Readonly<Record<string, unknown>>>((resolve, reject) => {
        waiting.set(id, { method, resolve, reject })
      })
      const message = { id, method, params, ...(session === undefined ? {} : { sessionId: session }) }
      input.write(`${JSON.stringify(message)}\0`)
      return answer
    },
    listen(heard) {
      listeners.add(heard)
      return () => void listeners.delete(heard)
    },
    end,
  }
}

/** A part of a message as an object; empty where it is none. */
export function objectOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {}
}
