import { assert } from '../kit/assert.ts'
import type { EncodedInput } from './compose-message.ts'
import { encodeTail, encodeText } from './encode-text.ts'
import { headerLine } from './escape.ts'
import { pieceOf, type Piece } from './piece.ts'
import { renderNodes } from './render.ts'
import type { CompiledTemplate, MergeValues, TemplateNode } from './template.ts'

/** One recipient's message after the other, as `renderTemplate` would render it, its texts encoded. */
export type PreparedTemplate = (values: MergeValues) => Pick<EncodedInput, 'subject' | 'html' | 'text'>

/** Encodes ahead what all recipients share. */
export function prepareTemplate(template: CompiledTemplate): PreparedTemplate {
  assert(template.version === 1, `template version ${String(template.version)}`)
  const html = prepareText(template.html)
  const text = prepareText(template.text)
  return (values) => ({
    subject: headerLine(renderNodes(template.subject, values)),
    html: html(values),
    text: text(values),
  })
}

/** A text part for one recipient after the other. */
type PreparedText = (values: MergeValues) => readonly Piece[]

/** Whole lines that are the same for everybody, or that are not. */
type Lines =
  | { readonly kind: 'fixed'; readonly piece: Piece }
  | { readonly kind: 'filled'; readonly nodes: Nodes }
type Nodes = readonly TemplateNode[]

/**
 * Encodes ahead every line of a template that has no hole; the others are filled and encoded for each recipient. The pieces joined are
 * what `encodeText` makes of the whole rendered text.
 */
function prepareText(nodes: Nodes): PreparedText {
  const { lines, tail } = cutIntoLines(joinStatic(nodes))
  return (values) => {
    const pieces = lines.map((run) =>
      run.kind === 'fixed' ? run.piece : pieceOf(encodeText(renderNodes(run.nodes, values))),
    )
    if (tail.length === 0) return pieces
    const length = pieces.reduce((sum, { bytes }) => sum + bytes.length, 0)
    return [...pieces, pieceOf(encodeTail(renderNodes(tail, values), length))]
  }
}

/** Neighbouring static nodes as one, so that a line end is never between two. */
function joinStatic(nodes: Nodes): Nodes {
  const joined: TemplateNode[] = []
  for (const node of nodes) {
    const last = joined.at(-1)
    if (node.kind === 'static' && last?.kind === 'static') {
      joined[joined.length - 1] = { kind: 'static', text: last.text + node.text }
    } else joined.push(node)
  }
  return joined
}

/** Cuts behind LFs of static text: there, whatever stands in a hole, one line is over and another begins. */
function cutIntoLines(nodes: Nodes): { readonly lines: readonly Lines[]; readonly tail: Nodes } {
  const lines: Lines[] = []
  /** The nodes of the line that is not over yet. */
  let open: TemplateNode[] = []
  for (const node of nodes) {
    const text = node.kind === 'static' ? node.text : ''
    const last = text.lastIndexOf('\n') + 1
    if (last === 0) {
      open.push(node)
      continue
    }
    // What ends the open line belongs to it.
    const first = open.length === 0 ? 0 : text.indexOf('\n') + 1
    if (first > 0)
      lines.push({ kind: 'filled', nodes: [...open, { kind: 'static', text: text.slice(0, first) }] })
    if (last > first) lines.push({ kind: 'fixed', piece: pieceOf(encodeText(text.slice(first, last))) })
    open = last < text.length ? [{ kind: 'static', text: text.slice(last) }] : []
  }
  return { lines, tail: open }
}
