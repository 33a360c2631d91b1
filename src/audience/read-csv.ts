import { Readable } from 'node:stream'
import { CsvError, parse, type Info } from 'csv-parse'
import { failure } from '../words/find.ts'
import { decodeText, type Encoding } from './decode-text.ts'

const recordCharactersMax = 64 * 1024

/** One row of a CSV file, as text: a cell that looks like a formula is only text. */
export interface CsvRow {
  /** The line on which the row begins, counted from 1. */
  readonly line: number
  readonly cells: readonly string[]
}

/**
 * Rows of a CSV file (RFC 4180: commas, double quotes), read as a stream: memory does not grow with the file. Empty rows are left
 * out. `onEncoding` hears how the file is encoded, unless it is all ASCII. Throws the failures `csv-encoding`, `csv-line-too-long` and `csv-quotes`, each with its line.
 */
export async function* readCsv(
  chunks: AsyncIterable<Uint8Array>,
  onEncoding?: (encoding: Encoding) => void,
): AsyncGenerator<CsvRow> {
  const parser = parse({
    info: true,
    record_delimiter: '\n',
    relax_column_count: true,
    skip_empty_lines: true,
    max_record_size: recordCharactersMax,
  })
  const text = Readable.from(decodeText(chunks, onEncoding))
  // A source that fails ends the parser with its own failure; a reader that stops early ends the source.
  text.on('error', (cause) => parser.destroy(cause))
  text.pipe(parser)
  try {
    for await (const { info, record } of parser as AsyncIterable<Parsed>) {
      const inside = record.reduce((sum, cell) => sum + cell.split('\n').length - 1, 0)
      const cells = record.map(trimmed)
      if (cells.some((cell) => cell !== '')) yield { line: info.lines - inside, cells }
    }
  } catch (cause) {
    if (!(cause instanceof CsvError)) throw cause
    const line = typeof cause['lines'] === 'number' ? cause['lines'] : 1
    const code = cause.code === 'CSV_MAX_RECORD_SIZE' ? 'csv-line-too-long' : 'csv-quotes'
    // The parser's own message quotes the cell, which may hold an address.
    throw failure(code, { permanence: 'permanent', values: { line } })
  } finally {
    text.destroy()
  }
}

interface Parsed {
  readonly info: Info
  readonly record: readonly string[]
}

function trimmed(cell: string): string {
  return cell.replaceAll(/^[ \t\u00a0\u3000]+|[ \t\u00a0\u3000]+$/g, '')
}
