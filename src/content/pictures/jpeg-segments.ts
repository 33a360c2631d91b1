/** Whether segments of a JPEG have exactly the form that the standard gives them, so that nothing else fits in. */
export const segmentForm = { tables: areTables, scan: isScan }

/** Quantisation, Huffman tables or the restart interval (ITU-T T.81, sections B.2.4.1, B.2.4.2 and B.2.4.4), one after the other up to the end. */
function areTables(marker: number, segment: Uint8Array): boolean {
  if (marker === 0xdd) return segment.length === 6
  const lengthAt = marker === 0xdb ? quantisationBytes : huffmanBytes
  let at = 4
  while (at < segment.length) {
    const length = lengthAt(segment, at)
    if (length === null) return false
    at += length
  }
  return at === segment.length && at > 4
}

function quantisationBytes(segment: Uint8Array, at: number): number | null {
  const kind = segment[at] ?? 0
  const precision = kind >> 4
  return precision > 1 || (kind & 15) > 3 ? null : 1 + 64 * (precision + 1)
}

function huffmanBytes(segment: Uint8Array, at: number): number | null {
  const kind = segment[at] ?? 0
  const codes = segment.subarray(at + 1, at + 17).reduce((sum, count) => sum + count, 0)
  return kind >> 4 > 1 || (kind & 15) > 3 || codes > 256 ? null : 17 + codes
}

/** A scan header of some of the components (section B.2.3). */
function isScan(segment: Uint8Array, components: number): boolean {
  const scanned = segment[4] ?? 0
  return scanned >= 1 && scanned <= components && segment.length === 8 + 2 * scanned
}
