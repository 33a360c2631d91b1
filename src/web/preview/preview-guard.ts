import { timingSafeEqual } from 'node:crypto'
import type { Context } from 'hono'
import { createMiddleware } from 'hono/factory'

/** Names of this very machine. Any other may have been made to point here by whoever owns it (DNS rebinding). */
const ownHost = /^(?:127\.0\.0\.1|localhost|\[::1\])(?::\d{1,5})?$/

/** Answers only requests that were addressed to this machine by a name that nobody else can own, and only reading ones. */
export const ownHostOnly = createMiddleware(async (context, next) => {
  if (!ownHost.test(context.req.header('Host') ?? '')) return context.text('', 403)
  if (context.req.method !== 'GET' && context.req.method !== 'HEAD') return context.text('', 405)
  return next()
})

/** Whether a text is the secret; how long it takes to say no tells nothing about it. */
export function isSecret(text: string, secret: string): boolean {
  const [a, b] = [Buffer.from(text), Buffer.from(secret)]
  return a.length === b.length && timingSafeEqual(a, b)
}

/** What every answer carries; `policy` is its Content-Security-Policy. */
export function protect(context: Context, policy: string): void {
  context.header('Content-Security-Policy', policy)
  context.header('Cache-Control', 'no-store')
  // The address holds the secret: it leaves with no link.
  context.header('Referrer-Policy', 'no-referrer')
  context.header('X-Content-Type-Options', 'nosniff')
  context.header('Cross-Origin-Opener-Policy', 'same-origin')
  context.header('X-DNS-Prefetch-Control', 'off')
}

/** The page's own script, style and frame, and nothing else from anywhere. */
export const pagePolicy =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; frame-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"

/** For what is neither a page nor a mail. */
export const filePolicy = "default-src 'none'; frame-ancestors 'none'; sandbox"
