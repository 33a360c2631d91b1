import { expect, test } from 'vitest'
import type { Decision, Reason } from '../../src/approval/decision.ts'
import { peopleToAsk, unmetReasons } from '../../src/commands/asking/decide.ts'
import { Identities } from '../../src/content/schema/identities.ts'

const person = (name: string) => ({ address: `${name}@hikari.example` })
const identities = Identities.parse({
  people: Object.fromEntries(['aoi', 'vera', 'mori', 'sato'].map((name) => [name, person(name)])),
  teams: { '@hikari/sales': ['sato'] },
})

function reason(code: string, values: Reason['values'] = {}, children: readonly Reason[] = []): Reason {
  return { code, met: children.length > 0 && children.every(({ met }) => met), values, children }
}

function ask(children: readonly Reason[], approvals: readonly string[] = []): readonly string[] {
  const counted = approvals.map((person) => ({ person, deputyFor: null, opinion: '', at: '' }))
  return peopleToAsk(
    { reason: reason('rule-all', {}, children), approvals: counted } as unknown as Decision,
    identities,
  )
}

const lists = { ...reason('rule-list-owner', { owners: '@vera @hikari/sales' }), met: true }

test.each([
  ['owners who have not approved', [reason('NOT_APPROVED', { people: 'vera mori' })], [], ['mori', 'vera']],
  [
    'owners as a sentence names them',
    [reason('NOT_APPROVED', { people: 'vera, mori' })],
    [],
    ['mori', 'vera'],
  ],
  ['whoever asked for changes', [reason('CHANGES_REQUESTED', { person: 'sato' })], [], ['sato']],
  ['the other owners where one more is needed', [lists, reason('TOO_FEW')], ['vera'], ['sato']],
  [
    'all owners of the lists for a new time',
    [lists, reason('WHEN_NOT_APPROVED')],
    ['vera'],
    ['sato', 'vera'],
  ],
  ['nobody the base does not know', [reason('NOT_APPROVED', { people: 'vera @ghost' })], [], ['vera']],
  ['nobody where nobody is left', [reason('NOBODY_LEFT', { owners: '@aoi' })], [], []],
] as const)('%s', (...[, reasons, approvals, expected]) => {
  expect(ask(reasons, approvals)).toEqual(expected)
})

test('of a tree the innermost unmet reasons count', () => {
  const inner = reason('NOT_APPROVED')
  const tree = reason('rule-all', {}, [{ ...reason('rule-a'), met: true }, reason('rule-b', {}, [inner])])
  expect(unmetReasons(tree)).toEqual([inner])
})
