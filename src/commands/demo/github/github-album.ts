import type { Received } from '../mailbox.ts'

/** What the page shows of the story on GitHub. */
export interface GitHubAlbum {
  /** The comment at moments of the story, as it is shown. */
  readonly comments: { readonly moment: Moment; readonly html: string }[]
  /** The mails that asked the owner, oldest first. */
  readonly asked: Received[]
  /** Pictures of the campaign that the desk painted, as `data:` addresses. */
  readonly pictures: PicturePair[]
  /** What `audit verify` said. */
  audit: string
}

export type Moment = 'asked' | 'back' | 'again' | 'sent'

/** How a campaign looked before, and how it looks now; null where there is no such picture. */
export interface PicturePair {
  readonly look: 'desktop' | 'phone' | 'dark'
  readonly before: string | null
  readonly after: string | null
}

/** An empty one. */
export function createGitHubAlbum(): GitHubAlbum {
  return { comments: [], asked: [], pictures: [], audit: '' }
}
