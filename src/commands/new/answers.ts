import type { Questions } from '../../adapters/terminal/questions.ts'
import type { Content } from '../../content/content.ts'
import { readSchedule } from '../../content/schedule.ts'
import type { List } from '../../content/schema/list.ts'
import type { Values } from '../../kit/finding.ts'
import type { Code } from '../../words/catalogue.ts'
import { failure } from '../../words/find.ts'
import type { Locale } from '../../words/phrase.ts'
import { phraseOf, say } from '../../words/say.ts'
import type { Input, World } from '../verb.ts'
import { askOption, askRight } from './ask.ts'
import { templates, type Template } from './campaign-text.ts'
import { usableSenders } from './choose.ts'
import { readTypedSchedule } from './typed-schedule.ts'

/** What somebody wants to send. */
export interface Answers {
  readonly template: Template
  readonly list: List
  /** `2026-12-01 09:00` in the organisation's zone, or null. */
  readonly schedule: string | null
  readonly language: Locale
  /** A sender that was asked for by name. */
  readonly from: string | null
}

/** The answers, or what is wrong with the options. */
export type Chosen =
  | { readonly kind: 'answers'; readonly answers: Answers }
  | { readonly kind: 'wrong'; readonly code: Code; readonly values: Values }

interface Asking {
  readonly world: World
  readonly input: Input
  readonly content: Content
  /** Null where nobody can be asked. */
  readonly questions: Questions | null
}

/** Takes the answers from the options, and asks for those that are missing. Throws `new-no-list` when there is nothing to choose. */
export async function chooseAnswers(asking: Asking): Promise<Chosen> {
  const { world, input, content, questions } = asking
  if (content.lists.size === 0) throw failure('new-no-list', { permanence: 'permanent' })
  const wrong = wrongOption(asking)
  if (wrong !== null) return wrong
  const { template, list, schedule, from, language } = input.options
  const listIds = [...content.lists.keys()]
  const onlyList = listIds.length === 1 ? listIds[0] : undefined
  const missing = [
    ...(template === undefined ? ['--template'] : []),
    ...(list === undefined && onlyList === undefined ? ['--list'] : []),
  ]
  if (questions === null && missing.length > 0) {
    const example = `--template sale --list ${listIds[0] ?? 'newsletter'} --schedule "2026-12-01 09:00"`
    return { kind: 'wrong', code: 'new-options-missing', values: { options: missing.join(', '), example } }
  }
  const chosenTemplate = template ?? (await askTemplate(asking))
  const chosenList = list ?? onlyList ?? (await askList(asking))
  const chosenSchedule =
    typeof schedule === 'string' ? schedule : questions === null ? '' : await askSchedule(asking, questions)
  const at = chosenSchedule === '' ? null : understood(world, chosenSchedule, questions)
  const found = content.lists.get(String(chosenList))
  if (found === undefined) throw failure('new-no-list', { permanence: 'permanent' })
  return {
    kind: 'answers',
    answers: {
      template: templates.find((name) => name === chosenTemplate) ?? 'newsletter',
      list: found,
      schedule: at,
      language: language === 'ja' || language === 'en' ? language : world.locale,
      from: typeof from === 'string' ? from : null,
    },
  }
}

/** An option whose value nobody knows, with those that are. */
function wrongOption({ world, input, content }: Asking): Chosen | null {
  const { template, list, from, language, forge, schedule } = input.options
  const known: readonly (readonly [string, string | boolean | undefined, readonly string[]])[] = [
    ['--template', template, templates],
    ['--list', list, [...content.lists.keys()]],
    ['--language', language, ['en', 'ja']],
    ['--forge', forge, ['github', 'gitlab', 'none']],
    // Where the senders cannot be read, nobody knows which exist.
    ['--from', content.policies.senders === null ? undefined : from, usableSenders(content)],
  ]
  for (const [option, value, expected] of known) {
    if (typeof value !== 'string' || expected.includes(value)) continue
    const values = { option, value, expected: expected.join(', ') }
    return { kind: 'wrong', code: 'new-value-unknown', values }
  }
  if (typeof schedule !== 'string' || schedule === '') return null
  const problem = scheduleProblem(schedule, { world, content })
  return problem === null ? null : { kind: 'wrong', ...problem }
}

function askTemplate({ world, questions }: Asking): Promise<string> | undefined {
  const options = templates.map((value) => ({ value, title: say(world.locale, `new-template-${value}`) }))
  const { locale } = world
  return questions === null
    ? undefined
    : askOption(questions, say(locale, 'new-question-template'), { options, locale })
}

function askList({ world, content, questions }: Asking): Promise<string> | undefined {
  const options = [...content.lists.values()].map(({ id, title }) => ({ value: id, title }))
  const { locale } = world
  return questions === null
    ? undefined
    : askOption(questions, say(locale, 'new-question-list'), { options, locale })
}

function askSchedule({ world, content }: Asking, questions: Questions): Promise<string> {
  return askRight(questions, say(world.locale, 'new-question-schedule'), {
    fallback: '',
    problemOf: (answer) => {
      if (answer === '') return null
      const problem = scheduleProblem(answer, { world, content })
      if (problem === null) return null
      const { say: what, expected } = phraseOf(world.locale, problem.code, problem.values)
      return expected === undefined ? what : `${what} (${say(world.locale, 'label-expected')}: ${expected})`
    },
  })
}

/** The time in its one form. Whoever typed another is shown how it was read. */
function understood(world: World, typed: string, questions: Questions | null): string {
  const read = readTypedSchedule(typed)
  const at = read.kind === 'time' ? read.at : read.day
  if (at !== typed.replace('T', ' ')) {
    const line = say(world.locale, 'new-schedule-read', { at })
    if (questions === null) world.err(line)
    else questions.tell(line)
  }
  return at
}

function scheduleProblem(
  typed: string,
  { world, content }: Pick<Asking, 'world' | 'content'>,
): { readonly code: Code; readonly values: Values } | null {
  const zone = content.policies.senders?.organisation.timezone ?? 'UTC'
  const written = readTypedSchedule(typed)
  if (written.kind === 'day') return { code: 'new-schedule-no-time', values: { typed, day: written.day } }
  const schedule = written.at
  const read = readSchedule(schedule, zone)
  if (read.problem !== null) return { code: read.problem.code, values: read.problem.values }
  return read.schedule.atMs > world.clock.now()
    ? null
    : { code: 'new-schedule-past', values: { at: schedule } }
}
