import type { Locale } from '../../words/phrase.ts'
import type { Chosen } from './chosen-sample.ts'
import type { CampaignRow, Examined, PreviewPort } from './preview-port.ts'
import type { ViewState } from './view-state.ts'

/** Everything that one rendering of the page is made of. */
export interface PageContext {
  readonly locale: Locale
  readonly state: ViewState
  readonly rows: readonly CampaignRow[]
  /** Null where there is no campaign, or none of that name. */
  readonly examined: Examined | null
  /** Null where there is no mail to show. */
  readonly chosen: Chosen | null
  /** Lines; null where no earlier edition is known. */
  readonly changes: readonly string[] | null
  readonly port: Pick<PreviewPort, 'source' | 'editorLink'>
}
