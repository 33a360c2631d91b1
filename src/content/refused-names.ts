import type { Finding } from '../kit/finding.ts'
import { finding } from '../words/find.ts'
import { byLikeness } from './likeness.ts'
import type { ParsedCampaign } from './parse-campaign.ts'
import type { Known } from './references.ts'

/** `@` in any spelling: what holds one may be somebody's address and is not repeated. */
const atSign = /[@＠]|%40|&/u

/** A name that front matter may hold, and how people call the same thing. */
interface Choice {
  readonly name: string
  readonly title: string
}

/** Says of something that is no name at all, such as a list's title, which names there are and which of them is meant. */
export function namesOffered(found: Finding, parsed: ParsedCampaign, known: Known): Finding {
  if (found.code !== 'bad-name') return found
  const key = String(found.values['key'])
  const choices = choicesOf(key, known)
  const written = writtenAt(found, key, parsed)
  if (choices.length === 0 || written === null) return found
  const expected = byLikeness(
    written,
    choices.map(({ name }) => name),
  )
  if (atSign.test(written)) return finding('address-for-name', found.place, { key, expected })
  const plain = written.normalize('NFKC').trim().toLowerCase()
  const meant = choices.find(({ name, title }) => name === plain || title === written.trim())
  const values = { written: written.slice(0, 60), expected: meant?.name ?? expected }
  return meant === undefined
    ? finding('no-such-name', found.place, values)
    : finding('title-for-name', found.place, { written: values.written, meant: meant.name })
}

function choicesOf(key: string, known: Known): readonly Choice[] {
  if (key === 'lists' || key === 'exclude') {
    return [...known.lists].map((name) => ({ name, title: known.parsedLists.get(name)?.title ?? name }))
  }
  if (key === 'layout') return [...known.layouts].map((name) => ({ name, title: name }))
  if (key !== 'from') return []
  return Object.entries(known.senders?.senders ?? {})
    .filter(([, { categories }]) => categories.some((category) => category !== 'notice'))
    .map(([name, { from }]) => ({ name, title: from.name }))
}

function writtenAt(found: Finding, key: string, { document }: ParsedCampaign): string | null {
  const { value } = document
  const inside: unknown =
    typeof value === 'object' && value !== null && Object.hasOwn(value, key) ? Reflect.get(value, key) : null
  if (typeof inside === 'string') return inside
  if (!Array.isArray(inside)) return null
  const { line, column } = found.place
  const at = inside.findIndex((_, index) => {
    const place = document.valuePlace([key, index])
    return place.line === line && place.column === column
  })
  const item: unknown = inside[at]
  return typeof item === 'string' ? item : null
}
