import type { Finding, Place } from '../kit/finding.ts'
import type { Codeowners } from './codeowners/codeowners.ts'
import type { Access } from './schema/access.ts'
import type { Approvals } from './schema/approvals.ts'
import type { FrontMatter } from './schema/campaign.ts'
import type { ContentPolicy } from './schema/content.ts'
import type { DeliveryPolicy } from './schema/delivery.ts'
import type { Identities } from './schema/identities.ts'
import type { LedgerPolicy } from './schema/ledger.ts'
import type { List } from './schema/list.ts'
import type { Senders } from './schema/senders.ts'

/** When a campaign is to leave. */
export interface Schedule {
  /** Milliseconds since the epoch. */
  readonly atMs: number
  /** Later than `atMs + latestMs` it does not leave at all. */
  readonly latestMs: number
  /** The IANA zone it was written in, for people. */
  readonly timezone: string
}

/** A picture beside a campaign. */
export interface Picture {
  /** Its file name. */
  readonly name: string
  readonly path: string
  readonly type: 'png' | 'jpeg' | 'gif'
  /** Pixels. */
  readonly width: number
  readonly height: number
  /** What readers get: the committed file without its metadata. */
  readonly bytes: Uint8Array
  /** SHA-256 of `bytes`, in hex. */
  readonly sha256: string
}

/** The same campaign in another language: `campaign.ja.md` says subject, preheader and body, and nothing else. */
export interface Translation {
  /** BCP 47 tag, as in the file's name. */
  readonly locale: string
  readonly path: string
  readonly subject: string
  readonly preheader: string | null
  readonly body: string
  readonly bodyLine: number
  readonly placeOf: (key: string) => Place
}

/** A campaign whose front matter is well formed; whether it may be sent is for the checks and the owners. */
export interface Campaign {
  readonly id: string
  readonly path: string
  readonly kind: 'markdown' | 'mjml'
  readonly front: FrontMatter
  readonly schedule: Schedule | null
  /** What follows the front matter, with LF line ends. */
  readonly body: string
  /** The line of the file on which the body begins. */
  readonly bodyLine: number
  /** Where a front matter key stands; falls back to the file's first line. */
  readonly placeOf: (key: string) => Place
  /** Well-formed pictures of its folder by file name; read when they are first asked for. */
  readonly pictures: ReadonlyMap<string, Picture>
  /** What is wrong with pictures of its folder. Reading them all would take long, so that these are not among the content's findings. */
  readonly pictureFindings: readonly Finding[]
  /** By language tag, sorted. */
  readonly translations: ReadonlyMap<string, Translation>
}

/** A layout or partial of `campaigns/_layouts/` and `campaigns/_partials/`. */
export interface Fragment {
  readonly path: string
  readonly text: string
}

/** The four policy files that must exist, null where missing or malformed (a finding says so), and the others with their defaults. */
export interface Policies {
  readonly senders: Senders | null
  readonly identities: Identities | null
  readonly approvals: Approvals | null
  readonly ledger: LedgerPolicy | null
  readonly access: Access | null
  readonly delivery: DeliveryPolicy | null
  readonly content: ContentPolicy | null
}

/** Finds a key of a policy file by the keys and list positions that lead to it. */
export type PolicyPlace = (
  policy: keyof Policies,
  path: readonly (string | number)[],
  part: 'key' | 'value',
) => Place

/** Everything people wrote, read from one tree, with everything that is wrong in it. */
export interface Content {
  readonly commit: string | null
  readonly campaigns: ReadonlyMap<string, Campaign>
  readonly lists: ReadonlyMap<string, List>
  readonly layouts: ReadonlyMap<string, Fragment>
  readonly partials: ReadonlyMap<string, Fragment>
  readonly policies: Policies
  /** Where a key of a policy file, or its value, stands; falls back to the nearest known key above it, at last to the file's first line. */
  readonly placeInPolicy: PolicyPlace
  readonly codeowners: Codeowners | null
  /** All findings, in reading order. */
  readonly findings: readonly Finding[]
}
