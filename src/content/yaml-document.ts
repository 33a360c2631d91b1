import {
  isAlias,
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  parseDocument,
  visit,
  type Document,
  type YAMLMap,
  type YAMLSeq,
} from 'yaml'
import type { Finding, Place } from '../kit/finding.ts'
import { finding } from '../words/find.ts'
import { yamlErrorFindings } from './yaml-errors.ts'
import { keySlip } from './yaml-slips.ts'

/** Maps, lists and pairs around a value; the deepest schema needs a quarter of it. */
const ancestorsMax = 60

/** Where a value stands inside a document: the keys and list positions that lead to it. */
export type KeyPath = readonly (string | number)[]

/** YAML as plain data that still knows its lines. */
export interface YamlDocument {
  readonly file: string
  readonly value: unknown
  /** Where the key that ends the path stands; of an unknown path, its nearest known ancestor, at last the file's first line. */
  readonly keyPlace: (path: KeyPath) => Place
  /** Where the value at the end of the path stands; falls back like `keyPlace`. */
  readonly valuePlace: (path: KeyPath) => Place
}

/**
 * Reads one YAML 1.2 document of the core schema (YAML 1.2.2 section 10.3): no aliases, no tags of anybody's own, no merge keys, no
 * directives, each key once, all text well-formed Unicode. Dates stay text. `document` is null exactly when there is a finding.
 */
export function parseYaml(
  file: string,
  text: string,
): { readonly document: YamlDocument | null; readonly findings: readonly Finding[] } {
  const lines = new LineCounter()
  const placeAt = (offset: number): Place => {
    const { line, col } = lines.linePos(offset)
    return { file, line: Math.max(line, 1), column: Math.max(col, 1) }
  }
  const directive = directiveLine(text)
  if (directive > 0) {
    return { document: null, findings: [finding('yaml-directive', { file, line: directive, column: 1 })] }
  }
  const parsed = parseDocument(text, {
    version: '1.2',
    schema: 'core',
    strict: true,
    // The package compares every pair of keys, which a large file turns into minutes; `structureFindings` looks each up once.
    uniqueKeys: false,
    stringKeys: true,
    merge: false,
    resolveKnownTags: false,
    prettyErrors: false,
    lineCounter: lines,
  })
  const syntax = yamlErrorFindings([...parsed.errors, ...parsed.warnings], placeAt)
  const slip = slipIn(
    text,
    syntax[0]?.place ?? (isMap(parsed.contents) ? null : { file, line: 1, column: 1 }),
  )
  if (slip !== null) return { document: null, findings: [slip] }
  const findings =
    syntax.length > 0 ? syntax.map((found) => whereOpened(found, text)) : structureFindings(parsed, placeAt)
  if (findings.length > 0) return { document: null, findings }
  return { document: documentOf(file, parsed, placeAt), findings: [] }
}

/** A quotation mark that is not closed is missed only at the end of the file, and is to be looked for where it opens. */
function whereOpened(found: Finding, text: string): Finding {
  const { code, place, values } = found
  if (code !== 'yaml-unclosed' || !['"', "'"].includes(String(values['mark']))) return found
  const lines = text.split('\n').slice(0, place.line)
  const opening = new RegExp(
    String.raw`^(\s*(?:-\s+)?(?:[\w-]+\s*:\s+)?)${values['mark']}[^${values['mark']}]*$`,
    'u',
  )
  const index = lines.findLastIndex((line) => opening.test(line))
  if (index < 0) return found
  const column = (opening.exec(lines[index] ?? '')?.[1] ?? '').length + 1
  return { ...found, place: { ...place, line: index + 1, column } }
}

/** Where the first mistake is, or where no key could be found, a line may only have been typed in full width. */
function slipIn(text: string, place: Place | null): Finding | null {
  return place === null ? null : keySlip(place, text.split('\n')[place.line - 1] ?? '')
}

/** The line of a `%` directive, or 0. A directive could switch to YAML 1.1, where `off` and dates mean something else. */
function directiveLine(text: string): number {
  let line = 1
  for (const row of text.split('\n')) {
    if (row.startsWith('%')) return line
    if (row.trim() !== '' && !row.trimStart().startsWith('#')) return 0
    line += 1
  }
  return 0
}

function structureFindings(parsed: Document, placeAt: (offset: number) => Place): Finding[] {
  const findings: Finding[] = []
  // What is read next goes down as many levels as the file does, on a stack that ends somewhere.
  const tooDeep = (_: unknown, node: YAMLMap | YAMLSeq, path: readonly unknown[]): symbol | undefined => {
    if (path.length <= ancestorsMax) return undefined
    findings.push(finding('yaml-too-deep', placeAt(node.range?.[0] ?? 0)))
    return visit.BREAK
  }
  visit(parsed, {
    Alias(_, node) {
      findings.push(finding('yaml-alias', placeAt(node.range?.[0] ?? 0)))
    },
    // Keys are scalars too. An escape can write half a character, which no mail, signature or digest can hold.
    Scalar(_, node) {
      if (typeof node.value === 'string' && !node.value.isWellFormed()) {
        findings.push(finding('yaml-half-character', placeAt(node.range?.[0] ?? 0)))
      }
    },
    Seq: tooDeep,
    Map(_, node, path) {
      const lineOf = new Map<string, number>()
      for (const { key } of node.items) {
        if (!isScalar(key)) continue
        const name = String(key.value)
        const place = placeAt(key.range?.[0] ?? 0)
        const before = lineOf.get(name)
        if (before !== undefined) {
          findings.push(finding('yaml-duplicate-key', place, { key: name.slice(0, 60), line: before }))
        } else if (name === '__proto__') {
          findings.push(finding('yaml-reserved-key', place, { key: name }))
        }
        lineOf.set(name, place.line)
      }
      return tooDeep(_, node, path)
    },
  })
  return findings.slice(0, 20)
}

function documentOf(file: string, parsed: Document, placeAt: (offset: number) => Place): YamlDocument {
  const top: Place = { file, line: 1, column: 1 }
  const place = (path: KeyPath, part: 'key' | 'value'): Place => {
    let node: unknown = parsed.contents
    let found = top
    for (const [depth, segment] of path.entries()) {
      const wanted = part === 'value' || depth < path.length - 1 ? 'value' : 'key'
      const step = stepInto(node, segment)
      if (step === null) return found
      const offset = (wanted === 'value' ? step.valueOffset : step.keyOffset) ?? step.keyOffset
      if (depth === path.length - 1) return offset === null ? found : placeAt(offset)
      found = step.keyOffset === null ? found : placeAt(step.keyOffset)
      node = step.value
    }
    return found
  }
  return {
    file,
    value: parsed.toJS({ maxAliasCount: 0 }) as unknown,
    keyPlace: (path) => place(path, 'key'),
    valuePlace: (path) => place(path, 'value'),
  }
}

interface Step {
  readonly value: unknown
  readonly keyOffset: number | null
  readonly valueOffset: number | null
}

function stepInto(node: unknown, segment: string | number): Step | null {
  if (isMap(node)) {
    const pair = node.items.find(({ key }) => isScalar(key) && String(key.value) === String(segment))
    if (pair === undefined) return null
    return { value: pair.value, keyOffset: offsetOf(pair.key), valueOffset: offsetOf(pair.value) }
  }
  if (isSeq(node) && typeof segment === 'number') {
    const item = node.items[segment]
    return item === undefined ? null : { value: item, keyOffset: offsetOf(item), valueOffset: offsetOf(item) }
  }
  return null
}

function offsetOf(node: unknown): number | null {
  return isScalar(node) || isMap(node) || isSeq(node) || isAlias(node) ? (node.range?.[0] ?? null) : null
}
