import { parseDeclarations, type Declaration } from '../html/css.ts'
import type { Page, PageElement } from '../html/page.ts'
import { featuresByMark, type Feature } from './support.ts'

/** Properties of which all that begin alike are one feature: `p:grid-template*`. */
const families = [...featuresByMark.keys()]
  .filter((mark) => mark.startsWith('p:') && mark.endsWith('*'))
  .map((mark) => ({ mark, start: mark.slice(2, -1) }))
const selectorMarks = [...featuresByMark.keys()].filter((mark) => mark.startsWith('s:'))
const atRuleMarks = [...featuresByMark.keys()].filter((mark) => mark.startsWith('@'))

const withoutEffect = new Set(['normal', 'auto', 'none', 'inherit', 'visible', 'static', 'unset'])

/** Features that a page uses and some client lacks, each with a piece of the source that shows it. What only holds under a condition is for those who obey it, and hidden elements are for nobody. */
export function usedFeatures(page: Page): ReadonlyMap<Feature, string> {
  const used = new Map<Feature, string>()
  const add = (mark: string, shown: string): void => {
    const feature = featuresByMark.get(mark)
    if (feature !== undefined && !used.has(feature)) used.set(feature, shown)
  }
  for (const style of stylesOf(page.elements)) for (const one of parseDeclarations(style)) declared(one, add)
  for (const { rules, atRules } of page.sheets) {
    for (const { selectors, declarations, within } of rules) {
      if (within.length > 0) continue
      for (const declaration of declarations) declared(declaration, add)
      for (const selector of selectors) selected(selector, add)
    }
    for (const rule of atRules) for (const mark of atRuleMarks) if (rule.startsWith(mark)) add(mark, rule)
  }
  for (const element of page.elements) inElement(element, add)
  return used
}

/** Each style once: a table repeats them. */
function stylesOf(elements: readonly PageElement[]): ReadonlySet<string> {
  return new Set(
    elements.flatMap(({ attributes, look }) => {
      const style = attributes.get('style')
      return style === undefined || look.hiding !== null ? [] : [style]
    }),
  )
}

type Add = (mark: string, shown: string) => void

function declared({ property, value }: Declaration, add: Add): void {
  // Meant for one client that knows it.
  if (property.startsWith('mso-') || /^-[a-z]/.test(property)) return
  // What says that nothing special is wanted needs no support.
  if (!withoutEffect.has(value.toLowerCase())) {
    add(`p:${property}`, property)
    for (const { mark, start } of families) if (property.startsWith(start)) add(mark, property)
  }
  if (property.startsWith('--')) add('f:var', property)
  const plain = value.toLowerCase().replaceAll(/url\([^)]*\)?|"[^"]*"|'[^']*'/g, ' ')
  add(`v:${property}=${plain.trim()}`, property)
  for (const [, name] of plain.matchAll(/(?<![a-z-])([a-z-]+)\(/g)) add(`f:${name}`, `${name}(`)
  for (const [shown, unit] of plain.matchAll(/\d([a-z]+|%)/g)) add(`u:${unit}`, shown)
  for (const word of plain.split(/[\s,]+/)) add(`w:${word}`, word)
}

function selected(selector: string, add: Add): void {
  for (const mark of selectorMarks) {
    const wanted = mark.slice(2)
    if (wanted.startsWith(':') ? hasPseudo(selector, wanted) : selector.includes(wanted)) add(mark, selector)
  }
}

/** `:focus` is not in `:focus-within`, nor `::before` in `::before-all`; `:before` is the old way to write `::before`. */
function hasPseudo(selector: string, wanted: string): boolean {
  const name = wanted.replace(/^:+/, '')
  const found = new RegExp(`(?<!:)(::?)${name}(?![a-z-])`).exec(selector)
  if (found === null) return false
  return wanted.startsWith('::') || found[1] === ':'
}

function inElement({ name, attributes }: PageElement, add: Add): void {
  add(`e:${name}`, `<${name}`)
  for (const attribute of attributes.keys()) add(`a:${attribute}`, `${attribute}=`)
  const source = name === 'img' ? (attributes.get('src') ?? '') : ''
  const ending = /\.([a-z0-9]{2,5})(?:[?#][^]*)?$/i.exec(source)?.[1]
  if (ending !== undefined) add(`i:${ending.toLowerCase()}`, source)
}
