import { chooseRecipient } from '../../audience/choose-recipient.ts'
import type { AudienceCounts, AudienceQuery } from '../../audience/contact.ts'
import type { SkipReason } from '../../release/receipt.ts'
import { readFacts, readQuery } from './audience-query.ts'

type Rows = Iterable<Readonly<Record<string, unknown>>>

/** Counts of an audience out of the rows of `countSql`: who is chosen is decided by the facts that everybody in a row shares. */
export function foldCounts(rows: Rows, query: AudienceQuery): AudienceCounts {
  const { lists } = readQuery(query)
  const byList: Record<string, number> = Object.fromEntries(lists.map((list) => [list, 0]))
  const skipped: Partial<Record<SkipReason, number>> = {}
  let recipients = 0
  let onSeveral = 0
  for (const row of rows) {
    const facts = readFacts(row, lists)
    const number = Number(row['people'])
    const { skip } = chooseRecipient(facts, query.category)
    if (facts.memberships.length > 1) onSeveral += number
    if (skip !== null) skipped[skip] = (skipped[skip] ?? 0) + number
    else {
      recipients += number
      for (const { list } of facts.memberships) byList[list] = (byList[list] ?? 0) + number
    }
  }
  return { byList, recipients, skipped, onSeveral }
}

/** Recipients by language out of the rows of `languageSql`. */
export function foldLanguages(rows: Rows, query: AudienceQuery): ReadonlyMap<string, number> {
  const { lists } = readQuery(query)
  const counts = new Map<string, number>()
  for (const row of rows) {
    const { list, skip } = chooseRecipient(readFacts(row, lists), query.category)
    if (skip !== null) continue
    const known = JSON.parse(String(row['languages'])) as Readonly<Record<string, unknown>>
    const locale = known[lists.indexOf(list)]
    const language = typeof locale === 'string' ? locale : ''
    counts.set(language, (counts.get(language) ?? 0) + Number(row['people']))
  }
  return counts
}
