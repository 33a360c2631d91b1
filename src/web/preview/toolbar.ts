import { html } from 'hono/html'
import type { Sample } from '../../checks/check.ts'
import { say } from '../../words/say.ts'
import type { Markup } from '../page.ts'
import { readerLabel, valueText, type Chosen } from './chosen-sample.ts'
import type { PageContext } from './page-context.ts'
import { hrefOf, pairsOf, views, type ViewState } from './view-state.ts'

type Where = Pick<PageContext, 'locale' | 'state'>

/** The views, and as whom and in which language the mail is read. */
export function toolbar({ locale, state, chosen, examined }: PageContext): Markup {
  if (examined === null) return html`<div data-region="toolbar"></div>`
  return html`<div data-region="toolbar" class="toolbar">
    <nav class="views" aria-label="${say(locale, 'preview-views')}">
      ${views.map((view, index) => tab(view, index, { locale, state }))}
    </nav>
    ${chosen === null ? '' : readerForm(chosen, { locale, state })}
  </div>`
}

function tab(view: ViewState['view'], index: number, { locale, state }: Where): Markup {
  const href = hrefOf({ ...state, view })
  const current = state.view === view ? 'page' : 'false'
  const key = String(index + 1)
  return html`<a id="view-${view}" data-swap data-key="${key}" href="${href}" aria-current="${current}"
    >${say(locale, `preview-view-${view}`)}</a
  >`
}

function readerForm({ readers, reader, locales, sample }: Chosen, { locale, state }: Where): Markup {
  const kept = Object.entries(pairsOf(state)).filter(
    ([name, value]) => value !== '' && name !== 'recipient' && name !== 'locale',
  )
  return html`<form data-swap class="reader">
    ${kept.map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}" />`)}
    <label for="recipient">${say(locale, 'preview-recipient')}</label>
    <select id="recipient" name="recipient">
      ${readers.map((one, index) => option(readerLabel(one.values, index + 1, locale), String(index), index === reader))}
    </select>
    ${readers.length > 1 ? nextReader(reader, readers.length, { locale, state }) : ''}
    ${locales.length > 1 ? languageChoice(locales, sample, { locale, state }) : ''}
    <noscript><button>${say(locale, 'preview-apply')}</button></noscript>
    <dl class="values">
      ${Object.entries(sample.values).map(([name, value]) => valueRow(name, valueText(value, locale)))}
    </dl>
  </form>`
}

function nextReader(reader: number, count: number, { locale, state }: Where): Markup {
  const href = hrefOf({ ...state, recipient: (reader + 1) % count })
  return next('r', say(locale, 'preview-next-recipient'), href)
}

function languageChoice(locales: readonly string[], sample: Sample, { locale, state }: Where): Markup {
  const after = locales[(locales.indexOf(sample.locale) + 1) % locales.length] ?? ''
  return html`<label for="locale">${say(locale, 'preview-language')}</label>
    <select id="locale" name="locale">
      ${locales.map((one) => option(one, one, one === sample.locale))}
    </select>
    ${next('l', say(locale, 'preview-next-language'), hrefOf({ ...state, locale: after }))}`
}

function option(text: string, value: string, selected: boolean): Markup {
  return selected
    ? html`<option value="${value}" selected>${text}</option>`
    : html`<option value="${value}">${text}</option>`
}

/** A small link to the one after, so that each can be seen with one key. */
function next(key: string, label: string, href: string): Markup {
  return html`<a
    class="next"
    id="next-${key}"
    data-swap
    data-key="${key}"
    href="${href}"
    title="${label}"
    aria-label="${label}"
    >›</a
  >`
}

function valueRow(name: string, value: string): Markup {
  return html`<div>
    <dt>${name}</dt>
    <dd>${value}</dd>
  </div>`
}
