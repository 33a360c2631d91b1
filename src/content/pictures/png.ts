import { crc32, inflateSync } from 'node:zlib'
import {
  broken,
  framesProblem,
  latin1,
  refused,
  sizeProblem,
  uint32,
  type Cleaned,
  type Refused,
} from './cleaned.ts'
import { orientationOf } from './orientation.ts'

const signatureBytes = 8
const critical = new Set(['IHDR', 'PLTE', 'IDAT', 'IEND'])
/** What of the other chunks changes what is seen: colour, gamma, transparency, movement. */
const kept = new Set(['tRNS', 'gAMA', 'cHRM', 'sRGB', 'iCCP', 'cICP', 'sBIT', 'acTL', 'fcTL', 'fdAT'])
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

interface Chunk {
  readonly type: string
  readonly data: Uint8Array
  /** With length and check sum. */
  readonly whole: Uint8Array
}

interface Header {
  readonly width: number
  readonly height: number
  /** Bits of a pixel. */
  readonly bits: number
  readonly interlaced: boolean
}

/** A PNG file (W3C PNG, third edition) with its critical chunks and those that change what is seen; texts, times and EXIF go. */
export function cleanPng(bytes: Uint8Array): Cleaned | Refused {
  const chunks = readChunks(bytes)
  const header = chunks === null ? null : readHeader(chunks[0])
  if (chunks === null || header === null) return broken
  const problem =
    sizeProblem(header.width, header.height) ?? chunkProblem(chunks) ?? dataProblem(chunks, header)
  if (problem !== null) return problem
  const isKept = ({ type }: Chunk): boolean => critical.has(type) || kept.has(type)
  const end = signatureBytes + chunks.reduce((sum, { whole }) => sum + whole.length, 0)
  const removed = chunks.filter((chunk) => !isKept(chunk)).map(({ whole }) => whole)
  if (end < bytes.length) removed.push(bytes.subarray(end))
  const { width, height } = header
  const parts = [bytes.subarray(0, signatureBytes), ...chunks.filter(isKept).map(({ whole }) => whole)]
  return { kind: 'clean', width, height, bytes: Buffer.concat(parts), removed }
}

/** The chunks up to IEND; null when one is cut off or its check sum is wrong. */
function readChunks(bytes: Uint8Array): readonly Chunk[] | null {
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

function readHeader(chunk: Chunk | undefined): Header | null {
  if (chunk?.type !== 'IHDR' || chunk.data.length !== 13) return null
  const { data } = chunk
  const [depth = 0, colour = -1, compression, filter, interlace = 2] = data.subarray(8)
  const { samples, depths } = colours[colour] ?? { samples: 0, depths: [] }
  if (!depths.includes(depth) || compression !== 0 || filter !== 0 || interlace > 1) return null
  return {
    width: uint32(data, 0),
    height: uint32(data, 4),
    bits: samples * depth,
    interlaced: interlace === 1,
  }
}

function chunkProblem(chunks: readonly Chunk[]): Refused | null {
  const types = chunks.map(({ type }) => type)
  // An upper-case first letter says that nobody may leave the chunk out who does not know it (section 5.4).
  if (types.some((type) => /^[A-Z]/.test(type) && !critical.has(type))) return broken
  const once = ['IHDR', 'PLTE', 'tRNS', 'iCCP', 'acTL']
  if (once.some((name) => types.filter((type) => type === name).length > 1)) return broken
  if (chunks.at(-1)?.data.length !== 0) return broken
  const first = types.indexOf('IDAT')
  const last = types.lastIndexOf('IDAT')
  if (first === -1 || types.slice(first, last + 1).some((type) => type !== 'IDAT')) return broken
  if (types.indexOf('PLTE') > first) return broken
  if ((chunks[0]?.data[9] ?? 0) === 3 && !types.includes('PLTE')) return broken
  const exif = chunks.find(({ type }) => type === 'eXIf')
  if (exif !== undefined && orientationOf(exif.data) !== 1) return refused('picture-turned')
  return framesProblem(types.filter((type) => type === 'fcTL').length)
}

/** The pixels must be there, all of them, and not more than the header says. */
function dataProblem(chunks: readonly Chunk[], header: Header): Refused | null {
  const expected = rawBytes(header)
  const data = Buffer.concat(chunks.filter(({ type }) => type === 'IDAT').map((chunk) => chunk.data))
  try {
    return inflateSync(data, { maxOutputLength: expected }).length === expected ? null : broken
  } catch {
    return broken
  }
}

function rawBytes({ width, height, bits, interlaced }: Header): number {
  const plain = [[0, 0, 1, 1]] as const
  let bytes = 0
  for (const [left, top, across, down] of interlaced ? passes : plain) {
    const columns = Math.ceil((width - left) / across)
    const rows = Math.ceil((height - top) / down)
    if (columns > 0 && rows > 0) bytes += rows * (1 + Math.ceil((columns * bits) / 8))
  }
  return bytes
}
