import { objectOf, type DevTools, type DevToolsEvent } from './devtools-pipe.ts'

/** A page, and how it is looked at. */
export interface PageToPaint {
  readonly html: string
  /** Content-Security-Policy of the page; `folder` is where it lies. */
  readonly policy: (folder: string) => string
  /** Of the window, in CSS pixels. */
  readonly width: number
  /** Whether the window is that of a phone, which lays a page out for its own width. */
  readonly phone: boolean
  /** What lies at a path below the page's own folder, such as `i/photo.png`; null: nothing. */
  readonly file: (path: string) => { readonly type: string; readonly bytes: Uint8Array } | null
}

/** What it looks like. */
export interface PaintedPage {
  /** A PNG of the whole page, or of its first `rowsMax` rows; at half or a quarter of the size where it would be larger than `bytesMax`. */
  readonly png: Uint8Array
  /** The same at half the size, where the whole is larger than `bytesWanted`; null where that is what `png` is. */
  readonly small: Uint8Array | null
  readonly width: number
  readonly height: number
  /** Whether the page goes on below. */
  readonly cut: boolean
  /** Addresses that it asked for and did not get, at most `refusedMax` of them. */
  readonly refused: readonly string[]
}

/** No name of the world ends like this (RFC 6761, section 6.4). */
const folder = 'http://mail.invalid/'
/** A mail is seldom shorter; a longer one is painted whole. */
const windowRows = 300
/** A longer page is no mail that anybody reads, and its picture nothing that anybody looks at. */
const rowsMax = 6000
/** Beyond this a picture is made at half its size as well, for mails. */
const bytesWanted = 300_000
/** Of noise a picture is as large as its pixels, and somebody keeps hundreds of them: what is larger than this is made smaller. */
const bytesMax = 4_000_000
const refusedMax = 20

/** Shows a page in a window of its own, where no script runs and every request is answered by us or refused, and paints it. */
export async function paintPage(devTools: DevTools, page: PageToPaint): Promise<PaintedPage> {
  const context = textOf(await devTools.call('Target.createBrowserContext'), 'browserContextId')
  const window = { url: 'about:blank', browserContextId: context, width: page.width, height: windowRows }
  const targetId = textOf(await devTools.call('Target.createTarget', window), 'targetId')
  const attached = await devTools.call('Target.attachToTarget', { targetId, flatten: true })
  const session = textOf(attached, 'sessionId')
  const call: Call = (method, params) => devTools.call(method, params, session)
  const refused: string[] = []
  const loaded = Promise.withResolvers<void>()
  // It is waited for further down; what goes wrong before that is told by whatever went wrong.
  loaded.promise.catch(() => {})
  const unheard = devTools.listen((event) => {
    if (event.session !== session) return
    if (event.method === 'Page.loadEventFired') loaded.resolve()
    if (event.method === 'Inspector.targetCrashed') loaded.reject(new Error('the page crashed'))
    if (event.method === 'Fetch.requestPaused') answer(call, event, { page, refused }).catch(loaded.reject)
  })
  await prepare(call, page)
  await Promise.all([call('Page.navigate', { url: folder }), loaded.promise])
  const painted = await picture(call, page)
  unheard()
  await devTools.call('Target.disposeBrowserContext', { browserContextId: context })
  return { ...painted, refused }
}

type Call = (
  method: string,
  params?: Readonly<Record<string, unknown>>,
) => Promise<Readonly<Record<string, unknown>>>

async function prepare(call: Call, { width, phone }: PageToPaint): Promise<void> {
  await call('Inspector.enable')
  await call('Page.enable')
  await call('Emulation.setScriptExecutionDisabled', { value: true })
  await call('Emulation.setDeviceMetricsOverride', {
    width,
    height: windowRows,
    deviceScaleFactor: 1,
    mobile: phone,
  })
  await call('Emulation.setEmulatedMedia', {
    features: [{ name: 'prefers-reduced-motion', value: 'reduce' }],
  })
  await call('Page.setDownloadBehavior', { behavior: 'deny' })
  await call('Fetch.enable', { patterns: [{ urlPattern: '*' }] })
}

/** Gives the page and its pictures, and nothing else whatever it is asked for. */
async function answer(
  call: Call,
  { params }: DevToolsEvent,
  { page, refused }: { readonly page: PageToPaint; readonly refused: string[] },
): Promise<void> {
  const requestId = textOf(params, 'requestId')
  const request = objectOf(params['request'])
  const url = textOf(request, 'url')
  const file = request['method'] === 'GET' && url.startsWith(folder) ? fileAt(url, page) : null
  if (file === null) {
    if (refused.length < refusedMax) refused.push(url)
    await call('Fetch.failRequest', { requestId, errorReason: 'BlockedByClient' })
    return
  }
  const headers = {
    'Content-Type': file.type,
    'Content-Security-Policy': page.policy(folder),
    'X-Content-Type-Options': 'nosniff',
  }
  await call('Fetch.fulfillRequest', {
    requestId,
    responseCode: 200,
    responseHeaders: Object.entries(headers).map(([name, value]) => ({ name, value })),
    body: Buffer.from(file.bytes).toString('base64'),
  })
}

function fileAt(url: string, page: PageToPaint): ReturnType<PageToPaint['file']> {
  const path = url.slice(folder.length)
  if (path === '') return { type: 'text/html; charset=utf-8', bytes: Buffer.from(page.html) }
  return page.file(path)
}

async function picture(call: Call, { width }: PageToPaint): Promise<Omit<PaintedPage, 'refused'>> {
  const { cssContentSize } = await call('Page.getLayoutMetrics')
  const rows = Math.ceil(Number(objectOf(cssContentSize)['height']))
  const height = Math.max(1, Math.min(rows, rowsMax))
  const take = async (scale: number): Promise<Uint8Array> => {
    const clip = { x: 0, y: 0, width, height, scale }
    const taken = await call('Page.captureScreenshot', { format: 'png', clip, captureBeyondViewport: true })
    return Buffer.from(textOf(taken, 'data'), 'base64')
  }
  const about = { width, height, cut: rows > rowsMax }
  const full = await take(1)
  if (full.length <= bytesWanted) return { png: full, small: null, ...about }
  const half = await take(0.5)
  if (full.length <= bytesMax) return { png: full, small: half, ...about }
  return { png: half.length <= bytesMax ? half : await take(0.25), small: null, ...about }
}

function textOf(values: Readonly<Record<string, unknown>>, name: string): string {
  const value = values[name]
  if (typeof value === 'string') return value
  throw new Error(`an answer without ${name}`)
}
