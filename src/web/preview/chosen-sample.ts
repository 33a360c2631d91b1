import type { Sample } from '../../checks/check.ts'
import { present } from '../../kit/assert.ts'
import type { MergeValues } from '../../message/template.ts'
import type { Locale } from '../../words/phrase.ts'
import { say } from '../../words/say.ts'
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
  const locale = locales.find((one) => one === state.locale) ?? locales[0]
  const readers = samples.filter((sample) => sample.locale === locale)
  const reader = Math.min(state.recipient, readers.length - 1)
  return { sample: present(readers[reader], 'a reader'), readers, reader, locales }
}

const labelMax = 60

/** A reader as one line: what is known about them. */
export function readerLabel(values: MergeValues, number: number, locale: Locale): string {
  const all = Object.values(values)
  if (all.length === 0) return say(locale, 'preview-recipient-plain', { number })
  const known = all.filter((value) => value !== null).map((value) => valueText(value, locale))
  const text = known.join(' · ').slice(0, labelMax)
  if (known.length === all.length) return say(locale, 'preview-recipient-values', { number, values: text })
  return known.length === 0
    ? say(locale, 'preview-recipient-bare', { number })
    : say(locale, 'preview-recipient-some', { number, values: text })
}

/** A merge value as a person says it. */
export function valueText(value: MergeValues[string] | undefined, locale: Locale): string {
  if (value === null || value === undefined) return say(locale, 'preview-value-none')
  if (typeof value === 'boolean') return say(locale, value ? 'preview-value-yes' : 'preview-value-no')
  return String(value)
}
