import { type FilteredValueToken, type Token, Tokenizer, TypeGuards } from 'liquidjs'
import { dateFormat, filters } from '../message/filters.ts'
import type { Expression, FieldValue, LoopProperty, Operator } from '../message/template.ts'
import { Refusal } from './refusal.ts'

/** The names an expression may use where it stands. */
export interface Names {
  readonly fields: Readonly<Record<string, { readonly type: string }>>
  readonly constants: Readonly<Record<string, string>>
  /** Variables of the loops around it, the innermost last. */
  readonly loops: readonly string[]
}

const loopProperties: ReadonlySet<string> = new Set([
  'index',
  'index0',
  'rindex',
  'rindex0',
  'first',
  'last',
  'length',
])
const filterChainMax = 8
const stringMax = 1000
/** Nobody compares more in one condition; whatever reads it calls itself for each. */
const operatorsMax = 50

/** The address of the page where a recipient leaves the list; the only name that is a whole link. */
export const unsubscribeUrl = 'unsubscribe_url'

/** Reads a value with its filters to the end of the tag. Throws a Refusal. */
export function readFiltered(tokenizer: Tokenizer, names: Names): Expression {
  const value: FilteredValueToken = tokenizer.readFilteredValue()
  expectEnd(tokenizer)
  const chain = value.filters
  if (chain.length > filterChainMax) throw new Refusal('template-too-deep', { limit: filterChainMax })
  let expression = fromPostfix(value.initial.postfix, names)
  for (const [index, { name, args }] of chain.entries()) {
    if (name === 'escape' && args.length === 0) {
      if (index < chain.length - 1) throw new Refusal('template-escape-last')
      continue
    }
    expression = filtered(name, { input: expression, args, first: index === 0 }, names)
  }
  if (expression.kind === 'empty' || expression.kind === 'blank') throw new Refusal('template-expression')
  return expression
}

/** Nothing may follow what was understood: what is not read would be lost without a word. */
export function expectEnd(tokenizer: Tokenizer): void {
  tokenizer.skipBlank()
  if (!tokenizer.end()) throw new Refusal('template-expression')
}

/** One value without filters. Throws a Refusal. */
export function fromToken(token: Token | undefined, names: Names): Expression {
  if (token === undefined) throw new Refusal('template-expression')
  if (TypeGuards.isNumberToken(token)) return literal(token.content)
  if (TypeGuards.isQuotedToken(token)) {
    if (token.content.length > stringMax || !/["']$/.test(token.getText()))
      throw new Refusal('template-expression')
    return literal(token.content)
  }
  if (TypeGuards.isLiteralToken(token)) {
    const name = token.getText()
    if (name === 'empty' || name === 'blank') return { kind: name }
    return literal(name === 'true' ? true : name === 'false' ? false : null)
  }
  if (TypeGuards.isPropertyAccessToken(token)) {
    const [first, second, ...rest] = token.props
    if (token.variable !== undefined || rest.length > 0 || !TypeGuards.isWordToken(first)) {
      throw new Refusal('template-expression')
    }
    return named(first.getText(), second === undefined ? null : second.getText(), names)
  }
  throw new Refusal('template-expression')
}

function literal(value: FieldValue): Expression {
  if (typeof value === 'number' && !Number.isFinite(value)) throw new Refusal('template-expression')
  return { kind: 'literal', value }
}

function named(name: string, property: string | null, names: Names): Expression {
  if (name === 'forloop') {
    if (names.loops.length === 0 || property === null || !loopProperties.has(property)) {
      throw new Refusal('template-expression')
    }
    return { kind: 'loop', property: property as LoopProperty }
  }
  if (property !== null) throw new Refusal('template-expression')
  if (names.loops.includes(name) || Object.hasOwn(names.fields, name) || name === unsubscribeUrl) {
    return { kind: 'variable', name }
  }
  if (Object.hasOwn(names.constants, name)) return literal(names.constants[name] ?? null)
  throw new Refusal('undeclared-field', {
    field: name.slice(0, 60),
    declared: Object.keys(names.fields).sort().join(', ') || '-',
  })
}

/** Liquid's own order of evaluation: the tokenizer has already put operators behind their operands. */
function fromPostfix(postfix: readonly Token[], names: Names): Expression {
  if (postfix.filter((token) => TypeGuards.isOperatorToken(token)).length > operatorsMax)
    throw new Refusal('template-too-deep', { limit: operatorsMax })
  const stack: Expression[] = []
  for (const token of postfix) {
    if (!TypeGuards.isOperatorToken(token)) {
      stack.push(fromToken(token, names))
      continue
    }
    const operator = token.operator
    const right = stack.pop()
    const left = operator === 'not' ? undefined : stack.pop()
    if (right === undefined || (operator !== 'not' && left === undefined))
      throw new Refusal('template-expression')
    stack.push(operation(operator, left === undefined ? [right] : [left, right]))
  }
  const [expression, ...more] = stack
  if (expression === undefined || more.length > 0) throw new Refusal('template-expression')
  return expression
}

function operation(operator: Operator, operands: readonly Expression[]): Expression {
  const special = operands.filter(
    (operand) => operand.kind === 'empty' || operand.kind === 'blank' || isNil(operand),
  )
  const isEquality = operator === '==' || operator === '!='
  if (special.length > (isEquality ? 1 : 0)) throw new Refusal('template-expression')
  return { kind: 'operator', operator, operands }
}

function isNil(expression: Expression): boolean {
  return expression.kind === 'literal' && expression.value === null
}

function filtered(
  name: string,
  { input, args, first }: { input: Expression; args: readonly unknown[]; first: boolean },
  names: Names,
): Expression {
  const filter = Object.hasOwn(filters, name) ? filters[name] : undefined
  if (filter === undefined) {
    throw new Refusal('template-filter-unknown', {
      filter: name.slice(0, 60),
      known: [...Object.keys(filters), 'escape'].sort().join(', '),
    })
  }
  const wrong = new Refusal('template-filter-arguments', { filter: name })
  const [least, most] = filter.arguments
  if (args.length < least || args.length > most || args.some((arg) => Array.isArray(arg))) throw wrong
  const values = args.map((arg) => fromToken(arg as Token, names))
  for (const value of values) {
    if (value.kind === 'empty' || value.kind === 'blank' || isNil(value)) throw wrong
    if (filter.numbers && (value.kind !== 'literal' || typeof value.value !== 'number')) throw wrong
  }
  if (name === 'date' && !(first && isDay(input, names) && isDateFormat(values[0]))) {
    throw new Refusal('template-date-format')
  }
  return { kind: 'filter', name, input, arguments: values }
}

function isDay(input: Expression, names: Names): boolean {
  return (
    input.kind === 'variable' &&
    Object.hasOwn(names.fields, input.name) &&
    names.fields[input.name]?.type === 'date'
  )
}

function isDateFormat(format: Expression | undefined): boolean {
  return format?.kind === 'literal' && typeof format.value === 'string' && dateFormat.test(format.value)
}
