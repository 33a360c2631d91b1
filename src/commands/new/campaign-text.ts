import type { Field } from '../../content/schema/list.ts'
import type { Locale } from '../../words/phrase.ts'
import { say } from '../../words/say.ts'

/** What a campaign can begin as. */
export const templates = ['newsletter', 'sale', 'event', 'notice'] as const
export type Template = (typeof templates)[number]

/** Everything that a new campaign's text depends on. */
export interface Draft {
  readonly template: Template
  readonly language: Locale
  readonly list: {
    readonly id: string
    readonly title: string
    readonly fields: Readonly<Record<string, Field>>
  }
  /** A name of `policies/senders.yaml`. */
  readonly from: string
  readonly category: 'marketing' | 'transactional'
  /** A name of `campaigns/_layouts/`. */
  readonly layout: string
  /** `2026-12-01 09:00` in the organisation's zone, or null. */
  readonly schedule: string | null
  /** The day that the text speaks of, `2026-12-15`. */
  readonly day: string
  /** `https://www.hikari.example`, without a slash at the end. */
  readonly site: string
}

const frontKeyDefaults = { category: 'marketing', layout: 'newsletter' }

/** The text of `campaign.md`: a draft with everything filled in, to be changed by somebody who has never seen one. */
export function campaignText(draft: Draft): string {
  const { template, language } = draft
  const values = { greeting: greetingOf(draft), site: draft.site, day: dayText(draft.day, language) }
  const quoted = (code: 'subject' | 'preheader'): string =>
    JSON.stringify(say(language, `new-${template}-${code}`, values))
  const lines = [
    '---',
    `subject: ${quoted('subject')}`,
    `preheader: ${quoted('preheader')}`,
    `from: ${draft.from}`,
    `lists: [${draft.list.id}]`,
    ...(draft.category === frontKeyDefaults.category ? [] : [`category: ${draft.category}`]),
    ...(draft.layout === frontKeyDefaults.layout ? [] : [`layout: ${draft.layout}`]),
    `locale: ${language}`,
    draft.schedule === null ? `# ${say(language, 'new-file-schedule')}` : `schedule: ${draft.schedule}`,
    `status: draft # ${say(language, 'new-file-status')}`,
    '---',
    '',
    say(language, `new-${template}-body`, values),
    '',
  ]
  return lines.join('\n')
}

/** Who is addressed: by a field of the list where it has one that names people or companies. */
function greetingOf({ list, language }: Draft): string {
  const names = language === 'ja' ? ['last_name', 'first_name', 'name'] : ['first_name', 'name', 'last_name']
  const field = [...names, 'company'].find((name) => {
    const declared = Object.hasOwn(list.fields, name) ? list.fields[name] : undefined
    return declared !== undefined && declared.type === 'string' && !declared.private
  })
  if (field === undefined) return say(language, 'new-greeting-nobody', { title: list.title })
  const optional = list.fields[field]?.optional === true
  if (field === 'company') {
    return say(language, optional ? 'new-greeting-company-optional' : 'new-greeting-company', { field })
  }
  return say(language, optional ? 'new-greeting-optional' : 'new-greeting-field', { field })
}

/** `12月15日(火)` or `Tuesday 15 December`. */
function dayText(day: string, language: Locale): string {
  const date = Temporal.PlainDate.from(day)
  if (language === 'en') {
    return date.toLocaleString('en-GB', { weekday: 'long', day: 'numeric', month: 'long' }).replace(',', '')
  }
  return `${date.month}月${date.day}日(${date.toLocaleString('ja-JP', { weekday: 'short' })})`
}
