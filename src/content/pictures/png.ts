import { broken, framesProblem, refused, sizeProblem, type Cleaned, type Refused } from './cleaned.ts'
import { orientationOf } from './orientation.ts'
import { movementOf } from './png-animation.ts'
import { holdsPixels, readChunks, readHeader, signatureBytes, type Chunk, type Header } from './png-chunks.ts'
import { lookOf, profileOf } from './png-look.ts'

const critical = new Set(['IHDR', 'PLTE', 'IDAT', 'IEND'])

/**
 * A PNG file (W3C PNG, third edition) with its critical chunks and those that change what is seen; texts, times and EXIF go, and so
 * does whatever has not the form that its name promises.
 */
export function cleanPng(bytes: Uint8Array): Cleaned | Refused {
  const chunks = readChunks(bytes)
  const header = chunks === null ? null : readHeader(chunks[0])
  if (chunks === null || header === null) return broken
  const problem =
    sizeProblem(header.width, header.height) ?? chunkProblem(chunks, header) ?? dataProblem(chunks, header)
  if (problem !== null) return problem
  const kept = new Set([...chunks.filter(({ type }) => isDrawn(type, header)), ...lookOf(chunks, header)])
  const moving = movementOf(chunks, header)
  if ('kind' in moving) return moving
  for (const chunk of moving) kept.add(chunk)
  const isKept = (chunk: Chunk): boolean => kept.has(chunk)
  const end = signatureBytes + chunks.reduce((sum, { whole }) => sum + whole.length, 0)
  const removed = chunks.filter((chunk) => !isKept(chunk)).map(({ whole }) => whole)
  if (end < bytes.length) removed.push(bytes.subarray(end))
  const { width, height } = header
  const notes = chunks.filter((chunk) => isKept(chunk) && !/^(?:IDAT|fdAT)$/.test(chunk.type)).map(noteOf)
  const parts = [bytes.subarray(0, signatureBytes), ...chunks.filter(isKept).map(({ whole }) => whole)]
  return { kind: 'clean', width, height, bytes: Buffer.concat(parts), removed, notes }
}

/** Whether pixels are drawn by it: where they have colours of their own, a palette is only a suggestion (section 11.2.2). */
function isDrawn(type: string, { colour }: Header): boolean {
  return type === 'PLTE' ? colour === 3 : critical.has(type)
}

/** What a chunk that stays says in words, if it does. */
function noteOf(chunk: Chunk): Uint8Array {
  return Buffer.concat([
    chunk.data,
    (chunk.type === 'iCCP' ? profileOf(chunk.data) : null) ?? new Uint8Array(),
  ])
}

function chunkProblem(chunks: readonly Chunk[], header: Header): Refused | null {
  const types = chunks.map(({ type }) => type)
  // An upper-case first letter says that nobody may leave the chunk out who does not know it (section 5.4).
  if (types.some((type) => /^[A-Z]/.test(type) && !critical.has(type))) return broken
  const once = ['IHDR', 'PLTE', 'tRNS', 'iCCP', 'acTL']
  if (once.some((name) => types.filter((type) => type === name).length > 1)) return broken
  if (chunks.at(-1)?.data.length !== 0) return broken
  const first = types.indexOf('IDAT')
  const last = types.lastIndexOf('IDAT')
  if (first === -1 || types.slice(first, last + 1).some((type) => type !== 'IDAT')) return broken
  if (types.indexOf('PLTE') > first || !isPaletteRight(chunks, header)) return broken
  const exif = chunks.find(({ type }) => type === 'eXIf')
  if (exif !== undefined && orientationOf(exif.data) !== 1) return refused('picture-turned')
  return framesProblem(types.filter((type) => type === 'fcTL').length)
}

/** Pixels that are numbers need a palette, and no larger one than their bits can tell apart (section 11.2.2). */
function isPaletteRight(chunks: readonly Chunk[], { colour, depth }: Header): boolean {
  const palette = chunks.find(({ type }) => type === 'PLTE')
  if (palette === undefined || colour !== 3) return colour !== 3
  const { length } = palette.data
  return length > 0 && length % 3 === 0 && length / 3 <= 2 ** depth
}

/** The pixels must be there, all of them, and nothing else. */
function dataProblem(chunks: readonly Chunk[], header: Header): Refused | null {
  const data = Buffer.concat(chunks.filter(({ type }) => type === 'IDAT').map((chunk) => chunk.data))
  return holdsPixels(data, header) ? null : broken
}
