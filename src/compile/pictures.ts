import type { Token } from 'markdown-it'
import { byLikeness } from '../content/likeness.ts'
import type { Finding, Place } from '../kit/finding.ts'
import type { CompileRequest } from '../message/template.ts'
import { finding } from '../words/find.ts'
import type { Assembled } from './assemble.ts'
import type { StandIns } from './stand-ins.ts'

/** Pixels that the text of a layout offers to a picture: 600 wide, less the margins of the layouts that come with Postmerge. */
const contentWidth = 544

/** What pictures are looked up in: those beside the campaign, and the file that may show them. */
export interface PictureShelf {
  readonly request: Pick<CompileRequest, 'pictures' | 'path'>
  readonly standIns: StandIns
}

/** A picture as it is shown; width and height in pixels. */
interface ShownPicture {
  readonly source: string
  readonly width: number
  readonly height: number
}

/** Where somebody wrote a picture's name, and the pixels that are free for it there. */
interface PictureUse {
  readonly name: string
  readonly place: Place
  readonly room: number
}

/**
 * The picture that a name means, no wider than there is room: one that was made for screens of twice the density is shown at the width
 * of its container. Null with a finding when there is none.
 */
export function findPicture(
  { request, standIns }: PictureShelf,
  { name, place, room }: PictureUse,
): { readonly picture: ShownPicture | null; readonly finding: Finding | null } {
  const refuse = (found: Finding) => ({ picture: null, finding: found })
  if (standIns.wordsIn(name).length > 0) return refuse(finding('picture-source-tag', place))
  const source = name.slice(0, 200)
  if (/^(?:https?:)?\/\//i.test(name)) return refuse(finding('picture-remote', place, { source }))
  const plain = name.replace(/^\.\//, '')
  if (/^[a-z][a-z0-9+.-]*:|[/\\]/i.test(plain)) return refuse(finding('picture-source', place, { source }))
  if (place.file !== request.path) {
    return refuse(finding('picture-outside-campaign', place, { name: source }))
  }
  const found = Object.hasOwn(request.pictures, plain) ? request.pictures[plain] : undefined
  if (found === undefined) {
    const known = byLikeness(plain, Object.keys(request.pictures))
    return refuse(finding('picture-not-beside', place, { name: plain.slice(0, 200), known }))
  }
  const width = Math.min(found.width, room)
  const height = Math.max(1, Math.round((found.height * width) / found.width))
  return { picture: { source: found.source, width, height }, finding: null }
}

/** Attributes that make a picture look the same everywhere: Outlook reads the numbers, everybody else shrinks it with the screen. */
function pictureAttributes({ source, width, height }: ShownPicture): Readonly<Record<string, string>> {
  return {
    src: source,
    width: String(width),
    height: String(height),
    style: `display:block;border:0;outline:none;text-decoration:none;width:100%;max-width:${width}px;height:auto;`,
  }
}

/** Puts the pictures of a Markdown text in their places. The tokens are changed: markdown-it renders what then stands in them. */
export function placeMarkdownPictures(
  tokens: readonly Token[],
  source: Assembled,
  shelf: PictureShelf,
): readonly Finding[] {
  const findings: Finding[] = []
  for (const token of tokens) {
    const images = token.children?.filter((child) => child.type === 'image') ?? []
    let at = 0
    for (const image of images) {
      const name = decoded(String(image.attrGet('src') ?? ''))
      const start = token.content.indexOf(`](${name}`, at)
      if (start !== -1) at = start + 1
      const line = (token.map?.[0] ?? 0) + 1 + (token.content.slice(0, at).split('\n').length - 1)
      const use = { name, place: source.placeOfLine(line), room: contentWidth }
      const { picture, finding: found } = findPicture(shelf, use)
      if (found !== null) findings.push(found)
      // One that was refused is refused once: nothing of it comes to those who look at the HTML, but for tags, which would count as lost.
      const refused = shelf.standIns.wordsIn(name).length > 0 ? {} : { src: '' }
      const attributes = picture === null ? refused : pictureAttributes(picture)
      for (const [attribute, value] of Object.entries(attributes)) image.attrSet(attribute, value)
    }
  }
  return findings
}

/** A name as it was written: markdown-it encodes what it takes for an address. */
function decoded(address: string): string {
  try {
    return decodeURIComponent(address)
  } catch {
    return address
  }
}
