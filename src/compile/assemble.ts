import { type Finding, type Place } from '../kit/finding.ts'
import { present } from '../kit/assert.ts'
import type { CompileRequest } from '../message/template.ts'
import { finding } from '../words/find.ts'
import { type Language, parseLiquid } from './liquid.ts'
import type { Piece, SlotName } from './source.ts'
import type { StandIns } from './stand-ins.ts'

/** Text in which stand-ins take the place of tags, and which knows where each of its lines was written. */
export interface Assembled {
  readonly text: string
  /** The place on which a line, counted from 1, was begun. */
  readonly placeOfLine: (line: number) => Place
}

const renderDepthMax = 4
const rendersMax = 200

/** Replaces each `render` by the pieces of its partial. A partial is parsed by itself: it sees fields, not the loops around it. */
export function expandPartials(
  pieces: readonly Piece[],
  { request, language, kind }: { request: CompileRequest; language: Language; kind: CompileRequest['kind'] },
): { readonly pieces: readonly Piece[]; readonly findings: readonly Finding[] } {
  const findings: Finding[] = []
  const extension = kind === 'markdown' ? '.md' : '.mjml'
  const known = Object.keys(request.partials)
    .filter((name) => request.partials[name]?.path.endsWith(extension))
    .sort()
  let renders = 0
  const expand = (inner: readonly Piece[], depth: number): readonly Piece[] =>
    inner.flatMap((piece) => {
      if (piece.kind === 'text' || piece.tag.kind !== 'render') return [piece]
      const { name } = piece.tag
      if (!known.includes(name)) {
        findings.push(
          finding('partial-unknown', piece.place, { name, kind: extension, known: known.join(', ') || '-' }),
        )
        return []
      }
      renders += 1
      if (depth >= renderDepthMax || renders > rendersMax) {
        findings.push(finding('partial-too-deep', piece.place, { tag: piece.written, limit: renderDepthMax }))
        return []
      }
      const partial = present(request.partials[name], 'partial')
      const parsed = parseLiquid({ path: partial.path, line: 1, text: partial.text }, language)
      findings.push(...parsed.findings)
      return expand(parsed.pieces, depth + 1)
    })
  return { pieces: expand(pieces, 0), findings: unique(findings) }
}

/** A partial that is rendered twice is wrong once. */
export function unique(findings: readonly Finding[]): readonly Finding[] {
  const seen = new Map(findings.map((one) => [JSON.stringify([one.code, one.place, one.values]), one]))
  return [...seen.values()]
}

/** Joins pieces into one text; `slot` says what stands for a slot. */
export function assemble(
  pieces: readonly Piece[],
  standIns: StandIns,
  { start, slot }: { start: Place; slot: (name: SlotName) => string },
): Assembled {
  const places: Place[] = [start]
  let text = ''
  for (const piece of pieces) {
    if (text === '' || text.endsWith('\n')) places[places.length - 1] = piece.place
    const added = piece.kind === 'text' ? piece.text : standIn(piece, standIns, slot)
    const lines = added.split('\n').length - 1
    const isWritten = piece.kind === 'text'
    for (let line = 1; line <= lines; line += 1) {
      places.push(
        isWritten ? { file: piece.place.file, line: piece.place.line + line, column: 1 } : piece.place,
      )
    }
    text += added
  }
  return { text, placeOfLine: (line) => places[Math.max(0, Math.min(line, places.length) - 1)] ?? start }
}

function standIn(
  piece: Extract<Piece, { kind: 'tag' }>,
  standIns: StandIns,
  slot: (name: SlotName) => string,
): string {
  return piece.tag.kind === 'slot' ? slot(piece.tag.name) : standIns.mint(piece)
}

/** One `template-tag-lost` for each tag of `before` that does not come again in `after` exactly once and in order. */
export function lostTags(
  before: readonly string[],
  after: readonly string[],
  standIns: StandIns,
): readonly Finding[] {
  if (before.length === after.length && before.every((word, index) => word === after[index])) return []
  const positions = new Map<string, number>()
  const lost = new Set<string>()
  for (const [index, word] of after.entries()) {
    if (positions.has(word)) lost.add(word)
    positions.set(word, index)
  }
  let last = -1
  for (const word of before) {
    const position = positions.get(word) ?? -1
    if (position <= last) lost.add(word)
    else last = position
  }
  return [...lost].flatMap((word) => {
    const tag = standIns.tagOf(word)
    return tag === null ? [] : [finding('template-tag-lost', tag.place, { tag: tag.written })]
  })
}
