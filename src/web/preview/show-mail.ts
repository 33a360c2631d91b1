import type { UsedPicture } from '../../message/template.ts'
import { mailTokens, type MailToken } from './mail-tokens.ts'

type Start = Extract<MailToken, { readonly kind: 'start' }>

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
const always = '(min-width: 0)'
const never = '(max-width: 0)'

/**
 * A rendered mail as the preview's frame gets it: everything stays where it is, but its pictures come from us, its links lead nowhere,
 * and its rules for dark colours hold or do not, whatever the machine prefers. What it may do is for the frame and its policy to say.
 */
export function showMail(html: string, look: MailLook): string {
  const tokens = mailTokens(html)
  const at = startOf(tokens)
  const style = frameStyle(look.dark, bringsDark(html))
  const splices: Splice[] = [{ from: at, to: at, text: `<base target="_blank">${style}` }]
  let styleFrom: number | null = null
  for (const token of tokens) {
    if (token.kind === 'start') {
      if (token.name === 'style') styleFrom = token.location.endOffset
      splices.push(...tagSplices(token, look))
    } else if (token.kind === 'end' && token.name === 'style' && styleFrom !== null) {
      const to = token.location.startOffset
      splices.push({ from: styleFrom, to, text: scheme(html.slice(styleFrom, to), look.dark) })
      styleFrom = null
    }
  }
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
  const ours = new Set(pictures.map(({ source }) => source))
  return mailTokens(html).filter((token) => {
    const source = token.kind === 'start' && token.name === 'img' ? attributeOf(token, 'src') : ''
    return isRemote(source) && !ours.has(source)
  }).length
}

/** Behind `<head>`, or where one would begin: before the doctype, the mail would be shown in the browser's mode for ancient pages. */
function startOf(tokens: readonly MailToken[]): number {
  const endOf = (is: (token: MailToken) => boolean): number | undefined => {
    const token = tokens.find(is)
    return token === undefined || token.kind === 'text' ? undefined : token.location.endOffset
  }
  return (
    endOf((token) => token.kind === 'start' && token.name === 'head') ??
    endOf((token) => token.kind === 'start' && token.name === 'html') ??
    endOf((token) => token.kind === 'doctype') ??
    0
  )
}

function tagSplices(tag: Start, look: MailLook): readonly Splice[] {
  switch (tag.name) {
    case 'link':
      // A hint to connect is followed whatever the policy of the frame says.
      return [...mediaSplices(tag, look.dark), ...attributeSplice(tag, 'rel', '')]
    case 'source':
      return [...mediaSplices(tag, look.dark), ...pictureSplices(tag, look)]
    case 'img':
      return pictureSplices(tag, look)
    case 'a':
    case 'area':
    case 'base':
      // With the frame's sandbox a link to a new window leads nowhere, so that nothing replaces the mail.
      return attributeSplice(tag, 'target', '_blank')
    default:
      return []
  }
}

function mediaSplices(tag: Start, dark: boolean): readonly Splice[] {
  const media = attributeOf(tag, 'media')
  return media === scheme(media, dark) ? [] : attributeSplice(tag, 'media', scheme(media, dark))
}

function scheme(text: string, dark: boolean): string {
  return text.replaceAll(darkFeature, dark ? always : never).replaceAll(lightFeature, dark ? never : always)
}

function pictureSplices(tag: Start, { pictures, remote }: MailLook): readonly Splice[] {
  const source = attributeOf(tag, 'src')
  if (remote || pictures.some((picture) => picture.source === source)) return []
  const sets = attributeSplice(tag, 'srcset', '')
  return isRemote(source)
    ? [...sets, ...attributeSplice(tag, 'src', `${pictureFolder}${placeholderName}`)]
    : sets
}

/** The name under which a picture is served. */
function pictureName({ sha256, type }: UsedPicture): string {
  return `${sha256}.${type === 'jpeg' ? 'jpg' : type}`
}

function isRemote(source: string): boolean {
  return /^\s*(?:https?:)?\/\//i.test(source)
}

function attributeOf({ attributes }: Start, name: string): string {
  return attributes.find((attribute) => attribute.name === name)?.value ?? ''
}

/** Replaces an attribute that is there. */
function attributeSplice({ location }: Start, name: string, value: string): readonly Splice[] {
  const place = location.attrs?.[name]
  if (place === undefined) return []
  const text = `${name}="${value.replaceAll('&', '&amp;').replaceAll('"', '&quot;')}"`
  return [{ from: place.startOffset, to: place.endOffset, text }]
}

/** Light is light and dark is dark, whatever the machine prefers. Without colours of its own a mail is turned around, as some programs do. */
function frameStyle(dark: boolean, own: boolean): string {
  const chosen = `:root{color-scheme:${dark && own ? 'dark' : 'light'}!important}`
  const turned = 'filter:invert(1) hue-rotate(180deg)'
  const forced = `html{${turned};background:#fff}img,[background]{${turned}}`
  return `<style>${chosen}${dark && !own ? forced : ''}</style>`
}

function spliced(html: string, splices: readonly Splice[]): string {
  let text = ''
  let at = 0
  for (const splice of splices.toSorted((a, b) => a.from - b.from)) {
    text += html.slice(at, splice.from) + splice.text
    at = splice.to
  }
  return text + html.slice(at)
}
