import type { Finding, Place } from '../kit/finding.ts'
import { finding } from '../words/find.ts'
import type { Assembled } from './assemble.ts'
import { blockStyles } from './block-styles.ts'
import { holdsSection, type Item } from './flow.ts'
import { type SlotFrame, slotFrame } from './slot-frame.ts'
import { componentsOf } from './write-components.ts'
import { sectionsOf } from './write-sections.ts'

/** Content and layout as one document. */
interface Placed extends Assembled {
  readonly findings: readonly Finding[]
  /** What the head must say for the components that were put in. */
  readonly styles: string
}

/** A layout with this class shows a picture that the content begins with from edge to edge. */
const heroClass = /<mj-class\s[^>]*\bname="block-hero"/

/** Puts the items of a Markdown body in the place of the word that stands for them in the layout. */
export function placeContent(
  layout: Assembled,
  slot: string,
  { items, place }: { items: readonly Item[]; place: Place },
): Placed {
  const at = layout.text.indexOf(slot)
  const whole: Span = [at, at + slot.length]
  if (items.every((item) => item.kind === 'text')) {
    const html = items.map((item) => item.html).join('')
    return { ...replaced(layout, whole, html), findings: [], styles: blockStyles }
  }
  const frame = slotFrame(layout, slot)
  if (frame === null) {
    return { ...replaced(layout, whole, ''), findings: [finding('block-layout', place)], styles: '' }
  }
  const filled = withRemainder(items, frame)
  const isHero = filled[0]?.kind === 'picture' && heroClass.test(layout.text)
  return isHero || items.some(holdsSection)
    ? {
        ...replaced(layout, frame.sectionSpan, sectionsOf(filled, { ...frame, isHero })),
        findings: [],
        styles: blockStyles,
      }
    : {
        ...replaced(layout, frame.textSpan, componentsOf(filled, frame.text)),
        findings: [],
        styles: blockStyles,
      }
}

/** What the layout says before and after the content, in the same component. */
function withRemainder(items: readonly Item[], { prefix, suffix }: SlotFrame): readonly Item[] {
  const text = (html: string): readonly Item[] => (html.trim() === '' ? [] : [{ kind: 'text', html }])
  return [...text(prefix), ...items, ...text(suffix)]
}

type Span = readonly [start: number, end: number]

/** The lines put in belong to the line of the layout on which they are put. */
function replaced(source: Assembled, [start, end]: Span, text: string): Assembled {
  const lines = (one: string): number => one.split('\n').length - 1
  const above = lines(source.text.slice(0, start)) + 1
  const removed = lines(source.text.slice(start, end))
  const added = lines(text)
  return {
    text: source.text.slice(0, start) + text + source.text.slice(end),
    placeOfLine(line) {
      if (line <= above) return source.placeOfLine(line)
      return source.placeOfLine(line <= above + added ? above : line - added + removed)
    },
  }
}
