import type { Values } from '../kit/finding.ts'
import { catalogue, type Code } from './catalogue.ts'
import type { Entry, Locale, Phrase } from './phrase.ts'

const isolate = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]/gu

/** The phrase of a code in a language, with its holes filled. A code from outside (a stored entry) may be unknown: then its name is said. */
export function phraseOf(locale: Locale, code: string, values: Values = {}): Phrase {
  const entry: Entry | undefined = Object.hasOwn(catalogue, code) ? catalogue[code as Code] : undefined
  if (entry === undefined) return { say: code }
  const phrase = typeof entry[locale] === 'string' ? { say: entry[locale] } : entry[locale]
  return {
    say: fill(phrase.say, values),
    ...(phrase.expected === undefined ? {} : { expected: fill(phrase.expected, values) }),
    ...(phrase.fix === undefined ? {} : { fix: fill(phrase.fix, values) }),
  }
}

/** The sentence of a code, ready to print. */
export function say(locale: Locale, code: Code, values: Values = {}): string {
  return phraseOf(locale, code, values).say
}

/** `ja` for any Japanese language tag or `LANG`, else `en`. */
export function localeOf(tag: string | null | undefined): Locale {
  return /^ja(?:[-_.]|$)/i.test(tag ?? '') ? 'ja' : 'en'
}

/** Values come from files that anyone may have written: control and direction characters never reach a terminal or a header. */
function fill(template: string, values: Values): string {
  return template.replaceAll(/\{([a-zA-Z0-9_]+)\}/g, (hole, name: string) =>
    Object.hasOwn(values, name) ? String(values[name]).replaceAll(isolate, '\ufffd') : hole,
  )
}
