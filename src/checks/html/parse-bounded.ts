import { defaultTreeAdapter, parse, type DefaultTreeAdapterTypes } from 'parse5'

/** A hundred thousand characters cannot name as many elements; repairing what was left open can make millions of them. */
const elementsMax = 50_000

/** A document as browsers repair it; an empty one where that would never end. */
export function parseBounded(html: string): DefaultTreeAdapterTypes.Document {
  let elements = 0
  const tooMany = new RangeError('a page with too many elements')
  const createElement: typeof defaultTreeAdapter.createElement = (...about) => {
    elements += 1
    if (elements > elementsMax) throw tooMany
    return defaultTreeAdapter.createElement(...about)
  }
  try {
    return parse(html, { treeAdapter: { ...defaultTreeAdapter, createElement } })
  } catch (error) {
    if (error === tooMany) return defaultTreeAdapter.createDocument()
    throw error
  }
}
