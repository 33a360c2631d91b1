import { readFileSync } from 'node:fs'

/** One feature of caniemail's data, as its file has it. */
interface RawFeature {
  readonly slug: string
  readonly title: string
  readonly category: 'css' | 'html' | 'image' | 'others'
  /** Family, platform, version: `n`, `y`, `a #1`. */
  readonly stats: Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, string>>>>>>
}

interface Raw {
  readonly last_update_date: string
  readonly nicenames: {
    readonly family: Readonly<Record<string, string>>
    readonly platform: Readonly<Record<string, string>>
  }
  readonly data: readonly RawFeature[]
}

/**
 * What shows that a mail uses a feature: `p:` a property (with `*` at its end all that begin so), `v:` a property with a value, `f:` a
 * function in a value, `u:` a unit, `w:` a word of a value, `@` an at-rule, `s:` a part of a selector, `e:` an element, `a:` an
 * attribute, `i:` an ending of a picture's address.
 */
const marks: Readonly<Record<string, string>> = {
  'css-at-font-face': '@font-face',
  'css-at-import': '@import',
  'css-at-keyframes': '@keyframes',
  'css-at-media-device-pixel-ratio': '@media (-webkit-device-pixel-ratio',
  'css-at-media-hover': '@media (hover',
  'css-at-media-orientation': '@media (orientation',
  'css-at-media-prefers-color-scheme': '@media (prefers-color-scheme',
  'css-at-media-prefers-reduced-motion': '@media (prefers-reduced-motion',
  'css-at-media': '@media',
  'css-at-supports': '@supports',
  'css-block-inline-size': 'p:block-size p:inline-size',
  'css-border-inline-block-individual':
    'p:border-block-start* p:border-block-end* p:border-inline-start* p:border-inline-end*',
  'css-border-inline-block-longhand':
    'p:border-block-color p:border-block-style p:border-block-width p:border-inline-color p:border-inline-style p:border-inline-width',
  'css-border-inline-block': 'p:border-inline p:border-block',
  'css-border-radius-logical':
    'p:border-start-start-radius p:border-start-end-radius p:border-end-start-radius p:border-end-end-radius',
  'css-border': 'p:border p:border-top* p:border-right* p:border-bottom* p:border-left*',
  'css-color-scheme': 'p:color-scheme',
  'css-column-layout-properties': 'p:column-fill p:column-rule* p:column-span p:column-width p:columns',
  'css-display-flex': 'v:display=flex v:display=inline-flex',
  'css-display-grid': 'v:display=grid v:display=inline-grid',
  'css-display-none': 'v:display=none',
  'css-flex-direction': 'v:flex-direction=column',
  'css-flex-wrap': 'v:flex-wrap=wrap',
  'css-gap': 'p:gap p:row-gap p:column-gap',
  'css-grid-template': 'p:grid-template*',
  'css-intrinsic-size': 'w:fit-content w:min-content w:max-content',
  'css-left-right-top-bottom': 'p:left p:right p:top p:bottom',
  'css-margin': 'p:margin p:margin-top p:margin-right p:margin-bottom p:margin-left',
  'css-margin-block-start-end': 'p:margin-block-start p:margin-block-end',
  'css-margin-inline-block': 'p:margin-inline p:margin-block',
  'css-margin-inline-start-end': 'p:margin-inline-start p:margin-inline-end',
  'css-padding': 'p:padding p:padding-top p:padding-right p:padding-bottom p:padding-left',
  'css-padding-block-start-end': 'p:padding-block-start p:padding-block-end',
  'css-padding-inline-block': 'p:padding-inline p:padding-block',
  'css-padding-inline-start-end': 'p:padding-inline-start p:padding-inline-end',
  'css-modern-color': 'f:lch f:oklch f:lab f:oklab',
  'css-scroll-snap': 'p:scroll-snap*',
  'css-sytem-ui': 'w:system-ui w:ui-serif w:ui-sans-serif w:ui-rounded w:ui-monospace',
  'css-unit-calc': 'f:calc',
  'css-unit-initial': 'w:initial',
  'css-unit-percent': 'u:%',
  'css-variables': 'f:var',
  'css-selector-adjacent-sibling': 's:+',
  'css-selector-general-sibling': 's:~',
  'css-selector-attribute': 's:[',
  'css-selector-child': 's:>',
  'html-align': 'a:align',
  'html-background': 'a:background',
  'html-base': 'e:base',
  'html-hidden': 'a:hidden',
  'html-image-maps': 'e:map',
  'html-loading-attribute': 'a:loading',
  'html-popover': 'a:popover',
  'html-semantics':
    'e:article e:aside e:details e:figcaption e:figure e:footer e:header e:main e:mark e:nav e:section e:summary e:time',
  'html-srcset': 'a:srcset a:sizes',
  'html-svg': 'e:svg',
  'html-address': 'e:address',
  'html-lists': 'e:ul e:ol e:dl',
  'html-h1-h6': 'e:h1 e:h2 e:h3 e:h4 e:h5 e:h6',
}

/** What cannot be seen in a page, what every page has, and what other checks forbid. */
const skipped = new Set([
  'amp',
  'bimi',
  'css-comments',
  'css-important',
  'css-nesting',
  'css-inert-attribute',
  'css-selector-class',
  'css-selector-id',
  'css-selector-type',
  'css-selector-grouping',
  'css-selector-descendant',
  'css-selector-chaining',
  'css-selector-universal',
  'html-anchor-links',
  'html-mailto-links',
  'html-comments',
  'html-doctype',
  'html-body',
  'html-lang',
  'html-meta-color-scheme',
  'html-dir',
  'html-role',
  'image-base64',
  'html-form',
  'html-button-reset',
  'html-button-submit',
  'html-input-checkbox',
  'html-input-hidden',
  'html-input-radio',
  'html-input-reset',
  'html-input-submit',
  'html-input-text',
  'html-select',
  'html-textarea',
  'html-audio',
  'html-video',
  'html-object',
])

/** The data of the package, distilled to what the check reads: the clients, and each feature that some client does not support, one a line. */
export function distil(): { readonly clients: string; readonly features: string } {
  const path = new URL('../../../node_modules/caniemail/data/caniemail.json', import.meta.url)
  const raw = JSON.parse(readFileSync(path, 'utf8')) as Raw
  const clients = clientsOf(raw)
  const rows = raw.data.flatMap((feature) => {
    const mark = skipped.has(feature.slug) ? null : (marks[feature.slug] ?? markOf(feature))
    const support = clients.map(([family, platform]) => newest(feature.stats[family]?.[platform])).join('')
    return mark === null || !support.includes('n') ? [] : [[feature.title.trim(), mark, support].join(' | ')]
  })
  const names = clients.map(
    ([family, platform]) =>
      `${family}.${platform} = ${raw.nicenames.family[family] ?? family} (${raw.nicenames.platform[platform] ?? platform})`,
  )
  const updated = raw.last_update_date.slice(0, 10)
  return { clients: clientsFile(updated, names), features: featuresFile(updated, rows) }
}

/** Sorted, without those of whom hardly anything is known. */
function clientsOf({ data }: Raw): readonly (readonly [string, string])[] {
  const known = new Map<string, number>()
  for (const { stats } of data)
    for (const [family, platforms] of Object.entries(stats))
      for (const platform of Object.keys(platforms))
        known.set(`${family}.${platform}`, (known.get(`${family}.${platform}`) ?? 0) + 1)
  return [...known]
    .filter(([, features]) => features > data.length / 2)
    .map(([name]) => name)
    .sort()
    .map((name) => [name.split('.')[0] ?? '', name.split('.')[1] ?? ''] as const)
}

/** The mark that follows from a title: `gap`, `ch unit`, `:hover`, `<video> element`. */
function markOf({ category, title, slug }: RawFeature): string | null {
  const plain = title.trim().replace(/ (?:property|shorthand)$/, '')
  if (category === 'image') return `i:${slug.replace('image-', '')}${slug === 'image-jpg' ? ' i:jpeg' : ''}`
  if (category === 'css') {
    if (/^::?[a-z-]+(?:\(\))?$/.test(plain)) return `s:${plain.replace('()', '')}`
    if (plain.endsWith(' unit')) return `u:${plain.slice(0, -' unit'.length)}`
    if (plain.endsWith('()'))
      return slug.includes('pseudo') ? `s::${plain.slice(0, -2)}` : `f:${plain.slice(0, -2)}`
    return /^[a-z-]+$/.test(plain) ? `p:${plain}` : null
  }
  const element = /^<([a-z]+)(?: type="([a-z]+)")?>/.exec(plain)
  if (element !== null) return `e:${element[1]}${element[2] === undefined ? '' : `=${element[2]}`}`
  const attribute = /^([a-z-]+) attribute$/.exec(plain)
  return attribute === null ? null : `a:${attribute[1]}`
}

/** The letter of the newest version: y, n, a (in part), or u where nobody knows. A version number is newer than a date, a date than a year: so it is where a client has several. */
function newest(versions: Readonly<Record<string, string>> | undefined): string {
  const [last] = Object.entries(versions ?? {}).sort(([a], [b]) => rank(b) - rank(a) || natural(b, a))
  return /^[yna]/.exec(last?.[1] ?? 'u')?.[0] ?? 'u'
}

function rank(version: string): number {
  if (/^\d{4}$/.test(version)) return 0
  return /^\d{4}-\d{2}/.test(version) ? 1 : 2
}

function natural(a: string, b: string): number {
  return a.localeCompare(b, 'en', { numeric: true })
}

function clientsFile(updated: string, names: readonly string[]): string {
  return `// Made from the data of caniemail.com of ${updated}; its notice stands in features.ts. A test compares; do not edit.

/** Mail clients by caniemail's names, with the name that people know. */
export const clientLines = \`
${names.join('\n')}
\`
`
}

function featuresFile(updated: string, rows: readonly string[]): string {
  return `// Made from the data of caniemail.com of ${updated} (npm package caniemail, data/caniemail.json). A test compares; do not edit.
//
// NOTICE: MIT License. Copyright Avi Goldman, Copyright Andrew Powell <andrew@shellscape.org>; the data: Rémi Parmentier and the
// contributors of caniemail. Permission is hereby granted, free of charge, to any person obtaining a copy of this software and
// associated documentation files (the "Software"), to deal in the Software without restriction, including without limitation the
// rights to use, copy, modify, merge, publish, distribute, sublicense, and/or sell copies of the Software, and to permit persons to
// whom the Software is furnished to do so, subject to the following conditions: The above copyright notice and this permission notice
// shall be included in all copies or substantial portions of the Software. THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY
// KIND, EXPRESS OR IMPLIED, INCLUDING BUT NOT LIMITED TO THE WARRANTIES OF MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND
// NONINFRINGEMENT. IN NO EVENT SHALL THE AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER LIABILITY, WHETHER IN
// AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING FROM, OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE SOFTWARE.

/** Features that some client does not support: title, what shows that a mail uses it, and a letter for each client in order: y, n, a (in part), u (unknown). */
export const featureLines = \`
${rows.join('\n')}
\`
`
}
