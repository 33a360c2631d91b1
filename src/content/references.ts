import type { Finding } from '../kit/finding.ts'
import { finding } from '../words/find.ts'
import { byLikeness } from './likeness.ts'
import type { ParsedCampaign } from './parse-campaign.ts'
import type { List } from './schema/list.ts'
import type { Senders } from './schema/senders.ts'

/** What a campaign may name. A list whose file is malformed is known all the same: one mistake, one finding. */
export interface Known {
  readonly lists: ReadonlySet<string>
  /** The lists that could be read. */
  readonly parsedLists: ReadonlyMap<string, List>
  readonly layouts: ReadonlySet<string>
  /** Null when `policies/senders.yaml` is missing or malformed, which has a finding of its own. */
  readonly senders: Senders | null
}

/** What a campaign names and nobody knows, or may not be named together. */
export function campaignReferences(parsed: ParsedCampaign, known: Known): readonly Finding[] {
  return [
    ...listReferences(parsed, known.lists),
    ...senderReferences(parsed, known),
    ...layoutReferences(parsed, known),
  ]
}

function listReferences({ front, document }: ParsedCampaign, known: ReadonlySet<string>): Finding[] {
  const findings: Finding[] = []
  const targeted = new Set(front.lists)
  for (const key of ['lists', 'exclude'] as const) {
    const seen = new Set<string>()
    for (const [index, list] of (front[key] ?? []).entries()) {
      const place = document.valuePlace([key, index])
      if (!known.has(list))
        findings.push(finding('unknown-list', place, { list, expected: byLikeness(list, known) }))
      else if (seen.has(list)) findings.push(finding('list-named-twice', place, { list }))
      else if (key === 'exclude' && targeted.has(list)) {
        findings.push(finding('list-targeted-and-excluded', place, { list }))
      }
      seen.add(list)
    }
  }
  return findings
}

function senderReferences({ front, document }: ParsedCampaign, known: Known): Finding[] {
  const { from, category } = front
  if (known.senders === null || from === undefined) return []
  const { senders } = known.senders
  const sender = Object.hasOwn(senders, from) ? senders[from] : undefined
  if (sender === undefined) {
    const usable = Object.keys(senders).filter((name) =>
      senders[name]?.categories.some((allowed) => allowed !== 'notice'),
    )
    const expected = byLikeness(from, usable)
    return [finding('unknown-sender', document.valuePlace(['from']), { sender: from, expected })]
  }
  if (category === undefined || sender.categories.includes(category)) return []
  const place = document.valuePlace(['category'])
  const values = { sender: from, category, expected: sender.categories.join(', ') }
  return [finding('category-not-allowed', place.line === 1 ? document.valuePlace(['from']) : place, values)]
}

function layoutReferences({ front, isWhole, document }: ParsedCampaign, known: Known): Finding[] {
  const { layout } = front
  if (layout === undefined) return []
  const place = document.valuePlace(['layout'])
  // A whole document needs none; a layout that it asks for by name must exist all the same.
  if (known.layouts.has(layout) || (isWhole && place.line === 1)) return []
  return [finding('unknown-layout', place, { layout, expected: byLikeness(layout, known.layouts) })]
}
