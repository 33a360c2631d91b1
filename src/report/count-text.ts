import type { Locale } from '../words/phrase.ts'
import { say } from '../words/say.ts'

/** Smaller groups are not counted to anyone: with a few conditions a small number would point at a person. */
const smallest = 5

/** A number of people in words: `1,204 people`, or `fewer than 5 people`. */
export function countText(count: number, locale: Locale): string {
  if (count < smallest) return say(locale, 'notice-few-people', { limit: smallest })
  return say(locale, 'notice-people', { count: numberText(count, locale) })
}

/**
 * The same for whoever may read a pull request: to the nearest 5, from 1,000 on to the nearest 10, so that two counts of nearly the same group
 * tell nothing about the one person between them.
 */
export function roundedCountText(count: number, locale: Locale): string {
  if (count < smallest) return say(locale, 'notice-few-people', { limit: smallest })
  const step = count < 1000 ? 5 : 10
  const rounded = Math.round(count / step) * step
  return say(locale, 'pull-about-people', { count: numberText(rounded, locale) })
}

/** A number as it is read: `1,204`. */
export function numberText(count: number, locale: Locale): string {
  return count.toLocaleString(locale === 'ja' ? 'ja-JP' : 'en-GB')
}
