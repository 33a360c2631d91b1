import { say } from '../../words/say.ts'
import { exit, type World } from '../verb.ts'
import { newsletter } from './chapters/newsletter.ts'
import { playOpening } from './chapters/opening.ts'
import { audit } from './chapters/audit.ts'
import { changed, selfApproval, slippedKey, unowned } from './chapters/refusals.ts'
import { brokenRecord, killed } from './chapters/trade.ts'
import { unsubscribe } from './chapters/unsubscribe.ts'
import type { Chapter } from './chapters/chapter.ts'
import { setStage, type Stage } from './stage.ts'
import { CheckFailed, commandLine, StepFailed } from './step.ts'
import { closeTheatre, openTheatre } from './theatre.ts'

/** How the demo is to be played. */
export interface DemoOptions {
  readonly keep: boolean
  /** Folder for `index.html`. */
  readonly out: string
  /** Ids of chapters; null for all. */
  readonly chapters: readonly string[] | null
}

const chapters: readonly Chapter[] = [newsletter, unsubscribe, selfApproval, changed, slippedKey, unowned, brokenRecord, killed, audit]

/** Plays it and says how it went. */
export async function playDemo(world: World, options: DemoOptions): Promise<number> {
  const theatre = await openTheatre()
  const from = performance.now()
  try {
    const stage = await setStage(world, theatre, { newsletter: process.env['N'] ? Number(process.env['N']) : 500, wholesale: 40 })
    await playOpening(stage)
    for (const chapter of chosen(options.chapters)) {
      stage.player.chapter(chapter.id, chapter.title)
      await chapter.play(stage)
    }
    world.out(String(Math.round(performance.now() - from)))
    if (process.env['TIMES']) for (const s of stage.player.steps) world.out(`${s.seconds} ${s.command}`)
    return exit.done
  } catch (error) {
    if (error instanceof StepFailed) {
      world.err(commandLine(error.step.command))
      world.err(`${error.ended.code} ${error.missing}`)
      world.err(error.ended.out + error.ended.err)
      return exit.refused
    }
    if (error instanceof CheckFailed) { world.err(error.message); return exit.refused }
    throw error
  } finally {
    await closeTheatre(theatre, options.keep)
  }
}

function chosen(ids: readonly string[] | null): readonly Chapter[] {
  if (ids === null) return chapters
  const wanted = new Set(ids)
  // Later chapters need earlier ones.
  for (const { id, needs } of chapters.toReversed()) if (wanted.has(id)) for (const need of needs) wanted.add(need)
  return chapters.filter(({ id }) => wanted.has(id))
}
