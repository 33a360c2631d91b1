import { expect, test } from 'vitest'
import { checkLoneOwners } from '../../src/content/codeowners/lone-owner.ts'
import { parseContent } from '../../src/content/parse-content.ts'
import { identities } from '../support/approval-facts.ts'
import { treeOf } from '../support/tree-of.ts'

/** What is warned of, for a CODEOWNERS of these lines. */
function warned(owners: string, people = identities(), approvals = 'minimum: 1\n'): readonly string[] {
  const files = {
    '.github/CODEOWNERS': owners,
    'policies/identities.yaml': people,
    'policies/approvals.yaml': approvals,
  }
  const content = parseContent(treeOf(files))
  return checkLoneOwners(content).map(({ code, severity, values }) =>
    `${severity} ${code} ${values['folder']} ${values['person'] ?? ''}`.trim(),
  )
}

test.each([
  [
    'one owner of everything',
    '/policies/ @mori\n/.github/ @mori\n',
    ['warning rules-lone-owner /policies/ mori'],
  ],
  ['two', '/policies/ @mori @bo\n/.github/ @mori @bo\n', []],
  [
    'two, but one for the owners themselves',
    '/policies/ @mori @bo\n/.github/ @mori\n',
    ['warning rules-lone-owner /.github/ mori'],
  ],
  ['what nobody is named for belongs to the owners of the policies', '/policies/ @mori @bo\n', []],
  ['one person by two names', '/policies/ @mori @MORI\n', ['warning rules-lone-owner /policies/ mori']],
  ['a team of two', '/policies/ @hikari/vip\n', []],
  ['a team that only the forge knows', '/policies/ @hikari/unknown\n', []],
])('%s', (_, owners, expected) => {
  expect(warned(owners)).toEqual(expected)
})

test('who has no key cannot approve', () => {
  const owners = '/policies/ @mori @bo\n'
  expect(warned(owners, identities({ keys: { bo: [] } }))).toEqual([
    'warning rules-lone-owner /policies/ mori',
  ])
  expect(warned(owners, identities({ keys: { bo: [], mori: [] } }))).toEqual([
    'warning rules-no-owner /policies/',
  ])
})

test('where reviews decide nobody needs a key', () => {
  const people = identities({ keys: { bo: [], mori: [] } })
  const reviews = 'minimum: 1\ndefault_owners: ["@mori"]\nforge: { github: hikari/mail, id: 42 }\n'
  expect(warned('/policies/ @mori @bo\n', people, reviews)).toEqual([])
  expect(warned('/policies/ @mori\n', people, reviews)).toEqual(['warning rules-lone-owner /policies/ mori'])
})
