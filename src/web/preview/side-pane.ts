import { html } from 'hono/html'
import type { Finding } from '../../kit/finding.ts'
import { findingsJson, type FindingJson } from '../../report/findings.ts'
import { say } from '../../words/say.ts'
import type { Markup } from '../page.ts'
import type { PageContext } from './page-context.ts'
import type { Examined } from './preview-port.ts'
import { hrefOf } from './view-state.ts'

const findingsShownMax = 50

/** What is to mend, and what changed since the last edition. */
export function sidePane(context: PageContext): Markup {
  const { locale, examined, changes } = context
  if (examined === null) return html`<aside data-region="side" class="side"></aside>`
  return html`<aside data-region="side" class="side">
    <section aria-labelledby="findings">
      <h2 id="findings">${say(locale, 'preview-findings')} ${counts(examined, context)}</h2>
      ${
        examined.findings.length === 0 && examined.mail !== null && !examined.isStale
          ? allWell(examined.id, context)
          : cards(examined.findings, context)
      }
      ${elsewhere(examined, context)}
    </section>
    <section aria-labelledby="changes">
      <h2 id="changes">${say(locale, 'preview-changes')}</h2>
      ${
        changes === null
          ? html`<p class="hint">${say(locale, 'preview-changes-none-known')}</p>`
          : html`<ul class="changes">
              ${changes.map((line) => html`<li class="${kindOf(line)}">${line}</li>`)}
            </ul>`
      }
    </section>
    <p class="hint keys">${say(locale, 'preview-keys')}</p>
  </aside>`
}

/** Lines of the text that came or went. */
function kindOf(line: string): string {
  const mark = /^ +([+-]) /.exec(line)?.[1]
  return mark === undefined ? '' : mark === '+' ? 'added' : 'removed'
}

/** How much there is to mend, as a way to it where the findings stand below the mail. */
export function findingCounts(context: PageContext): Markup {
  const { examined, locale } = context
  if (examined === null) return html``
  return examined.findings.length === 0
    ? html`<a href="#findings" class="count">${say(locale, 'preview-all-well')}</a>`
    : html`<a href="#findings">${counts(examined, context)}</a>`
}

function counts({ findings }: Examined, { locale }: PageContext): Markup {
  const errors = findings.filter(({ severity }) => severity === 'error').length
  const warnings = findings.length - errors
  const part = (kind: string, text: string): Markup => html`<span class="count ${kind}">${text}</span>`
  return html`${errors > 0 ? part('error', say(locale, 'preview-to-mend', { count: errors })) : ''}
  ${warnings > 0 ? part('warning', say(locale, 'preview-to-look', { count: warnings })) : ''}`
}

function allWell(campaign: string, { locale }: PageContext): Markup {
  return html`<p class="well">
    <b>${say(locale, 'preview-findings-none')}</b> ${say(locale, 'preview-findings-next', { campaign })}
  </p>`
}

function elsewhere({ elsewhere: found, mail }: Examined, context: PageContext): Markup {
  if (found.length === 0) return html``
  const title = say(context.locale, 'preview-findings-elsewhere', { count: found.length })
  const body = html`<summary id="elsewhere">${title}</summary>
    ${cards(found, context)}`
  // Where no mail can be made, the reason may well stand in another file.
  return mail === null ? html`<details open>${body}</details>` : html`<details>${body}</details>`
}

function cards(findings: readonly Finding[], context: PageContext): Markup {
  const shown = findingsJson(findings.slice(0, findingsShownMax), context.locale)
  const count = findings.length - shown.length
  return html`<ul class="findings">
      ${shown.map((finding, index) => card(finding, index, context))}
    </ul>
    ${count > 0 ? html`<p class="hint">${say(context.locale, 'preview-findings-more', { count })}</p>` : ''}`
}

function card(finding: FindingJson, index: number, { locale, state, port }: PageContext): Markup {
  const { file, line, column, severity } = finding
  const href = hrefOf({ ...state, view: 'file', file, line })
  const name = file.replace(`campaigns/${state.campaign}/`, '')
  const link = port.editorLink({ file, line, column })
  return html`<li class="${severity}">
    <p class="what"><b>${say(locale, `label-${severity}`)}</b> ${finding.message}</p>
    ${
      finding.expected === null
        ? ''
        : html`<p class="more"><span>${say(locale, 'label-expected')}</span> ${finding.expected}</p>`
    }
    ${
      finding.fix === null
        ? ''
        : html`<p class="more"><span>${say(locale, 'label-fix')}</span> ${finding.fix}</p>`
    }
    <p class="where">
      <a id="finding-${finding.code}-${file}-${index}" data-swap data-jump href="${href}">${name}:${line}</a>
      ${link === null ? '' : html`<a class="editor" href="${link}">${say(locale, 'preview-editor')}</a>`}
      <code>${finding.code}</code>
    </p>
  </li>`
}
