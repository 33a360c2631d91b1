import type { Declaration, StyleSheet } from './css.ts'

/** What a selector looks at. */
export interface Selectable {
  readonly name: string
  readonly attributes: ReadonlyMap<string, string>
  readonly parent: Selectable | null
}

interface Compound {
  readonly name: string
  readonly ids: readonly string[]
  readonly classes: readonly string[]
  /** Whether the element before it must be the parent itself. */
  readonly isChild: boolean
}

interface IndexedRule {
  /** Rightmost first. */
  readonly compounds: readonly Compound[]
  /** Ids, classes, names: the greater wins, then the later. */
  readonly weight: number
  readonly declarations: readonly Declaration[]
}

/** Rules by what their rightmost part demands, so that an element meets few of them. */
export interface RuleIndex {
  readonly byKey: ReadonlyMap<string, readonly IndexedRule[]>
  /** Elements that may still be compared with a selector: no usual page comes near it. Below 0 the rest matches nothing. */
  readonly work: { left: number }
}

const workMax = 1_000_000

/** Conditions that hold for every reader; what depends on width, darkness or features is left out. */
const unconditional = /^@media\s+(?:only\s+)?(?:all|screen)\s*$/i

/** The circumstances in which a rule holds: at-rules and rules around it, and what its selector says beyond names, ids and classes. Empty where it always does. */
function conditionOf(within: readonly string[], beyond: readonly string[]): string {
  // Outlook marks with two attributes what it changes for darkness, letters and backgrounds, and both come together.
  const marks = beyond.map((mark) => (/^\[data-ogs[bc]\]$/i.test(mark) ? '[data-ogs]' : mark))
  return [...within.filter((condition) => !unconditional.test(condition)), ...marks].join(' ')
}

/** All circumstances that rules of style sheets name, but for those that only move or adorn what is shown anyway. */
export function conditionsOf(sheets: readonly StyleSheet[]): ReadonlySet<string> {
  const found = new Set<string>()
  for (const { selectors, within, declarations } of sheets.flatMap(({ rules }) => rules)) {
    if (declarations.every(isHarmless)) continue
    for (const selector of selectors) found.add(conditionOf(within, loosened(selector).beyond))
  }
  found.delete('')
  return found
}

const harmless =
  /^(?:border(?:-.*)?|padding(?:-.*)?|text-(?:align|decoration(?:-.*)?|transform)|vertical-align|font-(?:family|weight|style)|(?:supported-)?color-schemes?|table-layout|min-width|direction|word-break|(?:-ms-|-webkit-)?text-size-adjust|-ms-interpolation-mode|mso-(?!hide).*)$/

/** Whether a declaration cannot hide anything; a width is wide enough from ten pixels. */
function isHarmless({ property, value }: Declaration): boolean {
  if (property === 'line-height') return /^(?:[1-9]|normal)/.test(value)
  if (/^(?:max-)?width$/.test(property)) return /^(?:[1-9]\d+(?:\.\d+)?(?:px|%)|auto)$/.test(value)
  return (
    harmless.test(property) ||
    (property === 'display' && value === 'block') ||
    (property === 'height' && value === 'auto')
  )
}

/**
 * The rules of style sheets for `declarationsFor`: those that hold everywhere, and those of the circumstances that `holds` names. Of
 * a selector with states, siblings or attributes, which few clients obey, only names, ids and classes are looked at, so that it matches
 * wherever it may.
 */
export function indexRules(
  sheets: readonly StyleSheet[],
  holds: (condition: string) => boolean = () => false,
): RuleIndex {
  const byKey = new Map<string, IndexedRule[]>()
  for (const rule of sheets.flatMap(({ rules }) => rules)) {
    for (const selector of rule.selectors) {
      const { plain, beyond } = loosened(selector)
      const condition = conditionOf(rule.within, beyond)
      if (condition !== '' && !holds(condition)) continue
      const compounds = compoundsOf(plain)
      const [last] = compounds
      if (last === undefined) continue
      const key = keyOf(last)
      const found = byKey.get(key) ?? []
      found.push({ compounds, weight: weightOf(compounds), declarations: rule.declarations })
      byKey.set(key, found)
    }
  }
  return { byKey, work: { left: workMax } }
}

/** What the rules say about an element, the strongest last; marked ones come after all others. */
export function declarationsFor(element: Selectable, index: RuleIndex): readonly Declaration[] {
  const { byKey, work } = index
  if (byKey.size === 0) return []
  const keys = ['*', element.name, ...classesOf(element).map((name) => `.${name}`)]
  const id = element.attributes.get('id')
  if (id !== undefined) keys.push(`#${id}`)
  return keys
    .flatMap((key) => byKey.get(key) ?? [])
    .filter(({ compounds }) => matches(element, compounds, work))
    .sort((a, b) => a.weight - b.weight)
    .flatMap(({ declarations }) => declarations)
}

const understood = /^(?:\*|[a-z][a-z0-9-]*)?(?:[.#][\w-]+)*$/i
/** States, attributes, and the functions that choose among selectors: with what is in their brackets. */
const further = /::?[\w-]+(?:\((?:[^()]|\((?:[^()]|\([^()]*\))*\))*\))?|\[[^\]]*\]?|&/g

/** A selector without what we do not judge, and that. A sibling is taken for something anywhere before it. */
function loosened(selector: string): { readonly plain: string; readonly beyond: readonly string[] } {
  const parts = selector.replaceAll(/\s*>\s*/g, ' >').split(' ')
  if (parts.every((part) => understood.test(part.replace(/^>/, '')) && part !== '' && part !== '>'))
    return { plain: selector, beyond: [] }
  const beyond: string[] = []
  const bare = selector.replaceAll(further, (found) => {
    beyond.push(found)
    return ''
  })
  // What stands before a sibling is not around it.
  const tail = bare.split(/[+~]|\|\|/)
  if (tail.length > 1) beyond.push(bare)
  const last = tail.at(-1)?.replaceAll('>', ' ').trim().split(/\s+/).at(-1) ?? ''
  if (beyond.length === 0 || !understood.test(last)) beyond.push(selector)
  const head = last === '' ? '*' : last
  return { plain: understood.test(head) ? head : '*', beyond }
}

function compoundsOf(selector: string): readonly Compound[] {
  const parts = selector.replaceAll(/\s*>\s*/g, ' >').split(' ')
  return parts
    .map((part, position) => {
      const match = /^(>?)(\*|[a-z][a-z0-9-]*)?((?:[.#][\w-]+)*)$/i.exec(part)
      const marks = (match?.[3] ?? '').match(/[.#][\w-]+/g) ?? []
      return {
        name: (match?.[2] ?? '*').toLowerCase(),
        ids: marks.filter((mark) => mark.startsWith('#')).map((mark) => mark.slice(1)),
        classes: marks.filter((mark) => mark.startsWith('.')).map((mark) => mark.slice(1)),
        isChild: position > 0 && match?.[1] === '>',
      }
    })
    .reverse()
}

function keyOf({ name, ids, classes }: Compound): string {
  const [id] = ids
  const [first] = classes
  if (id !== undefined) return `#${id}`
  return first === undefined ? name : `.${first}`
}

function weightOf(compounds: readonly Compound[]): number {
  return compounds.reduce(
    (sum, { name, ids, classes }) =>
      sum + ids.length * 10_000 + classes.length * 100 + (name === '*' ? 0 : 1),
    0,
  )
}

function matches(element: Selectable, compounds: readonly Compound[], work: RuleIndex['work']): boolean {
  work.left -= 1
  const [last] = compounds
  return work.left >= 0 && last !== undefined && fits(element, last) && isWithin(element, compounds, work)
}

/** Whether the elements around one fit the rest of a selector, of which it fits the first. */
function isWithin(
  element: Selectable,
  [own, wanted, ...others]: readonly Compound[],
  work: RuleIndex['work'],
): boolean {
  if (wanted === undefined) return true
  for (let current = element.parent; current !== null && work.left > 0; current = current.parent) {
    work.left -= 1
    if (fits(current, wanted)) {
      if (isWithin(current, [wanted, ...others], work)) return true
      // One further out has no more around it, unless it must be the child of something.
      if (!wanted.isChild) return false
    }
    if (own?.isChild === true) return false
  }
  return false
}

function fits(element: Selectable, { name, ids, classes }: Compound): boolean {
  if (name !== '*' && name !== element.name) return false
  if (ids.some((id) => element.attributes.get('id') !== id)) return false
  const own = classes.length === 0 ? [] : classesOf(element)
  return classes.every((wanted) => own.includes(wanted))
}

function classesOf(element: Selectable): readonly string[] {
  const written = element.attributes.get('class') ?? ''
  return written === '' ? [] : written.split(/\s+/)
}
