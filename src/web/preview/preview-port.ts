import type { Sample } from '../../checks/check.ts'
import type { Campaign } from '../../content/content.ts'
import type { Sender } from '../../content/schema/senders.ts'
import type { Finding, Place } from '../../kit/finding.ts'
import type { UsedPicture } from '../../message/template.ts'
import type { Phrase } from '../../words/phrase.ts'

/** A line of the list of campaigns. */
export interface CampaignRow {
  readonly id: string
  /** As written, with its merge fields; empty when the file cannot be read. */
  readonly subject: string
  readonly status: 'draft' | 'ready' | 'broken'
}

/** A mail that could be made. */
export interface ShownMail {
  readonly campaign: Campaign
  readonly sender: Sender
  readonly lists: readonly { readonly id: string; readonly title: string }[]
  /** Each sample recipient in each language; never empty. */
  readonly samples: readonly Sample[]
  readonly pictures: readonly UsedPicture[]
  /** The zone in which the schedule is said. */
  readonly timezone: string
}

/** A campaign as it stands now. */
export interface Examined {
  readonly id: string
  /** Null until it could be made once. */
  readonly mail: ShownMail | null
  /** Whether `mail` is how it was before: now it cannot be made. */
  readonly isStale: boolean
  /** About its own files, its lists and its layout. */
  readonly findings: readonly Finding[]
  /** About everything else. */
  readonly elsewhere: readonly Finding[]
  /** What the world did not do, such as compiling in time. */
  readonly trouble: Phrase | null
  /** As people of this machine say it: `12:03:04`. */
  readonly checkedAt: string
  readonly seconds: number
}

/** A picture of a campaign. */
export interface PictureFile {
  readonly type: UsedPicture['type']
  readonly bytes: Uint8Array
}

/** What the page may know. All of it comes from the files of the work tree; nothing of it can change one. */
export interface PreviewPort {
  /** All campaigns, the newest name first. */
  readonly list: () => readonly CampaignRow[]
  /** Null when there is no such campaign. */
  readonly examine: (campaign: string) => Promise<Examined | null>
  /** A picture that the mail of some examined campaign shows, by the SHA-256 of its bytes. */
  readonly picture: (sha256: string) => PictureFile | null
  /** The text of a content file of the work tree, by its path. */
  readonly source: (path: string) => string | null
  /** What is different since the last edition that was sent, as lines; null where none is known. */
  readonly changes: (campaign: string) => Promise<readonly string[] | null>
  /** The address that opens the editor of whoever runs the preview; null where there is none. */
  readonly editorLink: (place: Place) => string | null
  /** Calls back after each change of the files, until the returned function is called. */
  readonly subscribe: (changed: () => void) => () => void
}
