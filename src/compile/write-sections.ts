import { holdsSection, type Item } from './flow.ts'
import type { SlotFrame } from './slot-frame.ts'
import { amongTags, componentsOf, withAttributes } from './write-components.ts'

/** Pixels between columns. */
const gap = 24

type Section = Extract<Item, { kind: 'section' }>

/** What follows each other at the level of sections. */
type Unit =
  | { readonly kind: 'column'; readonly mjml: string }
  | { readonly kind: 'columns'; readonly section: Section }
  | {
      readonly kind: 'group'
      readonly words: readonly string[]
      readonly parts: readonly (readonly Unit[])[]
    }

/** Where a section stands: only the first has the layout's space above, only the last its space below. */
interface Edges {
  readonly first: boolean
  readonly last: boolean
}

/**
 * Items as MJML sections like the one in which the layout holds its content. What stands in one column shares a section; columns
 * have one of their own.
 */
export function sectionsOf(items: readonly Item[], frame: SlotFrame): string {
  const units = [...unitsOf(items, frame.text)]
  // What may be left out for a reader must not take the space at the edges with it.
  const empty: Unit = { kind: 'column', mjml: '' }
  if (units[0]?.kind === 'group' || frame.before.trim() !== '')
    units.unshift({ ...empty, mjml: frame.before })
  if (units.at(-1)?.kind === 'group' || frame.after.trim() !== '') units.push({ ...empty, mjml: frame.after })
  return units
    .map((unit, index) => write(unit, frame, { first: index === 0, last: index === units.length - 1 }))
    .join('')
}

function unitsOf(items: readonly Item[], text: string): readonly Unit[] {
  const units: Unit[] = []
  let run: Item[] = []
  const flush = (): void => {
    if (run.length > 0) units.push({ kind: 'column', mjml: componentsOf(run, text) })
    run = []
  }
  for (const item of items) {
    if (!holdsSection(item)) run.push(item)
    else {
      flush()
      if (item.kind === 'section') units.push({ kind: 'columns', section: item })
      if (item.kind === 'group') {
        const parts = item.parts.map((part) => unitsOf(part, text))
        units.push({ kind: 'group', words: item.words, parts })
      }
    }
  }
  flush()
  return units
}

function write(unit: Unit, frame: SlotFrame, edges: Edges): string {
  if (unit.kind === 'group') {
    const inner = { first: false, last: false }
    return amongTags(
      unit.words,
      unit.parts.map((part) => part.map((one) => write(one, frame, inner)).join('')),
    )
  }
  const edged = withAttributes(frame.section, {
    ...(edges.first ? {} : { 'padding-top': '0' }),
    ...(edges.last ? {} : { 'padding-bottom': '0' }),
  })
  if (unit.kind === 'column') {
    return `${edged}\n${frame.column}\n${unit.mjml}</mj-column>\n</mj-section>\n`
  }
  const { name, columns } = unit.section
  const written = columns.map(({ width, items }, index) => {
    const share = width === null ? '' : ` width="${width}%"`
    const [left, right] = [index, columns.length - 1 - index].map((beside) =>
      Math.round((gap * beside) / columns.length),
    )
    const column = `<mj-column css-class="block-column" vertical-align="top"${share} padding="0 ${right}px 0 ${left}px">`
    return `${column}\n${componentsOf(items, frame.text)}</mj-column>\n`
  })
  return `${withAttributes(edged, { 'css-class': `block-${name}` })}\n${written.join('')}</mj-section>\n`
}
