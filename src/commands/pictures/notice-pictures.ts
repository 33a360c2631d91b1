import { sha256 } from '../../kit/digest.ts'
import { encodePicture } from '../../message/inline-picture.ts'
import type { ShownPicture } from '../../notice/notice.ts'
import type { NoticePictures } from '../../notice/picture-blocks.ts'
import type { PaintedPicture, PictureChange } from '../../report/painted-pictures.ts'
import type { Locale } from '../../words/phrase.ts'
import { phraseOf, say } from '../../words/say.ts'
import type { CampaignPictures } from './paint-beside.ts'

/** A mail stays small: so many pictures, each and together so large. */
const picturesMax = 6
const bytesMax = 300_000
const togetherMax = 1_500_000
const drawnMax = 640

/** Pictures as they travel in a mail; `host` is that of the sender of notices, for their Content-IDs (RFC 2392). */
export function noticePictures(
  made: CampaignPictures,
  { host, locale }: { readonly host: string; readonly locale: Locale },
): NoticePictures {
  if (made.kind === 'none') {
    const { code, values } = made.trouble
    return { pictures: [], pictureNotes: [phraseOf(locale, code, values).say] }
  }
  const { changes, isNew, left, lacksLetters } = made.painted
  const all = changes.flatMap((change) => sidesOf(change, { isNew, locale }))
  const pictures: ShownPicture[] = []
  let together = 0
  for (const { label, picture } of all) {
    const png = picture.png.length <= bytesMax ? picture.png : picture.small
    if (png === null || png.length > bytesMax || together + png.length > togetherMax) continue
    if (pictures.length === picturesMax) break
    together += png.length
    pictures.push({ label, picture: encoded(png, host), width: Math.min(picture.width, drawnMax) })
  }
  const missing = all.length - pictures.length
  return {
    pictures,
    pictureNotes: [
      ...(changes.length === 0 ? [say(locale, 'painted-same')] : []),
      ...(missing > 0 ? [say(locale, 'painted-not-in-mail', { count: missing })] : []),
      ...(left > 0 ? [say(locale, 'painted-left', { count: left })] : []),
      ...(lacksLetters ? [say(locale, 'painted-no-font')] : []),
    ],
  }
}

function sidesOf(
  change: PictureChange,
  { isNew, locale }: { readonly isNew: boolean; readonly locale: Locale },
): readonly { readonly label: string; readonly picture: PaintedPicture }[] {
  const { before, after, locale: language, sample } = change
  const mail = say(locale, 'painted-mail', { language, sample })
  const look = say(locale, `painted-${change.look}`)
  const side = (code: 'painted-before' | 'painted-after' | 'painted-now'): string =>
    isNew ? `${mail} · ${look}` : `${mail} · ${look} · ${say(locale, code)}`
  return [
    ...(before === null ? [] : [{ label: side('painted-before'), picture: before }]),
    ...(after === null
      ? []
      : [{ label: side(before === null ? 'painted-now' : 'painted-after'), picture: after }]),
  ]
}

function encoded(png: Uint8Array, host: string): ShownPicture['picture'] {
  const digest = sha256(png)
  const source = `cid:${digest.slice(0, 32)}@${host}`
  return encodePicture({ name: 'picture.png', type: 'png', sha256: digest, bytes: png.length, source }, png)
}
