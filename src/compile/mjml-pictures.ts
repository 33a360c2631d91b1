import type { Finding } from '../kit/finding.ts'
import type { CompileRequest } from '../message/template.ts'
import { finding } from '../words/find.ts'
import type { Assembled } from './assemble.ts'
import { findPicture, type PictureShelf } from './pictures.ts'

const comment = /<!--[\s\S]*?-->/
/** A start tag with its attributes, as MJML and HTML write them. */
const startTag = /<[a-zA-Z][\w-]*(?:\s+[^\s"'<>/=]+(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'<>]+))?)*\s*\/?>/
const commentOrTag = new RegExp(`${comment.source}|${startTag.source}`, 'g')
const attribute = /(?<before>\s(?<name>[^\s"'<>/=]+)\s*=\s*)(?<quoted>"[^"]*"|'[^']*'|[^\s"'<>]+)/g
/** Attributes from which a picture comes. */
const pictureAttribute = /^(?:src|background|background-url|srcset|poster)$/i

interface Written {
  readonly attribute: string
  /** Without its quotes. */
  readonly value: string
  /** Position of the attribute in the text. */
  readonly at: number
}

/** MJML in which the names of pictures beside the campaign became their addresses. No line is added. */
export function placeMjmlPictures(
  source: Assembled,
  shelf: PictureShelf,
): { readonly text: string; readonly findings: readonly Finding[] } {
  const findings: Finding[] = []
  const placedBefore = new Set(Object.values(shelf.request.pictures).map((picture) => picture.source))
  const text = source.text.replaceAll(commentOrTag, (tag, start: number) => {
    if (tag.startsWith('<!--')) return tag
    const element = /^<([\w-]+)/.exec(tag)?.[1] ?? ''
    let placed = ''
    let done = 0
    let width: number | null = null
    for (const match of tag.matchAll(attribute)) {
      const { before = '', name = '', quoted = '' } = match.groups ?? {}
      const value = quoted.replaceAll(/^["']|["']$/g, '')
      // Markdown has put its own in their places already.
      if (placedBefore.has(value)) continue
      const shown = sourceOf({ attribute: name, value, at: start + match.index }, source, shelf)
      findings.push(...shown.findings)
      if (shown.picture === null) continue
      if (name.toLowerCase() === 'src') width = shown.picture.width
      placed += `${tag.slice(done, match.index)}${before}"${shown.picture.source}"`
      done = match.index + match[0].length
    }
    placed += tag.slice(done)
    // MJML would draw a small picture as wide as its column.
    if (width === null || !/^mj-image$|^img$/i.test(element) || /\swidth\s*=/i.test(tag)) return placed
    const unit = element.toLowerCase() === 'img' ? '' : 'px'
    return placed.replace(/^<[\w-]+/, (opened) => `${opened} width="${width}${unit}"`)
  })
  return { text, findings }
}

type Shown = ReturnType<typeof findPicture>['picture']

function sourceOf(
  written: Written,
  source: Assembled,
  shelf: PictureShelf,
): { readonly picture: Shown; readonly findings: readonly Finding[] } {
  const nothing = { picture: null, findings: [] }
  const value = written.value.trim()
  if (!pictureAttribute.test(written.attribute) || value === '') return nothing
  // Whole addresses, and what tags make of them, are judged where all links are.
  if (/^https?:\/\//i.test(value) || shelf.standIns.wordsIn(value).length > 0) return nothing
  const line = source.text.slice(0, written.at).split('\n').length
  const place = source.placeOfLine(line)
  // A list of pictures for several densities, or a frame of a film, is beyond what mail programs show.
  if (/^(?:srcset|poster)$/i.test(written.attribute)) {
    return { picture: null, findings: [finding('picture-source', place, { source: value.slice(0, 200) })] }
  }
  const { picture, finding: found } = findPicture(shelf, { name: value, place, room: Infinity })
  return { picture, findings: found === null ? [] : [found] }
}

/** The height of each picture beside its width: mail programs that wait with pictures keep their room free. */
export function withHeights(html: string, pictures: CompileRequest['pictures']): string {
  const bySource = new Map(Object.values(pictures).map((picture) => [picture.source, picture]))
  if (bySource.size === 0) return html
  return html.replaceAll(commentOrTag, (tag) => {
    if (!/^<img\s/i.test(tag)) return tag
    const picture = bySource.get(/\ssrc="([^"]*)"/.exec(tag)?.[1] ?? '')
    const width = Number(/\swidth="(\d+)"/.exec(tag)?.[1] ?? Number.NaN)
    if (picture === undefined || !(width > 0)) return tag
    const height = Math.max(1, Math.round((picture.height * width) / picture.width))
    if (/\sheight="\d+"/.test(tag)) return tag
    return tag.replace(/\sheight="auto"/, '').replace(/\swidth="/, ` height="${height}" width="`)
  })
}
