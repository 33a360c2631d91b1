import { resolve } from 'node:path'
import { openPainter } from '../../adapters/chromium/painter.ts'
import { phraseOf, say } from '../../words/say.ts'
import { paintBeside } from '../pictures/paint-beside.ts'
import { openPictureFolder } from '../pictures/picture-folder.ts'
import type { World } from '../verb.ts'

/** Pictures of what is planned. */
export interface PlanPictures {
  /** Paints a campaign beside how it is on the default branch. A picture decides nothing: whatever goes wrong is said, and that is all. */
  add(
    ...question: Parameters<typeof paintBeside> extends [unknown, ...infer Rest] ? Rest : never
  ): Promise<void>
  /** Writes the page, says where it is, and ends the browser. */
  close(): Promise<void>
}

/** Pictures in a folder, for `--pictures`; null paints none. */
export async function openPlanPictures(world: World, folder: string | null): Promise<PlanPictures> {
  if (folder === null) return { add: async () => {}, close: async () => {} }
  const written = await openPictureFolder(resolve(world.root, folder), world.locale)
  const painter = openPainter(world.env)
  const said = new Set<string>()
  return {
    async add(about, tools) {
      if (about.examined.artifact === null) return
      const made = await paintBeside(painter, about, tools)
      if (made.kind === 'painted') return written.add(made.painted, null)
      const { code, values } = made.trouble
      if (said.has(code)) return
      said.add(code)
      const { say: reason, fix } = phraseOf(world.locale, code, values)
      world.err(reason)
      if (fix !== undefined) world.err(`  ${say(world.locale, 'label-next')}: ${fix}`)
    },
    async close() {
      await painter.close()
      const path = await written.finish()
      if (path !== null) world.err(say(world.locale, 'painted-written', { path }))
    },
  }
}
