import { isIccProfile } from './icc-profile.ts'
import { inflateWhole, type Chunk, type Header } from './png-chunks.ts'

const profileBytesMax = 4 * 1024 * 1024
/** Samples of a pixel whose significant bits are noted, by colour type (section 11.3.2.7). */
const significant: Readonly<Record<number, number>> = { 0: 1, 2: 3, 3: 3, 4: 2, 6: 4 }

type Form = (data: Uint8Array, about: { readonly header: Header; readonly colours: number }) => boolean

/** Chunks that change the colours that are seen, and the form of each (PNG, third edition, section 11.3). */
const forms: Readonly<Record<string, Form>> = {
  cHRM: (data) => data.length === 32,
  cICP: (data) => data.length === 4,
  gAMA: (data) => data.length === 4,
  iCCP: (data) => profileOf(data) !== null,
  sBIT: (data, { header }) => data.length === significant[header.colour],
  sRGB: (data) => data.length === 1 && (data[0] ?? 4) <= 3,
  tRNS: (data, { header, colours }) => {
    if (header.colour === 3) return data.length >= 1 && data.length <= colours
    return data.length === { 0: 2, 2: 6 }[header.colour]
  },
}

/** The chunks of colour that a decoder heeds: of each name the first, in front of the pixels, and of the form it must have. */
export function lookOf(chunks: readonly Chunk[], header: Header): readonly Chunk[] {
  const pixels = chunks.findIndex(({ type }) => type === 'IDAT')
  const colours = (chunks.find(({ type }) => type === 'PLTE')?.data.length ?? 0) / 3
  return Object.entries(forms).flatMap(([name, hasForm]) => {
    const first = chunks.slice(0, pixels).find(({ type }) => type === name)
    return first !== undefined && hasForm(first.data, { header, colours }) ? [first] : []
  })
}

/** The unpacked profile of an iCCP chunk: a name, a zero, a method, and a zlib stream (section 11.3.2.3); null when it is none. */
export function profileOf(data: Uint8Array): Uint8Array | null {
  const end = data.indexOf(0)
  if (end < 1 || end > 79 || data[end + 1] !== 0) return null
  const profile = inflateWhole(data.subarray(end + 2), profileBytesMax)
  return profile !== null && isIccProfile(profile) ? profile : null
}
