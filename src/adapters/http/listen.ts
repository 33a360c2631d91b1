import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { getRequestListener } from '@hono/node-server'
import { failure } from '../../words/find.ts'

/** Requests are tiny: whoever takes longer, or opens more connections, holds the door for others. */
const requestTimeoutMs = 10_000
/** So often it is looked who took longer; Node's own half a minute would give everybody that much. */
const lookMs = 1000
const keepAliveTimeoutMs = 5000
const connectionsMax = 2000
const headerBytesMax = 8 * 1024
const graceMs = 500

/** Answers one request. */
export type Fetch = (request: Request) => Response | Promise<Response>

/** A server that listens. */
export interface Listener {
  /** `http://127.0.0.1:8025`, with the real port where 0 was asked for. */
  readonly url: string
  /** Takes no more connections, lets running answers end for half a second, then cuts. */
  close(): Promise<void>
}

/**
 * Serves HTTP at an address of this machine. `answerMs`: an answer that was not read to its end by then is broken off. Throws the failure
 * `listen-refused` when the address is taken or not ours.
 */
export async function listen(
  fetch: Fetch,
  address: { readonly host: string; readonly port: number },
  { answerMs = null }: { readonly answerMs?: number | null } = {},
): Promise<Listener> {
  const server = createServer(
    {
      requestTimeout: requestTimeoutMs,
      headersTimeout: requestTimeoutMs / 2,
      connectionsCheckingInterval: lookMs,
      maxHeaderSize: headerBytesMax,
    },
    getRequestListener(fetch, { overrideGlobalObjects: false }) as RequestListener,
  )
  if (answerMs !== null)
    server.prependListener('request', ({ socket }, response) => {
      const late = setTimeout(() => socket.destroy(), answerMs)
      response.once('close', () => clearTimeout(late))
    })
  server.keepAliveTimeout = keepAliveTimeoutMs
  server.maxConnections = connectionsMax
  await new Promise<void>((resolve, reject) => {
    server.once('error', (cause: NodeJS.ErrnoException) => {
      const values = { address: `${address.host}:${address.port}`, reason: cause.code ?? '' }
      reject(failure('listen-refused', { permanence: 'permanent', values, cause }))
    })
    server.listen(address.port, address.host, resolve)
  })
  const { port } = server.address() as AddressInfo
  const host = address.host.includes(':') ? `[${address.host}]` : address.host
  return {
    url: `http://${host}:${port}`,
    close: () =>
      new Promise((resolve) => {
        const cut = setTimeout(() => server.closeAllConnections(), graceMs)
        server.close(() => {
          clearTimeout(cut)
          resolve()
        })
        server.closeIdleConnections()
      }),
  }
}
