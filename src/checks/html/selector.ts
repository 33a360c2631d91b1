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
export type RuleIndex = ReadonlyMap<string, readonly IndexedRule[]>

/** Conditions that hold for every reader; what depends on width, darkness or features is left out. */
const unconditional = /^@media\s+(?:only\s+)?(?:all|screen)\s*$/i

/** The rules of style sheets that hold everywhere, for `declarationsFor`. Selectors with states, siblings or attributes are left out: few clients obey them. */
export function indexRules(sheets: readonly StyleSheet[]): RuleIndex {
  const index = new Map<string, IndexedRule[]>()
  for (const rule of sheets.flatMap(({ rules }) => rules)) {
    if (!rule.within.every((condition) => unconditional.test(condition))) continue
    for (const selector of rule.selectors) {
      const compounds = compoundsOf(selector)
      const [last] = compounds ?? []
      if (compounds === null || last === undefined) continue
      const key = keyOf(last)
      const found = index.get(key) ?? []
      found.push({ compounds, weight: weightOf(compounds), declarations: rule.declarations })
      index.set(key, found)
    }
  }
  return index
}

/** What the rules say about an element, the strongest last; marked ones come after all others. */
export function declarationsFor(element: Selectable, index: RuleIndex): readonly Declaration[] {
  if (index.size === 0) return []
  const keys = ['*', element.name, ...classesOf(element).map((name) => `.${name}`)]
  const id = element.attributes.get('id')
  if (id !== undefined) keys.push(`#${id}`)
  return keys
    .flatMap((key) => index.get(key) ?? [])
    .filter(({ compounds }) => matches(element, compounds))
    .sort((a, b) => a.weight - b.weight)
    .flatMap(({ declarations }) => declarations)
}

function compoundsOf(selector: string): readonly Compound[] | null {
  const parts = selector.replaceAll(/\s*>\s*/g, ' >').split(' ')
  const compounds = parts.map((part, position) => {
    const match = /^(>?)(\*|[a-z][a-z0-9-]*)?((?:[.#][\w-]+)*)$/i.exec(part)
    if (match === null || part === '') return null
    const marks = (match[3] ?? '').match(/[.#][\w-]+/g) ?? []
    return {
      name: (match[2] ?? '*').toLowerCase(),
      ids: marks.filter((mark) => mark.startsWith('#')).map((mark) => mark.slice(1)),
      classes: marks.filter((mark) => mark.startsWith('.')).map((mark) => mark.slice(1)),
      isChild: position > 0 && match[1] === '>',
    }
  })
  return compounds.includes(null) ? null : compounds.flatMap((one) => one ?? []).reverse()
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

/** Ancestors looked at for one selector; a page as deep as this is none. */
const ancestorsMax = 200

function matches(element: Selectable, [last, ...others]: readonly Compound[]): boolean {
  if (last === undefined || !fits(element, last)) return false
  let isChild = last.isChild
  let current = element.parent
  for (let steps = 0; others.length > 0; steps += 1) {
    const [wanted] = others
    if (current === null || wanted === undefined || steps > ancestorsMax) return false
    if (fits(current, wanted)) {
      others.shift()
      isChild = wanted.isChild
    } else if (isChild) return false
    current = current.parent
  }
  return true
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
