import { phraseOf, say } from '../../words/say.ts'
import { exit, type World } from '../verb.ts'
import { audit } from './chapters/audit.ts'
import type { Chapter } from './chapters/chapter.ts'
import { newsletter } from './chapters/newsletter.ts'
import { playOpening } from './chapters/opening.ts'
import { changed, selfApproval, slippedKey, unowned } from './chapters/refusals.ts'
import { brokenRecord, killed } from './chapters/trade.ts'
import { unsubscribe } from './chapters/unsubscribe.ts'
import { writePage } from './page/write-page.ts'
import { reportEnd, reportFault } from './report.ts'
import { setStage } from './stage.ts'
import { CheckFailed, StepFailed } from './step.ts'
import { closeTheatre, openTheatre, type Theatre } from './theatre.ts'

/** How the demo is to be played. */
export interface DemoOptions {
  readonly keep: boolean
  /** Folder for `index.html`. */
  readonly out: string
  /** Ids of chapters that there are; null for all. Those that they need are played too. */
  readonly chapters: readonly string[] | null
  /** The story on a GitHub of this machine, in the place of all others. */
  readonly github: boolean
}

/** The story, in order. */
const chapters: readonly Chapter[] = [
  newsletter,
  unsubscribe,
  selfApproval,
  changed,
  slippedKey,
  unowned,
  brokenRecord,
  killed,
  audit,
]

/** Ids of the chapters, in the order of the story. */
export const chapterIds: readonly string[] = chapters.map(({ id }) => id)

const readers = 500
const readersOfPart = 10
const tradeCustomers = 40

/** Plays it and says how it went; nothing stays behind, whatever happens. */
export async function playDemo(world: World, options: DemoOptions): Promise<number> {
  if (options.github && !(await isInCheckout(world))) return exit.refused
  const theatre = await openTheatre()
  try {
    if (!options.github) return await playIn(world, theatre, options)
    const { playGitHub } = await import('./github/play-github.ts')
    return await playGitHub(world, theatre, options)
  } catch (error) {
    if (world.signal.aborted) {
      world.err(say(world.locale, 'demo-interrupted'))
      return exit.again
    }
    if (!(error instanceof StepFailed || error instanceof CheckFailed)) throw error
    reportFault(world, error)
    return exit.refused
  } finally {
    await closeTheatre(theatre, options.keep)
  }
}

/** The GitHub of the demo is no part of what is installed: says so where it is missing. */
async function isInCheckout(world: World): Promise<boolean> {
  const { hasStandIn } = await import('./github/stand-in.ts')
  if (hasStandIn()) return true
  const code = 'demo-github-no-stand-in'
  const { say: reason, fix } = phraseOf(world.locale, code)
  if (world.json) world.out(JSON.stringify({ version: 1, ok: false, fault: { code, say: reason, fix } }))
  else for (const line of [reason, fix ?? '']) world.err(line)
  return false
}

async function playIn(world: World, theatre: Theatre, options: DemoOptions): Promise<number> {
  const from = performance.now()
  const story = chosen(options.chapters)
  const plays = (id: string): boolean => story.some((chapter) => chapter.id === id)
  const stage = await setStage(world, theatre, {
    newsletter: plays('newsletter') ? readers : readersOfPart,
    wholesale: plays('dns') ? tradeCustomers : 0,
  })
  await playOpening(stage)
  for (const chapter of story) {
    stage.player.chapter(chapter.id, chapter.title)
    await chapter.play(stage)
  }
  const seconds = Math.round((performance.now() - from) / 100) / 10
  const { album } = stage
  const { steps } = stage.player
  const page = await writePage(options.out, { album, steps, seconds, locale: world.locale })
  reportEnd(stage, { seconds, page, keep: options.keep })
  return exit.done
}

function chosen(ids: readonly string[] | null): readonly Chapter[] {
  if (ids === null) return chapters
  const wanted = new Set(ids)
  for (const { id, needs } of chapters.toReversed()) {
    if (wanted.has(id)) for (const need of needs) wanted.add(need)
  }
  return chapters.filter(({ id }) => wanted.has(id))
}
