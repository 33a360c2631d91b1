import { html } from 'hono/html'
import { say } from '../../words/say.ts'
import type { Markup } from '../page.ts'
import { firstWords } from './first-words.ts'
import type { PageContext } from './page-context.ts'

/** The mail as a line of the list of mails, cut as a phone cuts it: the sender, one line of the subject, two of what follows. */
export function inboxLine({ locale, state, chosen, examined }: PageContext): Markup {
  if (chosen === null || examined?.mail === undefined || examined.mail === null || state.view === 'file')
    return html`<div data-region="inbox"></div>`
  const { from } = examined.mail.sender
  const { sample } = chosen
  return html`<section data-region="inbox" class="inbox" aria-label="${say(locale, 'preview-inbox')}">
    <span class="face" aria-hidden="true">${Array.from(from.name)[0] ?? ''}</span>
    <div lang="${sample.locale}">
      <p class="from"><b>${from.name}</b><span>${say(locale, 'preview-inbox-time')}</span></p>
      <p class="subject">${sample.subject}</p>
      <p class="words">${firstWords(sample.html)}</p>
    </div>
  </section>`
}
