import { Hono, type Context } from 'hono'
import { streamSSE } from 'hono/streaming'
import type { Locale } from '../../words/phrase.ts'
import { chosenSample } from './chosen-sample.ts'
import { mailPolicy } from './mail-policy.ts'
import { filePolicy, isSecret, ownHostOnly, pagePolicy, protect } from './preview-guard.ts'
import { previewPage } from './preview-page.ts'
import type { PreviewPort } from './preview-port.ts'
import { previewScript } from './preview-script.ts'
import { placeholderPicture, previewIcon, previewStyle } from './preview-style.ts'
import { pictureFolder, placeholderName, showMail } from './show-mail.ts'
import { hrefOf, readState, type ViewState } from './view-state.ts'

/** What the preview is made of. */
export interface PreviewOptions {
  readonly port: PreviewPort
  readonly locale: Locale
  /** The folder under which everything is served; who does not know it gets nothing. */
  readonly secret: string
  /** A name that leads to the page once, for a command line that others on this machine can read; null for none. */
  readonly once: string | null
  /** Shown where an address names none. */
  readonly campaign: string | null
  /** Aborts when the preview ends: open event streams end then. */
  readonly signal: AbortSignal
  readonly onTrouble: (error: unknown) => void
}

type Answer = (context: Context) => Response | Promise<Response>

/** The preview of a work tree, for one person on this machine. Every address without the secret gets the same empty 404. */
export function previewApp(options: PreviewOptions): Hono {
  const app = new Hono()
  app.use(ownHostOnly)
  app.use(async (context, next) => {
    protect(context, filePolicy)
    await next()
  })
  let once = options.once
  app.get('/open/:once', (context) => {
    if (once === null || !isSecret(context.req.param('once'), once)) return context.body('', 404)
    once = null
    return context.redirect(`/${options.secret}/`)
  })
  const known =
    (answer: Answer): Answer =>
    (context) =>
      isSecret(context.req.param('secret') ?? '', options.secret) ? answer(context) : context.body('', 404)
  const file = (type: string, body: string): Answer =>
    known((context) => context.body(body, 200, { 'Content-Type': type }))

  app.get(
    '/:secret/',
    known((context) => page(context, options)),
  )
  app.get(
    '/:secret/mail',
    known((context) => mail(context, options)),
  )
  app.get(
    '/:secret/events',
    known((context) => events(context, options)),
  )
  app.get('/:secret/preview.js', file('text/javascript; charset=utf-8', previewScript))
  app.get('/:secret/preview.css', file('text/css; charset=utf-8', previewStyle))
  app.get('/:secret/icon.svg', file('image/svg+xml', previewIcon))
  app.get(
    '/:secret/blank',
    known((context) => framed(context, '', mailPolicy("'none'", false))),
  )
  app.get(
    `/:secret/${pictureFolder}:name`,
    known((context) => picture(context, options)),
  )
  app.notFound((context) => context.body('', 404))
  app.onError((error, context) => {
    options.onTrouble(error)
    return context.body('', 500)
  })
  return app
}

/** The state that an address asks for; without a campaign, the one that was asked for on the command line, else the newest. */
function stateOf(context: Context, { port, campaign }: PreviewOptions): ViewState {
  const state = readState(context.req.query())
  return state.campaign === '' ? { ...state, campaign: campaign ?? port.list()[0]?.id ?? '' } : state
}

async function page(context: Context, options: PreviewOptions): Promise<Response> {
  const { port, locale } = options
  const state = stateOf(context, options)
  // The address names what it shows: a newer campaign that appears must not take its place.
  if (state.campaign !== '' && (context.req.query('campaign') ?? '') === '')
    return context.redirect(hrefOf(state, `/${options.secret}/`))
  const asked = port.examine(state.campaign)
  // Listed while the compiler, another process, works.
  const rows = port.list()
  const examined = await asked
  const mail = examined?.mail ?? null
  protect(context, pagePolicy)
  return context.html(
    previewPage({
      locale,
      state,
      rows,
      examined,
      chosen: mail === null ? null : chosenSample(mail, state),
      changes: examined === null ? null : await port.changes(state.campaign),
      port,
    }),
  )
}

async function mail(context: Context, options: PreviewOptions): Promise<Response> {
  const state = stateOf(context, options)
  const { mail } = (await options.port.examine(state.campaign)) ?? { mail: null }
  if (mail === null) return framed(context, '', mailPolicy("'none'", false))
  const { sample } = chosenSample(mail, state)
  const { pictures } = mail
  const { remote } = state
  const body = showMail(sample.html, { dark: state.view === 'dark', remote, pictures })
  // The host was found to be one of our own names; a sandboxed document has no origin that `'self'` could mean.
  const folder = `http://${context.req.header('Host') ?? ''}/${options.secret}/${pictureFolder}`
  return framed(context, body, mailPolicy(folder, remote))
}

function framed(context: Context, body: string, policy: string): Response {
  protect(context, policy)
  return context.body(body, 200, { 'Content-Type': 'text/html; charset=utf-8' })
}

function picture(context: Context, { port }: PreviewOptions): Response {
  const name = context.req.param('name') ?? ''
  if (name === placeholderName)
    return context.body(placeholderPicture, 200, { 'Content-Type': 'image/svg+xml' })
  const [, digest, ending] = /^([0-9a-f]{64})\.(png|jpg|gif)$/.exec(name) ?? []
  const file = digest === undefined ? null : port.picture(digest)
  if (file === null || ending !== (file.type === 'jpeg' ? 'jpg' : file.type)) return context.body('', 404)
  return context.body(Uint8Array.from(file.bytes), 200, { 'Content-Type': `image/${file.type}` })
}

/** Says `changed` after each change; what changed, the page finds out by asking for itself. */
function events(context: Context, { port, signal }: PreviewOptions): Response {
  return streamSSE(context, async (stream) => {
    const ended = Promise.withResolvers<void>()
    const stop = port.subscribe(() => void stream.writeSSE({ event: 'changed', data: '' }))
    stream.onAbort(() => ended.resolve())
    signal.addEventListener('abort', () => ended.resolve(), { once: true })
    await stream.writeSSE({ event: 'ready', data: '' })
    if (!signal.aborted) await ended.promise
    stop()
  })
}
