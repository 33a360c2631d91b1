import type { Finding, Place } from '../kit/finding.ts'
import { placeInBody, type CheckInput, type Sample } from './check.ts'
import { placesIn } from './places-in.ts'

/** Searched for when a text is longer: what follows may be written in another way, with marks of Markdown in it. */
const startCharacters = 12

/**
 * Where a text of a rendered sample was written: in the body of its language, else in the layout, else in a partial. The front of the
 * body when it stands nowhere as it is, as with a value.
 */
export function whereWritten(input: CheckInput, sample: Pick<Sample, 'path'>, ...texts: string[]): Place {
  const { campaign, content } = input
  const front = placeInBody(campaign, '', sample.path)
  const sought = [
    ...texts,
    ...texts.map((text) => Array.from(text.trim()).slice(0, startCharacters).join('')),
  ]
  for (const text of sought) {
    if (text === '') continue
    const place = placeInBody(campaign, text, sample.path)
    if (place.line !== front.line || place.column !== front.column || isAtFront(input, sample, text))
      return place
  }
  const layout = content.layouts.get(campaign.front.layout)
  const fragments = [...(layout === undefined ? [] : [layout]), ...content.partials.values()]
  for (const text of texts) {
    for (const { path, text: written } of fragments) {
      const at = text === '' ? -1 : written.indexOf(text)
      if (at >= 0) return placesIn({ file: path, firstLine: 1, text: written })(at)
    }
  }
  return front
}

function isAtFront({ campaign }: CheckInput, { path }: Pick<Sample, 'path'>, text: string): boolean {
  const translation = [...campaign.translations.values()].find((one) => one.path === path)
  return (translation ?? campaign).body.startsWith(text)
}

/** Each finding once: several sample recipients read the same. */
export function distinct(findings: readonly Finding[]): readonly Finding[] {
  const known = new Map(findings.map((one) => [JSON.stringify([one.code, one.place, one.values]), one]))
  return [...known.values()]
}
