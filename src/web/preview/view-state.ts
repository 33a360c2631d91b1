/** The ways to look at a mail, in the order of their keys. */
export const views = ['desktop', 'phone', 'dark', 'text', 'html', 'headers', 'plan', 'file'] as const
type View = (typeof views)[number]

/** What the page shows; all of it stands in its address, so that Back, Reload and a bookmark do what they should. */
export interface ViewState {
  /** Empty: the first of the list. */
  readonly campaign: string
  readonly view: View
  /** Which of the sample recipients, from 0. */
  readonly recipient: number
  /** Empty: the campaign's own language. */
  readonly locale: string
  /** Whether pictures on other servers are loaded. */
  readonly remote: boolean
  readonly search: string
  /** The file that `view: 'file'` shows, and the marked line. Empty: the campaign's own. */
  readonly file: string
  readonly line: number
}

const textMax = 300

/** Reads an address that anybody may have typed: whatever is not understood is the default. */
export function readState(query: Readonly<Record<string, string>>): ViewState {
  const text = (name: string): string => (query[name] ?? '').slice(0, textMax)
  const number = (name: string): number => (/^\d{1,6}$/.test(text(name)) ? Number(text(name)) : 0)
  return {
    campaign: text('campaign'),
    view: views.find((view) => view === query['view']) ?? 'desktop',
    recipient: number('recipient'),
    locale: text('locale'),
    remote: text('remote') === '1',
    search: text('search'),
    file: text('file'),
    line: number('line'),
  }
}

/** The relative address of a state; what is the default is left out. */
export function hrefOf(state: ViewState, path = './'): string {
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(pairsOf(state))) if (value !== '') query.set(name, value)
  return query.size === 0 ? path : `${path}?${query.toString()}`
}

/** A state as the names and values of its address; empty values are left out there. */
export function pairsOf(state: ViewState): Readonly<Record<string, string>> {
  return {
    campaign: state.campaign,
    view: state.view === 'desktop' ? '' : state.view,
    recipient: state.recipient === 0 ? '' : String(state.recipient),
    locale: state.locale,
    remote: state.remote ? '1' : '',
    search: state.search,
    file: state.view === 'file' ? state.file : '',
    line: state.view === 'file' && state.line > 0 ? String(state.line) : '',
  }
}
