import { holdsSection, type Item, type Picture } from './flow.ts'
import type { SlotFrame } from './slot-frame.ts'
import { amongTags, componentsOf, pictureOf, withAttributes } from './write-components.ts'

/** Pixels between columns. */
const gap = 24
/** Pixels above and below columns, beside what their components have. */
const spaceAround = 8

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

/** The part of the layout that is written again and again, and whether the first picture goes from edge to edge. */
interface Frame extends SlotFrame {
  readonly isHero: boolean
}

/**
 * Items as MJML sections like the one in which the layout holds its content. What stands in one column shares a section; columns
 * have one of their own.
 */
export function sectionsOf(items: readonly Item[], frame: Frame): string {
  const [hero, ...rest] = items
  if (frame.isHero && hero?.kind === 'picture')
    return heroOf(hero) + sectionsOf(rest, { ...frame, isHero: false })
  const units = [...unitsOf(items, frame.text)]
  // What may be left out for a reader must not take the space at the edges with it.
  if (units[0]?.kind === 'group' || frame.before.trim() !== '') {
    units.unshift({ kind: 'column', mjml: frame.before })
  }
  if (units.at(-1)?.kind === 'group' || frame.after.trim() !== '') {
    units.push({ kind: 'column', mjml: frame.after })
  }
  return units
    .map((unit, index) => write(unit, frame, { first: index === 0, last: index === units.length - 1 }))
    .join('')
}

function heroOf(picture: Picture): string {
  const image = pictureOf(picture, ' css-class="block-hero" padding="0" border-radius="0"')
  return `<mj-section mj-class="block-hero">\n<mj-column padding="0">\n${image}</mj-column>\n</mj-section>\n`
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
  const space = unit.kind === 'columns' ? `${spaceAround}px` : '0'
  const edged = withAttributes(frame.section, {
    ...(edges.first ? {} : { 'padding-top': space }),
    ...(edges.last ? {} : { 'padding-bottom': space }),
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
  return `${withAttributes(edged, { 'css-class': `section-${name}` })}\n${written.join('')}</mj-section>\n`
}
