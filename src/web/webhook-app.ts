import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { sha256 } from '../kit/digest.ts'

/** A pull request's event is some 30 KB; what is longer is not read, and the next tick serves it. */
const bodyBytesMax = 2 * 1024 * 1024

/** Whoever sends them, no more bodies than these lie in our memory at once; what is turned away is served by the next tick, too. */
const bodiesMax = 16

/** What the webhook may do: look whether a delivery is genuine, note it, and wake the desk. */
export interface WebhookOptions {
  readonly isGenuine: (delivery: {
    readonly body: Uint8Array
    readonly signature: string | undefined
  }) => Promise<boolean>
  /** Whether a body with this SHA-256 is new; it is remembered for a while. */
  readonly isNew: (digest: string) => Promise<boolean>
  readonly nudge: () => void
}

/**
 * Deliveries of GitHub at `/hooks/github`. A genuine one wakes the desk, and that is all: nothing in it is read, because a delivery may come
 * twice, late, out of order or again from whoever recorded it. The desk asks GitHub itself what there is to do, and does nothing twice.
 *
 * What a recorded delivery could still cost is a pass for each time that it is sent again, so that one that was accepted before wakes nobody. It is
 * known again by its body: the id in `X-GitHub-Delivery` is the same in a redelivery, but the signature does not cover it, and whoever plays a delivery
 * again could write another. Who redelivers one by hand loses nothing: one that did not arrive is not remembered and wakes the desk at once, and what
 * one that did arrive told of was served, or is tried again by the pass of the next minute, which nobody has to ask for. The answer is the same.
 */
export function webhookApp({ isGenuine, isNew, nudge }: WebhookOptions): Hono {
  const app = new Hono()
  let bodies = 0
  app.post(
    '/hooks/github',
    async (context, next) => {
      if (bodies >= bodiesMax) return context.text('not now', 503, { 'Retry-After': '60' })
      bodies += 1
      try {
        return await next()
      } finally {
        bodies -= 1
      }
    },
    bodyLimit({ maxSize: bodyBytesMax, onError: (context) => context.text('too large', 413) }),
    async (context) => {
      const body = new Uint8Array(await context.req.arrayBuffer())
      const signature = context.req.header('X-Hub-Signature-256')
      if (!(await isGenuine({ body, signature }))) return context.text('not signed', 401)
      if (await isNew(sha256(body))) nudge()
      return context.text('accepted', 202)
    },
  )
  app.all('/hooks/github', (context) => context.text('POST only', 405, { Allow: 'POST' }))
  app.notFound((context) => context.text('nothing here', 404))
  app.onError((_error, context) => context.text('not now', 503, { 'Retry-After': '60' }))
  return app
}
