import { entrySubject } from '../ledger/entry-subject.ts'
import type { Entry } from '../ledger/entry.ts'
import { growingView, growView } from '../ledger/ledger-view.ts'
import { releaseName, type ReleaseId } from '../release/release-id.ts'
import type { Locale } from '../words/phrase.ts'

/** An entry as `audit log` shows it. */
export interface LogRow {
  readonly seq: number
  readonly at: string
  readonly type: string
  /** `winter-sale/1`, or null for an entry about the rules. */
  readonly release: string | null
  /** What it says, as a sentence. */
  readonly said: string
  /** Id of the key that signed it. */
  readonly key: string
}

/** The entries as sentences, oldest first; of one campaign or release only where `of` names one. */
export function logRows(
  entries: readonly Entry[],
  locale: Locale,
  of: Partial<ReleaseId> = {},
): readonly LogRow[] {
  const view = growingView()
  return entries.flatMap((entry) => {
    const row: LogRow = {
      seq: entry.seq,
      at: entry.at,
      type: entry.type,
      release: entry.release === null ? null : releaseName(entry.release),
      said: entrySubject(entry, view, locale),
      key: entry.key,
    }
    growView(view, entry)
    return isOf(entry, of) ? [row] : []
  })
}

/** The rows as lines: number, time in UTC, sentence. */
export function logText(rows: readonly LogRow[]): readonly string[] {
  const width = String(rows.at(-1)?.seq ?? 0).length
  return rows.map(({ seq, at, said }) => `${String(seq).padStart(width)}  ${at.replace('T', ' ')}  ${said}`)
}

function isOf({ release }: Entry, { campaign, edition }: Partial<ReleaseId>): boolean {
  if (campaign === undefined) return true
  return release?.campaign === campaign && (edition === undefined || release.edition === edition)
}
