import { linksOf } from '../checks/links-of.ts'
import type { Campaign, Content } from '../content/content.ts'
import { sha256 } from '../kit/digest.ts'
import { mainLocaleOf } from '../message/compile-request.ts'
import { renderTemplate } from '../message/render.ts'
import type { CompiledCampaign, MergeValues } from '../message/template.ts'
import type { EditionView, LanguageView } from './edition-changes.ts'

/** The same in both editions that are compared, so that it makes no difference. */
const unsubscribeUrl = 'https://unsubscribe.invalid/sample'

/**
 * An edition as it is compared. `recipients` are made-up people, the same for both editions: texts are those of the first, links those of
 * all. Without an artifact, which an old edition may no longer make, there are no texts, links and pictures.
 */
export function editionView(about: {
  readonly campaign: Campaign
  readonly content: Content
  readonly artifact: CompiledCampaign | null
  readonly recipients: readonly MergeValues[]
}): EditionView {
  const { campaign, content, artifact } = about
  const { front, translations } = campaign
  const sender = content.policies.senders?.senders[front.from]
  const from = sender === undefined ? front.from : `${sender.from.name} <${sender.from.address}>`
  const people = about.recipients.map((values) => ({ ...values, unsubscribe_url: unsubscribeUrl }))
  const files = [
    { locale: mainLocaleOf(campaign, content), subject: front.subject, preheader: front.preheader ?? null },
    ...translations.values(),
  ]
  const links = new Set<string>()
  const languages = files.map(({ locale, subject, preheader }): readonly [string, LanguageView] => {
    const template = artifact?.languages[locale]
    const rendered = template === undefined ? [] : people.map((values) => renderTemplate(template, values))
    for (const { html } of rendered) for (const { url } of linksOf(html)) links.add(url)
    const [first] = rendered
    const parts = first === undefined ? nothing : { text: first.text, html: sha256(first.html) }
    return [locale, { subject, preheader, ...parts }]
  })
  return {
    from,
    lists: front.lists,
    exclude: front.exclude,
    languages: Object.fromEntries(languages),
    links: artifact === null ? null : [...links].filter((url) => url !== unsubscribeUrl),
    pictures:
      artifact === null
        ? null
        : Object.fromEntries(artifact.pictures.map(({ name, sha256: sum }) => [name, sum])),
    schedule: campaign.schedule,
  }
}

const nothing = { text: null, html: null } as const
