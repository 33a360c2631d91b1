import type { Picture } from '../content/content.ts'
import type { Sender } from '../content/schema/senders.ts'
import { hostOf } from './address.ts'
import type { CompiledTemplate, UsedPicture } from './template.ts'

/** The ending of a picture's address and file name, by its type. */
export const pictureEnding: Readonly<Record<Picture['type'], string>> = {
  png: 'png',
  jpeg: 'jpg',
  gif: 'gif',
}

/**
 * What stands in `src`: an address under the sender's image host, named by what it answers with; without a host `cid:` and the Content-ID of a
 * part of the message itself (RFC 2392).
 */
export function pictureSource({ sha256, type }: Pick<Picture, 'sha256' | 'type'>, sender: Sender): string {
  const host = sender.urls?.images
  if (host === undefined) return `cid:${sha256.slice(0, 32)}@${hostOf(sender.from.address)}`
  return `${host.replace(/\/$/, '')}/${sha256}.${pictureEnding[type]}`
}

/** Whether a picture travels in the message; all others lie at an address. */
export function isInline({ source }: Pick<UsedPicture, 'source'>): boolean {
  return source.startsWith('cid:')
}

/** Those of a campaign's pictures that a template of any language shows, sorted by name. */
export function usedPictures(
  pictures: Iterable<Picture>,
  templates: readonly CompiledTemplate[],
  sender: Sender,
): readonly UsedPicture[] {
  // The address of a picture is written out in the template, never put together.
  const shown = JSON.stringify(templates.map(({ html }) => html))
  return [...pictures]
    .map(({ name, type, sha256, bytes }) => {
      const source = pictureSource({ sha256, type }, sender)
      return { name, type, sha256, bytes: bytes.length, source }
    })
    .filter(({ source }) => shown.includes(source))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
}
