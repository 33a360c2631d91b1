import type { Assembled } from './assemble.ts'

/** The part of a layout in which the content stands: the components around the slot, and what else they hold. */
export interface SlotFrame {
  /** Start tags, as the layout writes them. */
  readonly text: string
  readonly column: string
  readonly section: string
  /** In the text component, before and after the slot. */
  readonly prefix: string
  readonly suffix: string
  /** In the column, before and after the text component. */
  readonly before: string
  readonly after: string
  /** Positions in the layout: of the text component, and of the section. */
  readonly textSpan: readonly [start: number, end: number]
  readonly sectionSpan: readonly [start: number, end: number]
}

const textEnd = '</mj-text>'
const columnEnd = '</mj-column>'
const sectionEnd = '</mj-section>'

/** Null where the slot does not stand in a text component, in the only column of a section. */
export function slotFrame({ text: layout }: Assembled, slot: string): SlotFrame | null {
  // Comments are no components; blanked they keep their length.
  const visible = layout.replaceAll(/<!--[\s\S]*?-->/g, (comment) => comment.replaceAll(/[^\n]/g, ' '))
  const at = visible.indexOf(slot)
  const after = at + slot.length
  const text = startTag(visible, 'mj-text', at)
  const column = startTag(visible, 'mj-column', text?.start ?? -1)
  const section = startTag(visible, 'mj-section', column?.start ?? -1)
  const textClose = visible.indexOf(textEnd, after)
  const columnClose = visible.indexOf(columnEnd, textClose)
  const sectionClose = visible.indexOf(sectionEnd, columnClose)
  if (at === -1 || text === null || column === null || section === null) return null
  if (textClose === -1 || columnClose === -1 || sectionClose === -1) return null
  const between = [
    visible.slice(section.end, column.start),
    visible.slice(columnClose + columnEnd.length, sectionClose),
  ]
  const inner = visible.slice(section.end, sectionClose)
  if (between.some((one) => one.trim() !== '') || inner.split(/<mj-column[\s>]/).length !== 2) return null
  return {
    text: text.tag,
    column: column.tag,
    section: section.tag,
    prefix: layout.slice(text.end, at),
    suffix: layout.slice(after, textClose),
    before: layout.slice(column.end, text.start),
    after: layout.slice(textClose + textEnd.length, columnClose),
    textSpan: [text.start, textClose + textEnd.length],
    sectionSpan: [section.start, sectionClose + sectionEnd.length],
  }
}

/** The last start tag of that name before a position. */
function startTag(
  text: string,
  name: string,
  before: number,
): { readonly tag: string; readonly start: number; readonly end: number } | null {
  if (before < 0) return null
  const start = Math.max(
    text.lastIndexOf(`<${name} `, before),
    text.lastIndexOf(`<${name}>`, before),
    text.lastIndexOf(`<${name}\n`, before),
  )
  const end = start === -1 ? -1 : text.indexOf('>', start) + 1
  return start === -1 || end > before ? null : { tag: text.slice(start, end), start, end }
}
