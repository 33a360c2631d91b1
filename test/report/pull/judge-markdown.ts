import MarkdownIt from 'markdown-it'
import { parseFragment, type DefaultTreeAdapterTypes } from 'parse5'

type Node = DefaultTreeAdapterTypes.Node
type Element = DefaultTreeAdapterTypes.Element

/** What a page shows of a text in Markdown, found by software that is not ours. */
export interface Shown {
  /** Every element, by its name. */
  readonly elements: readonly string[]
  readonly links: readonly string[]
  /** Text outside of code: where a forge looks for mentions, references and addresses. */
  readonly prose: string
  /** Text in code, where it looks for none. */
  readonly code: string
  /** How deep each fold lies in others. */
  readonly folds: readonly number[]
}

/** As GitHub reads a comment: HTML let through, line ends kept, bare addresses made links (https://github.github.com/gfm/). */
const markdown = new MarkdownIt({ html: true, breaks: true, linkify: true })
markdown.linkify.tlds('example', true).set({ fuzzyLink: true, fuzzyEmail: true })

export function shown(text: string): Shown {
  const elements: string[] = []
  const links: string[] = []
  const folds: number[] = []
  let prose = ''
  let code = ''
  const visit = (node: Node, place: { readonly isCode: boolean; readonly depth: number }): void => {
    if (node.nodeName === '#text' && 'value' in node) {
      if (place.isCode) code += node.value
      else prose += node.value
    }
    if (!('childNodes' in node)) return
    const { nodeName } = node
    const isElement = !nodeName.startsWith('#')
    if (isElement) elements.push(nodeName)
    if (nodeName === 'a') links.push(attribute(node, 'href'))
    if (nodeName === 'details') folds.push(place.depth)
    const inside = {
      isCode: place.isCode || nodeName === 'code' || nodeName === 'pre',
      depth: place.depth + (nodeName === 'details' ? 1 : 0),
    }
    for (const child of node.childNodes) visit(child, inside)
    // What stands in two elements does not run together.
    if (isElement) prose += '\n'
  }
  visit(parseFragment(markdown.render(text)), { isCode: false, depth: 0 })
  return { elements, links, prose, code, folds }
}

function attribute(node: Node, name: string): string {
  return (node as Element).attrs.find((one) => one.name === name)?.value ?? ''
}
