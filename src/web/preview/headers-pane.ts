import { html } from 'hono/html'
import type { Sample } from '../../checks/check.ts'
import type { Locale } from '../../words/phrase.ts'
import { say } from '../../words/say.ts'
import type { Markup } from '../page.ts'
import { headerFields } from './message-header.ts'

/** The header of the sample message: what each field says, beside how it travels. */
export function headersPane({ message }: Sample, locale: Locale): Markup {
  if (message === null) return html`<p class="note">${say(locale, 'preview-no-message')}</p>`
  const rows = headerFields(message).map(
    ({ name, decoded, raw }) =>
      html`<tr>
        <th scope="row">${name}</th>
        <td>${decoded}</td>
        <td class="raw">${raw}</td>
      </tr>`,
  )
  return html`<p class="note">${say(locale, 'preview-sample-address')}</p>
    <table class="headers">
      <thead>
        <tr>
          <th>${say(locale, 'preview-header-name')}</th>
          <th>${say(locale, 'preview-header-decoded')}</th>
          <th>${say(locale, 'preview-header-raw')}</th>
        </tr>
      </thead>
      <tbody>
        ${rows}
      </tbody>
    </table>`
}
