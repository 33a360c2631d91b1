import { Failure } from '../../kit/failure.ts'
import { failure } from '../../words/find.ts'
import { findChromium, type ChromiumFiles } from './find-chromium.ts'
import { paintPage, type PageToPaint, type PaintedPage } from './paint-page.ts'
import { startChromium, type RunningChromium } from './start-chromium.ts'

/** How a painter works. */
interface PainterOptions {
  /** For one page, the start of the browser included. A machine that has much else to do still gets it done. */
  readonly timeLimitMs?: number
}

/** Paints pages with a browser that is started for the first of them. */
export interface Painter {
  /**
   * Throws `pictures-off`, `pictures-no-chromium`, `pictures-chromium-missing`, `pictures-folder-foreign`, `pictures-not-started`, `pictures-time-limit`,
   * `pictures-stopped`; the next page gets another browser.
   */
  paint(page: PageToPaint): Promise<PaintedPage>
  close(): Promise<void>
}

const timeLimitDefaultMs = 30_000

/** One page at a time; `env` says which browser and which fonts (POSTMERGE_CHROMIUM, FONTCONFIG_FILE), and nothing of it reaches the browser. */
export function openPainter(
  env: Readonly<Record<string, string | undefined>>,
  { timeLimitMs = timeLimitDefaultMs }: PainterOptions = {},
): Painter {
  let files: Promise<ChromiumFiles> | null = null
  let running: RunningChromium | null = null
  let turn: Promise<unknown> = Promise.resolve()

  async function stop(): Promise<void> {
    const stopping = running
    running = null
    await stopping?.kill()
  }
  async function started(): Promise<RunningChromium> {
    try {
      files ??= findChromium(env)
      return startChromium(await files)
    } catch (error) {
      if (error instanceof Failure) throw error
      // A disk without room, or a process too many: the next page tries it anew.
      files = null
      const values = { how: oneLine(String(error)) }
      throw failure('pictures-not-started', { permanence: 'permanent', values, cause: error })
    }
  }
  async function paint(page: PageToPaint): Promise<PaintedPage> {
    const isFresh = running === null
    running ??= await started()
    const { devTools, ended } = running
    let timer: NodeJS.Timeout | undefined
    const late = new Promise<never>((_resolve, reject) => {
      timer = setTimeout(() => reject(timeLimit(timeLimitMs)), timeLimitMs)
    })
    try {
      if (isFresh) await Promise.race([begin(running), late])
      return await Promise.race([paintPage(devTools, page), late])
    } catch (error) {
      await stop()
      if (error instanceof Failure) throw error
      const how = await ended
      const why = error instanceof Error ? error.message : how
      throw failure('pictures-stopped', {
        permanence: 'temporary',
        values: { how: oneLine(why) },
        cause: error,
      })
    } finally {
      clearTimeout(timer)
    }
  }
  return {
    paint(page) {
      const painted = turn.then(() => paint(page))
      turn = painted.catch(() => {})
      return painted
    },
    async close() {
      await turn
      await stop()
    },
  }
}

/** Waits for the first answer: a browser that cannot use its sandbox, or lacks a library, ends before it. */
async function begin({ devTools, ended }: RunningChromium): Promise<void> {
  try {
    await devTools.call('Browser.getVersion')
  } catch (error) {
    const values = { how: oneLine(await ended) }
    throw failure('pictures-not-started', { permanence: 'permanent', values, cause: error })
  }
}

function timeLimit(timeLimitMs: number): Failure {
  const values = { seconds: Math.ceil(timeLimitMs / 1000) }
  return failure('pictures-time-limit', { permanence: 'temporary', values })
}

const lineMax = 300

/** What a browser said about itself, as one line of a log or a comment. */
function oneLine(text: string): string {
  return text.replaceAll(/[^\x20-\x7e]+/g, ' ').slice(0, lineMax)
}
