import { Hono, type Context } from 'hono'
import { html } from 'hono/html'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { pictureEnding } from '../message/picture-source.ts'
import type { KeptPicture, PictureStore } from '../message/picture-store.ts'
import type { Locale } from '../words/phrase.ts'
import { say } from '../words/say.ts'
import { page } from './page.ts'
import { preferredLocale } from './preferred-locale.ts'
import { setSecurityHeaders } from './security-headers.ts'

/** What the public listener knows of pictures. */
export interface PictureOptions {
  readonly pictures: Pick<PictureStore, 'load'>
  /** The language of whoever's browser names neither of ours. */
  readonly locale: Locale
  /** Hears that something broke. */
  readonly onTrouble: (error: unknown) => void
}

const name = ':name{[0-9a-f]{64}\\.(?:png|jpg|gif)}'

/**
 * Pictures of authorised releases at `/i/<sha256>.<png|jpg|gif>`. The address names what it answers with, so that a cache may keep it for
 * ever; nothing can be listed, and what is not there leaves no trace in a cache: it may be there a moment later.
 */
export function pictureApp(options: PictureOptions): Hono {
  const app = new Hono()
  app.get(`/i/${name}`, async (context) => {
    const [sha256 = '', ending = ''] = context.req.param('name').split('.')
    const picture = await options.pictures.load(sha256)
    if (picture === null || pictureEnding[picture.type] !== ending) return trouble(context, options, 404)
    return answer(context, sha256, picture)
  })
  app.all(`/i/${name}`, (context) => {
    context.header('Allow', 'GET, HEAD')
    return trouble(context, options, 405)
  })
  app.notFound((context) => trouble(context, options, 404))
  app.onError((error, context) => {
    options.onTrouble(error)
    context.header('Retry-After', '60')
    return trouble(context, options, 503)
  })
  return app
}

function answer(context: Context, sha256: string, { type, bytes }: KeptPicture): Response {
  const tag = `"${sha256}"`
  context.header('ETag', tag)
  context.header('Cache-Control', 'public, max-age=31536000, immutable')
  context.header('X-Content-Type-Options', 'nosniff')
  context.header('Content-Security-Policy', "default-src 'none'; sandbox")
  // Mail is read on other people's pages.
  context.header('Cross-Origin-Resource-Policy', 'cross-origin')
  context.header('X-Robots-Tag', 'noindex')
  if (isKnown(context.req.header('If-None-Match'), tag)) return context.body(null, 304)
  context.header('Content-Type', `image/${type}`)
  context.header('Content-Length', String(bytes.length))
  return context.body(Uint8Array.from(bytes))
}

/** RFC 9110 section 13.1.2: any of the tags, compared weakly, or `*`. */
function isKnown(header: string | undefined, tag: string): boolean {
  if (header === undefined || header.length > 2000) return false
  return header.split(',').some((part) => ['*', tag, `W/${tag}`].includes(part.trim()))
}

function trouble(
  context: Context,
  options: PictureOptions,
  status: ContentfulStatusCode,
): Response | Promise<Response> {
  const locale = preferredLocale(context.req.header('Accept-Language'), options.locale)
  setSecurityHeaders(context)
  context.header('Content-Language', locale)
  const text = html`<p>${say(locale, 'picture-not-here-text')}</p>`
  return context.html(page(locale, say(locale, 'picture-not-here'), text), status)
}
