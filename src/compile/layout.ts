import type { Finding } from '../kit/finding.ts'
import { finding } from '../words/find.ts'
import type { Piece } from './source.ts'

/** For a campaign that has no layout. */
export const plainLayout = {
  path: 'campaigns/_layouts/plain.mjml',
  text: '<mjml><mj-body><mj-section><mj-column><mj-text font-size="16px" line-height="1.7">{{ content }}</mj-text></mj-column></mj-section></mj-body></mjml>',
} as const

/** A layout holds the content once, as text: MJML would drop it between components. */
export function layoutProblems(layout: readonly Piece[], path: string): readonly Finding[] {
  const slots = layout.filter(isContent)
  const before = layout
    .slice(0, layout.findIndex(isContent))
    .map((piece) => (piece.kind === 'text' ? piece.text : ''))
  const ahead = before.join('')
  if (slots.length === 1 && ahead.lastIndexOf('<mj-text') > ahead.lastIndexOf('</mj-text')) return []
  return [finding('layout-content', slots.at(-1)?.place ?? { file: path, line: 1, column: 1 })]
}

function isContent(piece: Piece): boolean {
  return piece.kind === 'tag' && piece.tag.kind === 'slot' && piece.tag.name === 'content'
}

/** Puts MJML components in the place of the layout's section that holds `{{ content }}`. */
export function contentSection(layout: readonly Piece[], body: readonly Piece[]): readonly Piece[] {
  const slot = layout.findIndex(isContent)
  const before = layout.slice(0, slot)
  const first = before.findLastIndex((piece) => piece.kind === 'text' && piece.text.includes('<mj-section'))
  const last = layout.findIndex(
    (piece, index) => index > slot && piece.kind === 'text' && piece.text.includes('</mj-section>'),
  )
  return [
    ...before.slice(0, Math.max(0, first)),
    ...before
      .slice(first, first + 1)
      .map((piece) => cut(piece, (text) => [0, text.lastIndexOf('<mj-section')])),
    ...body,
    ...layout
      .slice(last, last + 1)
      .map((piece) => cut(piece, (text) => [text.indexOf('</mj-section>') + 13, text.length])),
    ...layout.slice(last === -1 ? layout.length : last + 1),
  ]
}

function cut(piece: Piece, range: (text: string) => readonly [number, number]): Piece {
  if (piece.kind !== 'text') return piece
  const [start, end] = range(piece.text)
  const lines = piece.text.slice(0, start).split('\n').length - 1
  return {
    kind: 'text',
    text: piece.text.slice(start, end),
    place: { ...piece.place, line: piece.place.line + lines },
  }
}
