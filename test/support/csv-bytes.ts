/** Bytes of a file as a stream, cut into pieces of `size`. */
export async function* csvBytes(
  content: string | Uint8Array | readonly (string | Uint8Array)[],
  size = 64 * 1024,
): AsyncGenerator<Uint8Array> {
  const parts = typeof content === 'string' || content instanceof Uint8Array ? [content] : content
  const bytes = Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part) : part)))
  for (let start = 0; start < bytes.length; start += size) yield bytes.subarray(start, start + size)
}
