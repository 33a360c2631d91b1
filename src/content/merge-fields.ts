import type { Campaign, Content } from './content.ts'
import type { Field } from './schema/list.ts'

/** The fields a campaign may merge: those that each targeted list declares with the same type; private ones never. */
export function mergeFieldsOf(
  campaign: Campaign,
  content: Pick<Content, 'lists'>,
): Readonly<Record<string, Field>> {
  const declared = campaign.front.lists.map((id) => content.lists.get(id)?.fields ?? {})
  const [first = {}, ...others] = declared
  const shared = Object.entries(first).filter(([name, field]) =>
    [{ [name]: field }, ...others].every((fields) => {
      const other = Object.hasOwn(fields, name) ? fields[name] : undefined
      return other !== undefined && other.type === field.type && !other.private
    }),
  )
  return Object.fromEntries(
    shared.map(([name, field]) => [
      name,
      { ...field, optional: declared.some((fields) => fields[name]?.optional ?? false) },
    ]),
  )
}

/** A few made-up recipients from the declared sample values: each value appears once, and one recipient lacks all that is optional. */
export function sampleValuesOf(
  fields: Readonly<Record<string, Field>>,
): readonly Readonly<Record<string, string | number | boolean | null>>[] {
  const rows = Math.max(1, ...Object.values(fields).map((field) => field.sample.length))
  const samples = Array.from({ length: rows }, (_, row) =>
    Object.fromEntries(
      Object.entries(fields).map(([name, field]) => [
        name,
        field.sample.length > 0 ? (field.sample[row % field.sample.length] ?? null) : plainValue(field),
      ]),
    ),
  )
  const [first = {}] = samples
  const bare = Object.entries(first).map(([name, value]) => [
    name,
    fields[name]?.optional === true ? null : value,
  ])
  return [...samples, Object.fromEntries(bare)]
}

function plainValue(field: Field): string | number | boolean | null {
  if (field.optional) return null
  return { string: 'sample', integer: 1, boolean: true, date: '2026-01-01' }[field.type]
}
