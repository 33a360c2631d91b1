import { black, blend, contrastRatio, parseColour, white, type Colour } from './colour.ts'
import { parseDeclarations, type Declaration } from './css.ts'

/** Why nobody sees a text. */
export type Hiding = 'not-shown' | 'transparent' | 'no-size' | 'outside' | 'same-colour'

/** How a text inside an element looks, as far as the styles in the mail decide it. */
export interface Look {
  readonly colour: Colour
  /** Null where a picture or a gradient lies behind it. */
  readonly background: Colour | null
  /** Pixels. */
  readonly fontSize: number
  readonly bold: boolean
  readonly hiding: Exclude<Hiding, 'same-colour'> | null
}

/** What a page looks like where nothing says otherwise: black on white, 16 pixels. */
export const plainLook: Look = { colour: black, background: white, fontSize: 16, bold: false, hiding: null }

/** Text smaller than this is not meant to be read. */
const readablePixelsMin = 3
/** A text this near to its background is not meant to be read. */
const visibleContrastMin = 1.15

/** What hides a text of that look; null when it can be seen. */
export function hidingOf({ hiding, colour, background, fontSize }: Look): Hiding | null {
  if (hiding !== null) return hiding
  if (fontSize < readablePixelsMin) return 'no-size'
  if (background === null) return null
  return contrastRatio(blend(colour, background), background) < visibleContrastMin ? 'same-colour' : null
}

/** What browsers do without being told (HTML, 15 Rendering). */
const headingSizes: Readonly<Record<string, number>> = { h1: 2, h2: 1.5, h3: 1.17, h4: 1, h5: 0.83, h6: 0.67 }
const boldNames = new Set(['b', 'strong', 'th', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6'])
const smallNames = new Set(['small', 'sub', 'sup'])
const linkColour: Colour = { red: 0, green: 0, blue: 238, alpha: 1 }

/** The look of an element inside one of look `outer`. */
export function lookInside(
  outer: Look,
  element: { readonly name: string; readonly attributes: ReadonlyMap<string, string> },
  sheetDeclarations: readonly Declaration[],
): Look {
  const { name, attributes } = element
  const style = styleOf(attributes, sheetDeclarations)
  const background = backgroundInside(outer.background, attributes, style)
  return {
    colour: colourInside(outer, element, style),
    background,
    fontSize: fontSizeInside(outer.fontSize, name, style),
    bold: boldInside(outer.bold, name, style),
    hiding: outer.hiding ?? hidingHere(attributes, style),
  }
}

type Style = ReadonlyMap<string, string>

/** Sheets, then the element's own style, then whatever was marked important. */
function styleOf(attributes: ReadonlyMap<string, string>, sheet: readonly Declaration[]): Style {
  const all = [...sheet, ...parseDeclarations(attributes.get('style') ?? '')]
  const style = new Map<string, string>()
  for (const isImportant of [false, true]) {
    for (const { property, value, important } of all) {
      if (important !== isImportant) continue
      // Deleted first so that the later of `background` and `background-color` is found last.
      style.delete(property)
      style.set(property, value.toLowerCase())
    }
  }
  return style
}

function colourInside(
  outer: Look,
  { name, attributes }: { readonly name: string; readonly attributes: ReadonlyMap<string, string> },
  style: Style,
): Colour {
  const written = style.get('color') ?? (name === 'font' ? attributes.get('color') : undefined)
  if (written !== undefined && written !== 'inherit') return parseColour(written) ?? outer.colour
  return name === 'a' && attributes.has('href') && written === undefined ? linkColour : outer.colour
}

function backgroundInside(
  outer: Colour | null,
  attributes: ReadonlyMap<string, string>,
  style: Style,
): Colour | null {
  let found = attributes.has('background') ? null : outer
  const plain = attributes.get('bgcolor')
  for (const [property, value] of [['bgcolor', plain ?? ''] as const, ...style]) {
    if (property === 'background-image' && value !== 'none') found = null
    if (property !== 'bgcolor' && property !== 'background' && property !== 'background-color') continue
    if (/url\(|gradient\(/.test(value)) {
      found = null
      continue
    }
    const colour = (value.match(/rgba?\([^)]*\)|[#\w]+/g) ?? []).flatMap((word) => parseColour(word) ?? [])[0]
    if (colour === undefined) continue
    found = colour.alpha === 1 ? colour : found === null ? null : blend(colour, found)
  }
  return found
}

const pixelsPerUnit: Readonly<Record<string, number>> = {
  px: 1,
  pt: 4 / 3,
  pc: 16,
  in: 96,
  cm: 37.8,
  mm: 3.78,
}
const sizeWords: Readonly<Record<string, number>> = {
  'xx-small': 9,
  'x-small': 10,
  small: 13,
  medium: 16,
  large: 18,
  'x-large': 24,
  'xx-large': 32,
}

function fontSizeInside(outer: number, name: string, style: Style): number {
  const written =
    style.get('font-size') ?? /(?:^|\s)([\d.]+(?:px|pt|em|rem|%))/.exec(style.get('font') ?? '')?.[1]
  const own = written === undefined ? null : sizeOf(written, outer)
  if (own !== null) return own
  if (smallNames.has(name)) return outer * 0.83
  return outer * (Object.hasOwn(headingSizes, name) ? (headingSizes[name] ?? 1) : 1)
}

/** A length in pixels; null when it is none. */
function sizeOf(written: string, outer: number): number | null {
  if (Object.hasOwn(sizeWords, written)) return sizeWords[written] ?? null
  const match = /^([\d.]+)(px|pt|pc|in|cm|mm|em|rem|%)?$/.exec(written)
  const number = Number(match?.[1])
  if (match === null || !Number.isFinite(number)) return null
  const unit = match[2] ?? 'px'
  if (unit === 'em') return number * outer
  if (unit === '%') return (number / 100) * outer
  return number * (unit === 'rem' ? 16 : (pixelsPerUnit[unit] ?? 1))
}

function boldInside(outer: boolean, name: string, style: Style): boolean {
  const written = style.get('font-weight')
  if (written !== undefined) return written === 'bold' || written === 'bolder' || Number(written) >= 600
  return outer || boldNames.has(name)
}

function hidingHere(attributes: ReadonlyMap<string, string>, style: Style): Look['hiding'] {
  if (attributes.has('hidden') || style.get('display') === 'none') return 'not-shown'
  if (style.get('visibility') === 'hidden' || style.get('mso-hide') === 'all') return 'not-shown'
  if (Number(style.get('opacity') ?? '1') < 0.1) return 'transparent'
  if (style.get('overflow') === 'hidden' && [...sizeProperties].some((one) => isNothing(style.get(one))))
    return 'no-size'
  return isFarAway(style) ? 'outside' : null
}

const sizeProperties = ['height', 'max-height', 'width', 'max-width'] as const

function isNothing(value: string | undefined): boolean {
  return value !== undefined && /^0(?:\.0+)?(?:[a-z]+|%)?$/.test(value)
}

/** Moved out of the window by more than any window is wide. */
function isFarAway(style: Style): boolean {
  return ['text-indent', 'left', 'top', 'margin-left', 'margin-top', 'margin'].some((property) =>
    /(?:^|\s)-\d{3,}/.test(style.get(property) ?? ''),
  )
}
