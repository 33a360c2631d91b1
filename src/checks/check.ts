import type { Campaign, Content } from '../content/content.ts'
import type { Sender } from '../content/schema/senders.ts'
import type { Finding, Place } from '../kit/finding.ts'
import type { RenderedMessage } from '../message/template.ts'

/** What a check may look at: the campaign, and how it reads for each sample recipient. */
export interface CheckInput {
  readonly campaign: Campaign
  readonly content: Content
  readonly sender: Sender
  readonly samples: readonly RenderedMessage[]
  /** The unsubscribe address with which the samples were rendered. */
  readonly unsubscribeUrl: string
  /** Milliseconds since the epoch. */
  readonly nowMs: number
}

/** One claim about a campaign. Its id is permanent: waivers and documents name it. */
export interface Check {
  readonly id: string
  readonly run: (input: CheckInput) => readonly Finding[]
}

/** Where a text stands in the campaign's body; the front of the body when it comes from the layout or from a value. */
export function placeInBody(campaign: Campaign, text: string): Place {
  const at = text === '' ? -1 : campaign.body.indexOf(text)
  if (at < 0) return { file: campaign.path, line: campaign.bodyLine, column: 1 }
  const before = campaign.body.slice(0, at).split('\n')
  return {
    file: campaign.path,
    line: campaign.bodyLine + before.length - 1,
    column: Array.from(before.at(-1) ?? '').length + 1,
  }
}
