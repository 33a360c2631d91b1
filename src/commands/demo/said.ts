import type { Values } from '../../kit/finding.ts'
import type { Code } from '../../words/catalogue.ts'
import type { Locale } from '../../words/phrase.ts'
import { say } from '../../words/say.ts'

/** A pattern for what the product says about a code. A value that is not given may be anything. */
export function said(locale: Locale, code: Code, values: Values = {}): RegExp {
  const sentence = say(locale, code, values).replaceAll(/[.*+?^$()|[\]\\]/g, '\\$&')
  return new RegExp(sentence.replaceAll(/\{[a-zA-Z0-9_]+\}/g, '.*'))
}
