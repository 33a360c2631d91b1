import { broken, framesProblem, latin1, sizeProblem, type Cleaned, type Refused } from './cleaned.ts'

const headerBytes = 13

interface Block {
  readonly kind: 'control' | 'loop' | 'image' | 'other'
  readonly bytes: Uint8Array
}

interface Canvas {
  readonly width: number
  readonly height: number
}

/**
 * A GIF file (GIF89a specification) with its frames, their timing and how often they are shown; comments, texts and the data of
 * applications go, and so does everything behind the end.
 */
export function cleanGif(bytes: Uint8Array): Cleaned | Refused {
  const canvas = { width: little16(bytes, 6), height: little16(bytes, 8) }
  const problem = sizeProblem(canvas.width, canvas.height)
  if (problem !== null) return problem
  const start = headerBytes + tableBytes(bytes[10] ?? 0)
  const blocks = readBlocks(bytes, start, canvas)
  if (blocks === null) return broken
  const frames = blocks.filter(({ kind }) => kind === 'image').length
  if (frames === 0) return broken
  const tooMany = framesProblem(frames)
  if (tooMany !== null) return tooMany
  const end = start + blocks.reduce((sum, block) => sum + block.bytes.length, 0) + 1
  const { kept, removed } = sortOut(blocks)
  if (end < bytes.length) removed.push(bytes.subarray(end))
  const parts = [bytes.subarray(0, start), ...kept, Uint8Array.of(0x3b)]
  return { kind: 'clean', ...canvas, bytes: Buffer.concat(parts), removed, notes: [] }
}

/**
 * What stays and what goes, in order. A control block belongs to the frame that follows it (section 23), and only the last one in front
 * of it counts; what controls a text that goes would otherwise control the frame behind it.
 */
function sortOut(blocks: readonly Block[]): { readonly kept: Uint8Array[]; readonly removed: Uint8Array[] } {
  const kept: Uint8Array[] = []
  const removed: Uint8Array[] = []
  let drawn: Block | null = null
  for (const block of blocks.toReversed()) {
    const isKept = block.kind === 'control' ? drawn?.kind === 'image' : block.kind !== 'other'
    ;(isKept ? kept : removed).push(block.bytes)
    if (block.kind === 'control') drawn = null
    else if (isDrawn(block)) drawn = block
  }
  return { kept: kept.reverse(), removed: removed.reverse() }
}

/** A frame, or a text that is drawn like one. */
function isDrawn({ kind, bytes }: Block): boolean {
  return kind === 'image' || bytes[1] === 0x01
}

/** The blocks up to the trailer; null when one is cut off or is none. */
function readBlocks(bytes: Uint8Array, start: number, canvas: Canvas): readonly Block[] | null {
  const blocks: Block[] = []
  let at = start
  for (;;) {
    const introducer = bytes[at]
    if (introducer === 0x3b) return blocks
    const block = introducer === 0x21 ? readExtension(bytes, at) : readImage(bytes, at, canvas)
    if (block === null) return null
    blocks.push(block)
    at += block.bytes.length
  }
}

function readExtension(bytes: Uint8Array, at: number): Block | null {
  const end = afterSubBlocks(bytes, at + 2)
  if (end === null) return null
  const whole = bytes.subarray(at, end)
  if (bytes[at + 1] === 0xf9)
    return whole.length === 8 && whole[2] === 4 ? { kind: 'control', bytes: whole } : null
  const application = bytes[at + 1] === 0xff ? latin1(bytes, at + 3, at + 14) : ''
  const isLoop = application === 'NETSCAPE2.0' && whole.length === 19 && whole[14] === 3 && whole[15] === 1
  return { kind: isLoop ? 'loop' : 'other', bytes: whole }
}

function readImage(bytes: Uint8Array, at: number, { width, height }: Canvas): Block | null {
  if (bytes[at] !== 0x2c) return null
  const [left, top] = [little16(bytes, at + 1), little16(bytes, at + 3)]
  const [columns, rows] = [little16(bytes, at + 5), little16(bytes, at + 7)]
  // Written so that NaN, from behind the end of the file, fails as well.
  if (!(columns >= 1 && rows >= 1 && left + columns <= width && top + rows <= height)) return null
  const data = at + 10 + tableBytes(bytes[at + 9] ?? 0)
  const codeSize = bytes[data] ?? 0
  if (codeSize < 2 || codeSize > 8 || (bytes[data + 1] ?? 0) === 0) return null
  const end = afterSubBlocks(bytes, data + 1)
  return end === null ? null : { kind: 'image', bytes: bytes.subarray(at, end) }
}

/** The position behind a chain of sub-blocks and the empty one that ends it; null when the file ends before. */
function afterSubBlocks(bytes: Uint8Array, start: number): number | null {
  let at = start
  for (;;) {
    const length = bytes[at]
    if (length === undefined) return null
    at += 1 + length
    if (length === 0) return at
  }
}

/** Length of a colour table by the flags in front of it. */
function tableBytes(flags: number): number {
  return flags & 0x80 ? 3 * 2 ** ((flags & 7) + 1) : 0
}

function little16(bytes: Uint8Array, at: number): number {
  return (bytes[at] ?? Number.NaN) + (bytes[at + 1] ?? Number.NaN) * 256
}
