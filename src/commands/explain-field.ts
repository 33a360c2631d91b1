import type { Campaign, Content } from '../content/content.ts'
import { closest } from '../content/likeness.ts'
import type { Finding } from '../kit/finding.ts'
import { finding } from '../words/find.ts'

/**
 * Says more of a field that cannot be used than the compiler can, which does not know the lists: which of them lack it, or which field was
 * probably meant. Any other finding stays as it is.
 */
export function explainField(found: Finding, campaign: Campaign, content: Pick<Content, 'lists'>): Finding {
  if (found.code !== 'undeclared-field') return found
  const field = String(found.values['field'])
  const lists = campaign.front.lists.flatMap((id) => content.lists.get(id) ?? [])
  const usable = lists.map(({ id, fields }) => ({
    id,
    names: Object.keys(fields).filter((name) => fields[name]?.private !== true),
  }))
  const names = new Set(usable.flatMap((list) => list.names))
  const meant = names.has(field) ? field : closest(field.toLowerCase().replaceAll('-', '_'), names)[0]
  if (meant === undefined) return found
  const lacking = usable.filter((list) => !list.names.includes(meant)).map(({ id }) => id)
  // A layout may name nothing of a list, whichever declares it.
  if (lacking.length === 0 && meant === field) return found
  if (lacking.length === 0) return finding('field-misspelt', found.place, { field, meant })
  return finding('field-not-on-list', found.place, { field: meant, lists: lacking.join(', ') })
}
