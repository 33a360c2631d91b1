/** How a mail is looked at: in a wide window, on a phone, and by whoever prefers dark colours. */
export const looks = ['desktop', 'phone', 'dark'] as const
export type Look = (typeof looks)[number]

/** Which mail a picture shows, and how it is looked at. */
interface Seen {
  /** BCP 47 tag of the mail. */
  readonly locale: string
  /** Which of the sample recipients of that language, from 1. */
  readonly sample: number
  readonly look: Look
}

/** What a reader sees. */
export interface PaintedPicture extends Seen {
  readonly png: Uint8Array
  /** The same at half its size, where it is large. */
  readonly small: Uint8Array | null
  /** Of the picture, in pixels. */
  readonly width: number
  readonly height: number
  /** Whether the mail goes on below. */
  readonly cut: boolean
}

/** What is different about one picture. `before` null: it is new; `after` null: it is gone. */
export interface PictureChange extends Seen {
  readonly before: PaintedPicture | null
  readonly after: PaintedPicture | null
}

/** A campaign as it would be, beside how it is on the default branch. */
export interface PaintedCampaign {
  readonly campaign: string
  /** Whether the default branch has none of this name. */
  readonly isNew: boolean
  /** Pictures that are the same, pixel by pixel, are left out. */
  readonly changes: readonly PictureChange[]
  /** How many those are. */
  readonly same: number
  /** Mails that nobody painted, because there are too many. */
  readonly left: number
  /** Whether the machine has no font for Japanese, which the mail needs. */
  readonly lacksLetters: boolean
}

/** What differs between two paintings of one campaign, in the order of `after`. Both come from the same browser: equal pixels are equal bytes. */
export function changedPictures(
  before: readonly PaintedPicture[],
  after: readonly PaintedPicture[],
): { readonly changes: readonly PictureChange[]; readonly same: number } {
  const old = new Map(before.map((one) => [keyOf(one), one]))
  const changes: PictureChange[] = []
  let same = 0
  for (const one of after) {
    const was = old.get(keyOf(one)) ?? null
    old.delete(keyOf(one))
    if (was !== null && Buffer.compare(was.png, one.png) === 0) same += 1
    else changes.push({ ...seenOf(one), before: was, after: one })
  }
  const gone = [...old.values()].map((one) => ({
    locale: one.locale,
    sample: one.sample,
    look: one.look,
    before: one,
    after: null,
  }))
  return { changes: [...changes, ...gone], same }
}

/** The name of a picture's file, below the folder of its campaign: `ja-1-desktop.png`, `ja-1-desktop-before.png`. */
export function pictureFileName({ locale, sample, look }: Seen, side: 'before' | 'after'): string {
  return `${locale}-${sample}-${look}${side === 'before' ? '-before' : ''}.png`
}

function seenOf({ locale, sample, look }: Seen): Seen {
  return { locale, sample, look }
}

function keyOf({ locale, sample, look }: Seen): string {
  return `${locale} ${sample} ${look}`
}
