import { type DefaultTreeAdapterTypes } from 'parse5'
import { present } from '../../kit/assert.ts'
import { clipBytes } from '../html-too-large.ts'
import { parseStyleSheet, type StyleSheet } from './css.ts'
import { hidingOf, lookInside, plainLook, type Hiding, type Look } from './look.ts'
import { parseBounded } from './parse-bounded.ts'
import { conditionsOf, declarationsFor, indexRules, type RuleIndex } from './selector.ts'

/** An element of a page, with how text in it looks. */
export interface PageElement {
  readonly name: string
  /** Lower-case names. */
  readonly attributes: ReadonlyMap<string, string>
  readonly parent: PageElement | null
  readonly look: Look
}

/** Text between two tags. */
export interface PageText {
  readonly text: string
  readonly element: PageElement
  /** What keeps a reader from seeing it. */
  readonly hiding: Hiding | null
}

/** A rendered HTML part as a reader meets it; what stands in comments, also in conditional ones, is not in it. */
export interface Page {
  /** In document order, head and body. */
  readonly elements: readonly PageElement[]
  /** The texts of the body in document order; those that are only white space are a space before the next one. */
  readonly texts: readonly PageText[]
  /** Null when there is no `<title>`. */
  readonly title: string | null
  readonly sheets: readonly StyleSheet[]
  /** Whether its styles were too many to be worked out: then nobody knows how it looks. */
  readonly isUnclear: boolean
}

const pages = new WeakMap<object, Page>()

/** The page of a rendered message, parsed once. */
export function pageOf(rendered: { readonly html: string }): Page {
  const known = pages.get(rendered)
  if (known !== undefined) return known
  const page = parsePage(rendered.html)
  pages.set(rendered, page)
  return page
}

/** More than Gmail shows is not looked at: a page that is longer cannot leave anyway. */
const charactersMax = clipBytes

interface Parsed {
  readonly document: DefaultTreeAdapterTypes.Document
  readonly sheets: readonly StyleSheet[]
}

const parsed = new WeakMap<Page, Parsed>()

/** HTML as a page. Any text is a page: what browsers repair is repaired in the same way (HTML, 13.2 Parsing). */
export function parsePage(html: string): Page {
  const document = parseBounded(html.slice(0, charactersMax))
  const sheets = styleTexts(document).map(parseStyleSheet)
  const page = pageFrom(document, sheets, indexRules(sheets))
  parsed.set(page, { document, sheets })
  return page
}

/** A usual page knows narrow screens, darkness, and a handful of mail programs. */
const conditionsMax = 24

/**
 * A page as every reader may meet it: where only those of its styles hold that always do, where those of one circumstance hold as well,
 * such as a width, a feature or a state, and where all of them do.
 */
export function pagesLike(page: Page): readonly Page[] {
  const { document, sheets } = present(parsed.get(page), 'a page that was parsed')
  const conditions = [...conditionsOf(sheets)]
  const alone = conditions.slice(0, conditionsMax).map((one) => (condition: string) => condition === one)
  // Darkness changes letters and backgrounds together, but not together with what is for light alone.
  const together = (condition: string): boolean => !/prefers-color-scheme|data-ogs/i.test(condition)
  const rest = conditions.slice(conditionsMax)
  const circumstances = [
    ...alone,
    ...(conditions.length > 1 ? [together] : []),
    ...(rest.length > 0 ? [(condition: string) => rest.includes(condition)] : []),
  ]
  return [page, ...circumstances.map((holds) => pageFrom(document, sheets, indexRules(sheets, holds)))]
}

function pageFrom(
  document: DefaultTreeAdapterTypes.Document,
  sheets: readonly StyleSheet[],
  rules: RuleIndex,
): Page {
  const elements: PageElement[] = []
  const texts: PageText[] = []
  let title: string | null = null
  // White space alone, and a line break, part the words around them.
  let gap = ''
  // A stack of our own: a page may be nested deeper than calls may be.
  const waiting: { node: DefaultTreeAdapterTypes.ChildNode; parent: PageElement | null }[] = []
  const push = (nodes: readonly DefaultTreeAdapterTypes.ChildNode[], parent: PageElement | null): void => {
    for (let index = nodes.length - 1; index >= 0; index -= 1) {
      const node = nodes[index]
      if (node !== undefined) waiting.push({ node, parent })
    }
  }
  push(document.childNodes, null)
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { node, parent } = next
    if ('value' in node) {
      if (parent === null || node.value.trim() === '') gap = ' '
      else {
        texts.push(textIn(parent, gap + node.value))
        gap = ''
      }
    } else if ('tagName' in node) {
      if (node.tagName === 'title') title ??= textOf(node)
      const element = elementOf(node, parent, rules)
      elements.push(element)
      if (node.tagName === 'br') gap = ' '
      if (!unread.has(node.tagName)) push(node.childNodes, element)
    }
  }
  return { elements, texts, title, sheets, isUnclear: rules.work.left < 0 || elements.length === 0 }
}

/** Whose text nobody reads in the page. */
const unread = new Set(['style', 'script', 'title', 'noscript', 'template', 'xml'])

function elementOf(
  node: DefaultTreeAdapterTypes.Element,
  parent: PageElement | null,
  rules: RuleIndex,
): PageElement {
  const attributes = new Map(node.attrs.map(({ name, value }) => [name, value]))
  const bare = { name: node.tagName, attributes, parent }
  const outer = parent?.look ?? plainLook
  return { ...bare, look: lookInside(outer, bare, declarationsFor(bare, rules)) }
}

function textIn(element: PageElement, text: string): PageText {
  return { text, element, hiding: hidingOf(element.look) }
}

function textOf(node: DefaultTreeAdapterTypes.Element): string {
  return node.childNodes.map((child) => ('value' in child ? child.value : '')).join('')
}

/** The style sheets of the page that hold on every screen. */
function styleTexts(document: DefaultTreeAdapterTypes.Document): readonly string[] {
  const styles: string[] = []
  const waiting: DefaultTreeAdapterTypes.ChildNode[] = [...document.childNodes]
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if (!('tagName' in node)) continue
    if (node.tagName === 'style') styles.push(sheetText(node))
    else waiting.push(...node.childNodes)
  }
  return styles.reverse()
}

/** A sheet with a `media` attribute is one inside an at-rule. */
function sheetText(node: DefaultTreeAdapterTypes.Element): string {
  const media = node.attrs.find(({ name }) => name === 'media')?.value
  return media === undefined ? textOf(node) : `@media ${media}{${textOf(node)}}`
}
