import type { Locale } from '../words/phrase.ts'
import { say } from '../words/say.ts'

/** Smaller groups are not counted to anyone: with a few conditions a small number would point at a person. */
const smallest = 5

/** A number of people in words: `1,204 people`, or `fewer than 5 people`. */
export function countText(count: number, locale: Locale): string {
  if (count < smallest) return say(locale, 'notice-few-people', { limit: smallest })
  return say(locale, 'notice-people', { count: count.toLocaleString(locale === 'ja' ? 'ja-JP' : 'en-GB') })
}
