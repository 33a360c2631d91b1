import type { Finding, Place } from '../kit/finding.ts'
import { finding } from '../words/find.ts'
import { fileBytesMax, type TreeFile } from './tree.ts'

const lfsPointer = 'version https://git-lfs.github.com/spec/'
/** Everything below the space but tab and line ends, and the carriage return that ends no line; it would reach a header or a terminal. */
const controls = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u2028\u2029]|\r(?!\n)/u

/** A file's text, or null with a finding that says why it is none. */
export function readText(file: TreeFile): {
  readonly text: string | null
  readonly findings: readonly Finding[]
} {
  const top: Place = { file: file.path, line: 1, column: 1 }
  const refuse = (found: Finding): { text: null; findings: Finding[] } => ({ text: null, findings: [found] })
  const { bytes } = file
  if (file.size > fileBytesMax || (bytes !== null && bytes.length > fileBytesMax)) {
    return refuse(finding('file-too-large', top, { kilobytes: fileBytesMax / 1024 }))
  }
  if (bytes === null) return refuse(finding('file-unread', top))
  // Editors on Windows put a byte order mark in front. It says nothing, and nobody sees it; approvals cover the bytes with it.
  const text = decode(bytes, { fatal: true })?.replace(/^\ufeff/, '') ?? null
  if (text === null) {
    const readable = decode(bytes, { fatal: false }) ?? ''
    return refuse(finding('file-not-utf8', placeAt(file.path, readable, readable.indexOf('\ufffd'))))
  }
  if (text.startsWith(lfsPointer)) return refuse(finding('file-lfs-pointer', top))
  const control = text.search(controls)
  if (control !== -1) return refuse(finding('control-character', placeAt(file.path, text, control)))
  return { text, findings: [] }
}

/** The bytes as text for searching only: what is no UTF-8 becomes U+FFFD. */
export function looseText(bytes: Uint8Array): string {
  return decode(bytes, { fatal: false }) ?? ''
}

/** Line and column of a position in a text. */
export function placeAt(file: string, text: string, offset: number): Place {
  const before = text.slice(0, Math.max(offset, 0))
  const lineStart = before.lastIndexOf('\n') + 1
  return { file, line: before.split('\n').length, column: before.length - lineStart + 1 }
}

function decode(bytes: Uint8Array, options: { readonly fatal: boolean }): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: options.fatal, ignoreBOM: true }).decode(bytes)
  } catch {
    return null
  }
}
