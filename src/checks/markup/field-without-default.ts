import { mergeFieldsOf } from '../../content/merge-fields.ts'
import type { Finding } from '../../kit/finding.ts'
import { finding } from '../../words/find.ts'
import type { Check } from '../check.ts'
import { writtenTexts } from './written.ts'

const tags =
  /\{%-?\s*(?<tag>[a-z]+)\b(?<about>[^%]{0,500})%\}|\{\{-?\s*(?<field>[a-z][a-z0-9_]*)\s*(?<filters>\|[^}]{0,500})?-?\}\}/g
const around = 12

/** A field that some contacts lack says what stands there instead: "Dear ," reaches exactly those who are known least. */
export const fieldWithoutDefault: Check = {
  id: 'field-without-default',
  stage: 'L',
  codes: { 'field-without-default': 'error' },
  run: (input) => {
    const fields = mergeFieldsOf(input.campaign, input.content)
    return writtenTexts(input).flatMap(({ text, placeOf }) => {
      const findings: Finding[] = []
      const conditions: string[] = []
      for (const match of text.matchAll(tags)) {
        const { tag = '', about = '', field, filters = '' } = match.groups ?? {}
        if (field === undefined) {
          follow(conditions, tag, about)
          continue
        }
        const isOptional = Object.hasOwn(fields, field) && fields[field]?.optional === true
        // Whoever asked whether the field is there has thought of those who lack it.
        const isAskedFor = conditions.some((condition) => condition.match(/\w+/g)?.includes(field))
        if (!isOptional || isAskedFor || /\|\s*default\s*:/.test(filters)) continue
        const values = { field, text: surroundings(text, match.index, match[0].length) }
        findings.push(finding('field-without-default', placeOf(match.index), values))
      }
      return findings
    })
  },
}

/** Keeps what the conditions around a place ask about. */
function follow(conditions: string[], tag: string, about: string): void {
  if (tag.startsWith('end')) conditions.pop()
  else if (['if', 'unless', 'case', 'for'].includes(tag)) conditions.push(about)
  else if (tag === 'elsif') conditions.push(`${conditions.pop() ?? ''} ${about}`)
}

/** The tag with a little of its line. */
function surroundings(text: string, at: number, length: number): string {
  const before = Array.from(text.slice(0, at).split('\n').at(-1) ?? '').slice(-around)
  const after = Array.from(text.slice(at + length).split('\n')[0] ?? '').slice(0, around)
  return `${before.join('')}${text.slice(at, at + length)}${after.join('')}`.trim()
}
