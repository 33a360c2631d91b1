import type { Painter } from '../../adapters/chromium/painter.ts'
import type { Campaign } from '../../content/content.ts'
import type { Tree } from '../../content/tree.ts'
import { Failure } from '../../kit/failure.ts'
import type { Compiler } from '../../message/template.ts'
import type { PaintedCampaign } from '../../report/painted-pictures.ts'
import { candidateIn } from '../asking/candidate.ts'
import { examineCampaign, type Examination } from '../examine-campaign.ts'

/** What came of painting a campaign. */
export type CampaignPictures =
  | { readonly kind: 'painted'; readonly painted: PaintedCampaign }
  | { readonly kind: 'none'; readonly trouble: Failure }

/** Paints a campaign beside how it is in the files of `base`, such as those of the default branch. What the painter could not do is the result. */
export async function paintBeside(
  painter: Painter,
  about: { readonly campaign: Campaign; readonly examined: Examination; readonly base: Tree },
  world: { readonly compiler: Compiler; readonly nowMs: number },
): Promise<CampaignPictures> {
  const { paintCampaign } = await import('./paint-campaign.ts')
  const { campaign, examined, base } = about
  const was = candidateIn(base, { commit: '', campaign: campaign.id, nowMs: world.nowMs })
  const before =
    was === null
      ? null
      : { campaign: was.campaign, examined: await examineCampaign(was.campaign, was.content, world) }
  try {
    const after = { campaign, examined }
    return { kind: 'painted', painted: await paintCampaign(painter, { before, after }) }
  } catch (error) {
    if (!(error instanceof Failure)) throw error
    return { kind: 'none', trouble: error }
  }
}
