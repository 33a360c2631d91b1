import { html } from 'hono/html'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import type { Locale } from '../words/phrase.ts'
import { say } from '../words/say.ts'
import { page, type Markup } from './page.ts'

interface PageValues {
  readonly locale: Locale
  readonly organisation: string | null
}

/** An answer to a person; providers look at its status only. */
export interface Page {
  readonly status: ContentfulStatusCode
  readonly render: (values: PageValues) => Markup
}

/** One button and nothing else to fill in (no login, no reason, no second page). */
export const askPage: Page = {
  status: 200,
  render: ({ locale, organisation }) =>
    page(
      locale,
      say(locale, 'unsubscribe-ask'),
      html`<p>${say(locale, 'unsubscribe-ask-text', { organisation: named(locale, organisation) })}</p>
        <form method="post">
          <input type="hidden" name="List-Unsubscribe" value="One-Click" />
          <button type="submit">${say(locale, 'unsubscribe-button')}</button>
        </form>`,
    ),
}

/** Said after the button, and to whoever pressed it twice. */
export const donePage: Page = {
  status: 200,
  render: ({ locale, organisation }) =>
    page(
      locale,
      say(locale, 'unsubscribe-done'),
      html`<p>${say(locale, 'unsubscribe-done-text', { organisation: named(locale, organisation) })}</p>`,
    ),
}

/** The same for every link that does nothing, whatever the reason: nobody learns which tokens exist. */
export const troublePage: Page = {
  status: 404,
  render: ({ locale }) =>
    page(locale, say(locale, 'unsubscribe-trouble'), html`<p>${say(locale, 'unsubscribe-trouble-text')}</p>`),
}

function named(locale: Locale, organisation: string | null): string {
  return organisation ?? say(locale, 'unsubscribe-sender')
}
