import { readFileSync } from 'node:fs'
import { crc32, deflateSync } from 'node:zlib'
import { PNG } from 'pngjs'

/** A picture file of `test/content/pictures/files/`; other software than ours wrote them. */
export function pictureFile(name: string): Buffer {
  return readFileSync(new URL(`../content/pictures/files/${name}`, import.meta.url))
}

/** A PNG of one colour, written by pngjs; another `shade` gives other bytes. */
export function plainPng(width: number, height: number, shade = 0x55): Buffer {
  const png = new PNG({ width, height })
  png.data.fill(shade)
  return PNG.sync.write(png)
}

/** A chunk with its length and check sum. */
export function pngChunk(type: string, data: Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const chunk = Buffer.alloc(body.length + 8)
  chunk.writeUInt32BE(data.length, 0)
  body.copy(chunk, 4)
  chunk.writeUInt32BE(crc32(body), body.length + 4)
  return chunk
}

/** A PNG out of its chunks. */
export function pngOf(...chunks: readonly Buffer[]): Buffer {
  return Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), ...chunks])
}

/** IHDR; `colour` 0 grey, 2 RGB, 3 palette, 4 grey and alpha, 6 RGBA. */
export function pngHeader(
  width: number,
  height: number,
  { depth = 8, colour = 0, interlace = 0 }: { depth?: number; colour?: number; interlace?: number } = {},
): Buffer {
  const data = Buffer.alloc(13)
  data.writeUInt32BE(width, 0)
  data.writeUInt32BE(height, 4)
  data.set([depth, colour, 0, 0, interlace], 8)
  return pngChunk('IHDR', data)
}

/** IDAT with that many zero bytes of filters and pixels. */
export function pngPixels(length: number): Buffer {
  return pngChunk('IDAT', deflateSync(Buffer.alloc(length)))
}

/** A colour profile of nothing but its header and a text (ICC.1:2022, section 7.2). */
export function iccProfile(text: string): Buffer {
  const profile = Buffer.concat([Buffer.alloc(132), Buffer.from(text, 'latin1')])
  profile.writeUInt32BE(profile.length, 0)
  profile.write('acsp', 36, 'latin1')
  return profile
}

/** iCCP: a name, a method, a profile. */
export function pngProfile(profile: Uint8Array, behind = ''): Buffer {
  const stream = deflateSync(profile)
  return pngChunk('iCCP', Buffer.concat([Buffer.from('icc\0\0'), stream, Buffer.from(behind, 'latin1')]))
}

/** fcTL of a frame of the whole picture (PNG, third edition, section 11.3.6.2). */
export function pngFrame(sequence: number, width: number, height: number): Buffer {
  const data = Buffer.alloc(26)
  data.writeUInt32BE(sequence, 0)
  data.writeUInt32BE(width, 4)
  data.writeUInt32BE(height, 8)
  return pngChunk('fcTL', data)
}

/** A PNG of 2 x 2 that moves: acTL, the picture as first frame, and a second frame with that behind its pixels. */
export function movingPng({ frames = 2, sequence = 2, behind = '' } = {}): Buffer {
  const control = Buffer.alloc(8)
  control.writeUInt32BE(frames, 0)
  const number = Buffer.alloc(4)
  number.writeUInt32BE(sequence, 0)
  const data = Buffer.concat([number, deflateSync(Buffer.alloc(6)), Buffer.from(behind, 'latin1')])
  const first = [pngHeader(2, 2), pngChunk('acTL', control), pngFrame(0, 2, 2), pngPixels(6)]
  return pngOf(...first, pngFrame(1, 2, 2), pngChunk('fdAT', data), pngEnd)
}

export const pngEnd = pngChunk('IEND', Buffer.alloc(0))

/** A JPEG segment with its length. */
export function jpegSegment(marker: number, data: string | Uint8Array): Buffer {
  const bytes = typeof data === 'string' ? Buffer.from(data, 'latin1') : data
  const head = Buffer.from([0xff, marker, 0, 0])
  head.writeUInt16BE(bytes.length + 2, 2)
  return Buffer.concat([head, bytes])
}

/** A JPEG with segments behind its first marker. */
export function jpegWith(jpeg: Buffer, ...segments: readonly Buffer[]): Buffer {
  return Buffer.concat([jpeg.subarray(0, 2), ...segments, jpeg.subarray(2)])
}

/** An EXIF block with one entry. */
export function exifOf(tag: number, value: number, littleEndian = true): Buffer {
  const tiff = Buffer.alloc(26)
  const [u16, u32] = littleEndian
    ? [tiff.writeUInt16LE.bind(tiff), tiff.writeUInt32LE.bind(tiff)]
    : [tiff.writeUInt16BE.bind(tiff), tiff.writeUInt32BE.bind(tiff)]
  tiff.write(littleEndian ? 'II' : 'MM', 0, 'latin1')
  u16(42, 2)
  u32(8, 4)
  u16(1, 8)
  u16(tag, 10)
  u16(3, 12)
  u32(1, 14)
  u16(value, 18)
  return tiff
}

/** A GIF extension with one block of data. */
export function gifExtension(label: number, ...blocks: readonly (string | Uint8Array)[]): Buffer {
  const parts = blocks.map((block) => {
    const bytes = typeof block === 'string' ? Buffer.from(block, 'latin1') : Buffer.from(block)
    return Buffer.concat([Uint8Array.of(bytes.length), bytes])
  })
  return Buffer.concat([Uint8Array.of(0x21, label), ...parts, Uint8Array.of(0)])
}

/** A GIF with blocks in front of its first one. */
export function gifWith(gif: Buffer, ...blocks: readonly Buffer[]): Buffer {
  const flags = gif[10] ?? 0
  const start = 13 + (flags & 0x80 ? 3 * 2 ** ((flags & 7) + 1) : 0)
  return Buffer.concat([gif.subarray(0, start), ...blocks, gif.subarray(start)])
}
