import { html } from 'hono/html'
import { sha256 } from '../../kit/digest.ts'
import { say } from '../../words/say.ts'
import type { Markup } from '../page.ts'
import type { Chosen } from './chosen-sample.ts'
import { filePane } from './file-pane.ts'
import { headersPane } from './headers-pane.ts'
import type { PageContext } from './page-context.ts'
import { planPane } from './plan-pane.ts'
import type { ShownMail } from './preview-port.ts'
import { bringsDark, remotePictures } from './show-mail.ts'
import { hrefOf, type ViewState } from './view-state.ts'

const charactersShownMax = 200_000

/** The chosen view of the mail. */
export function mailPane(context: PageContext): Markup {
  const { examined, chosen, state } = context
  const dim = examined?.isStale === true && state.view !== 'file' ? 'stale' : ''
  const body =
    state.view === 'file'
      ? filePane(context)
      : chosen === null || examined === null || examined.mail === null
        ? emptyPane(context)
        : viewPane(context, examined.mail, chosen)
  const label = say(context.locale, 'preview-mail')
  return html`<div
    id="pane"
    data-region="pane"
    class="pane ${dim}"
    role="region"
    aria-label="${label}"
    tabindex="0"
  >
    ${body}
  </div>`
}

function emptyPane({ locale, examined, rows, state }: PageContext): Markup {
  const [heading, text] =
    examined !== null
      ? [say(locale, 'preview-nothing-yet'), say(locale, 'preview-nothing-yet-text')]
      : rows.length === 0 && state.campaign === ''
        ? [say(locale, 'preview-no-campaign'), say(locale, 'preview-no-campaign-text')]
        : [say(locale, 'preview-unknown-campaign'), say(locale, 'preview-unknown-campaign-text')]
  return html`<div class="empty">
    <h2>${heading}</h2>
    <p>${text}</p>
  </div>`
}

function viewPane(context: PageContext, mail: ShownMail, chosen: Chosen): Markup {
  const { locale, state } = context
  const { sample } = chosen
  switch (state.view) {
    case 'text':
      return html`<div class="text" lang="${sample.locale}">${pre(sample.text, context)}</div>`
    case 'html': {
      const kilobytes = (Buffer.byteLength(sample.html) / 1024).toFixed(1)
      return html`<p class="note">${say(locale, 'preview-html-size', { kilobytes })}</p>
        <div class="code">${pre(sample.html, context)}</div>`
    }
    case 'headers':
      return headersPane(sample, locale)
    case 'plan':
      return planPane(mail, chosen, locale)
    case 'desktop':
    case 'phone':
    case 'dark':
    case 'file':
      return framePane(context, mail, chosen)
  }
}

function pre(text: string, { locale }: PageContext): Markup {
  const count = text.length - charactersShownMax
  return html`<pre>${text.slice(0, charactersShownMax)}</pre>
    ${count > 0 ? html`<p class="note">${say(locale, 'preview-cut', { count })}</p>` : ''}`
}

/** The mail in a frame that may do nothing: no script, no form, no window, no request but for its pictures. */
function framePane({ locale, state }: PageContext, mail: ShownMail, { sample }: Chosen): Markup {
  const remote = remotePictures(sample.html, mail.pictures)
  const asked: ViewState = { ...state, search: '', view: state.view === 'dark' ? 'dark' : 'desktop' }
  const dark = bringsDark(sample.html) ? 'preview-dark-own' : 'preview-dark-forced'
  return html`${state.view === 'dark' ? html`<p class="note">${say(locale, dark)}</p>` : ''}
    ${remote > 0 || state.remote ? remoteSwitch(remote, { locale, state }) : ''}
    <iframe
      class="mail ${state.view}"
      sandbox=""
      title="${say(locale, 'preview-mail')}"
      src="${hrefOf(asked, 'mail')}"
      data-digest="${sha256(sample.html)}"
    ></iframe>`
}

function remoteSwitch(count: number, { locale, state }: Pick<PageContext, 'locale' | 'state'>): Markup {
  const label = say(locale, 'preview-remote')
  const href = hrefOf({ ...state, remote: !state.remote })
  const note = state.remote ? '' : say(locale, 'preview-remote-count', { count })
  return html`<p class="note">
    ${note}
    <a
      id="remote"
      class="switch"
      role="switch"
      aria-checked="${String(state.remote)}"
      data-swap
      href="${href}"
      >${label}</a
    >
  </p>`
}
