import { black, blend, contrastRatio, parseColour, white, type Colour } from './colour.ts'
import { parseDeclarations, type Declaration } from './css.ts'
import { isClipped, isDoubtful, type Style } from './doubt.ts'
import { isUnderstood } from './understood.ts'

/** Why nobody sees a text. */
export type Hiding = 'not-shown' | 'transparent' | 'no-size' | 'outside' | 'same-colour'

/** How a text inside an element looks, as far as the styles in the mail decide it. */
export interface Look {
  /** Of the letters as they are painted. */
  readonly colour: Colour
  /** What `color` says; text inside inherits it. */
  readonly ink: Colour
  /** What `-webkit-text-fill-color` paints instead; null without. */
  readonly fill: Colour | null
  /** Null where a picture or a gradient lies behind it. */
  readonly background: Colour | null
  /** Pixels. */
  readonly fontSize: number
  readonly bold: boolean
  /** From 0 to 1, with everything around it. */
  readonly opacity: number
  readonly hiding: Exclude<Hiding, 'same-colour'> | null
  /** Whether a style that we cannot read may hide it, or paint it in any colour. */
  readonly doubt: { readonly style: boolean; readonly colour: boolean }
}

/** What a page looks like where nothing says otherwise: black on white, 16 pixels. */
export const plainLook: Look = {
  colour: black,
  ink: black,
  fill: null,
  background: white,
  fontSize: 16,
  bold: false,
  opacity: 1,
  hiding: null,
  doubt: { style: false, colour: false },
}

/** Text smaller than this is not meant to be read. */
const readablePixelsMin = 3
/** A text of which less can be seen is not meant to be read. */
const visibleOpacityMin = 0.1
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
  const ink = colourInside(outer.ink, element, style)
  const fill = fillInside(outer.fill, ink ?? outer.ink, style)
  const size = fontSizeInside(outer.fontSize, name, style)
  const opacity = outer.opacity * opacityOf(style)
  const hiding = outer.hiding ?? hidingHere(attributes, style)
  return {
    colour: fill ?? ink ?? outer.ink,
    ink: ink ?? outer.ink,
    fill: fill ?? null,
    background,
    fontSize: size ?? outer.fontSize,
    bold: boldInside(outer.bold, name, style),
    opacity,
    hiding: hiding ?? (opacity < visibleOpacityMin ? 'transparent' : null),
    doubt: {
      style: outer.doubt.style || fill === undefined || size === null || isDoubtful(style),
      // A colour of its own is certain again.
      colour: ink === null || (outer.doubt.colour && ink === outer.ink),
    },
  }
}

/** Sheets, then the element's own style, then whatever was marked important. */
function styleOf(attributes: ReadonlyMap<string, string>, sheet: readonly Declaration[]): Style {
  const all = [...sheet, ...parseDeclarations(attributes.get('style') ?? '')]
  const style = new Map<string, string>()
  for (const isImportant of [false, true]) {
    for (const { property, value, important } of all) {
      if (important !== isImportant || !isUnderstood(property, value)) continue
      // Deleted first so that the later of `background` and `background-color` is found last.
      style.delete(property)
      style.set(property, value.toLowerCase())
    }
  }
  return style
}

const inherited = /^(?:inherit|unset|revert(?:-layer)?|currentcolor)$/

/** Null when it is written in a way that we cannot read. */
function colourInside(
  outer: Colour,
  { name, attributes }: { readonly name: string; readonly attributes: ReadonlyMap<string, string> },
  style: Style,
): Colour | null {
  const written = style.get('color') ?? (name === 'font' ? attributes.get('color') : undefined)
  if (written === undefined) return name === 'a' && attributes.has('href') ? linkColour : outer
  if (inherited.test(written)) return outer
  return written === 'initial' ? black : parseColour(written)
}

/** Null when `color` counts; undefined when it is written in a way that we cannot read. */
function fillInside(outer: Colour | null, ink: Colour, style: Style): Colour | null | undefined {
  const written = style.get('-webkit-text-fill-color')
  if (written === undefined || /^(?:inherit|unset)$/.test(written)) return outer
  if (inherited.test(written) || written === 'initial') return ink
  return parseColour(written) ?? undefined
}

function opacityOf(style: Style): number {
  const written = style.get('opacity') ?? '1'
  const number = written.endsWith('%') ? Number(written.slice(0, -1)) / 100 : Number(written)
  return Number.isFinite(number) ? Math.max(0, Math.min(1, number)) : 1
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
    const colour = (value.match(/(?:rgb|hsl)a?\([^)]*\)|[#\w]+/g) ?? []).flatMap(
      (word) => parseColour(word) ?? [],
    )[0]
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
  'xxx-large': 48,
  initial: 16,
}

/** Null when it is written in a way that we cannot read. */
function fontSizeInside(outer: number, name: string, style: Style): number | null {
  const written = [...style].findLast(([property]) => property === 'font-size' || property === 'font')
  if (written !== undefined) {
    const [property, value] = written
    const size = property === 'font' ? (sizeInFont.exec(value)?.[1] ?? value) : value
    return inherited.test(size) ? outer : sizeOf(size, outer)
  }
  if (smallNames.has(name)) return outer * 0.83
  return outer * (headingSizes[name] ?? 1)
}

/** Of `italic 700 16px/1.5 Arial`. */
const sizeInFont =
  /(?:^|\s)(0|[\d.]+(?:px|pt|pc|in|cm|mm|em|rem|%)|(?:x{1,2}-)?(?:small|large)|medium)(?=[\s/])/

/** A length in pixels; null when it is none. */
function sizeOf(written: string, outer: number): number | null {
  if (Object.hasOwn(sizeWords, written)) return sizeWords[written] ?? null
  if (written === 'smaller') return outer / 1.2
  if (written === 'larger') return outer * 1.2
  const match = /^\+?([\d.]+)(px|pt|pc|in|cm|mm|em|rem|%)?$/.exec(written)
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
  if (/^(?:hidden|collapse)$/.test(style.get('visibility') ?? '') || style.get('mso-hide') === 'all')
    return 'not-shown'
  if (style.get('content-visibility') === 'hidden') return 'not-shown'
  if (isClipped(style) && sizeProperties.some((one) => isNothing(style.get(one)))) return 'no-size'
  if (/\bscale[xy3d]*\(\s*0(?:\.0\d*)?%?\s*[,)]/.test(style.get('transform') ?? '')) return 'no-size'
  if (/^(?:inset\(\s*(?:[5-9]\d|100)%|circle\(\s*0)/.test(style.get('clip-path') ?? '')) return 'no-size'
  return isFarAway(style) ? 'outside' : null
}

const sizeProperties = ['height', 'max-height', 'width', 'max-width'] as const

/** At most two pixels: no letter can be read in them. */
function isNothing(value: string | undefined): boolean {
  return (
    value !== undefined && /^(?:0(?:\.\d+)?(?:[a-z]+|%)?|\.\d+(?:px|pt|em)|[12](?:\.\d+)?px)$/.test(value)
  )
}

/** Moved out of the window by more than any window is wide. */
function isFarAway(style: Style): boolean {
  return ['text-indent', 'left', 'top', 'margin-left', 'margin-top', 'margin'].some((property) =>
    /(?:^|\s)-\d{3,}/.test(style.get(property) ?? ''),
  )
}
