import type { Sample } from '../../checks/check.ts'
import type { ReleaseFacts } from '../../notice/request-notice.ts'

/** The same with each subject as the first sample recipient of its language would read it: no `{{ … }}`, whose default says more than the name of its field. */
export function asRead<T extends ReleaseFacts>(facts: T, samples: readonly Sample[]): T {
  const subjectIn = (locale: string, subject: string): string =>
    samples.find((sample) => sample.locale === locale)?.subject ?? subject
  return {
    ...facts,
    subject: subjectIn(facts.locale, facts.subject),
    translations: facts.translations.map((one) => ({ ...one, subject: subjectIn(one.locale, one.subject) })),
  }
}
