import type { Questions } from '../../adapters/terminal/questions.ts'
import type { Locale } from '../../words/phrase.ts'
import { say } from '../../words/say.ts'

/** Something to choose, and how it is shown. */
export interface Option {
  readonly value: string
  readonly title: string
}

/** Asks until one of the options is named, by its number or its value. The first is taken for an empty answer. */
export async function askOption(
  questions: Questions,
  question: string,
  { options, locale }: { readonly options: readonly Option[]; readonly locale: Locale },
): Promise<string> {
  questions.tell(question)
  for (const [index, { value, title }] of options.entries()) {
    questions.tell(`  ${index + 1}  ${value}  ${title}`)
  }
  for (;;) {
    const answer = await questions.ask(say(locale, 'new-question-number'), '1')
    const chosen = optionOf(options, answer)
    if (chosen !== null) return chosen
    questions.tell(say(locale, 'new-answer-unknown'))
  }
}

/** The value of the option that an answer names: by number or value, also typed in full width, or by words that stand in one title only. */
function optionOf(options: readonly Option[], answer: string): string | null {
  const typed = narrowed(answer)
  const named = options.find(({ value }, index) => typed === value || typed === String(index + 1))
  if (named !== undefined) return named.value
  const alike = typed === '' ? [] : options.filter(({ title }) => narrowed(title).includes(typed))
  return alike.length === 1 ? (alike[0]?.value ?? null) : null
}

function narrowed(text: string): string {
  return text.normalize('NFKC').trim().toLowerCase()
}

/** Asks until the answer is right: `problemOf` says what is wrong with one, or null. */
export async function askRight(
  questions: Questions,
  question: string,
  {
    fallback,
    problemOf,
  }: { readonly fallback: string; readonly problemOf: (answer: string) => string | null },
): Promise<string> {
  for (;;) {
    const answer = await questions.ask(question, fallback)
    const problem = problemOf(answer)
    if (problem === null) return answer
    questions.tell(problem)
  }
}
