import type { Code } from '../../../words/catalogue.ts'
import type { Stage } from '../stage.ts'

/** A part of the story. */
export interface Chapter {
  readonly id: string
  readonly title: Code
  /** Chapters that must have been played before. */
  readonly needs: readonly string[]
  play(stage: Stage): Promise<void>
}
