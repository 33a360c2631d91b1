import { broken, latin1, refused, sizeProblem, uint16, type Cleaned, type Refused } from './cleaned.ts'
import { isIccProfile } from './icc-profile.ts'
import { segmentForm } from './jpeg-segments.ts'
import { orientationOf } from './orientation.ts'

/** Markers without a segment: TEM and the restarts (ITU-T T.81, table B.1). */
const restart = (marker: number): boolean => marker >= 0xd0 && marker <= 0xd7
/** Baseline, extended and progressive Huffman frames: what every mail program decodes. */
const commonFrames = new Set([0xc0, 0xc1, 0xc2])
/** All frame headers; between them stand DHT (c4), JPG (c8) and DAC (cc). */
const isFrame = (marker: number): boolean =>
  marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)
const tables = new Set([0xc4, 0xdb, 0xdd])
const scanHeader = 0xda
const endOfImage = 0xd9
const segmentsMax = 10_000
/** A progressive picture is drawn once for each; programs write about ten, and thousands stop a mail program. */
const scansMax = 100

interface Reading {
  readonly bytes: Uint8Array
  readonly kept: Uint8Array[]
  readonly removed: Uint8Array[]
  /** Pieces of a colour profile, of what stays and of the tables among it. */
  readonly profile: Uint8Array[]
  readonly notes: Uint8Array[]
  /** Application segments that stay, by marker: a second one would say nothing. */
  readonly once: Set<number>
  frame: { readonly width: number; readonly height: number; readonly components: number } | null
  scans: number
}

/**
 * A JPEG file (ITU-T T.81) without its metadata: of the application segments only JFIF, ICC profiles and Adobe's colour transform stay,
 * comments go, and so does everything behind the end. One that EXIF turns is refused: without EXIF it would lie on its side.
 */
export function cleanJpeg(bytes: Uint8Array): Cleaned | Refused {
  const lists = { removed: [], profile: [], notes: [], once: new Set<number>() }
  const reading: Reading = { bytes, kept: [bytes.subarray(0, 2)], ...lists, frame: null, scans: 0 }
  let at = 2
  for (let count = 0; count < segmentsMax; count += 1) {
    if (bytes[at] !== 0xff) return broken
    // Any number of ff may stand in front of a marker.
    while (bytes[at + 1] === 0xff) at += 1
    const marker = bytes[at + 1] ?? 0
    if (marker === endOfImage) return finish(reading, at + 2)
    const end = at + 2 + uint16(bytes, at + 2)
    if (marker < 0xc0 || restart(marker) || !(end >= at + 4 && end <= bytes.length)) return broken
    const problem = readSegment(reading, marker, bytes.subarray(at, end))
    if (problem !== null) return problem
    at = marker === scanHeader ? readScan(reading, end) : end
  }
  return broken
}

function finish(reading: Reading, end: number): Cleaned | Refused {
  const { bytes, kept, removed, profile, notes, frame, scans } = reading
  if (frame === null || scans === 0) return broken
  if (scans > scansMax) return refused('picture-too-many-scans', { scans, limit: scansMax })
  kept.push(Uint8Array.of(0xff, endOfImage))
  if (end < bytes.length) removed.push(bytes.subarray(end))
  const pieces = new Set(isWholeProfile(profile) ? [] : profile)
  removed.push(...pieces)
  const { width, height } = frame
  const clean = Buffer.concat(kept.filter((part) => !pieces.has(part)))
  return { kind: 'clean', width, height, bytes: clean, removed, notes: [...notes, joined(profile)] }
}

function readSegment(reading: Reading, marker: number, segment: Uint8Array): Refused | null {
  const { kept, removed } = reading
  if (isFrame(marker)) return readFrame(reading, marker, segment)
  // DAC: the tables of arithmetic coding.
  if (marker === 0xcc) return refused('picture-rare-jpeg')
  if (marker >= 0xe0 && marker <= 0xef) return readApplication(reading, marker, segment)
  if (marker === scanHeader) {
    if (reading.frame === null || !segmentForm.scan(segment, reading.frame.components)) return broken
    reading.scans += 1
    kept.push(segment)
  } else if (tables.has(marker)) {
    if (!segmentForm.tables(marker, segment)) return broken
    kept.push(segment)
    reading.notes.push(segment)
  } else if (marker === 0xfe) removed.push(segment)
  else return broken
  return null
}

function readFrame(reading: Reading, marker: number, segment: Uint8Array): Refused | null {
  if (!commonFrames.has(marker)) return refused('picture-rare-jpeg')
  const [height, width, components] = [uint16(segment, 5), uint16(segment, 7), segment[9] ?? 0]
  if (reading.frame !== null || segment.length !== 10 + 3 * components || segment[4] !== 8) return broken
  if (components === 4) return refused('picture-cmyk')
  if (components !== 1 && components !== 3) return broken
  const problem = sizeProblem(width, height)
  if (problem !== null) return problem
  reading.frame = { width, height, components }
  reading.kept.push(segment)
  return null
}

function readApplication(reading: Reading, marker: number, segment: Uint8Array): Refused | null {
  const { kept, removed, profile, once } = reading
  const name = latin1(segment, 4, 18)
  if (marker === 0xe1 && name.startsWith('Exif\0')) {
    if (orientationOf(segment.subarray(10)) !== 1) return refused('picture-turned')
  }
  if (marker === 0xe2 && name.startsWith('ICC_PROFILE\0') && segment.length > profileStart) {
    kept.push(segment)
    profile.push(segment)
    return null
  }
  const length = once.has(marker) ? null : shownBytes(marker, name)
  if (length === null || segment.length < length) {
    removed.push(segment)
    return null
  }
  once.add(marker)
  const ending = marker === 0xe0 ? Uint8Array.of(0, 0) : new Uint8Array()
  const shown = segment.subarray(4, length - ending.length)
  kept.push(Buffer.concat([Uint8Array.of(0xff, marker, 0, length - 2), shown, ending]))
  if (segment.length > length) removed.push(segment.subarray(length))
  return null
}

/** How much of an application segment says how the picture is to be shown, or null when nothing of it does. */
function shownBytes(marker: number, name: string): number | null {
  // Version, density and no thumbnail: the small picture may show what was cut off from the large one.
  if (marker === 0xe0 && name.startsWith('JFIF\0')) return 18
  return marker === 0xee && name.startsWith('Adobe') ? 16 : null
}

/** Behind the name, the piece's number and how many there are (ICC.1:2022, annex B.4). */
const profileStart = 18

/** Whether the pieces are all there, in order, and together a colour profile and nothing else. */
function isWholeProfile(pieces: readonly Uint8Array[]): boolean {
  const isInPlace = (piece: Uint8Array, index: number): boolean =>
    piece[16] === index + 1 && piece[17] === pieces.length
  return pieces.every(isInPlace) && isIccProfile(joined(pieces))
}

function joined(pieces: readonly Uint8Array[]): Uint8Array {
  return Buffer.concat(pieces.map((piece) => piece.subarray(profileStart)))
}

/** Coded data up to the next marker: in it ff is followed by 00, or stands before a restart. */
function readScan({ bytes, kept }: Reading, start: number): number {
  let at = start
  while (at < bytes.length) {
    const found = bytes.indexOf(0xff, at)
    if (found === -1) return bytes.length
    const next = bytes[found + 1] ?? 0
    if (next === 0 || restart(next)) at = found + 2
    else {
      kept.push(bytes.subarray(start, found))
      return found
    }
  }
  return bytes.length
}
