import type { Place } from '../../kit/finding.ts'
import { placeOfSubject, type CheckInput, type Sample } from '../check.ts'
import { blocksOf } from '../html/blocks.ts'
import { pageOf } from '../html/page.ts'
import { whereWritten } from '../where.ts'

/** A run of words that somebody reads or hears. */
export interface Reading {
  readonly text: string
  /** `hidden` is what only the inbox shows, as the preheader; `alt` is what stands for a picture. */
  readonly part: 'subject' | 'shown' | 'hidden' | 'alt'
}

const known = new WeakMap<object, readonly Reading[]>()

/** Everything that a sample says: its subject, each block of its HTML, the alternative texts. The text part says the same and is left out. */
export function readingsOf(sample: Pick<Sample, 'subject' | 'html'>): readonly Reading[] {
  const before = known.get(sample)
  if (before !== undefined) return before
  const page = pageOf(sample)
  const readings: Reading[] = [{ text: sample.subject, part: 'subject' }]
  for (const { text, texts } of blocksOf(page)) {
    readings.push({ text, part: texts[0]?.hiding === null ? 'shown' : 'hidden' })
  }
  for (const { name, attributes } of page.elements) {
    const alt = name === 'img' ? (attributes.get('alt') ?? '') : ''
    if (alt !== '') readings.push({ text: alt, part: 'alt' })
  }
  known.set(sample, readings)
  return readings
}

/** Where a reading was written; `words` are what a finding is about. */
export function whereRead(
  input: CheckInput,
  sample: Sample,
  { part, words }: { readonly part: Reading['part']; readonly words: string },
): Place {
  return part === 'subject' ? placeOfSubject(input.campaign, sample) : whereWritten(input, sample, words)
}

/** Whether a sample is in a language, by the first part of its tag. */
export function isIn(language: string, { locale }: Pick<Sample, 'locale'>): boolean {
  return locale.toLowerCase().split(/[-_]/)[0] === language
}
