import type { Locale } from '../words/phrase.ts'
import { say } from '../words/say.ts'
import type { Block, ShownPicture } from './notice.ts'

/** What a mail shows of what readers will see, and what it says about that, such as why there are no pictures. */
export interface NoticePictures {
  readonly pictures: readonly ShownPicture[]
  readonly pictureNotes: readonly string[]
}

/** Pictures of the mail, then what is to be said of them. */
export function pictureBlocks(
  { pictures = [], pictureNotes = [] }: Partial<NoticePictures>,
  locale: Locale,
): readonly Block[] {
  const shown: Block = { kind: 'pictures', label: say(locale, 'pull-mail-pictures'), pictures }
  return [
    ...(pictures.length > 0 ? [shown] : []),
    ...pictureNotes.map((text) => ({ kind: 'sentence', text }) as const),
  ]
}
