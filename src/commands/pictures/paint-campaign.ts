import type { Painter } from '../../adapters/chromium/painter.ts'
import type { Sample } from '../../checks/check.ts'
import type { Campaign } from '../../content/content.ts'
import { pictureEnding } from '../../message/picture-source.ts'
import type { UsedPicture } from '../../message/template.ts'
import {
  changedPictures,
  looks,
  type Look,
  type PaintedCampaign,
  type PaintedPicture,
} from '../../report/painted-pictures.ts'
import { mailPolicy } from '../../web/preview/mail-policy.ts'
import { placeholderPicture } from '../../web/preview/preview-style.ts'
import { pictureFolder, placeholderName, showMail } from '../../web/preview/show-mail.ts'
import type { Examination } from '../examine-campaign.ts'
import { lacksJapanese } from './lacks-japanese.ts'

/** A campaign that was compiled. */
export interface Paintable {
  readonly campaign: Campaign
  readonly examined: Examination
}

/** A page that a browser is to show. */
interface Page {
  readonly locale: string
  readonly sample: number
  readonly look: Look
  readonly html: string
}

/** So many mails of a campaign are painted: of each language the first readers, as long as theirs differ. */
const mailsMax = 8
const readersMax = 2
const windows: Readonly<Record<Look, { readonly width: number; readonly phone: boolean }>> = {
  desktop: { width: 800, phone: false },
  phone: { width: 360, phone: true },
  dark: { width: 800, phone: false },
}

/**
 * Paints what the sample recipients of a campaign would see, and leaves out what looks as it does on the default branch. `before` null: it has no such campaign, or none that compiles.
 * Throws what the painter throws.
 */
export async function paintCampaign(
  painter: Painter,
  { before, after }: { readonly before: Paintable | null; readonly after: Paintable },
): Promise<PaintedCampaign> {
  const { pages, left } = pagesOf(after)
  const old = before === null ? [] : pagesOf(before).pages
  const sameHtml = new Set(old.map(textOf))
  // The same text and the same pictures in it need no browser to look the same.
  const changed = pages.filter((page) => !sameHtml.has(textOf(page)))
  const newHtml = new Set(pages.map(textOf))
  const replaced = old.filter((page) => !newHtml.has(textOf(page)))
  const painted = {
    before: before === null ? [] : await paintAll(painter, replaced, before),
    after: await paintAll(painter, changed, after),
  }
  const { changes, same } = changedPictures(painted.before, painted.after)
  return {
    campaign: after.campaign.id,
    isNew: before === null,
    changes,
    same: same + pages.length - changed.length,
    left,
    lacksLetters: changed.length > 0 && (await lacksJapanese(painter, changed[0]?.html ?? '')),
  }
}

/** Pictures stand in the text by the digest of their bytes. */
function textOf({ locale, sample, look, html }: Page): string {
  return [locale, sample, look, html].join('\0')
}

function pagesOf({ examined }: Paintable): { readonly pages: readonly Page[]; readonly left: number } {
  const { artifact, samples } = examined
  const mails = [...new Set(samples.map(({ locale }) => locale))].flatMap((locale) =>
    differing(samples.filter((sample) => sample.locale === locale)),
  )
  const shown = mails.filter(({ sample }) => sample <= readersMax).slice(0, mailsMax)
  const pictures = artifact?.pictures ?? []
  const pages = shown.flatMap(({ html, locale, sample }) =>
    looks.map((look) => ({
      locale,
      sample,
      look,
      html: showMail(html, { dark: look === 'dark', remote: false, pictures }),
    })),
  )
  return { pages, left: mails.length - shown.length }
}

/** Mails of one language that are not the same, each with the number of the first reader who gets it. */
function differing(
  samples: readonly Sample[],
): readonly { readonly html: string; readonly locale: string; readonly sample: number }[] {
  const mails = new Map<string, string>(samples.map(({ html, locale }) => [html, locale]))
  return [...mails].map(([html, locale], index) => ({ html, locale, sample: index + 1 }))
}

async function paintAll(
  painter: Painter,
  pages: readonly Page[],
  { campaign, examined }: Paintable,
): Promise<readonly PaintedPicture[]> {
  const files = filesOf(campaign, examined.artifact?.pictures ?? [])
  const all: PaintedPicture[] = []
  for (const { html, locale, sample, look } of pages) {
    const painted = await painter.paint({
      html,
      policy: (folder) => mailPolicy(`${folder}${pictureFolder}`, false),
      file: (path) => files.get(path) ?? null,
      ...windows[look],
    })
    const { png, small, width, height, cut } = painted
    all.push({ locale, sample, look, png, small, width, height, cut })
  }
  return all
}

type Files = ReadonlyMap<string, { readonly type: string; readonly bytes: Uint8Array }>

/** What the page may load: the campaign's own pictures, and a box in the place of everybody else's. */
function filesOf(campaign: Campaign, used: readonly UsedPicture[]): Files {
  const files = new Map<string, { type: string; bytes: Uint8Array }>()
  files.set(`${pictureFolder}${placeholderName}`, {
    type: 'image/svg+xml',
    bytes: Buffer.from(placeholderPicture),
  })
  for (const { name, sha256, type } of used) {
    const picture = campaign.pictures.get(name)
    if (picture === undefined) continue
    files.set(`${pictureFolder}${sha256}.${pictureEnding[type]}`, {
      type: `image/${type}`,
      bytes: picture.bytes,
    })
  }
  return files
}
