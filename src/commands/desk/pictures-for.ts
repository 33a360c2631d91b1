import { hostOf } from '../../message/address.ts'
import type { NoticePictures } from '../../notice/picture-blocks.ts'
import type { Locale } from '../../words/phrase.ts'
import type { PictureQuestion } from '../pictures/desk-pictures.ts'
import type { DeskPass } from './pass.ts'

/** Pictures of a campaign for a mail that asks about it, in the language of whoever gets it. */
export async function picturesFor(
  { bench, pictures }: DeskPass,
  question: PictureQuestion,
): Promise<(locale: Locale) => NoticePictures> {
  const made = await pictures.of(question)
  const { noticePictures } = await import('../pictures/notice-pictures.ts')
  const { approvals, senders } = bench.content.policies
  const sender = senders?.senders[approvals?.notices?.sender ?? '']
  const host = hostOf(sender?.from.address ?? 'postmerge@postmerge.invalid')
  return (locale) => noticePictures(made, { host, locale })
}
