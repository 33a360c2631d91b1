import type { Picture } from '../content/content.ts'

/** A picture as it is kept: what an address answers with. */
export interface KeptPicture {
  readonly type: Picture['type']
  readonly bytes: Uint8Array
}

/** Pictures of releases that were authorised, by the SHA-256 of their bytes: what the messages carry, or the addresses in them answer. */
export interface PictureStore {
  /** Keeps it; a second time does nothing. */
  keep(picture: KeptPicture): Promise<void>
  /** Null when there is none of that digest (64 hex digits), or what is there is something else. */
  load(sha256: string): Promise<KeptPicture | null>
}
