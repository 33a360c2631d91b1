import type { Code } from '../../words/catalogue.ts'

/** A picture file as far as it is a picture: its frame, and nothing that tells of its maker or of a place. */
export interface Cleaned {
  readonly kind: 'clean'
  /** Pixels. */
  readonly width: number
  readonly height: number
  readonly bytes: Uint8Array
  /** What was taken out. */
  readonly removed: readonly Uint8Array[]
  /** What stays though it is no pixel and might be words: colour profiles, tables. */
  readonly notes: readonly Uint8Array[]
}

/** Why a file is no picture that every mail program shows. */
export interface Refused {
  readonly kind: 'refused'
  readonly code: Code
  readonly values?: Readonly<Record<string, string | number>>
}

/** Pixels of one side, and of the whole: more is of no use in a mail, and takes the memory of a phone. */
const sideMax = 4096
const pixelsMax = 12_000_000
/** Frames of a picture that moves. */
const framesMax = 1000

export function refused(code: Code, values: Refused['values'] = {}): Refused {
  return { kind: 'refused', code, values }
}

/** The file ends too early or holds what its format does not allow. */
export const broken: Refused = { kind: 'refused', code: 'picture-broken' }

/** Null when a picture of that size may be shown. */
export function sizeProblem(width: number, height: number): Refused | null {
  // Written so that NaN, from behind the end of a file, fails as well.
  if (!(width >= 1 && height >= 1)) return broken
  if (width <= sideMax && height <= sideMax && width * height <= pixelsMax) return null
  return refused('picture-too-many-pixels', { width, height, side: sideMax })
}

/** Null when a picture of that many frames may be shown. */
export function framesProblem(frames: number): Refused | null {
  return frames > framesMax ? refused('picture-too-many-frames', { frames, limit: framesMax }) : null
}

/** Big-endian integers; NaN behind the end, which no comparison lets pass. */
export function uint16(bytes: Uint8Array, at: number): number {
  return (bytes[at] ?? Number.NaN) * 256 + (bytes[at + 1] ?? Number.NaN)
}
export function uint32(bytes: Uint8Array, at: number): number {
  return uint16(bytes, at) * 65_536 + uint16(bytes, at + 2)
}

/** The bytes as Latin-1, one character a byte. */
export function latin1(bytes: Uint8Array, start: number, end: number): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1', start, end)
}
