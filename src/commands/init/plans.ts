import type { Locale } from '../../words/phrase.ts'
import { say } from '../../words/say.ts'

const plans = ['free', 'team', 'enterprise', 'public'] as const

/** One plan of GitHub: what GitHub enforces there, what our runner does on every plan, and what nobody does. */
interface PlanRow {
  readonly plan: string
  readonly forge: string
  readonly runner: string
  readonly nobody: string
}

/** What guards a send, plan by plan. */
function planRows(locale: Locale): readonly PlanRow[] {
  return plans.map((plan) => ({
    plan: say(locale, `plan-of-${plan}`),
    forge: say(locale, `plan-forge-${plan}`),
    runner: say(locale, 'plan-runner'),
    nobody: say(locale, `plan-nobody-${plan}`),
  }))
}

/** The same as a table in Markdown. */
export function plansTable(locale: Locale): readonly string[] {
  const head = ['plan', 'forge', 'runner', 'nobody'] as const
  return [
    `| ${head.map((column) => say(locale, `plan-column-${column}`)).join(' | ')} |`,
    '| --- | --- | --- | --- |',
    ...planRows(locale).map(
      ({ plan, forge, runner, nobody }, index) =>
        `| ${[plan, forge, index === 0 ? runner : say(locale, 'plan-runner-same'), nobody].join(' | ')} |`,
    ),
  ]
}

/** The same for a terminal: plan by plan, and at the end what holds on each of them. */
export function plansText(locale: Locale): readonly string[] {
  const [first] = planRows(locale)
  return [
    ...planRows(locale).flatMap(({ plan, forge, nobody }) => [
      plan,
      `  ${say(locale, 'plan-column-forge')}: ${forge}`,
      `  ${say(locale, 'plan-column-nobody')}: ${nobody}`,
    ]),
    `${say(locale, 'plan-column-runner')}: ${first?.runner ?? ''}`,
    '',
  ]
}
