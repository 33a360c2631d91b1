import { releaseName } from '../../release/release-id.ts'
import type { Statement } from '../asking/requests.ts'

/** Somebody asks that a campaign be approved as it is: by a signed tag, or by a pull request. */
export interface Asking {
  /** Names what is asked, so that nobody is mailed twice about it. */
  readonly key: string
  readonly campaign: string
  /** `spring/1` */
  readonly release: string
  /** Who wrote it, by the name in `policies/identities.yaml`; null: nobody whom that file knows. */
  readonly writer: string | null
  /** The pull request; null where there is none. */
  readonly page: string | null
}

/** What a request tag asks. */
export function askingOf({ tag, payload, person }: Statement): Asking {
  return {
    key: `${tag.ref} ${tag.id}`,
    campaign: payload.campaign,
    release: releaseName(payload),
    writer: person,
    page: null,
  }
}
