import type { Sample } from '../check.ts'
import { blocksOf, linksIn, type Block } from '../html/blocks.ts'
import { parsePage, pageOf, type Page } from '../html/page.ts'
import { clipBytes } from '../html-too-large.ts'

/** What the law wants to be shown is not shown in letters smaller than these. */
const legalPixelsMin = 8

/** The page as Gmail shows it: what comes after its clip point is behind a link. */
export function pageBeforeClip(sample: Pick<Sample, 'html'>): Page {
  const bytes = Buffer.from(sample.html)
  return bytes.length <= clipBytes ? pageOf(sample) : parsePage(bytes.subarray(0, clipBytes).toString('utf8'))
}

/** The blocks of a page that somebody can read: not hidden, and not tiny. */
export function legibleBlocks(page: Page): readonly Block[] {
  return blocksOf(page).filter(({ texts }) =>
    texts.some(({ hiding, element }) => hiding === null && element.look.fontSize >= legalPixelsMin),
  )
}

/** Whether a link to this address can be seen: legible words of its own, or a picture with an alternative text. */
export function hasSeenLink(page: Page, url: string): boolean {
  const legible = new Set(legibleBlocks(page).flatMap(({ texts }) => texts.map(({ element }) => element)))
  return linksIn(page).some(({ element, href, text, hasPicture }) => {
    if (href !== url || text === '') return false
    return hasPicture || [...legible].some((one) => isInside(one, element))
  })
}

/** Whether an element is inside another, or that very one. */
export function isInside(element: Block['element'], outer: Block['element']): boolean {
  for (let current: Block['element'] | null = element; current !== null; current = current.parent) {
    if (current === outer) return true
  }
  return false
}
