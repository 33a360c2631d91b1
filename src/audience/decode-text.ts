import { isAscii, isUtf8 } from 'node:buffer'
import { failure } from '../words/find.ts'

const newline = 0x0a
/** A line longer than this is no row of contacts; it is refused before it fills the memory. */
const lineBytesMax = 64 * 1024
const byteOrderMark = '\ufeff'

/** What a file of contacts may be written in. */
export type Encoding = 'utf-8' | 'shift_jis'

/**
 * Text of whole lines, from bytes in UTF-8 (with or without its mark) or in Windows-31J, which Excel in Japan writes and the WHATWG
 * calls `shift_jis`. The first line that is not ASCII decides; a file that then changes its encoding is refused with the line.
 * Line ends become LF. `onEncoding` hears what was decided, once. Throws the failures `csv-encoding` and `csv-line-too-long`.
 */
export async function* decodeText(
  chunks: AsyncIterable<Uint8Array>,
  onEncoding: (encoding: Encoding) => void = () => {},
): AsyncGenerator<string> {
  let encoding: Encoding | null = null
  let line = 1
  for await (const block of wholeLines(chunks)) {
    if (encoding === null && !isAscii(block)) {
      encoding = encodingOf(firstOther(block))
      onEncoding(encoding)
    }
    const text = decodeBlock(block, encoding ?? 'utf-8', line)
    const clean = line === 1 && text.startsWith(byteOrderMark) ? text.slice(1) : text
    yield clean.replaceAll(/\r\n?/g, '\n')
    line += countLines(block)
  }
}

/** Neither encoding has the byte of LF inside a character, so that text may be cut there. */
async function* wholeLines(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer> {
  let rest = Buffer.alloc(0)
  let line = 1
  for await (const chunk of chunks) {
    const bytes = rest.length === 0 ? Buffer.from(chunk) : Buffer.concat([rest, chunk])
    const end = bytes.lastIndexOf(newline) + 1
    rest = bytes.subarray(end)
    if (end > 0) {
      const block = bytes.subarray(0, end)
      line += countLines(block)
      yield block
    }
    if (rest.length > lineBytesMax) throw trouble('csv-line-too-long', line)
  }
  if (rest.length > 0) yield rest
}

function decodeBlock(block: Buffer, encoding: Encoding, firstLine: number): string {
  if (encoding === 'utf-8' && isUtf8(block)) return block.toString('utf8')
  const decoder = new TextDecoder('shift_jis', { fatal: true })
  let text = ''
  for (const [index, bytes] of linesOf(block).entries()) {
    if (isAscii(bytes)) text += bytes.toString('latin1')
    else if (encoding === 'utf-8') {
      if (!isUtf8(bytes)) throw trouble('csv-encoding', firstLine + index)
      text += bytes.toString('utf8')
    } else {
      // Three-byte sequences of UTF-8 also decode as Shift_JIS, to other characters: somebody's name would be mutilated.
      if (looksLikeUtf8(bytes)) throw trouble('csv-encoding', firstLine + index)
      text += decodeLine(decoder, bytes, firstLine + index)
    }
  }
  return text
}

function decodeLine(decoder: TextDecoder, bytes: Buffer, line: number): string {
  try {
    return decoder.decode(bytes)
  } catch {
    throw trouble('csv-encoding', line)
  }
}

function linesOf(block: Buffer): Buffer[] {
  const lines: Buffer[] = []
  for (let start = 0; start < block.length;) {
    const found = block.indexOf(newline, start)
    const end = found === -1 ? block.length : found + 1
    lines.push(block.subarray(start, end))
    start = end
  }
  return lines
}

function firstOther(block: Buffer): Buffer {
  return linesOf(block).find((line) => !isAscii(line)) ?? block
}

function encodingOf(line: Buffer): Encoding {
  return isUtf8(line) ? 'utf-8' : 'shift_jis'
}

function looksLikeUtf8(line: Buffer): boolean {
  return isUtf8(line) && line.some((byte) => byte >= 0xe0)
}

function countLines(block: Buffer): number {
  let count = 0
  for (let at = block.indexOf(newline); at !== -1; at = block.indexOf(newline, at + 1)) count++
  return count
}

function trouble(code: 'csv-encoding' | 'csv-line-too-long', line: number) {
  return failure(code, { permanence: 'permanent', values: { line } })
}
