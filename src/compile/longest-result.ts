import type { Expression, HoleContext, TemplateNode } from '../message/template.ts'

/** No merge field is longer: an import refuses it, and so does a list with a sample value. */
const valueCharacters = 500
const numberCharacters = 25
/** What escaping may make of one character: `&#34;` in HTML, three bytes of `%E3` in a link. */
const escaped: Readonly<Record<HoleContext, number>> = {
  html: 5,
  attribute: 5,
  link: 5,
  url: 9,
  text: 1,
  header: 1,
}

/** How many characters the nodes may become for one reader, at most and whatever the values are. Loops and replacing make much of little. */
export function longestResult(nodes: readonly TemplateNode[]): number {
  return nodes.reduce((sum, node) => sum + longestNode(node), 0)
}

function longestNode(node: TemplateNode): number {
  if (node.kind === 'static') return node.text.length
  if (node.kind === 'hole') return longestValue(node.expression) * escaped[node.context]
  if (node.kind === 'for') return longestResult(node.body) * node.limit
  const branches = node.branches.map(({ body }) => longestResult(body))
  // Of `case` each branch that matches is printed.
  return node.kind === 'if' ? Math.max(0, ...branches) : branches.reduce((sum, one) => sum + one, 0)
}

function longestValue(expression: Expression): number {
  if (expression.kind === 'literal') return String(expression.value ?? '').length
  if (expression.kind === 'variable') return valueCharacters
  if (expression.kind !== 'filter') return numberCharacters
  const input = longestValue(expression.input)
  const [first = 0, second = 0] = expression.arguments.map(longestValue)
  const { name } = expression
  if (name === 'append' || name === 'prepend') return input + first
  if (name === 'default') return Math.max(input, first)
  if (name === 'replace') return input + input * Math.ceil((second + 1) / leastOf(expression.arguments[0]))
  if (name === 'date') return input + first * 10
  if (name === 'url_encode') return input * escaped.url
  // A letter in the other case may be three.
  return /case$|^capitalize$/.test(name) ? input * 3 : Math.max(input, numberCharacters)
}

/** The length of a text that is written out; a value may be empty, and nothing stands between all characters. */
function leastOf(part: Expression | undefined): number {
  return part?.kind === 'literal' ? Math.max(1, String(part.value ?? '').length) : 1
}
