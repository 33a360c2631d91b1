import type { z } from 'zod'
import type { Finding, Place, Values } from '../kit/finding.ts'
import type { Code } from '../words/catalogue.ts'
import { finding } from '../words/find.ts'
import { formatCodes, typeCodes } from './format-codes.ts'
import { byLikeness } from './likeness.ts'
import { meantKey } from './meant-key.ts'
import { keysAt } from './schema-keys.ts'
import type { KeyPath, YamlDocument } from './yaml-document.ts'

type Issue = z.core.$ZodIssue
type UnionIssue = Extract<Issue, { code: 'invalid_union' }>

/** Whole lines for what a campaign cannot be without. */
const examples: Readonly<Record<string, string>> = {
  subject: 'subject: "…"',
  from: 'from: news',
  lists: 'lists: [newsletter]',
}

/** What a schema says about a document, as findings. No wrong value is ever repeated: it may be an address or a secret. */
export function issueFindings(schema: z.ZodType, document: YamlDocument, issue: Issue): readonly Finding[] {
  const path = keyPath(issue.path)
  const at = (code: Code, values: Values = {}): Finding[] => [
    finding(code, document.valuePlace(path), { key: keyName(path), ...values }),
  ]
  switch (issue.code) {
    case 'invalid_type':
      if (path.length === 0) return [finding('expected-keys', document.valuePlace(path))]
      if (isAbsent(document.value, path)) return [missing(document, path)]
      return at(
        isBlank(document.value, path) ? 'value-blank' : (typeCodes[issue.expected] ?? 'value-refused'),
      )
    case 'unrecognized_keys':
      return issue.keys.map((key) => unknownKey({ schema, document, path, key }))
    case 'invalid_value':
      if (isAbsent(document.value, path)) return [missing(document, path)]
      return at(formatCodes[issue.message] ?? 'not-one-of', { expected: issue.values.map(String).join(', ') })
    case 'invalid_format':
      return at(formatCodes[issue.message] ?? formatCodes[issue.format] ?? 'value-refused')
    case 'custom':
      return at(formatCodes[issue.message] ?? 'value-refused')
    case 'too_small':
    case 'too_big':
      return at(...sizeCode(issue))
    case 'invalid_key':
      return [keyFinding(document.keyPlace(path), path, issue.issues[0]?.message ?? '')]
    case 'invalid_union':
      return unionFindings({ schema, document, path, issue })
    case 'invalid_element':
    case 'not_multiple_of':
      break
  }
  return at('value-refused')
}

function keyFinding(place: Place, path: KeyPath, format: string): Finding {
  return finding(formatCodes[format] ?? 'value-refused', place, { key: keyName(path) })
}

function missing(document: YamlDocument, path: KeyPath): Finding {
  const key = keyName(path)
  const last = path.findLast((segment) => typeof segment === 'string') ?? key
  const example = Object.hasOwn(examples, key) ? (examples[key] ?? '') : `${last}: …`
  return finding('missing-key', document.keyPlace(path.slice(0, -1)), { key, example })
}

function unknownKey(input: {
  readonly schema: z.ZodType
  readonly document: YamlDocument
  readonly path: KeyPath
  readonly key: string
}): Finding {
  const { schema, document, path, key } = input
  const place = document.keyPlace([...path, key])
  // Nobody means a key that is there already.
  const free = keysAt(schema, path).filter((known) => isAbsent(document.value, [...path, known]))
  const meant = meantKey(key, free)
  if (meant !== null) return finding('key-misspelt', place, { key: keyName([...path, key]), meant })
  return finding('unknown-key', place, {
    key: keyName([...path, key]),
    expected: byLikeness(key, keysAt(schema, path)),
  })
}

/** Of the alternatives the one is meant whose kind of value was written and which comes nearest. */
function unionFindings(input: {
  readonly schema: z.ZodType
  readonly document: YamlDocument
  readonly path: KeyPath
  readonly issue: UnionIssue
}): readonly Finding[] {
  const { schema, document, path, issue } = input
  if (issue.errors.length === 0) {
    const options = 'options' in issue && Array.isArray(issue.options) ? issue.options : []
    const expected = options.filter((option) => typeof option === 'string').join(', ')
    return [finding('not-one-of', document.valuePlace(path), { key: keyName(path), expected })]
  }
  const ofKind = issue.errors.filter((branch) => !branch.some(isOtherKind))
  const candidates = ofKind.length > 0 ? ofKind : issue.errors
  const nearest = [...candidates].sort((a, b) => a.length - b.length)[0] ?? []
  return nearest.flatMap((inner) => {
    const whole = { ...inner, path: [...path, ...inner.path] }
    return issueFindings(schema, document, whole)
  })
}

function isOtherKind(issue: Issue): boolean {
  return issue.path.length === 0 && issue.code === 'invalid_type'
}

function sizeCode(issue: Extract<Issue, { code: 'too_small' | 'too_big' }>): [Code, Values] {
  const limit = Number(issue.code === 'too_small' ? issue.minimum : issue.maximum)
  if (issue.origin === 'string') {
    return issue.code === 'too_small' ? ['text-empty', {}] : ['text-too-long', { limit }]
  }
  if (issue.origin === 'array') {
    return issue.code === 'too_small' ? ['list-too-short', { limit }] : ['list-too-long', { limit }]
  }
  return issue.code === 'too_small' ? ['number-too-small', { limit }] : ['number-too-big', { limit }]
}

function keyPath(path: readonly PropertyKey[]): KeyPath {
  return path.map((segment) => (typeof segment === 'symbol' ? String(segment) : segment))
}

/** `relay.port`; positions in lists are left out, since line and column say them better. */
function keyName(path: KeyPath): string {
  const keys = path.filter((segment) => typeof segment === 'string')
  return keys.length === 0 ? '-' : keys.join('.').slice(0, 120)
}

/** Whether a key stands there with nothing behind its colon. */
function isBlank(value: unknown, path: KeyPath): boolean {
  return (
    path.reduce<unknown>(
      (inside, segment) =>
        typeof inside === 'object' && inside !== null ? Reflect.get(inside, segment) : undefined,
      value,
    ) === null
  )
}

function isAbsent(value: unknown, path: KeyPath): boolean {
  let inside = value
  for (const segment of path) {
    if (typeof inside !== 'object' || inside === null || !Object.hasOwn(inside, segment)) return true
    inside = Reflect.get(inside, segment)
  }
  return false
}
