import type { Place } from '../kit/finding.ts'
import type { Expression } from '../message/template.ts'

/** Text that somebody wrote, and where its first character stands. */
export interface Source {
  readonly path: string
  /** Line of the file on which the text begins, from 1. */
  readonly line: number
  readonly text: string
}

/** What a Liquid tag of the closed subset says. */
export type Tag =
  | { readonly kind: 'output'; readonly expression: Expression }
  | { readonly kind: 'if'; readonly when: Expression }
  | { readonly kind: 'elsif'; readonly when: Expression }
  | { readonly kind: 'else' }
  | { readonly kind: 'case'; readonly subject: Expression }
  | { readonly kind: 'when'; readonly equals: readonly Expression[] }
  | {
      readonly kind: 'for'
      readonly variable: string
      readonly from: Expression
      readonly to: Expression
      readonly limit: number
    }
  | { readonly kind: 'end' }
  /** Replaced by a file of `campaigns/_partials/`. */
  | { readonly kind: 'render'; readonly name: string }
  /** Replaced, in a layout, by what the campaign says. */
  | { readonly kind: 'slot'; readonly name: SlotName }

export type SlotName = 'content' | 'subject' | 'preheader'

/** A tag where somebody wrote it. */
export interface PlacedTag {
  readonly tag: Tag
  readonly place: Place
  /** As it was written, cut to a line's length, for findings. */
  readonly written: string
}

/** A source taken apart. */
export type Piece =
  | { readonly kind: 'text'; readonly text: string; readonly place: Place }
  | ({ readonly kind: 'tag' } & PlacedTag)

/** Finds places in a source by the offset of a character; the lines are counted once. */
export function placesIn(source: Source): (offset: number) => Place {
  const starts = [0]
  for (let end = source.text.indexOf('\n'); end !== -1; end = source.text.indexOf('\n', end + 1))
    starts.push(end + 1)
  return (offset) => {
    let low = 0
    let high = starts.length - 1
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if ((starts[middle] ?? 0) <= offset) low = middle
      else high = middle - 1
    }
    return { file: source.path, line: source.line + low, column: offset - (starts[low] ?? 0) + 1 }
  }
}
