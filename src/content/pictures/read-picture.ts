import { sha256 } from '../../kit/digest.ts'
import type { Code } from '../../words/catalogue.ts'
import type { Picture } from '../content.ts'
import { broken, latin1, refused, type Cleaned, type Refused } from './cleaned.ts'
import { cleanGif } from './gif.ts'
import { cleanJpeg } from './jpeg.ts'
import { cleanPng } from './png.ts'

type Type = Picture['type']

const cleaners: Readonly<Record<Type, (bytes: Uint8Array) => Cleaned | Refused>> = {
  png: cleanPng,
  jpeg: cleanJpeg,
  gif: cleanGif,
}

/** How the first bytes of a file say what it is; the three that mail programs show, and those that people take for them. */
const beginnings: readonly (readonly [type: string, pattern: RegExp])[] = [
  ['png', /^\x89PNG\r\n\x1a\n/],
  ['jpeg', /^\xff\xd8\xff/],
  ['gif', /^GIF8[79]a/],
  ['WebP', /^RIFF[^]{4}WEBP/],
  ['AVIF', /^[^]{4}ftypavi[fs]/],
  ['HEIC', /^[^]{4}ftyp(?:hei|hev|mif1|msf1)/],
  ['BMP', /^BM/],
  ['TIFF', /^(?:II\*\0|MM\0\*)/],
  ['PDF', /^%PDF-/],
  ['SVG', /^(?:\xef\xbb\xbf)?\s*<(?:\?xml|!--|!DOCTYPE svg|svg)/i],
]
const lfsPointer = 'version https://git-lfs.github.com/spec/'

/** What came of a picture file. */
export type PictureReading =
  | ({ readonly kind: 'picture'; readonly picture: Picture } & Pick<Cleaned, 'removed' | 'notes'>)
  | Refused

/**
 * A picture of a campaign's folder, recognised by its content and by its ending, without its metadata. Never throws, whatever the
 * bytes are.
 */
export function readPicture(path: string, bytes: Uint8Array): PictureReading {
  const name = path.slice(path.lastIndexOf('/') + 1)
  const start = latin1(bytes, 0, 64)
  if (start.startsWith(lfsPointer)) return refused('file-lfs-pointer')
  const type = beginnings.find(([, pattern]) => pattern.test(start))?.[0] ?? null
  if (type === null) return broken
  if (type !== 'png' && type !== 'jpeg' && type !== 'gif') return refused('picture-type', { name, type })
  if (typeOfName(name) !== type)
    return refused('picture-ending', { name, type: type.toUpperCase(), ending: endings[type] })
  const cleaned = cleaners[type](bytes)
  if (cleaned.kind === 'refused') return cleaned
  const { width, height, removed, notes } = cleaned
  const picture: Picture = {
    name,
    path,
    type,
    width,
    height,
    bytes: cleaned.bytes,
    sha256: sha256(cleaned.bytes),
  }
  return { kind: 'picture', picture, removed, notes }
}

const endings: Readonly<Record<Type, string>> = { png: '.png', jpeg: '.jpg', gif: '.gif' }

function typeOfName(name: string): Type | null {
  const ending = name.slice(name.lastIndexOf('.') + 1).toLowerCase()
  if (ending === 'jpg' || ending === 'jpeg') return 'jpeg'
  return ending === 'png' || ending === 'gif' ? ending : null
}

/** On Windows a device is called so, and no file may be, whatever its ending. */
const nameShape =
  /^(?!(?:con|prn|aux|nul|com[0-9]|lpt[0-9])\.)[A-Za-z0-9][A-Za-z0-9_-]{0,63}(?:\.[A-Za-z0-9_-]{1,63})*(?:@[23]x)?\.(?:png|jpe?g|gif)$/i
/** Endings of pictures that some mail programs leave blank. */
const rareTypes: Readonly<Record<string, string>> = {
  avif: 'AVIF',
  bmp: 'BMP',
  heic: 'HEIC',
  heif: 'HEIC',
  ico: 'ICO',
  jfif: 'JFIF',
  psd: 'Photoshop',
  svg: 'SVG',
  tif: 'TIFF',
  tiff: 'TIFF',
  webp: 'WebP',
}

/** What is wrong with a file beside a campaign as its name tells; null for a picture. */
export function pictureNameProblem(
  name: string,
): { readonly code: Code; readonly values?: Readonly<Record<string, string>> } | null {
  if (nameShape.test(name)) return null
  if (typeOfName(name) !== null) return { code: 'picture-name' }
  const type = rareTypes[name.slice(name.lastIndexOf('.') + 1).toLowerCase()]
  return type === undefined
    ? { code: 'file-beside-campaign' }
    : { code: 'picture-type', values: { name, type } }
}
