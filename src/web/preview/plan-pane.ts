import { html } from 'hono/html'
import { linksOf } from '../../checks/links-of.ts'
import type { Schedule } from '../../content/content.ts'
import type { Locale } from '../../words/phrase.ts'
import { say } from '../../words/say.ts'
import type { Markup } from '../page.ts'
import type { Chosen } from './chosen-sample.ts'
import type { ShownMail } from './preview-port.ts'

const linksShownMax = 50

/** What will happen, in short: from whom, to which lists, when, and where its links lead. */
export function planPane(mail: ShownMail, { sample, locales }: Chosen, locale: Locale): Markup {
  const { front, id } = mail.campaign
  const { from, reply_to } = mail.sender
  const links = linksOf(sample.html)
  const none = say(locale, 'preview-plan-none')
  const rows: readonly (readonly [string, readonly (string | Markup)[]])[] = [
    [say(locale, 'preview-plan-from'), [`${from.name} <${from.address}>`]],
    [say(locale, 'preview-plan-reply'), [reply_to ?? from.address]],
    [say(locale, 'preview-plan-to'), mail.lists.map((list) => listName(list))],
    [say(locale, 'preview-plan-without'), front.exclude],
    [say(locale, 'preview-plan-subject'), [sample.subject]],
    [say(locale, 'preview-plan-preheader'), [preheaderOf(mail, sample.locale)].filter((line) => line !== '')],
    [say(locale, 'preview-plan-when'), [whenText(mail, locale)]],
    [say(locale, 'preview-plan-edition'), [String(front.edition)]],
    [say(locale, 'preview-plan-languages'), locales],
    [
      say(locale, 'preview-plan-links'),
      links.slice(0, linksShownMax).map(({ url, host }) => html`<b>${host}</b> <code>${url}</code>`),
    ],
  ]
  return html`<dl class="plan">
      ${rows.map(
        ([label, lines]) =>
          html`<dt>${label}</dt>
            <dd>${lines.length === 0 ? none : lines.map((line) => html`<p>${line}</p>`)}</dd>`,
      )}
    </dl>
    <p class="note">${say(locale, 'preview-plan-more', { campaign: id })}</p>`
}

/** As written, in the language that is looked at. */
function preheaderOf({ campaign: { front, translations } }: ShownMail, language: string): string {
  const translation = translations.get(language)
  return (translation === undefined ? front.preheader : translation.preheader) ?? ''
}

function listName({ id, title }: ShownMail['lists'][number]): string {
  return title === '' ? id : `${id} (${title})`
}

function whenText({ campaign: { schedule }, timezone }: ShownMail, locale: Locale): string {
  if (schedule === null) return say(locale, 'preview-plan-at-once')
  const zone = schedule.timezone || timezone
  return say(locale, 'preview-plan-at', {
    at: localTime(schedule.atMs, zone),
    zone,
    latest: localTime(schedule.atMs + schedule.latestMs, zone),
  })
}

function localTime(ms: Schedule['atMs'], zone: string): string {
  return Temporal.Instant.fromEpochMilliseconds(ms)
    .toZonedDateTimeISO(zone)
    .toPlainDateTime()
    .toString({ smallestUnit: 'minute' })
    .replace('T', ' ')
}
