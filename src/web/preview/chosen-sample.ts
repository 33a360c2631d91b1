import type { Sample } from '../../checks/check.ts'
import { present } from '../../kit/assert.ts'
import { languageFor } from '../../message/choose-language.ts'
import type { MergeValues } from '../../message/template.ts'
import { say } from '../../words/say.ts'
import type { Locale } from '../../words/phrase.ts'
import type { ShownMail } from './preview-port.ts'
import type { ViewState } from './view-state.ts'

/** What is looked at: one reader's mail, and what else could be. */
export interface Chosen {
  readonly sample: Sample
  /** The sample recipients of this language. */
  readonly readers: readonly Sample[]
  readonly reader: number
  /** Language tags, the campaign's own first. */
  readonly locales: readonly string[]
}

/** The sample that an address asks for; the nearest that there is. */
export function chosenSample({ samples }: ShownMail, state: ViewState): Chosen {
  const locales = [...new Set(samples.map(({ locale }) => locale))]
  const own = present(locales[0], 'a language')
  const languages = Object.fromEntries(locales.map((locale) => [locale, { version: 1 as const }]))
  const locale = languageFor({ locale: own, languages: languages as never }, state.locale)
  const readers = samples.filter((sample) => sample.locale === locale)
  const reader = Math.min(state.recipient, readers.length - 1)
  return { sample: present(readers[reader], 'a reader'), readers, reader, locales }
}

/** A reader as an option of the list: the known values, short. */
export function readerLabel(values: MergeValues, number: number, locale: Locale): string {
  const known = Object.values(values).filter((value) => value !== null)
  if (Object.keys(values).length === 0) return say(locale, 'preview-recipient-plain', { number })
  const all = known.map((value) => valueText(value, locale)).join(' · ')
  return Object.values(values).some((value) => value !== null)
    ? say(locale, 'preview-recipient-values', { number, values: all.slice(0, 80) })
    : say(locale, 'preview-recipient-bare', { number })
}

/** A merge value as a person says it. */
export function valueText(value: MergeValues[string] | undefined, locale: Locale): string {
  if (value === null || value === undefined) return say(locale, 'preview-value-none')
  if (typeof value === 'boolean') return say(locale, value ? 'preview-value-yes' : 'preview-value-no')
  return String(value)
}
