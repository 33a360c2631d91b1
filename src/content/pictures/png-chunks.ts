import { crc32, inflateSync } from 'node:zlib'
import { latin1, uint32 } from './cleaned.ts'

/** Where the first chunk begins. */
export const signatureBytes = 8
/** Samples of a pixel by colour type, and the bit depths each may have (PNG, third edition, section 11.2.1). */
const colours: Readonly<Record<number, { readonly samples: number; readonly depths: readonly number[] }>> = {
  0: { samples: 1, depths: [1, 2, 4, 8, 16] },
  2: { samples: 3, depths: [8, 16] },
  3: { samples: 1, depths: [1, 2, 4, 8] },
  4: { samples: 2, depths: [8, 16] },
  6: { samples: 4, depths: [8, 16] },
}
/** Adam7: where each pass begins, and how far apart its pixels are (section 8.1). */
const passes = [
  [0, 0, 8, 8],
  [4, 0, 8, 8],
  [0, 4, 4, 8],
  [2, 0, 4, 4],
  [0, 2, 2, 4],
  [1, 0, 2, 2],
  [0, 1, 1, 2],
] as const

/** A chunk of a PNG file. */
export interface Chunk {
  readonly type: string
  readonly data: Uint8Array
  /** With length and check sum. */
  readonly whole: Uint8Array
}

/** What the first chunk says of the picture. */
export interface Header {
  readonly width: number
  readonly height: number
  /** Colour type (section 11.2.1) and bits of a sample. */
  readonly colour: number
  readonly depth: number
  /** Bits of a pixel. */
  readonly bits: number
  readonly interlaced: boolean
}

/** The chunks up to IEND; null when one is cut off or its check sum is wrong. */
export function readChunks(bytes: Uint8Array): readonly Chunk[] | null {
  const chunks: Chunk[] = []
  let at = signatureBytes
  for (;;) {
    const end = at + 12 + uint32(bytes, at)
    if (!(end <= bytes.length)) return null
    const type = latin1(bytes, at + 4, at + 8)
    if (!/^[A-Za-z]{4}$/.test(type)) return null
    if (crc32(bytes.subarray(at + 4, end - 4)) !== uint32(bytes, end - 4)) return null
    chunks.push({ type, data: bytes.subarray(at + 8, end - 4), whole: bytes.subarray(at, end) })
    if (type === 'IEND') return chunks
    at = end
  }
}

/** The header; null when it is none. */
export function readHeader(chunk: Chunk | undefined): Header | null {
  if (chunk?.type !== 'IHDR' || chunk.data.length !== 13) return null
  const { data } = chunk
  const [depth = 0, colour = -1, compression, filter, interlace = 2] = data.subarray(8)
  const { samples, depths } = colours[colour] ?? { samples: 0, depths: [] }
  if (!depths.includes(depth) || compression !== 0 || filter !== 0 || interlace > 1) return null
  return {
    width: uint32(data, 0),
    height: uint32(data, 4),
    colour,
    depth,
    bits: samples * depth,
    interlaced: interlace === 1,
  }
}

/**
 * Whether that is a zlib stream of exactly the pixels that a picture of this size has, and nothing behind it.
 */
export function holdsPixels(data: Uint8Array, header: Header): boolean {
  const expected = rawBytes(header)
  return inflateWhole(data, expected)?.length === expected
}

/** What a zlib stream unpacks to; null when it is none, unpacks to more than `most` bytes, or ends before its bytes do. */
export function inflateWhole(data: Uint8Array, most: number): Uint8Array | null {
  try {
    const { buffer, engine } = inflateSync(data, { maxOutputLength: most, info: true }) as unknown as {
      readonly buffer: Buffer
      readonly engine: { readonly bytesWritten: number }
    }
    return engine.bytesWritten === data.length ? buffer : null
  } catch {
    return null
  }
}

/** Bytes of filters and pixels, unpacked. */
export function rawBytes({ width, height, bits, interlaced }: Header): number {
  const plain = [[0, 0, 1, 1]] as const
  let bytes = 0
  for (const [left, top, across, down] of interlaced ? passes : plain) {
    const columns = Math.ceil((width - left) / across)
    const rows = Math.ceil((height - top) / down)
    if (columns > 0 && rows > 0) bytes += rows * (1 + Math.ceil((columns * bits) / 8))
  }
  return bytes
}
