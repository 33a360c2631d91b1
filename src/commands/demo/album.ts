import type { Received } from './mailbox.ts'

/** What the page at the end shows, collected while the story is played. */
export interface Album {
  /** What one reader got of the newsletter. */
  mail: Received | null
  /** Its HTML with the pictures in it. */
  mailHtml: string
  approvalMail: Received | null
  /** How many got the newsletter, and how many of these messages passed every judgement of their receiver. */
  sent: { readonly count: number; readonly passed: number } | null
  readonly refusals: Refusal[]
  /** Whether the reader unsubscribed. */
  unsubscribed: boolean
  /** What `audit verify`, `audit log` and git itself say of the ledger. */
  audit: { readonly verify: string; readonly trace: string; readonly log: string } | null
}

/** One refusal: what was tried, and the answer it got. */
export interface Refusal {
  readonly title: string
  /** The code of the reason that decided. */
  readonly code: string
  readonly command: string
  readonly answer: string
}

/** An empty one. */
export function createAlbum(): Album {
  return {
    mail: null,
    mailHtml: '',
    approvalMail: null,
    sent: null,
    refusals: [],
    unsubscribed: false,
    audit: null,
  }
}
