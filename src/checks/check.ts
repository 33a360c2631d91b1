import type { Campaign, Content } from '../content/content.ts'
import type { ContentPolicy } from '../content/schema/content.ts'
import type { Sender } from '../content/schema/senders.ts'
import type { Finding, Place } from '../kit/finding.ts'
import type { MergeValues, RenderedMessage, UsedPicture } from '../message/template.ts'

/** What one sample recipient would get in one language. */
export interface Sample extends RenderedMessage {
  /** BCP 47 tag. */
  readonly locale: string
  /** The file that says it: `campaign.md`, or a translation. */
  readonly path: string
  /** The made-up recipient: the values of the merge fields. */
  readonly values: MergeValues
  /** The whole message as it would leave, but for its signature and a made-up recipient; null where it could not be composed. */
  readonly message: Uint8Array | null
}

/** What a check may look at: the campaign, and how it reads for each sample recipient in each language. */
export interface CheckInput {
  readonly campaign: Campaign
  readonly content: Content
  readonly sender: Sender
  readonly policy: ContentPolicy
  readonly samples: readonly Sample[]
  /** Pictures that the samples show. */
  readonly pictures: readonly UsedPicture[]
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

/** Where a text stands in a campaign's body, in whichever language; the front of the body when it comes from the layout or from a value. */
export function placeInBody(campaign: Campaign, text: string, path: string = campaign.path): Place {
  const file = [...campaign.translations.values()].find((one) => one.path === path) ?? campaign
  const at = text === '' ? -1 : file.body.indexOf(text)
  if (at < 0) return { file: file.path, line: file.bodyLine, column: 1 }
  const before = file.body.slice(0, at).split('\n')
  return {
    file: file.path,
    line: file.bodyLine + before.length - 1,
    column: Array.from(before.at(-1) ?? '').length + 1,
  }
}
