import type { Received } from './mailbox.ts'

/** What the page at the end shows, collected while the story is played. */
export interface Album {
  mail: Received | null
  approvalMail: Received | null
  refusals: Refusal[]
  /** The ledger branch as git prints it. */
  ledger: string
}

/** One refusal: what was tried, and the reasons it got. */
export interface Refusal {
  readonly title: string
  readonly command: string
  readonly answer: string
}

/** An empty one. */
export function createAlbum(): Album {
  return { mail: null, approvalMail: null, refusals: [], ledger: '' }
}
