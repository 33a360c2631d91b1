import type { Locale } from '../../../words/phrase.ts'
import { say } from '../../../words/say.ts'
import type { StepRecord } from '../player.ts'
import { markup, type Markup } from './markup.ts'

/** Everything that was run, with how it ended. */
export function commands({
  steps,
  locale,
}: {
  readonly steps: readonly StepRecord[]
  readonly locale: Locale
}): Markup {
  const rows = steps.map(
    ({ actor, command, code, seconds }) =>
      markup`<tr>
        <td class="hide-small">${actor}</td>
        <td><code>${command}</code></td>
        <td class="number">${code ?? 'SIGKILL'}</td>
        <td class="number hide-small">${seconds.toFixed(2)} s</td>
      </tr>`,
  )
  return markup`<section>
    <h2>${say(locale, 'demo-page-all')}</h2>
    <details class="card">
      <summary>${say(locale, 'demo-page-all-hint', { count: steps.length })}</summary>
      <table>
        ${rows}
      </table>
    </details>
  </section>`
}
