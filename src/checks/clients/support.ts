import { clientLines } from './client-names.ts'
import { featureLines } from './features.ts'

/** Something that HTML or CSS can do and some mail client cannot. */
export interface Feature {
  readonly title: string
  /** Clients that do not support it, by caniemail's names. */
  readonly without: ReadonlySet<string>
}

const clientNames: ReadonlyMap<string, string> = new Map(
  linesOf(clientLines).map((line) => {
    const [name = '', shown = ''] = line.split(' = ')
    return [name, shown]
  }),
)

/** What every company's mail should work in, where its policy names nothing else: the programs most people read mail with. Of those of Japanese carriers the data knows nothing. */
export const usualClients: readonly string[] = [
  'gmail.desktop-webmail',
  'gmail.ios',
  'gmail.android',
  'apple-mail.ios',
  'apple-mail.macos',
  'outlook.windows',
  'outlook.outlook-com',
  'outlook.macos',
  'yahoo.desktop-webmail',
]

/** The name of a client as people know it, `Gmail (iOS)`; null when the data knows no such client. */
export function clientShown(client: string): string | null {
  return clientNames.get(client) ?? null
}

/** All clients that the data knows. */
export function knownClients(): readonly string[] {
  return [...clientNames.keys()]
}

/** What a mail can lack and still say everything: one sees square corners, or a layout without its refinement for small screens. */
const refinements: Readonly<Record<string, readonly string[]>> = {
  'decoration: the text stands there without it': [
    'border-radius',
    'border-radius logical properties',
    'box-shadow',
    'overflow',
    'text-shadow',
    'text-decoration-color',
    'text-decoration-line',
    'text-decoration-style',
    'text-decoration-thickness',
    'text-decoration-skip-ink',
    'text-underline-offset',
    'text-underline-position',
    'font-kerning',
    'hyphens',
    'orphans',
    'widows',
    'text-wrap',
  ],
  'what happens under a pointer or a key': [
    'cursor',
    'outline',
    'outline-offset',
    ':hover',
    ':active',
    ':focus',
    ':focus-visible',
    ':focus-within',
    ':visited',
    ':link',
    'transition',
  ],
  'conditions: what stands inside is for those who obey it': [
    '@media',
    '@media (-webkit-device-pixel-ratio)',
    '@media (hover), @media (any-hover)',
    '@media (orientation)',
    '@media (prefers-color-scheme)',
    '@media (prefers-reduced-motion)',
    '@supports',
    'color-scheme CSS property',
  ],
  'hints for those who listen: nobody sees a difference': [
    'aria-describedby attribute',
    'aria-hidden attribute',
    'aria-label attribute',
    'aria-labelledby attribute',
    'aria-live attribute',
    'HTML5 semantics',
    '<abbr> element',
    '<bdi> element',
    '<wbr> element',
    'target attribute',
    'loading attribute',
  ],
  'what must be there stands in the elements themselves': ['<style> element'],
  'a plainer picture is named beside it': ['srcset and sizes attributes', '<picture> element'],
  'the break of a long word, which has a check of its own': ['word-break', 'word-wrap', 'overflow-wrap'],
  'MJML writes it beside border-collapse, which makes it void': ['border-spacing'],
  'Yahoo makes it the least height': ['height property'],
  'the width of a column follows from what is in it': ['table-layout'],
  'fonts from elsewhere, which have a check of their own': ['@font-face', '@import', '<link> element'],
}
const ignored = new Set(Object.values(refinements).flat())

/** Features by what shows that a mail uses them, as `distil` writes it: `p:gap`, `e:svg`, `@supports`. */
export const featuresByMark: ReadonlyMap<string, Feature> = new Map(
  linesOf(featureLines).flatMap((line) => {
    const [title = '', marks = '', support = ''] = line.split(' | ')
    if (ignored.has(title)) return []
    const names = [...clientNames.keys()]
    const without = new Set(names.filter((_, index) => support.charAt(index) === 'n'))
    const feature: Feature = { title, without }
    return (marks.startsWith('@') ? [marks] : marks.split(' ')).map((mark) => [mark, feature] as const)
  }),
)

function linesOf(text: string): readonly string[] {
  return text.trim().split('\n')
}
