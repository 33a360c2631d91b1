/**
 * The orientation of an EXIF block that begins with its TIFF header: 1 to 8, 1 for upright and for anything that is none
 * (EXIF 2.32 section 4.6.4, tag 0x0112; TIFF 6.0 section 2).
 */
export function orientationOf(tiff: Uint8Array): number {
  const view = new DataView(tiff.buffer, tiff.byteOffset, tiff.byteLength)
  if (tiff.length < 14) return 1
  const order = view.getUint16(0)
  if (order !== 0x4949 && order !== 0x4d4d) return 1
  const little = order === 0x4949
  const directory = view.getUint32(4, little)
  if (view.getUint16(2, little) !== 42 || directory + 2 > tiff.length) return 1
  const entries = view.getUint16(directory, little)
  for (let index = 0; index < entries; index += 1) {
    const at = directory + 2 + index * 12
    if (at + 12 > tiff.length) return 1
    if (view.getUint16(at, little) !== 0x0112) continue
    const value = view.getUint16(at + 8, little)
    // Type 3, SHORT, and one of them.
    const isOne = view.getUint16(at + 2, little) === 3 && view.getUint32(at + 4, little) === 1
    return isOne && value >= 1 && value <= 8 ? value : 1
  }
  return 1
}
