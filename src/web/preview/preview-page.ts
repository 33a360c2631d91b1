import { html } from 'hono/html'
import { say } from '../../words/say.ts'
import type { Markup } from '../page.ts'
import { campaignList } from './campaign-list.ts'
import { inboxLine } from './inbox-line.ts'
import { mailPane } from './mail-pane.ts'
import type { PageContext } from './page-context.ts'
import { findingCounts, sidePane } from './side-pane.ts'
import { toolbar } from './toolbar.ts'

/**
 * The whole page. Elements with `data-region` are what the script exchanges for their new selves when a file or the address changes;
 * without the script the page works as well, link by link.
 */
export function previewPage(context: PageContext): Markup {
  const { locale, state } = context
  const brand = say(locale, 'preview-brand')
  const title = state.campaign === '' ? brand : say(locale, 'preview-title', { campaign: state.campaign })
  return html`<!doctype html>
    <html lang="${locale}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title}</title>
        <link rel="icon" href="icon.svg" />
        <link rel="stylesheet" href="preview.css" />
        <script src="preview.js" defer></script>
      </head>
      <body>
        <a class="skip" href="#pane">${say(locale, 'preview-skip')}</a>
        <header class="top">
          <h1 class="brand"><span class="logo" aria-hidden="true"></span>Postmerge <span>${brand}</span></h1>
          <button class="menu" type="button" popovertarget="menu">${say(locale, 'preview-campaigns')}</button>
          <div class="jump" data-region="jump">${findingCounts(context)}</div>
          ${status(context)}
        </header>
        <div class="columns">
          ${campaignList(context)}
          <main>${toolbar(context)} ${banner(context)} ${inboxLine(context)} ${mailPane(context)}</main>
          ${sidePane(context)}
        </div>
      </body>
    </html>`
}

function status({ locale, examined }: PageContext): Markup {
  const text =
    examined === null
      ? ''
      : say(locale, 'preview-checked', {
          time: examined.checkedAt,
          seconds: examined.seconds.toFixed(1),
        })
  return html`<p
    class="status"
    role="status"
    data-region="status"
    data-checking="${say(locale, 'preview-checking')}"
    data-gone="${say(locale, 'preview-gone')}"
  >
    ${text}
  </p>`
}

function banner({ locale, examined }: PageContext): Markup {
  const text =
    examined?.trouble !== null && examined?.trouble !== undefined
      ? [examined.trouble.say, examined.trouble.fix ?? ''].join(' ')
      : examined?.isStale === true
        ? say(locale, 'preview-stale')
        : ''
  return html`<div data-region="banner">
    ${text === '' ? '' : html`<p class="banner" role="alert">${text}</p>`}
  </div>`
}
