import type { Field } from '../../content/schema/list.ts'
import type { Locale } from '../../words/phrase.ts'
import { say } from '../../words/say.ts'
import { newFileLink, type WebForge } from '../forge-link.ts'
import { templates, type Template } from '../new/campaign-text.ts'

/** What the page for people without a terminal is made from. */
export interface PageContents {
  /** The organisation's language comes first. */
  readonly locale: Locale
  readonly forge: WebForge | null
  /** A desk asks the owners by itself as soon as a pull request is ready. */
  readonly desk: boolean
  /** The domain that examples link to. */
  readonly domain: string
  readonly fields: Readonly<Record<string, Field>>
  /** The text of a campaign. */
  readonly textOf: (template: Template, language: Locale) => string
}

/**
 * `campaigns/README.md`: how to begin a campaign in the web editor of the forge, in both languages. Where the editor cannot be opened with
 * the text filled in, the page holds the texts to be copied.
 */
export function campaignsPage(contents: PageContents): string {
  const { locale } = contents
  const languages: readonly Locale[] = locale === 'ja' ? ['ja', 'en'] : ['en', 'ja']
  return `${languages
    .flatMap((language) => part(contents, language))
    .join('\n')
    .trimEnd()}\n`
}

function part(contents: PageContents, language: Locale): readonly string[] {
  const links = templates.map((template) => linkOf(contents, template, language))
  const filled = links.every((link) => link?.hasText === true)
  const about = contents.forge === null ? 'readme-about-copy' : filled ? 'readme-about' : 'readme-about-paste'
  const saving = `save-${contents.forge?.kind ?? 'plain'}` as const
  const steps = ['name', 'text', saving, 'check', contents.desk ? 'ready-desk' : 'ready'] as const
  return [
    `# ${say(language, 'readme-title')}`,
    '',
    say(language, about),
    '',
    ...(contents.forge === null ? [] : [...table(links, language), '']),
    `## ${say(language, 'readme-steps')}`,
    '',
    ...steps.map((step, index) => `${index + 1}. ${say(language, `readme-step-${step}`)}`),
    '',
    `## ${say(language, 'readme-blocks')}`,
    '',
    ...blocks(contents, language).map((line) => `- ${line}`),
    '',
    ...(filled ? [] : examples(contents, language)),
  ]
}

type Link = ReturnType<typeof newFileLink> | null

function linkOf({ forge, textOf }: PageContents, template: Template, language: Locale): Link {
  // Upper case is no name of a campaign: whoever forgets to replace it is told.
  const path = `campaigns/YYYY-MM-${template}/campaign.md`
  return forge === null ? null : newFileLink(forge, path, textOf(template, language))
}

function table(links: readonly Link[], language: Locale): readonly string[] {
  const title = say(language, 'readme-link')
  return [
    `| ${say(language, 'readme-column-kind')} | |`,
    '| --- | --- |',
    ...templates.map(
      (template, index) =>
        `| ${say(language, `new-template-${template}`)} | [${title}](${links[index]?.url ?? ''}) |`,
    ),
  ]
}

function blocks({ domain, fields }: PageContents, language: Locale): readonly string[] {
  const field = Object.keys(fields).find((name) => fields[name]?.type === 'string' && !fields[name].private)
  return [
    say(language, 'readme-blocks-button', { domain }),
    say(language, 'readme-blocks-picture'),
    say(language, 'readme-blocks-columns'),
    ...(field === undefined ? [] : [say(language, 'readme-blocks-name', { field })]),
  ]
}

function examples({ textOf }: PageContents, language: Locale): readonly string[] {
  return templates.flatMap((template) => [
    `## ${say(language, 'readme-example')}: ${say(language, `new-template-${template}`)}`,
    '',
    '```markdown',
    textOf(template, language).trimEnd(),
    '```',
    '',
  ])
}
