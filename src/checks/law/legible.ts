import type { Sample } from '../check.ts'
import { blocksOf, linksIn, type Block } from '../html/blocks.ts'
import { pageOf, pagesLike, parsePage, type Page } from '../html/page.ts'
import { clipBytes } from '../html-too-large.ts'

/** What the law wants to be shown is not shown in letters smaller than these. */
const legalPixelsMin = 8

const known = new WeakMap<object, readonly Page[]>()

/**
 * The page as Gmail shows it, in every circumstance that its styles name: what comes after Gmail's clip point is behind a link. What must
 * be shown must be shown in each.
 */
export function pagesBeforeClip(sample: Pick<Sample, 'html'>): readonly Page[] {
  const before = known.get(sample)
  if (before !== undefined) return before
  const bytes = Buffer.from(sample.html)
  const page =
    bytes.length <= clipBytes ? pageOf(sample) : parsePage(bytes.subarray(0, clipBytes).toString('utf8'))
  const pages = pagesLike(page)
  known.set(sample, pages)
  return pages
}

/** The blocks of a page that somebody can surely read: not hidden, not tiny, and without styles that could do that unseen by us. */
export function legibleBlocks(page: Page): readonly Block[] {
  if (page.isUnclear) return []
  return blocksOf(page).filter(({ texts }) =>
    texts.some(({ hiding, element: { look } }) => {
      return hiding === null && look.fontSize >= legalPixelsMin && !look.doubt.style && !look.doubt.colour
    }),
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
