import { mergeFieldsOf } from '../../content/merge-fields.ts'
import type { Finding } from '../../kit/finding.ts'
import { finding } from '../../words/find.ts'
import type { Check } from '../check.ts'
import { mistakesMax, writtenTexts } from './written.ts'

const tags =
  /\{%-?\s*(?<tag>[a-z]+)\b(?<about>[^%]{0,500})%\}|\{\{-?\s*(?<field>[a-z][a-z0-9_]*)\s*(?<filters>\|[^}]{0,500})?-?\}\}/g
const around = 12
/** No template has more conditions inside of each other. */
const depthMax = 8

/** A field that some contacts lack says what stands there instead: "Dear ," reaches exactly those who are known least. */
export const fieldWithoutDefault: Check = {
  id: 'field-without-default',
  stage: 'L',
  codes: { 'field-without-default': 'error' },
  run: (input) => {
    const fields = mergeFieldsOf(input.campaign, input.content)
    return writtenTexts(input).flatMap(({ text, placeOf }) => {
      const findings: Finding[] = []
      const conditions: ReadonlySet<string>[] = []
      for (const match of text.matchAll(tags)) {
        if (findings.length >= mistakesMax) break
        const { tag = '', about = '', field, filters = '' } = match.groups ?? {}
        if (field === undefined) {
          follow(conditions, tag, about)
          continue
        }
        const isOptional = Object.hasOwn(fields, field) && fields[field]?.optional === true
        // Whoever asked whether the field is there has thought of those who lack it.
        const isAskedFor = conditions.slice(-depthMax).some((names) => names.has(field))
        if (!isOptional || isAskedFor || /\|\s*default\s*:/.test(filters)) continue
        const values = { field, text: surroundings(text, match.index, match[0].length) }
        findings.push(finding('field-without-default', placeOf(match.index), values))
      }
      return findings
    })
  },
}

/** Keeps what the conditions around a place ask about. */
function follow(conditions: ReadonlySet<string>[], tag: string, about: string): void {
  const names = (): readonly string[] => about.match(/\w+/g) ?? []
  if (tag.startsWith('end')) conditions.pop()
  else if (['if', 'unless', 'case', 'for'].includes(tag)) conditions.push(new Set(names()))
  else if (tag === 'elsif') conditions.push(new Set([...(conditions.pop() ?? []), ...names()]))
}

/** The tag with a little of its line. */
function surroundings(text: string, at: number, length: number): string {
  const start = Math.max(0, at - around * 2)
  const end = at + length
  const before = Array.from(text.slice(start, at).split('\n').at(-1) ?? '').slice(-around)
  const after = Array.from(text.slice(end, end + around * 2).split('\n')[0] ?? '').slice(0, around)
  return `${before.join('')}${text.slice(at, at + length)}${after.join('')}`.trim()
}
