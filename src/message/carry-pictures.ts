import { encodePicture, type InlinePicture } from './inline-picture.ts'
import { isInline } from './picture-source.ts'
import type { UsedPicture } from './template.ts'

/**
 * A page that brings all its pictures along, also those that will lie at an address: nobody answers there before the release is authorised.
 * `bytesOf` gives the bytes that readers will get of each.
 */
export function carryPictures(
  html: string,
  used: readonly UsedPicture[],
  bytesOf: (picture: UsedPicture) => Uint8Array,
): { readonly html: string; readonly pictures: readonly InlinePicture[] } {
  let carrying = html
  const pictures: InlinePicture[] = []
  for (const picture of used) {
    if (!html.includes(picture.source)) continue
    const source = isInline(picture)
      ? picture.source
      : `cid:${picture.sha256.slice(0, 32)}@${new URL(picture.source).hostname}`
    carrying = carrying.replaceAll(picture.source, source)
    pictures.push(encodePicture({ ...picture, source }, bytesOf(picture)))
  }
  return { html: carrying, pictures }
}
