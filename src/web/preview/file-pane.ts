import { html } from 'hono/html'
import { say } from '../../words/say.ts'
import type { Markup } from '../page.ts'
import type { PageContext } from './page-context.ts'

/** So many lines on each side of the marked one. */
const linesAround = 2000
const lineCharactersMax = 2000

/** A file as it lies on the disk, with the line of a finding marked. */
export function filePane({ locale, state, examined, port }: PageContext): Markup {
  const path = state.file === '' ? (examined?.mail?.campaign.path ?? guessed(state.campaign)) : state.file
  const text = port.source(path)
  const link = text === null ? null : port.editorLink({ file: path, line: state.line || 1, column: 1 })
  return html`<p class="note file">
      <code>${path}</code>
      ${link === null ? '' : html`<a class="editor" href="${link}">${say(locale, 'preview-editor')}</a>`}
    </p>
    ${text === null ? html`<p class="note">${say(locale, 'preview-file-gone')}</p>` : numbered(text, { locale, state })}`
}

function guessed(campaign: string): string {
  return `campaigns/${campaign}/campaign.md`
}

function numbered(text: string, { locale, state }: Pick<PageContext, 'locale' | 'state'>): Markup {
  const lines = text.split(/\r?\n/)
  const first = Math.max(0, state.line - linesAround)
  const shown = lines.slice(first, Math.max(state.line, 1) + linesAround)
  const before =
    first > 0 ? html`<p class="note">${say(locale, 'preview-lines-cut', { count: first })}</p>` : ''
  const left = lines.length - first - shown.length
  const after = left > 0 ? html`<p class="note">${say(locale, 'preview-lines-cut', { count: left })}</p>` : ''
  return html`${before}
    <ol class="lines" start="${first + 1}">
      ${shown.map((line, index) => row(line, first + index + 1, state.line))}
    </ol>
    ${after}`
}

function row(line: string, number: number, marked: number): Markup {
  const text = line.slice(0, lineCharactersMax)
  return number === marked
    ? html`<li id="L${number}" aria-current="true"><code>${text}</code></li>`
    : html`<li id="L${number}"><code>${text}</code></li>`
}
