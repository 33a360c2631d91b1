import type { Context } from 'hono'
import { createMiddleware } from 'hono/factory'
import { styleHash } from './page.ts'

/** No script, no picture, no frame, nothing kept: the token in the address must not leave with a referrer or stay in a cache. */
export const securityHeaders = createMiddleware(async (context, next) => {
  await next()
  setSecurityHeaders(context)
})

/** The same headers on one answer. */
export function setSecurityHeaders(context: Context): void {
  const policy = `default-src 'none'; style-src '${styleHash}'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'`
  context.header('Content-Security-Policy', policy)
  context.header('Cache-Control', 'no-store')
  context.header('Referrer-Policy', 'no-referrer')
  context.header('X-Content-Type-Options', 'nosniff')
  context.header('X-Robots-Tag', 'noindex, nofollow')
  context.header('Vary', 'Accept-Language')
}
