import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { escapeFor } from '../../src/message/escape.ts'
import { renderNodes, renderTemplate } from '../../src/message/render.ts'
import type {
  Expression,
  FieldValue,
  HoleContext,
  MergeValues,
  Operator,
  TemplateNode,
} from '../../src/message/template.ts'

const values: MergeValues = {
  name: 'Zoë',
  none: null,
  empty: '',
  zero: 0,
  seven: 7,
  yes: true,
  no: false,
  day: '2026-12-01',
}
const variable = (name: string): Expression => ({ kind: 'variable', name })
const literal = (value: FieldValue): Expression => ({ kind: 'literal', value })
const filter = (input: Expression, name: string, ...args: readonly FieldValue[]): Expression => ({
  kind: 'filter',
  name,
  input,
  arguments: args.map(literal),
})
const operator = (left: Expression, sign: Operator, right?: Expression): Expression => ({
  kind: 'operator',
  operator: sign,
  operands: right === undefined ? [left] : [left, right],
})
const hole = (expression: Expression, context: HoleContext = 'text'): TemplateNode => ({
  kind: 'hole',
  context,
  expression,
})
const text = (value: string): TemplateNode => ({ kind: 'static', text: value })
const print = (expression: Expression): string => renderNodes([hole(expression)], values)

test.each<[Expression, string]>([
  [variable('name'), 'Zoë'],
  [variable('none'), ''],
  [variable('missing'), ''],
  [variable('toString'), ''],
  [variable('__proto__'), ''],
  [variable('yes'), 'true'],
  [literal(1.5), '1.5'],
  [{ kind: 'blank' }, ''],
  [filter(variable('name'), 'upcase'), 'ZOË'],
  [filter(variable('none'), 'default', 'you'), 'you'],
  [filter(variable('empty'), 'default', 'you'), 'you'],
  [filter(variable('no'), 'default', 'you'), 'you'],
  [filter(variable('zero'), 'default', 'you'), '0'],
  [filter(variable('name'), 'truncate', 3), 'Zoë'],
  [filter(literal('👩‍👩‍👧家族です'), 'truncate', 5), '👩\u200d...'],
  [filter(literal('a+b'), 'replace', '+', '$&'), 'a$&b'],
  [filter(literal('1.005'), 'round', 2), '1.01'],
  [filter(literal('-2.5'), 'round'), '-3'],
  [filter(literal('x'), 'plus', 2), '2'],
  [filter(variable('seven'), 'divided_by', 2), '3.5'],
  [filter(variable('seven'), 'size'), '0'],
  [filter(literal('a b&\ud800'), 'url_encode'), 'a+b%26%EF%BF%BD'],
  [filter(variable('day'), 'date', '%Y年%-m月%-d日(%a) %y %%'), '2026年12月1日(Tue) 26 %'],
  [filter(literal('2026-02-30'), 'date', '%d'), '2026-02-30'],
  [filter(literal('soon'), 'date', '%d'), 'soon'],
])('%j prints %s', (expression, printed) => {
  expect(print(expression)).toBe(printed)
})

test.each<[string, Expression, boolean]>([
  ['an empty string is true', variable('empty'), true],
  ['zero is true', variable('zero'), true],
  ['null is not', variable('none'), false],
  ['false is not', variable('no'), false],
  ['not null', operator(variable('none'), 'not'), true],
  ['1 is not "1"', operator(literal(1), '==', literal('1')), false],
  ['null is blank', operator(variable('none'), '==', { kind: 'blank' }), true],
  ['blank is null', operator({ kind: 'blank' }, '==', variable('none')), true],
  ['null is not empty', operator(variable('none'), '==', { kind: 'empty' }), false],
  ['an empty string is empty', operator({ kind: 'empty' }, '==', variable('empty')), true],
  ['a name is not blank', operator(variable('name'), '!=', { kind: 'blank' }), true],
  ['strings by code unit', operator(literal('b'), '>', literal('a')), true],
  ['a string beside a number as a number', operator(literal('10'), '>', literal(9)), true],
  ['null is less than one', operator(variable('none'), '<', literal(1)), true],
  ['contains', operator(variable('name'), 'contains', literal('oë')), true],
  ['a number contains nothing', operator(variable('seven'), 'contains', literal(7)), false],
  ['and', operator(variable('yes'), 'and', variable('no')), false],
  ['or', operator(variable('yes'), 'or', variable('no')), true],
])('%s', (_name, when, holds) => {
  const node: TemplateNode = {
    kind: 'if',
    branches: [
      { when, body: [text('yes')] },
      { when: null, body: [text('no')] },
    ],
  }
  expect(renderNodes([node], values)).toBe(holds ? 'yes' : 'no')
})

test('every branch of a case that matches is printed, else only when none does', () => {
  const branch = (equals: readonly FieldValue[] | null, body: string) => ({
    equals: equals?.map(literal) ?? null,
    body: [text(body)],
  })
  const branches = [branch([7, 8], 'a'), branch(['7'], 'b'), branch([7], 'c'), branch(null, 'd')]
  expect(renderNodes([{ kind: 'case', subject: variable('seven'), branches }], values)).toBe('ac')
  expect(renderNodes([{ kind: 'case', subject: variable('name'), branches }], values)).toBe('d')
})

test.each<[string, number, FieldValue, number, string]>([
  ['as far as the range goes', 1, 3, 50, '1-1-3-true-false 2-2-2-false-false 3-3-1-false-true '],
  ['as far as the limit allows', 5, 1_000_000_000, 1, '5-1-1-true-true '],
  ['not at all backwards', 3, 1, 50, ''],
  ['not at all without a number', 1, 'x', 50, ''],
  ['from nothing', 0, null, 50, '0-1-1-true-true '],
])('a loop runs %s', (...[, from, to, limit, printed]) => {
  const parts: Expression[] = [
    variable('i'),
    ...(['index', 'rindex', 'first', 'last'] as const).map((property): Expression => ({
      kind: 'loop',
      property,
    })),
  ]
  const body = parts.flatMap((part, index) => [text(index === 0 ? '' : '-'), hole(part)])
  const loop: TemplateNode = {
    kind: 'for',
    variable: 'i',
    from: literal(from),
    to: literal(to),
    limit,
    body: [...body, text(' ')],
  }
  expect(renderNodes([loop], values)).toBe(printed)
})

test('a loop’s variable hides a field, and only inside', () => {
  const loop: TemplateNode = {
    kind: 'for',
    variable: 'name',
    from: literal(1),
    to: literal(2),
    limit: 9,
    body: [hole(variable('name'))],
  }
  expect(renderNodes([loop, hole(variable('name'))], values)).toBe('12Zoë')
})

test('a template that the compiler does not make is our own mistake', () => {
  const unknown = filter(variable('name'), 'constructor')
  expect(() => print(unknown)).toThrow('filter constructor')
  const broken = { version: 2, subject: [], html: [], text: [], fields: [] } as unknown as Parameters<
    typeof renderTemplate
  >[0]
  expect(() => renderTemplate(broken, {})).toThrow('version')
})

describe('a value in its context', () => {
  test.each<[HoleContext, FieldValue, string]>([
    ['html', `<b a="1" c='2'>&`, '&lt;b a=&#34;1&#34; c=&#39;2&#39;&gt;&amp;'],
    ['attribute', '" onclick="x', '&#34; onclick=&#34;x'],
    ['url', "a b/?#&=%'()*.日", 'a%20b%2F%3F%23%26%3D%25%27%28%29%2A.%E6%97%A5'],
    ['link', 'https://m.example/u?a=1&b=2', 'https://m.example/u?a=1&amp;b=2'],
    ['link', 'http://127.0.0.1:8025/u/x', 'http://127.0.0.1:8025/u/x'],
    ['link', 'http://m.example/u', ''],
    ['link', 'http://127.0.0.1.evil.example/', ''],
    ['link', 'javascript:alert(1)', ''],
    ['link', ' https://m.example/', ''],
    ['link', null, ''],
    ['text', 'a\r\n\r\nb\u2028c\td', 'a b c d'],
    ['header', 'a\r\nBcc: x', 'a Bcc: x'],
    ['html', 'a\u0000\u001b[31m\u202eb\ufeff', 'a[31mb'],
    ['html', '\ud800', '\ufffd'],
    ['text', true, 'true'],
  ])('%s: %j', (context, value, printed) => {
    expect(escapeFor(context, value)).toBe(printed)
  })

  test('never leaves it, whatever it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (value) => {
        expect(escapeFor('html', value)).toMatch(/^(?:[^&<>"']|&(?:amp|lt|gt|#34|#39);)*$/u)
        expect(escapeFor('url', value)).toMatch(/^(?:[A-Za-z0-9._~-]|%[0-9A-F]{2})*$/)
        expect(escapeFor('link', value)).toMatch(/^(?:https?:[^\s<>"']*)?$/)
        expect(escapeFor('header', value)).toMatch(/^[^\p{Cc}\u2028\u2029\ud800-\udfff]*$/u)
      }),
    )
  })
})

test('a subject is one line without spaces at its ends', () => {
  const subject = [text('  For '), hole(variable('none'), 'header'), text(' you\n ')]
  expect(renderTemplate({ version: 1, subject, html: [], text: [], fields: [] }, values).subject).toBe(
    'For you',
  )
})
