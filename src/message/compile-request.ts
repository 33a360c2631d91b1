import type { Campaign, Content } from '../content/content.ts'
import { mergeFieldsOf } from '../content/merge-fields.ts'
import type { CompileRequest } from './template.ts'

/** Everything the compile child needs to know about a campaign, and nothing else. The content must have no error about this campaign. */
export function compileRequestOf(campaign: Campaign, content: Content): CompileRequest {
  const organisation = content.policies.senders?.organisation
  const sender = content.policies.senders?.senders[campaign.front.from]
  const layout = content.layouts.get(campaign.front.layout)
  const fields = Object.entries(mergeFieldsOf(campaign, content))
  return {
    version: 1,
    kind: campaign.kind,
    path: campaign.path,
    subject: campaign.front.subject,
    preheader: campaign.front.preheader ?? null,
    places: {
      subject: campaign.placeOf('subject').line,
      preheader: campaign.placeOf('preheader').line,
      body: campaign.bodyLine,
    },
    body: campaign.body,
    locale: campaign.front.locale ?? organisation?.locale ?? 'en',
    layout: layout ?? null,
    partials: Object.fromEntries(content.partials),
    fields: Object.fromEntries(fields.map(([name, { type, optional }]) => [name, { type, optional }])),
    constants: {
      organisation: organisation?.name ?? '',
      legal_name: sender?.legal?.name ?? '',
      legal_address: sender?.legal?.address ?? '',
      legal_contact: sender?.legal?.contact ?? '',
    },
  }
}
