import { expect, test } from 'vitest'
import { findCodeowners } from '../../../src/content/codeowners/find-codeowners.ts'
import { checkKnownOwners } from '../../../src/content/codeowners/known-owners.ts'
import { parseCodeowners } from '../../../src/content/codeowners/parse-codeowners.ts'
import { Identities } from '../../../src/content/schema/identities.ts'
import { treeOf } from '../../support/tree-of.ts'

const path = '.github/CODEOWNERS'
const list = 'title: VIP\n'

function codes(tree: ReturnType<typeof treeOf>): string[] {
  return findCodeowners(tree).findings.map(({ code, place }) => `${code}:${place.line}`)
}

test('one file at .github/CODEOWNERS is what is wanted', () => {
  const { codeowners, findings } = findCodeowners(
    treeOf({ [path]: '* @a\n/lists/vip.yaml @vip\n', 'lists/vip.yaml': list }),
  )
  expect(findings).toEqual([])
  expect(codeowners?.lines).toHaveLength(2)
})

/** File-level troubles: nothing can be trusted then. */
test.each([
  ['R11 (absent)', {}, ['codeowners-missing:1']],
  ['R15', { [path]: '* @a\n', CODEOWNERS: '* @b\n' }, ['codeowners-elsewhere:1']],
  ['R15 in docs', { [path]: '* @a\n', 'docs/CODEOWNERS': '* @b\n' }, ['codeowners-elsewhere:1']],
  ['only elsewhere', { CODEOWNERS: '* @b\n' }, ['codeowners-elsewhere:1', 'codeowners-missing:1']],
  ['R16', { [`${path}/inside`]: '* @a\n' }, ['codeowners-missing:1']],
  ['3 MB', { [path]: Buffer.alloc(3 * 1024 * 1024, '#') }, ['codeowners-too-large:1']],
  ['not read', { [path]: null }, ['codeowners-too-large:1']],
  ['not UTF-8', { [path]: Buffer.from([0x2a, 0x20, 0xff]) }, ['codeowners-not-utf8:1']],
  ['a refused line', { [path]: '* @a\n[Docs]\n' }, ['codeowners-range:2']],
] as const)('%s leaves no owners at all', (_, files, expected) => {
  const tree = treeOf(files)
  expect(findCodeowners(tree).codeowners).toBeNull()
  expect(codes(tree)).toEqual(expected)
})

test('just under 3 MB is read', () => {
  expect(codes(treeOf({ [path]: Buffer.alloc(3 * 1024 * 1024 - 1, '#') }))).toEqual([])
})

test('a symbolic link is no CODEOWNERS file', () => {
  const tree = treeOf({ [path]: 'elsewhere' })
  const linked = new Map([...tree.files].map(([name, file]) => [name, { ...file, mode: '120000' }]))
  expect(codes({ ...tree, files: linked })).toEqual(['codeowners-no-plain-file:1'])
})

/** Troubles of single lists: CODEOWNERS stands, the list does not. */
test.each([
  ['R10', 'lists/vip/list.yml', '* @a\n/lists/vip/ @vip\n*.yml @all\n', ['list-owner-shadowed:3']],
  ['R10 today', 'lists/vip.yaml', '/lists/vip.yaml @vip\n*.yaml @all\n', ['list-owner-shadowed:2']],
  ['a star after it', 'lists/vip.yaml', '/lists/vip.yaml @vip\n* @all\n', ['list-owner-shadowed:2']],
  [
    'its folder after it',
    'lists/vip.yaml',
    '/lists/vip.yaml @vip\n/lists/ @all\n',
    ['list-owner-shadowed:2'],
  ],
  [
    'the same line twice',
    'lists/vip.yaml',
    '/lists/vip.yaml @a\n/lists/vip.yaml @b\n',
    ['list-owner-shadowed:2'],
  ],
  ['narrower after broader', 'lists/vip.yaml', '* @a\n/lists/ @b\n/lists/vip.yaml @vip\n', []],
  ['L11', 'lists/vip/list.yml', 'vip/ @vip\n', ['codeowners-unanchored:1']],
  ['L11 by the name of a list', 'lists/vip.yaml', '* @a\nvip @vip\n', ['codeowners-unanchored:2']],
  ['a bare folder of lists', 'lists/vip.yaml', 'lists/ @vip\n', ['codeowners-unanchored:1']],
  [
    'a folder that is a file now',
    'lists/vip.yaml',
    '* @a\n/lists/vip/ @vip\n',
    ['codeowners-owns-nothing:2'],
  ],
  ['a mistyped list', 'lists/vip.yaml', '* @a\n/lists/vpi.yaml @vip\n', ['codeowners-owns-nothing:2']],
  ['nobody', 'lists/vip.yaml', '/docs/ @a\n', ['list-unowned:1']],
  ['cleared', 'lists/vip.yaml', '* @a\n/lists/vip.yaml\n', ['list-unowned:2']],
] as const)('%s', (...[, file, text, expected]) => {
  const tree = treeOf({ [path]: text, [file]: list })
  expect(codes(tree)).toEqual(expected)
  expect(findCodeowners(tree).codeowners).not.toBeNull()
})

test('R12: an owner whom nobody knows is a finding; case does not matter', () => {
  const identities = Identities.parse({
    people: {
      vera: { address: 'vera@hikari.example', github: { login: 'Vera-H', id: 1002 } },
    },
    teams: { '@Hikari/VIP': ['vera'] },
  })
  const { codeowners } = parseCodeowners(path, '* @VERA @vera-h @hikari/vip\n/lists/vip.yaml @gone @vera\n')
  expect(
    checkKnownOwners(codeowners, identities).map(({ code, place, values }) => [code, place.line, values]),
  ).toEqual([['owner-unknown', 2, { owner: '@gone' }]])
})
