import { mkdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { assert } from '../../kit/assert.ts'
import { pictureFileName, type PaintedCampaign, type PictureChange } from '../../report/painted-pictures.ts'
import { picturesPage, type PictureGroup } from '../../report/pictures-page.ts'
import type { Locale } from '../../words/phrase.ts'

/** A folder that pictures are written to, with a page that shows all of them. */
export interface PictureFolder {
  /** Writes the pictures of a campaign. `group`: the folder they lie in and what they belong to; null for a campaign by itself. */
  add(
    painted: PaintedCampaign,
    group: { readonly folder: string; readonly title: string } | null,
  ): Promise<void>
  /** Writes the page, unless there is nothing to show. Returns its path. */
  finish(): Promise<string | null>
}

/** One file that brings everything along, so that an artifact of one file shows it. */
const pageName = 'pictures.html'
/** So many bytes of pictures stand in the page: it is written as one text, which could not be longer than half a gigabyte. */
const pageBytesMax = 128_000_000
/** Names come from the repository: none of them may lead out of the folder. */
const safeName = /^[A-Za-z0-9][A-Za-z0-9-]{0,99}(?:\.png)?$/

/** The page of an earlier run goes: it must not pass for this one's. `bytesMax`: of the pictures in it; what goes beyond lies in the folder alone. */
export async function openPictureFolder(
  folder: string,
  locale: Locale,
  bytesMax: number = pageBytesMax,
): Promise<PictureFolder> {
  await mkdir(folder, { recursive: true })
  await rm(join(folder, pageName), { force: true })
  const groups: PictureGroup[] = []
  let bytes = 0
  const fits = ({ before, after }: PictureChange): boolean => {
    const more = (before?.png.length ?? 0) + (after?.png.length ?? 0)
    if (bytes + more > bytesMax) return false
    bytes += more
    return true
  }
  return {
    async add(painted, group) {
      const changes = painted.changes.filter(fits)
      const left = painted.left + painted.changes.length - changes.length
      groups.push({ title: group?.title ?? null, campaigns: [{ ...painted, changes, left }] })
      const parts = [...(group === null ? [] : [group.folder]), painted.campaign]
      for (const change of painted.changes) {
        for (const side of ['before', 'after'] as const) {
          const picture = change[side]
          if (picture !== null) await write([folder, ...parts], pictureFileName(change, side), picture.png)
        }
      }
    },
    async finish() {
      if (groups.length === 0) return null
      const path = join(folder, pageName)
      await writeFile(path, picturesPage(groups, locale))
      return path
    },
  }
}

async function write(
  [folder = '', ...parts]: readonly string[],
  name: string,
  bytes: Uint8Array,
): Promise<void> {
  for (const part of [...parts, name]) assert(safeName.test(part), 'a name that is no file name')
  const path = join(folder, ...parts)
  await mkdir(path, { recursive: true })
  await writeFile(join(path, name), bytes)
}
