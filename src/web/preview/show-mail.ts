import { parse, type DefaultTreeAdapterTypes } from 'parse5'
import type { UsedPicture } from '../../message/template.ts'

type Node = DefaultTreeAdapterTypes.Node
type Element = DefaultTreeAdapterTypes.Element

/** How a mail is shown. */
export interface MailLook {
  readonly dark: boolean
  /** Whether pictures on other servers are loaded. */
  readonly remote: boolean
  /** Pictures of the campaign, whose sources lead to us. */
  readonly pictures: readonly UsedPicture[]
}

/** A piece of the text to be replaced. */
interface Splice {
  readonly from: number
  readonly to: number
  readonly text: string
}

/** Where pictures are served, from the page's folder. */
export const pictureFolder = 'i/'
/** A grey box for a picture that is not loaded. */
export const placeholderName = 'elsewhere.svg'

const darkFeature = /\(\s*prefers-color-scheme\s*:\s*dark\s*\)/gi
const lightFeature = /\(\s*prefers-color-scheme\s*:\s*light\s*\)/gi
/** Elements between whose words no space is. */
const inline = new Set(['a', 'b', 'em', 'font', 'i', 'small', 'span', 'strong', 'u'])
const always = '(min-width: 0)'
const never = '(max-width: 0)'

/**
 * A rendered mail as the preview's frame gets it: everything stays where it is, but its pictures come from us, its links lead nowhere,
 * and its rules for dark colours hold or do not, whatever the machine prefers.
 */
export function showMail(html: string, look: MailLook): string {
  const document = parse(html, { sourceCodeLocationInfo: true, scriptingEnabled: false })
  const elements = elementsOf(document)
  const style = frameStyle(look.dark, bringsDark(html))
  const splices: Splice[] = [{ ...startOf(elements, html), text: `<base target="_blank">${style}` }]
  for (const element of elements) splices.push(...splicesOf(element, html, look))
  let shown = spliced(html, splices)
  // Wherever a source stands, also in a style: it holds the digest of the picture and means nothing else.
  for (const picture of look.pictures)
    shown = shown.replaceAll(picture.source, `${pictureFolder}${pictureName(picture)}`)
  return shown
}

/** Whether a mail has colours of its own for readers who prefer dark ones. */
export function bringsDark(html: string): boolean {
  return html.search(darkFeature) !== -1
}

/** How many pictures of a mail lie on other servers. */
export function remotePictures(html: string, pictures: readonly UsedPicture[]): number {
  const sources = new Set(pictures.map(({ source }) => source))
  const shown = elementsOf(parse(html, { scriptingEnabled: false })).flatMap((element) =>
    element.tagName === 'img' ? [attributeOf(element, 'src')] : [],
  )
  return shown.filter((source) => isRemote(source) && !sources.has(source)).length
}

/** What stands in the list of mails behind the subject: the first words of the body, without what fills the preheader up. */
export function firstWords(html: string): string {
  const texts: string[] = []
  const waiting: Node[] = [parse(html, { scriptingEnabled: false })]
  let length = 0
  for (let node = waiting.pop(); node !== undefined && length < 2000; node = waiting.pop()) {
    if (node.nodeName === '#text' && 'value' in node) {
      texts.push(node.value)
      length += node.value.trim().length
    } else if (!inline.has(node.nodeName)) texts.push(' ')
    if ('childNodes' in node && !['head', 'style', 'script', 'title'].includes(node.nodeName))
      waiting.push(...node.childNodes.toReversed())
  }
  return texts
    .join('')
    .replaceAll(/(?:[\s\u00ad\u2007\u200b\u200c\u2060\ufeff]|\u034f)+/gu, ' ')
    .trim()
    .slice(0, 240)
}

/** All elements, in order. A loop and no recursion: a mail may be nested deeper than a stack is high. */
function elementsOf(document: Node): readonly Element[] {
  const elements: Element[] = []
  const waiting: Node[] = [document]
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if ('tagName' in node) elements.push(node)
    if ('childNodes' in node) waiting.push(...node.childNodes.toReversed())
    if ('content' in node) waiting.push(node.content)
  }
  return elements
}

/** Behind `<head>`, or where one would begin: before it, the mail would be shown in the browser's mode for ancient pages. */
function startOf(elements: readonly Element[], html: string): Pick<Splice, 'from' | 'to'> {
  const ends = ['head', 'html'].map(
    (name) =>
      elements.find(({ tagName }) => tagName === name)?.sourceCodeLocation?.startTag?.endOffset ?? null,
  )
  const doctype = /^\s*<!doctype[^>]*>/i.exec(html)?.[0].length ?? 0
  const at = ends.find((end) => end !== null) ?? doctype
  return { from: at, to: at }
}

function splicesOf(element: Element, html: string, look: MailLook): readonly Splice[] {
  const { tagName } = element
  if (tagName === 'style') return styleSplices(element, html, look.dark)
  const splices = tagName === 'link' || tagName === 'source' ? mediaSplices(element, look.dark) : []
  if (tagName === 'img' || tagName === 'source') return [...splices, ...pictureSplices(element, look)]
  if (tagName === 'a' || tagName === 'area' || tagName === 'base') {
    // With the frame's sandbox a link to a new window leads nowhere, so that nothing replaces the mail.
    return attributeSplice(element, 'target', '_blank')
  }
  return splices
}

function styleSplices(element: Element, html: string, dark: boolean): readonly Splice[] {
  const location = element.sourceCodeLocation
  const from = location?.startTag?.endOffset ?? 0
  const to = location?.endTag?.startOffset ?? from
  const before = html.slice(from, to)
  const after = scheme(before, dark)
  return before === after ? [] : [{ from, to, text: after }]
}

function mediaSplices(element: Element, dark: boolean): readonly Splice[] {
  const media = attributeOf(element, 'media')
  return media === scheme(media, dark) ? [] : attributeSplice(element, 'media', scheme(media, dark))
}

function scheme(text: string, dark: boolean): string {
  return text.replaceAll(darkFeature, dark ? always : never).replaceAll(lightFeature, dark ? never : always)
}

function pictureSplices(element: Element, { pictures, remote }: MailLook): readonly Splice[] {
  const source = attributeOf(element, 'src')
  if (remote || pictures.some((picture) => picture.source === source)) return []
  const sets = attributeSplice(element, 'srcset', '')
  return isRemote(source)
    ? [...sets, ...attributeSplice(element, 'src', `${pictureFolder}${placeholderName}`)]
    : sets
}

/** The name under which a picture is served. */
function pictureName({ sha256, type }: UsedPicture): string {
  return `${sha256}.${type === 'jpeg' ? 'jpg' : type}`
}

function isRemote(source: string): boolean {
  return /^\s*(?:https?:)?\/\//i.test(source)
}

function attributeOf(element: Element, name: string): string {
  return element.attrs.find((attribute) => attribute.name === name)?.value ?? ''
}

/** Replaces an attribute that is there; its new value is one of ours and needs no escaping. */
function attributeSplice(element: Element, name: string, value: string): readonly Splice[] {
  const location = element.sourceCodeLocation?.attrs?.[name]
  if (location === undefined) return []
  const { startOffset: from, endOffset: to } = location
  return [{ from, to, text: `${name}="${value.replaceAll('"', '&quot;')}"` }]
}

/** Light is light and dark is dark, whatever the machine prefers. Without colours of its own a mail is turned around, as some programs do. */
function frameStyle(dark: boolean, own: boolean): string {
  const scheme = `:root{color-scheme:${dark && own ? 'dark' : 'light'}!important}`
  const turned = 'filter:invert(1) hue-rotate(180deg)'
  const forced = `html{${turned};background:#fff}img,[background]{${turned}}`
  return `<style>${scheme}${dark && !own ? forced : ''}</style>`
}

function spliced(html: string, splices: readonly Splice[]): string {
  let text = ''
  let at = 0
  for (const splice of splices.toSorted((a, b) => a.from - b.from)) {
    // Elements that the parser moved may claim the same place twice.
    if (splice.from < at) continue
    text += html.slice(at, splice.from) + splice.text
    at = splice.to
  }
  return text + html.slice(at)
}
