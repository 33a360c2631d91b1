import { Hono, type Context } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import type { ContactStore } from '../audience/contact.ts'
import type { Clock } from '../kit/clock.ts'
import { readUnsubscribeToken } from '../release/tokens.ts'
import type { Locale } from '../words/phrase.ts'
import { preferredLocale } from './preferred-locale.ts'
import { securityHeaders } from './security-headers.ts'
import { donePage, askPage, troublePage, type Page } from './unsubscribe-page.ts'

/** `List-Unsubscribe=One-Click` is 26 bytes; as multipart with its boundaries a few hundred. */
const bodyBytesMax = 1024

/** What the public listener may do and know. It can suppress somebody, and can read nobody. */
export interface UnsubscribeOptions {
  readonly contacts: Pick<ContactStore, 'unsubscribe'>
  readonly tokenKey: Uint8Array
  readonly clock: Clock
  /** Whom the mail comes from, as the page names it; null: the page speaks of `the sender`. */
  readonly organisation: string | null
  /** The language of whoever's browser names neither of ours. */
  readonly locale: Locale
  /** Hears that something broke; is never told an address or a token. */
  readonly onTrouble: (error: unknown) => void
}

/**
 * One-click unsubscription (RFC 8058): `POST /u/<token>` acts at once, without cookie, login or redirect; `GET` shows a page with one
 * button and changes nothing, because virus scanners and previews fetch every link. A forged token and one of a forgotten message get
 * the same answer.
 */
export function unsubscribeApp(options: UnsubscribeOptions): Hono {
  const app = new Hono()
  app.use(securityHeaders)
  app.get('/healthz', (context) => context.text('ok'))
  app.get('/u/:token', (context) => {
    const idem = readUnsubscribeToken(options.tokenKey, context.req.param('token'))
    return idem === null ? answer(context, options, troublePage) : answer(context, options, askPage)
  })
  app.post(
    '/u/:token',
    bodyLimit({
      maxSize: bodyBytesMax,
      onError: (context) => answer(context, options, { ...troublePage, status: 413 }),
    }),
    async (context) => {
      const idem = readUnsubscribeToken(options.tokenKey, context.req.param('token'))
      if (idem === null) return answer(context, options, troublePage)
      if (!(await isOneClick(context))) return answer(context, options, { ...troublePage, status: 400 })
      const known = await options.contacts.unsubscribe(idem, options.clock.now())
      return answer(context, options, known ? donePage : troublePage)
    },
  )
  app.all('/u/:token', (context) => {
    context.header('Allow', 'GET, HEAD, POST')
    return answer(context, options, { ...troublePage, status: 405 })
  })
  app.notFound((context) => answer(context, options, troublePage))
  app.onError((error, context) => {
    options.onTrouble(error)
    // Mail providers try a one-click request again when it was not answered with success.
    context.header('Retry-After', '60')
    return answer(context, options, { ...troublePage, status: 503 })
  })
  return app
}

function answer(context: Context, options: UnsubscribeOptions, page: Page): Response | Promise<Response> {
  const locale = preferredLocale(context.req.header('Accept-Language'), options.locale)
  context.header('Content-Language', locale)
  return context.html(page.render({ locale, organisation: options.organisation }), page.status)
}

/** RFC 8058 section 3.2: one pair, as `application/x-www-form-urlencoded` or `multipart/form-data`. The page's button sends the same. */
async function isOneClick(context: Context): Promise<boolean> {
  try {
    const form = await context.req.parseBody({ all: true })
    return Object.keys(form).length === 1 && form['List-Unsubscribe'] === 'One-Click'
  } catch {
    return false
  }
}
