import { expect, test } from 'vitest'
import { applyPolicy, isOver } from '../../src/checks/apply-policy.ts'
import type { Check, CheckInput } from '../../src/checks/check.ts'
import { runChecks } from '../../src/checks/run-checks.ts'
import { ContentPolicy } from '../../src/content/schema/content.ts'
import { parseContent } from '../../src/content/parse-content.ts'
import { findingsJson, findingsText } from '../../src/report/findings.ts'
import { finding, warning } from '../../src/words/find.ts'
import { aCheckInput } from '../support/check-input.ts'
import { contentTree } from '../support/content-files.ts'

const place = { file: 'campaigns/winter-sale/campaign.md', line: 2, column: 1 }

/** Three checks that always find something: one of each weight. */
const three: readonly Check[] = [
  { id: 'a', stage: 'R', codes: { 'line-too-long': 'block' }, run: () => [warning('line-too-long', place)] },
  { id: 'b', stage: 'R', codes: { 'subject-empty': 'error' }, run: () => [warning('subject-empty', place)] },
  {
    id: 'c',
    stage: 'R',
    codes: { 'header-denied': 'warning' },
    run: () => [finding('header-denied', place)],
  },
]
const weights = ['line-too-long', 'subject-empty', 'header-denied'] as const

function input(policy: unknown, nowMs = Date.parse('2026-11-20T03:00:00Z')): CheckInput {
  return { ...aCheckInput({ nowMs }), policy: ContentPolicy.parse(policy) }
}

function severities(policy: unknown): Record<string, string> {
  const found = applyPolicy(
    three.flatMap((check) => check.run(input(policy))),
    input(policy),
    three,
  )
  return Object.fromEntries(found.map(({ code, severity }) => [code, severity]))
}

function waiver(more: object = {}): object {
  const plain = {
    check: 'subject-empty',
    campaign: 'winter-sale',
    reason: 'a title',
    by: 'vera',
    until: '2026-12-31',
  }
  return { ...plain, ...more }
}

test('without a policy the table decides, whatever the check itself says', () => {
  expect(severities({})).toEqual({
    'line-too-long': 'error',
    'subject-empty': 'error',
    'header-denied': 'warning',
  })
})

test.each([
  ['error', ['error', 'error', 'error']],
  ['warning', ['error', 'warning', 'warning']],
  // An error stays in sight.
  ['off', ['error', 'error', undefined]],
])('severity %s for each weight', (wanted, expected) => {
  const policy = { severities: Object.fromEntries(weights.map((code) => [code, wanted])) }
  expect(weights.map((code) => severities(policy)[code])).toEqual(expected)
})

test('a waiver turns an error of its campaign into a warning that says by whom, until when and why', () => {
  const about = input({ waivers: [waiver()] })
  const [found] = applyPolicy([finding('subject-empty', place)], about, three)
  expect(found).toEqual({
    code: 'subject-empty',
    severity: 'warning',
    place,
    values: {},
    waived: { by: 'vera', until: '2026-12-31', reason: 'a title' },
  })
  expect(findingsText([found!], 'en')).toEqual([
    'campaigns/winter-sale/campaign.md:2:1: warning: for some readers the subject is empty [subject-empty]',
    '  fix: give its merge fields a default',
    '  waived by vera until 2026-12-31: a title',
  ])
  expect(findingsText([found!], 'ja').at(-1)).toBe('  vera が 2026-12-31 まで許可: a title')
  expect(findingsJson([found!], 'en')[0]?.waived).toEqual({
    by: 'vera',
    until: '2026-12-31',
    reason: 'a title',
  })
})

test.each([
  ['another campaign', waiver({ campaign: 'spring' }), 'error'],
  ['another check', waiver({ check: 'header-denied' }), 'error'],
  ['a day that is over', waiver({ until: '2026-11-19' }), 'error'],
  ['the last day', waiver({ until: '2026-11-20' }), 'warning'],
])('a waiver for %s', (_, given, expected) => {
  const [found] = applyPolicy([finding('subject-empty', place)], input({ waivers: [given] }), three)
  expect(found?.severity).toBe(expected)
})

test('what blocks is not waived', () => {
  const about = input({ waivers: [waiver({ check: 'line-too-long' })] })
  const [found] = applyPolicy([finding('line-too-long', place)], about, three)
  expect([found?.severity, found?.waived]).toEqual(['error', undefined])
})

test('the last day ends where the organisation lives', () => {
  const { policies } = parseContent(contentTree())
  const about = (nowMs: string): CheckInput => {
    const plain = input({}, Date.parse(nowMs))
    return { ...plain, content: { ...plain.content, policies } }
  }
  // Europe/Berlin, an hour before UTC in winter.
  expect(isOver({ until: '2026-12-31' }, about('2026-12-31T22:59:59Z'))).toBe(false)
  expect(isOver({ until: '2026-12-31' }, about('2026-12-31T23:00:00Z'))).toBe(true)
})

test('a waiver whose check did not run is not called needless', () => {
  const about = input({ waivers: [waiver()] })
  const codes = (chosen: readonly Check[]): string[] => runChecks(about, chosen).map(({ code }) => code)
  const [, , denied] = three
  expect(codes([denied!])).toEqual(['header-denied'])
  expect(codes([{ ...three[1]!, run: () => [] }])).toEqual(['waiver-unused'])
  expect(codes([three[1]!])).toEqual(['subject-empty'])
})

test('waivers of other campaigns are not spoken of', () => {
  const policy = { waivers: [waiver({ campaign: 'spring', until: '2020-01-01' })] }
  expect(runChecks(input(policy), [])).toEqual([])
})

test('what stands at one place is said once, with the number of the others', () => {
  const other = { ...place, line: 9 }
  const many: Check = {
    id: 'many',
    stage: 'R',
    codes: { 'header-denied': 'warning' },
    run: () => [
      ...Array.from({ length: 5000 }, (_, n) => finding('header-denied', place, { field: `x-${n}` })),
      // Several readers get the same.
      ...Array.from({ length: 3 }, () => finding('header-denied', other, { field: 'x' })),
    ],
  }
  const found = runChecks(input({}), [many])
  expect(found.map(({ alike }) => alike)).toEqual([4999, undefined])
  expect(findingsText(found, 'en')[2]).toBe('  and 4999 more of this kind at the same place')
})

test('a check may only find what stands in its table', () => {
  const stray: Check = { ...three[0]!, run: () => [finding('subject-empty', place)] }
  expect(() => runChecks(input({}), [stray])).toThrow(/not in its table/)
})

test('who allows an exception is a person that the company knows', () => {
  const file = `waivers:\n  - { check: subject-empty, campaign: harvest, reason: x, by: nobody, until: 2026-12-31 }\n`
  const { findings } = parseContent(contentTree({ 'policies/content.yaml': file }))
  expect(findings.map(({ code, place: at }) => [code, at.file, at.line])).toEqual([
    ['unknown-person', 'policies/content.yaml', 2],
  ])
})
