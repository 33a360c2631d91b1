import { html } from 'hono/html'
import { say } from '../../words/say.ts'
import type { Markup } from '../page.ts'
import type { PageContext } from './page-context.ts'
import type { CampaignRow } from './preview-port.ts'
import { hrefOf, pairsOf, type ViewState } from './view-state.ts'

/** More rows are found by searching. */
const rowsShownMax = 60
/** Fewer campaigns than this are read at a glance. */
const searchFrom = 8

/** The campaigns of the work tree, the newest name first, and a search among them. */
export function campaignList({ locale, rows, state, examined }: PageContext): Markup {
  const found = rows.filter((row) => matches(row, state.search))
  const shown = withChosen(found, rows, state.campaign)
  const hidden = found.length - Math.min(found.length, rowsShownMax)
  const search = rows.length >= searchFrom || state.search !== '' ? searchForm({ locale, state }) : ''
  const note =
    found.length === 0 && rows.length > 0
      ? say(locale, 'preview-no-match')
      : hidden > 0
        ? say(locale, 'preview-more', { count: hidden })
        : ''
  return html`<nav id="menu" class="campaigns" popover aria-label="${say(locale, 'preview-campaigns')}">
    <h2>${say(locale, 'preview-campaigns')}</h2>
    ${search}
    <div data-region="campaigns">
      <ul>
        ${shown.map((row) => item(withFindings(row, examined), { locale, state }))}
      </ul>
      <p class="hint">${note}</p>
    </div>
  </nav>`
}

/** A text that says it is finished is not ready while it has errors; of the others nobody has looked yet. */
function withFindings(row: CampaignRow, examined: PageContext['examined']): CampaignRow {
  const isWrong = examined?.id === row.id && examined.findings.some(({ severity }) => severity === 'error')
  return isWrong && row.status === 'ready' ? { ...row, status: 'broken' } : row
}

type Where = Pick<PageContext, 'locale' | 'state'>

function item(row: CampaignRow, { locale, state }: Where): Markup {
  const there: ViewState = { ...state, campaign: row.id, file: '', line: 0 }
  const href = hrefOf(there.view === 'file' ? { ...there, view: 'desktop' } : there)
  const current = row.id === state.campaign ? 'page' : 'false'
  return html`<li>
    <a id="campaign-${row.id}" data-swap href="${href}" aria-current="${current}">
      <span class="name">${row.id}</span>
      <span class="pill ${row.status}">${say(locale, `preview-status-${row.status}`)}</span>
      <span class="about">${row.subject}</span>
    </a>
  </li>`
}

function searchForm({ locale, state }: Where): Markup {
  const kept = Object.entries(pairsOf({ ...state, search: '' })).filter(([, value]) => value !== '')
  const label = say(locale, 'preview-search')
  return html`<form data-swap role="search" class="search">
    ${kept.map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}" />`)}
    <input
      id="search"
      type="search"
      name="search"
      value="${state.search}"
      placeholder="${label}"
      aria-label="${label}"
      autocomplete="off"
      maxlength="100"
    />
  </form>`
}

function matches({ id, subject }: CampaignRow, search: string): boolean {
  const text = `${id} ${subject}`.toLowerCase()
  return search
    .toLowerCase()
    .split(/\s+/u)
    .every((word) => text.includes(word))
}

/** The first of what was found, and the chosen one wherever it stands. */
function withChosen(
  found: readonly CampaignRow[],
  rows: readonly CampaignRow[],
  chosen: string,
): readonly CampaignRow[] {
  const shown = found.slice(0, rowsShownMax)
  const row = rows.find(({ id }) => id === chosen)
  return row === undefined || shown.includes(row) ? shown : [row, ...shown]
}
