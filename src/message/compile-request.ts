import type { Campaign, Content, Translation } from '../content/content.ts'
import { mergeFieldsOf } from '../content/merge-fields.ts'
import type { Sender } from '../content/schema/senders.ts'
import { pictureSource } from './picture-source.ts'
import type { CompileRequest } from './template.ts'

/** The language of `campaign.md` itself: what it says, else the organisation's. */
export function mainLocaleOf(campaign: Campaign, content: Pick<Content, 'policies'>): string {
  return campaign.front.locale ?? content.policies.senders?.organisation.locale ?? 'en'
}

/**
 * Everything the compile child needs to know about a campaign in one language (null: that of `campaign.md`), and nothing else.
 * The content must have no error about this campaign.
 */
export function compileRequestOf(
  campaign: Campaign,
  content: Content,
  translation: Translation | null = null,
): CompileRequest {
  const text = translation ?? { ...campaign, ...campaign.front, locale: mainLocaleOf(campaign, content) }
  const organisation = content.policies.senders?.organisation
  const sender = content.policies.senders?.senders[campaign.front.from]
  const layout = content.layouts.get(campaign.front.layout)
  const fields = Object.entries(mergeFieldsOf(campaign, content))
  return {
    version: 1,
    kind: campaign.kind,
    path: text.path,
    subject: text.subject,
    preheader: text.preheader ?? null,
    places: {
      subject: text.placeOf('subject').line,
      preheader: text.placeOf('preheader').line,
      body: text.bodyLine,
    },
    body: text.body,
    locale: text.locale,
    layout: layout ?? null,
    partials: Object.fromEntries(content.partials),
    fields: Object.fromEntries(fields.map(([name, { type, optional }]) => [name, { type, optional }])),
    pictures: sender === undefined ? {} : picturesOf(campaign, sender),
    constants: {
      organisation: organisation?.name ?? '',
      legal_name: sender?.legal?.name ?? '',
      legal_address: sender?.legal?.address ?? '',
      legal_contact: sender?.legal?.contact ?? '',
    },
  }
}

/** No more than the compile child needs: it sees no byte of a picture. */
function picturesOf(campaign: Campaign, sender: Sender): CompileRequest['pictures'] {
  return Object.fromEntries(
    [...campaign.pictures.values()].map((picture) => {
      const { name, width, height } = picture
      return [name, { source: pictureSource(picture, sender), width, height }]
    }),
  )
}
