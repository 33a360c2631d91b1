import { assert, present } from '../kit/assert.ts'
import { escapeFor, headerLine } from './escape.ts'
import { filters } from './filters.ts'
import type {
  CompiledTemplate,
  Expression,
  FieldValue,
  LoopProperty,
  MergeValues,
  Operator,
  RenderedMessage,
  TemplateNode,
} from './template.ts'

/** A loop while it runs, and the one it stands in. */
interface Loop {
  readonly variable: string
  readonly item: number
  readonly index: number
  readonly length: number
  readonly outer: Loop | null
}

interface Scope {
  readonly values: MergeValues
  readonly loop: Loop | null
}

/**
 * One recipient's message. The template is data: nothing in it, and no value, can do more than choose and print text.
 * Throws a Bug when the template is not one that the compiler makes.
 */
export function renderTemplate(template: CompiledTemplate, values: MergeValues): RenderedMessage {
  assert(template.version === 1, `template version ${String(template.version)}`)
  return {
    subject: headerLine(renderNodes(template.subject, values)),
    html: renderNodes(template.html, values),
    text: renderNodes(template.text, values),
  }
}

/** Nodes as text, each hole escaped for its context. */
export function renderNodes(nodes: readonly TemplateNode[], values: MergeValues): string {
  return renderIn({ values, loop: null }, nodes)
}

function renderIn(scope: Scope, nodes: readonly TemplateNode[]): string {
  let text = ''
  for (const node of nodes) text += node.kind === 'static' ? node.text : renderNode(scope, node)
  return text
}

function renderNode(scope: Scope, node: Exclude<TemplateNode, { kind: 'static' }>): string {
  if (node.kind === 'hole') return escapeFor(node.context, evaluate(scope, node.expression))
  if (node.kind === 'case') return renderCase(scope, node)
  if (node.kind === 'for') return renderLoop(scope, node)
  const chosen = node.branches.find(({ when }) => when === null || isTrue(evaluate(scope, when)))
  return chosen === undefined ? '' : renderIn(scope, chosen.body)
}

function renderCase(scope: Scope, node: Extract<TemplateNode, { kind: 'case' }>): string {
  const subject = evaluate(scope, node.subject)
  const hits = node.branches.filter(({ equals }) => equals?.some((to) => areEqual(scope, subject, to)))
  if (hits.length > 0) return hits.map(({ body }) => renderIn(scope, body)).join('')
  const otherwise = node.branches.find(({ equals }) => equals === null)
  return otherwise === undefined ? '' : renderIn(scope, otherwise.body)
}

function renderLoop(scope: Scope, node: Extract<TemplateNode, { kind: 'for' }>): string {
  const from = Number(evaluate(scope, node.from))
  const to = Number(evaluate(scope, node.to))
  const length = Math.max(0, Math.min(node.limit, Math.floor(to - from) + 1)) || 0
  let text = ''
  for (let index = 0; index < length; index += 1) {
    const loop: Loop = { variable: node.variable, item: from + index, index, length, outer: scope.loop }
    text += renderIn({ values: scope.values, loop }, node.body)
  }
  return text
}

function evaluate(scope: Scope, expression: Expression): FieldValue {
  if (expression.kind === 'literal') return expression.value
  if (expression.kind === 'variable') return lookUp(scope, expression.name)
  if (expression.kind === 'operator') return operate(scope, expression.operator, expression.operands)
  if (expression.kind === 'filter') return applyFilter(scope, expression)
  if (expression.kind === 'loop') return loopProperties[expression.property](present(scope.loop, 'loop'))
  // `empty` and `blank` print as nothing.
  return ''
}

function applyFilter(scope: Scope, expression: Extract<Expression, { kind: 'filter' }>): FieldValue {
  assert(Object.hasOwn(filters, expression.name), `filter ${expression.name}`)
  const filter = present(filters[expression.name], 'filter')
  const [first = null, second = null] = expression.arguments.map((argument) => evaluate(scope, argument))
  return filter.apply(evaluate(scope, expression.input), first, second)
}

function lookUp(scope: Scope, name: string): FieldValue {
  for (let loop = scope.loop; loop !== null; loop = loop.outer) {
    if (loop.variable === name) return loop.item
  }
  return Object.hasOwn(scope.values, name) ? (scope.values[name] ?? null) : null
}

const loopProperties: Readonly<Record<LoopProperty, (loop: Loop) => FieldValue>> = {
  index: ({ index }) => index + 1,
  index0: ({ index }) => index,
  rindex: ({ index, length }) => length - index,
  rindex0: ({ index, length }) => length - index - 1,
  first: ({ index }) => index === 0,
  last: ({ index, length }) => index === length - 1,
  length: ({ length }) => length,
}

/** Liquid's truth: only null and false are not; an empty string is. */
function isTrue(value: FieldValue): boolean {
  return value !== null && value !== false
}

function operate(scope: Scope, operator: Operator, operands: readonly Expression[]): boolean {
  const left = present(operands[0], 'operand')
  const a = evaluate(scope, left)
  if (operator === 'not') return !isTrue(a)
  const right = present(operands[1], 'operand')
  if (operator === '==' || operator === '!=') {
    const [value, to] =
      left.kind === 'empty' || left.kind === 'blank' ? [evaluate(scope, right), left] : [a, right]
    return areEqual(scope, value, to) === (operator === '==')
  }
  const b = evaluate(scope, right)
  if (operator === 'and') return isTrue(a) && isTrue(b)
  if (operator === 'or') return isTrue(a) || isTrue(b)
  if (operator === 'contains') return typeof a === 'string' && a.includes(String(b))
  return isOrdered(operator, a, b)
}

/** Equal type and value, as in Liquid: `1` is not `"1"`. */
function areEqual(scope: Scope, value: FieldValue, to: Expression): boolean {
  if (to.kind === 'empty') return value === ''
  if (to.kind === 'blank') {
    return value === null || value === false || (typeof value === 'string' && /^\s*$/.test(value))
  }
  return value === evaluate(scope, to)
}

/** Compares as Liquid in JavaScript does: two strings by code unit, anything else as numbers. */
function isOrdered(operator: '<' | '>' | '<=' | '>=', a: FieldValue, b: FieldValue): boolean {
  const [x, y] = typeof a === 'string' && typeof b === 'string' ? [a, b] : [Number(a), Number(b)]
  if (operator === '<') return x < y
  if (operator === '>') return x > y
  return operator === '<=' ? x <= y : x >= y
}
