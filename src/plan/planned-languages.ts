import type { Sample } from '../checks/check.ts'
import type { Campaign, Content } from '../content/content.ts'
import { languageFor } from '../message/choose-language.ts'
import { mainLocaleOf } from '../message/compile-request.ts'
import type { PlanView } from './plan-view.ts'

/** The languages of a campaign, its own first: what stands in each, and how many would read it. `counts`: people by the language they name, `` for none. */
export function plannedLanguages(about: {
  readonly campaign: Campaign
  readonly content: Pick<Content, 'policies'>
  readonly samples: readonly Sample[]
  readonly counts: ReadonlyMap<string, number> | null
}): PlanView['languages'] {
  const { campaign, content, samples, counts } = about
  const { front, translations } = campaign
  const locale = mainLocaleOf(campaign, content)
  const files = [
    { locale, subject: front.subject, preheader: front.preheader ?? null },
    ...translations.values(),
  ]
  const readers = new Map(files.map((file) => [file.locale, 0]))
  const languages = Object.fromEntries(files.map((file) => [file.locale, true]))
  for (const [wanted, count] of counts ?? []) {
    const language = languageFor({ locale, languages }, wanted)
    readers.set(language, (readers.get(language) ?? 0) + count)
  }
  return files.map((file) => {
    const read = samples.filter((one) => one.locale === file.locale).map(({ subject }) => subject)
    return {
      locale: file.locale,
      // What cannot be compiled has no readers, and is shown as it was written.
      subjects: read.length === 0 ? [file.subject] : [...new Set(read)],
      preheader: file.preheader,
      recipients: counts === null ? null : (readers.get(file.locale) ?? 0),
    }
  })
}
