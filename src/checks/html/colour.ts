/** A colour: red, green and blue from 0 to 255, alpha from 0 to 1. */
export interface Colour {
  readonly red: number
  readonly green: number
  readonly blue: number
  readonly alpha: number
}

export const white: Colour = { red: 255, green: 255, blue: 255, alpha: 1 }
export const black: Colour = { red: 0, green: 0, blue: 0, alpha: 1 }

/** The names of colours that mails use (CSS Color 4 section 6.1); with another name the colour is unknown. */
const named: Readonly<Record<string, string>> = {
  transparent: '#00000000',
  black: '#000000',
  white: '#ffffff',
  red: '#ff0000',
  green: '#008000',
  blue: '#0000ff',
  yellow: '#ffff00',
  orange: '#ffa500',
  purple: '#800080',
  navy: '#000080',
  teal: '#008080',
  maroon: '#800000',
  olive: '#808000',
  lime: '#00ff00',
  aqua: '#00ffff',
  cyan: '#00ffff',
  fuchsia: '#ff00ff',
  magenta: '#ff00ff',
  gray: '#808080',
  grey: '#808080',
  silver: '#c0c0c0',
  darkgray: '#a9a9a9',
  darkgrey: '#a9a9a9',
  lightgray: '#d3d3d3',
  lightgrey: '#d3d3d3',
  dimgray: '#696969',
  whitesmoke: '#f5f5f5',
  pink: '#ffc0cb',
  brown: '#a52a2a',
  gold: '#ffd700',
  crimson: '#dc143c',
  darkred: '#8b0000',
  darkblue: '#00008b',
  darkgreen: '#006400',
  beige: '#f5f5dc',
  ivory: '#fffff0',
}

/** A colour as CSS or an HTML attribute writes it; null when it is none that we know. */
export function parseColour(written: string): Colour | null {
  const text = written.trim().toLowerCase()
  const hex = Object.hasOwn(named, text) ? (named[text] ?? '') : text
  if (hex.startsWith('#')) return fromHex(hex.slice(1))
  const numbers = /^rgba?\(\s*([^)]+)\)$/.exec(text)?.[1]?.split(/[\s,/]+/) ?? []
  if (numbers.length < 3) return null
  const [red = 0, green = 0, blue = 0, alpha = 1] = numbers.map((number, index) =>
    number.endsWith('%') ? (Number.parseFloat(number) / 100) * (index < 3 ? 255 : 1) : Number(number),
  )
  return [red, green, blue, alpha].every(Number.isFinite) ? { red, green, blue, alpha } : null
}

function fromHex(hex: string): Colour | null {
  if (!/^(?:[0-9a-f]{3,4}|[0-9a-f]{6}|[0-9a-f]{8})$/.test(hex)) return null
  const wide = hex.length < 6 ? Array.from(hex, (digit) => digit + digit).join('') : hex
  const [red = 0, green = 0, blue = 0, alpha = 255] = (wide.match(/../g) ?? []).map((pair) =>
    Number.parseInt(pair, 16),
  )
  return { red, green, blue, alpha: alpha / 255 }
}

/** What one sees of a colour that lies over another. */
export function blend(over: Colour, under: Colour): Colour {
  const mix = (a: number, b: number): number => a * over.alpha + b * (1 - over.alpha)
  return {
    red: mix(over.red, under.red),
    green: mix(over.green, under.green),
    blue: mix(over.blue, under.blue),
    alpha: 1,
  }
}

/** How well one colour can be read on another: 1 (not at all) to 21 (WCAG 2.2, contrast ratio). */
export function contrastRatio(a: Colour, b: Colour): number {
  const [dark, light] = [luminance(a), luminance(b)].sort((x, y) => x - y)
  return ((light ?? 0) + 0.05) / ((dark ?? 0) + 0.05)
}

/** WCAG 2.2, relative luminance. */
function luminance({ red, green, blue }: Colour): number {
  const [r = 0, g = 0, b = 0] = [red, green, blue].map((channel) => {
    const part = channel / 255
    return part <= 0.040_45 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}

/** A colour as people write it: `#52606d`. */
export function hexOf({ red, green, blue }: Colour): string {
  return `#${[red, green, blue].map((channel) => Math.round(channel).toString(16).padStart(2, '0')).join('')}`
}
