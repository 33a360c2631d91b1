import type { Campaign } from '../content/content.ts'
import type { Sender } from '../content/schema/senders.ts'
import { Failure } from '../kit/failure.ts'
import { hostOf } from './address.ts'
import { picturesIn } from './choose-pictures.ts'
import { composeMessage } from './compose-message.ts'
import type { ListIdentity } from './compose.ts'
import type { InlinePicture } from './inline-picture.ts'
import type { RenderedMessage } from './template.ts'

/** What a sample shares with the messages that will leave. */
interface SampleFrame {
  readonly sender: Sender
  readonly locale: string
  readonly list: ListIdentity | null
  readonly campaign: Campaign
  readonly unsubscribeUrl: string
  readonly nowMs: number
  /** Pictures that travel in messages; those that this one shows are put into it. */
  readonly pictures: Iterable<InlinePicture>
}

/**
 * A sample recipient's message as bytes: as it would leave, without signatures, to nobody. The checks look at its header and its parts.
 * Null when no message may be made of it: the checks that read the subject say why.
 */
export function composeSample(content: RenderedMessage, frame: SampleFrame): Uint8Array | null {
  const { sender, locale, list, campaign, unsubscribeUrl, nowMs } = frame
  const { category } = campaign.front
  const leaves = category === 'marketing' || category === 'transactional'
  const feedback = sender.feedback_id
  try {
    return composeMessage({
      from: sender.from,
      to: 'sample@recipient.invalid',
      replyTo: sender.reply_to ?? null,
      content,
      messageId: `<sample@${hostOf(sender.from.address)}>`,
      nowMs,
      category,
      locale,
      list: list === null ? null : { id: list.id, title: list.title },
      unsubscribe: leaves ? { url: unsubscribeUrl, address: `u-sample@${sender.envelope}` } : null,
      feedbackId: feedback === undefined ? null : [campaign.id, list?.id ?? '', category, feedback].join(':'),
      pictures: picturesIn(content.html, frame.pictures),
    })
  } catch (error) {
    if (error instanceof Failure) return null
    throw error
  }
}
