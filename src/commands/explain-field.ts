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
  const lacking = lists.filter(({ fields }) => !Object.hasOwn(fields, field)).map(({ id }) => id)
  if (lacking.length < lists.length)
    return finding('field-not-on-list', found.place, { field, lists: lacking.join(', ') })
  const declared = String(found.values['declared']).split(', ')
  const meant = closest(field.toLowerCase().replaceAll('-', '_'), declared)[0]
  return meant === undefined ? found : finding('field-misspelt', found.place, { field, meant })
}
