import { broken, refused, uint32, type Refused } from './cleaned.ts'
import { holdsPixels, rawBytes, type Chunk, type Header } from './png-chunks.ts'

/** Unpacked bytes of all frames together: a second or two of work, and more than any film of a megabyte has. */
const unpackedMax = 256 * 1024 * 1024

interface Frame {
  readonly control: Uint8Array
  readonly data: Uint8Array[]
}

/**
 * The chunks by which a picture moves (PNG, third edition, sections 4.9 and 11.3.6): acTL, then a control for each frame and its pixels.
 * Empty for a still picture: without acTL in front of the pixels the others mean nothing. Refused when they do not fit together, or
 * when a frame holds other than its pixels.
 */
export function movementOf(chunks: readonly Chunk[], header: Header): readonly Chunk[] | Refused {
  const pixels = chunks.findIndex(({ type }) => type === 'IDAT')
  const start = chunks.findIndex(({ type }) => type === 'acTL')
  if (start === -1 || start > pixels) return []
  const moving = chunks.filter(({ type }) => type === 'fcTL' || type === 'fdAT')
  // One sequence goes through all of them, from 0 on.
  if (moving.some(({ data }, index) => uint32(data, 0) !== index)) return broken
  const frames = framesOf(moving)
  const { data } = chunks[start] ?? { data: new Uint8Array() }
  if (frames === null || data.length !== 8 || uint32(data, 0) !== frames.length) return broken
  const controlled = chunks.slice(start, pixels).filter(({ type }) => type === 'fcTL').length
  if (controlled > 1 || chunks.slice(0, pixels).some(({ type }) => type === 'fdAT')) return broken
  const unpacked = frames.reduce((sum, frame) => sum + rawBytes(sizedAs(frame, header)), 0)
  if (!(unpacked <= unpackedMax)) {
    const limit = Math.floor((unpackedMax * frames.length) / unpacked)
    return refused('picture-too-many-frames', { frames: frames.length, limit })
  }
  const isRight = (frame: Frame, index: number): boolean =>
    controlled === 1 && index === 0 ? isWholePicture(frame, header) : isFrame(frame, header)
  return frames.every(isRight) ? [...chunks.slice(start, start + 1), ...moving] : broken
}

/** The frames, each with the data that follows its control; null when there is data of no frame. */
function framesOf(moving: readonly Chunk[]): readonly Frame[] | null {
  const frames: Frame[] = []
  for (const { type, data } of moving) {
    if (type === 'fcTL') frames.push({ control: data, data: [] })
    else {
      const frame = frames.at(-1)
      if (frame === undefined) return null
      frame.data.push(data.subarray(4))
    }
  }
  return frames
}

/** A control in front of the picture's own pixels makes them the first frame; they have no others then. */
function isWholePicture({ control, data }: Frame, { width, height }: Header): boolean {
  const [columns, rows, left, top] = areaOf(control)
  const isWhole = columns === width && rows === height && left === 0 && top === 0
  return isControl(control) && isWhole && data.length === 0
}

function isFrame(frame: Frame, header: Header): boolean {
  const { control, data } = frame
  const [width, height, left, top] = areaOf(control)
  const isInside = left + width <= header.width && top + height <= header.height
  const isDrawn = width >= 1 && height >= 1 && isInside
  return isControl(control) && isDrawn && holdsPixels(Buffer.concat(data), sizedAs(frame, header))
}

/** The header of a frame as a picture of its own; it is no larger than the whole. */
function sizedAs({ control }: Frame, header: Header): Header {
  const [width, height] = areaOf(control)
  return { ...header, width: Math.min(width, header.width), height: Math.min(height, header.height) }
}

/** Width, height, left and top. */
function areaOf(control: Uint8Array): readonly [number, number, number, number] {
  return [uint32(control, 4), uint32(control, 8), uint32(control, 12), uint32(control, 16)]
}

/** Its length, and what becomes of the frame (section 11.3.6.2). */
function isControl(control: Uint8Array): boolean {
  return control.length === 26 && (control[24] ?? 3) <= 2 && (control[25] ?? 2) <= 1
}
