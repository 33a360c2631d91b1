import { openPainter } from '../../adapters/chromium/painter.ts'
import type { PullMemory } from '../../adapters/sqlite/memory.ts'
import type { Tree } from '../../content/tree.ts'
import { canonicalJson } from '../../kit/canonical-json.ts'
import { sha256 } from '../../kit/digest.ts'
import type { Failure } from '../../kit/failure.ts'
import type { Compiler } from '../../message/template.ts'
import { candidateIn, type Candidate } from '../asking/candidate.ts'
import type { Examination } from '../examine-campaign.ts'
import type { World } from '../verb.ts'
import { paintBeside, type CampaignPictures } from './paint-beside.ts'
import { openPictureFolder, type PictureFolder } from './picture-folder.ts'
import { pictureAddress } from './picture-address.ts'
import { codeOf, troubleIn, type PictureTrouble } from './picture-trouble.ts'

/** A campaign that somebody is asked about, and the files of the default branch that it is compared with. */
export interface PictureQuestion {
  readonly candidate: Candidate
  readonly examined: Examination
  readonly base: Tree
}

/** Where pictures lie, or why there are none; both null where nobody asked for any. */
export interface PictureLink {
  readonly url: string | null
  readonly trouble: PictureTrouble | null
}

/** The pictures of one pass of the desk. */
export interface DeskPictures {
  /** Paints a campaign, once in a pass. */
  of(question: PictureQuestion): Promise<CampaignPictures>
  /**
   * Where the pictures of a pull request lie that were painted for what it is now; they are painted if nobody did. Nothing where no folder
   * was given, for then nobody but the readers of mails sees any.
   */
  linkOf(pull: number, questions: readonly PictureQuestion[]): Promise<PictureLink>
  /** Writes the page, and ends the browser. */
  close(): Promise<void>
}

/** So many campaigns are painted for comments in a pass; the next one goes on. */
const paintedMax = 20
/** So many bytes of pictures lie in memory, not counting the campaign that goes beyond them. */
const keptBytesMax = 64_000_000

interface Studio {
  readonly world: World
  readonly compiler: Compiler
  readonly memory: PullMemory
  /** Where pictures are written to; null: nowhere. */
  readonly folder: string | null
}

/** Opens it; no browser is started before something is to be painted. Throws `pictures-address-refused`. */
export async function openDeskPictures({ world, compiler, memory, folder }: Studio): Promise<DeskPictures> {
  const url = pictureAddress(world.env)
  const painter = openPainter(world.env)
  const written = folder === null ? null : await openPictureFolder(folder, world.locale)
  const made = new Map<string, Promise<CampaignPictures>>()
  let painted = 0
  let kept = 0
  const of: DeskPictures['of'] = (question) => {
    const nowMs = world.clock.now()
    const key = stateOf([question], nowMs)
    const known = made.get(key)
    if (known !== undefined) return known
    const making = paintBeside(
      painter,
      { ...question, campaign: question.candidate.campaign },
      { compiler, nowMs },
    )
    made.set(key, making)
    making.then(
      (campaign) => {
        kept += bytesOf(campaign)
        if (kept > keptBytesMax) made.delete(key)
      },
      // Whoever waits for it is told.
      () => {},
    )
    return making
  }
  return {
    of,
    async linkOf(pull, all) {
      const questions = all.filter(({ examined }) => examined.artifact !== null)
      if (written === null || questions.length === 0) return { url: null, trouble: null }
      const state = stateOf(questions, world.clock.now())
      const known = await memory.pictures(pull)
      if (known?.state === state) return { url: known.url, trouble: troubleIn(known.trouble) }
      if (painted + questions.length > paintedMax || kept > keptBytesMax) return { url: null, trouble: null }
      painted += questions.length
      const failed = await paintAll(written, questions, { pull, of })
      const trouble = failed === null ? null : { code: codeOf(failed), values: failed.values }
      const link = { url: failed === null ? url : null, trouble }
      // What the machine lacks is seen again by the next pass; a mail that takes too long would take it as long again.
      if (failed?.permanence !== 'permanent')
        await memory.notePictures(pull, {
          state,
          url: link.url,
          trouble: trouble === null ? null : canonicalJson(trouble),
        })
      return link
    },
    async close() {
      await painter.close()
      await written?.finish()
    },
  }
}

function bytesOf(made: CampaignPictures): number {
  if (made.kind === 'none') return 0
  const all = made.painted.changes.flatMap(({ before, after }) => [before, after])
  return all.reduce((sum, one) => sum + (one?.png.length ?? 0) + (one?.small?.length ?? 0), 0)
}

/** Writes what could be painted; returns what went wrong with the first that could not. */
async function paintAll(
  written: PictureFolder,
  questions: readonly PictureQuestion[],
  { pull, of }: { readonly pull: number; readonly of: DeskPictures['of'] },
): Promise<Failure | null> {
  let failed: Failure | null = null
  for (const question of questions) {
    const made = await of(question)
    if (made.kind === 'painted')
      await written.add(made.painted, { folder: `pull-${pull}`, title: `#${pull}` })
    else failed ??= made.trouble
  }
  return failed
}

/** Names what campaigns look like and what they are compared with: whatever shapes either is in its closure. */
function stateOf(questions: readonly PictureQuestion[], nowMs: number): string {
  const parts = questions.map(({ candidate, base }) => {
    const { campaign, closure } = candidate
    const was = candidateIn(base, { commit: '', campaign: campaign.id, nowMs })
    return [campaign.id, closure.closureDigest, was?.closure.closureDigest ?? '']
  })
  return sha256(canonicalJson(parts))
}
