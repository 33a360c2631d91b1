/** One declaration of a style: a lower-case property and its value without `!important`. */
export interface Declaration {
  readonly property: string
  readonly value: string
  readonly important: boolean
}

/** A rule of a style sheet, with the conditions of the at-rules around it. */
interface StyleRule {
  /** Comma-separated selectors, apart; empty for what stands in `@font-face` and `@page`. */
  readonly selectors: readonly string[]
  readonly declarations: readonly Declaration[]
  /** The at-rules around it, outermost first: `@media (min-width:480px)`. */
  readonly within: readonly string[]
}

/** What a style sheet says, as far as a scanner can tell: it never throws, and reads what browsers read of usual style sheets. */
export interface StyleSheet {
  readonly rules: readonly StyleRule[]
  /** Every at-rule with its condition: `@import url(…)`, `@media print`. */
  readonly atRules: readonly string[]
}

/** Nobody means deeper at-rules; they only would cost time. */
const nestingMax = 8

/** The text of a style sheet as rules. */
export function parseStyleSheet(text: string): StyleSheet {
  const css = withoutComments(text)
  const rules: StyleRule[] = []
  const atRules: string[] = []
  const open: string[] = []
  /** How many of the open braces hold declarations; inside of them a `;` ends no at-rule. */
  let plain = 0
  let from = 0
  for (let at = 0; at < css.length; at += 1) {
    const character = css.charAt(at)
    if (character === '"' || character === "'") {
      at = endOfString(css, at)
    } else if (character === ';' && plain === 0) {
      const head = css.slice(from, at).trim()
      if (head.startsWith('@')) atRules.push(head)
      from = at + 1
    } else if (character === '{') {
      const head = css.slice(from, at).trim()
      if (head.startsWith('@')) atRules.push(head)
      open.push(head)
      if (!isCondition(head)) plain += 1
      from = at + 1
    } else if (character === '}') {
      const head = open.pop()
      if (head !== undefined && !isCondition(head)) {
        plain -= 1
        const declarations = parseDeclarations(css.slice(from, at))
        rules.push({ selectors: selectorsOf(head), declarations, within: open.slice(0, nestingMax) })
      }
      from = at + 1
    }
  }
  return { rules, atRules }
}

/** `color:red;padding:0` as declarations, in order. */
export function parseDeclarations(text: string): readonly Declaration[] {
  return partsOf(text, ';').flatMap((part) => {
    const colon = part.indexOf(':')
    const property = part.slice(0, colon).trim().toLowerCase()
    if (colon < 0 || !/^-{0,2}[a-z][a-z0-9-]*$/.test(property)) return []
    const written = part.slice(colon + 1).trim()
    const value = written.replace(/\s*!\s*important$/i, '')
    return value === '' ? [] : [{ property, value, important: value !== written }]
  })
}

/** An at-rule that holds rules; any other holds declarations. */
function isCondition(head: string): boolean {
  return /^@(?:media|supports|layer|container|document|scope|(?:-[a-z]+-)?keyframes)\b/i.test(head)
}

function selectorsOf(head: string): readonly string[] {
  return head.startsWith('@') ? [] : partsOf(head, ',').map((part) => part.trim().replaceAll(/\s+/g, ' '))
}

/** The parts between separators that stand outside of strings and brackets. */
function partsOf(text: string, separator: string): readonly string[] {
  const parts: string[] = []
  let depth = 0
  let from = 0
  for (let at = 0; at < text.length; at += 1) {
    const character = text.charAt(at)
    if (character === '"' || character === "'") at = endOfString(text, at)
    else if (character === '(') depth += 1
    else if (character === ')') depth = Math.max(0, depth - 1)
    else if (character === separator && depth === 0) {
      parts.push(text.slice(from, at))
      from = at + 1
    }
  }
  parts.push(text.slice(from))
  return parts.filter((part) => part.trim() !== '')
}

/** The offset of the quote that ends a string; a string that never ends runs to the end. */
function endOfString(text: string, from: number): number {
  const quote = text.charAt(from)
  for (let at = from + 1; at < text.length; at += 1) {
    if (text.charAt(at) === '\\') at += 1
    else if (text.charAt(at) === quote) return at
  }
  return text.length
}

function withoutComments(text: string): string {
  return text.replaceAll(/\/\*[\s\S]*?(?:\*\/|$)/g, ' ').replaceAll(/<!--|-->/g, ' ')
}
