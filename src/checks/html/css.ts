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

/** The text of a style sheet as rules. What is left open at its end is closed there, as browsers do. */
export function parseStyleSheet(text: string): StyleSheet {
  const css = plainCss(text).replaceAll(/<!--|-->/g, ' ')
  const rules: StyleRule[] = []
  const atRules: string[] = []
  const open: { readonly head: string; declarations: string }[] = []
  /** How many of the open braces hold declarations; inside of them a `;` ends no at-rule. */
  let plain = 0
  let from = 0
  const close = (at: number): void => {
    const rule = open.pop()
    if (rule === undefined || isCondition(rule.head)) return
    plain -= 1
    const declarations = parseDeclarations(rule.declarations + css.slice(from, at))
    const within = open.slice(0, nestingMax).map(({ head }) => head)
    rules.push({ selectors: selectorsOf(rule.head), declarations, within })
  }
  for (let at = 0; at < css.length; at += 1) {
    const character = css.charAt(at)
    const past = pastQuoted(css, at)
    if (past !== null) at = past
    else if (character === ';' && plain === 0) {
      const head = css.slice(from, at).trim()
      if (head.startsWith('@')) atRules.push(head)
      from = at + 1
    } else if (character === '{') {
      // A rule inside a rule begins behind the declarations that come before it.
      const before = plain === 0 ? -1 : css.slice(from, at).lastIndexOf(';')
      const around = open.at(-1)
      if (around !== undefined && before >= 0) around.declarations += css.slice(from, from + before + 1)
      const head = css.slice(from + before + 1, at).trim()
      if (head.startsWith('@')) atRules.push(head)
      open.push({ head, declarations: '' })
      if (!isCondition(head)) plain += 1
      from = at + 1
    } else if (character === '}') {
      close(at)
      from = at + 1
    }
  }
  const rest = css.slice(from).trim()
  if (plain === 0 && rest.startsWith('@')) atRules.push(rest)
  for (let at = css.length; open.length > 0; from = at) close(at)
  return { rules, atRules }
}

/** `color:red;padding:0` as declarations, in order. */
export function parseDeclarations(text: string): readonly Declaration[] {
  return partsOf(plainCss(text), ';').flatMap((part) => {
    const colon = part.indexOf(':')
    const property = part.slice(0, colon).trim().toLowerCase()
    if (colon < 0 || !/^-{0,2}[a-z][a-z0-9-]*$/.test(property)) return []
    const written = part.slice(colon + 1).trim()
    const value = written.replace(/(?<!\s)\s*!\s*important$/i, '')
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
    const past = pastQuoted(text, at)
    if (past !== null) at = past
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

const bareUrl = /url\(\s*[^"'\s)][^)]*\)?/iy

/** The offset of the last character of a string or of an address without quotation marks that begins here; null when none does. */
function pastQuoted(text: string, at: number): number | null {
  const character = text.charAt(at)
  if (character === '"' || character === "'") return endOfString(text, at)
  if (character !== 'u' && character !== 'U') return null
  bareUrl.lastIndex = at
  return bareUrl.test(text) ? bareUrl.lastIndex - 1 : null
}

/** The offset of the quote that ends a string, or of the line break where an unfinished one ends; else of the end of the text. */
function endOfString(text: string, from: number): number {
  const quote = text.charAt(from)
  for (let at = from + 1; at < text.length; at += 1) {
    const character = text.charAt(at)
    if (character === '\\') at += 1
    else if (character === quote || character === '\n' || character === '\f' || character === '\r') return at
  }
  return text.length
}

const quotedOrComment =
  /url\(\s*[^"'\s)][^)]*\)?|"(?:\\[\s\S]|[^"\\\n\r\f])*"?|'(?:\\[\s\S]|[^'\\\n\r\f])*'?|\/\*[\s\S]*?(?:\*\/|$)/gi
const escape = /\\(?:([0-9a-f]{1,6})(?:\r\n|[ \t\n\r\f])?|([g-z_-]))/gi

/** Without comments, and with letters and digits as they are where they were written in another way: `d\69splay` is `display`. */
function plainCss(text: string): string {
  return text
    .replaceAll(quotedOrComment, (found) => (found.startsWith('/*') ? ' ' : found))
    .replaceAll(escape, (whole, code: string | undefined, letter: string | undefined) => {
      if (letter !== undefined) return letter
      const point = Number.parseInt(code ?? '', 16)
      const character = point > 0 && point < 0xd800 ? String.fromCodePoint(point) : '\ufffd'
      return /[\w\u0080-\u{10ffff}-]/u.test(character) ? character : whole
    })
}
