import { chooseSending } from '../new/choose.ts'
import { campaignText, type Template } from '../new/campaign-text.ts'
import type { Content } from '../../content/content.ts'
import type { List } from '../../content/schema/list.ts'
import type { Locale } from '../../words/phrase.ts'
import { say } from '../../words/say.ts'
import { campaignsPage } from './campaigns-page.ts'
import { change, comment, schemaLine } from './policy-files.ts'
import type { Settings } from './settings.ts'

/** The texts that speak of a day speak of one so many days ahead. */
const daysAhead = 14

/** The list that everybody begins with, as a file. */
export function listFile(settings: Settings): string {
  const { locale, organisation } = settings
  const field =
    locale === 'ja'
      ? 'last_name: { type: string, optional: true, sample: [佐藤, 長谷川, Müller] }'
      : 'first_name: { type: string, optional: true, sample: [Anna, Zoë, "O\'Brien"] }'
  return [
    schemaLine(settings, 'list'),
    comment(say(locale, 'init-file-list')),
    `title: ${JSON.stringify(say(locale, 'init-list-title', { organisation }))}`,
    `purpose: ${say(locale, 'init-list-purpose')}`,
    'consent: { basis: opt-in, confirmed: true }',
    'sensitivity: internal',
    comment(say(locale, 'init-list-fields')),
    'fields:',
    `  ${field}`,
    'limits: { recipients: 5000, per_week: 2 }',
    '',
  ].join('\n')
}

/** `.github/CODEOWNERS`, in which one person owns everything at first. */
export function codeownersFile({ owner, locale }: Settings): string {
  const line = (path: string): string => `${path.padEnd(23)} @${owner.name}`
  return [
    comment(say(locale, 'init-file-codeowners')),
    change(locale, 'init-change-second', ''),
    line('/campaigns/'),
    line('/lists/newsletter.yaml'),
    '',
    comment(say(locale, 'init-file-codeowners-rules')),
    line('/policies/'),
    line('/.github/'),
    '',
  ].join('\n')
}

/** What git must never take: the store of contacts lies in `var/` unless it is told otherwise. */
export function ignoreFile({ locale }: Settings): string {
  return `${comment(say(locale, 'init-file-gitignore'))}\nvar/\nnode_modules/\n`
}

/** The text of a campaign to a list. */
export function exampleText(
  content: Content,
  about: {
    readonly template: Template
    readonly language: Locale
    readonly list: List
    readonly today: string
  },
): string {
  const { template, language, list, today } = about
  const { isGuess: _, ...sending } = chooseSending(content, { template, list, from: null })
  const day = Temporal.PlainDate.from(today).add({ days: daysAhead }).toString()
  return campaignText({ ...sending, template, language, list, schedule: null, day })
}

/** `campaigns/README.md` for a repository whose lists and senders can be read, and a list of it. */
export function pageFile(settings: Settings, content: Content, list: List): string {
  const { locale, forge, domain, today, team } = settings
  return campaignsPage({
    locale,
    forge,
    desk: team && forge?.kind === 'github',
    domain,
    fields: list.fields,
    textOf: (template, language) => exampleText(content, { template, language, list, today }),
  })
}
