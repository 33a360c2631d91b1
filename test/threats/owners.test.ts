import { describe, expect, test } from 'vitest'
import { codeownersBytesMax } from '../../src/content/codeowners/find-codeowners.ts'
import { matchPattern } from '../../src/content/codeowners/match-pattern.ts'
import { ownersOf } from '../../src/content/codeowners/owners-of.ts'
import type { Content } from '../../src/content/content.ts'
import { parseContent } from '../../src/content/parse-content.ts'
import { campaignText, contentTree } from '../support/content-files.ts'
import { treeOf } from '../support/tree-of.ts'

const codeowners = '.github/CODEOWNERS'

function read(changes: Parameters<typeof contentTree>[0]): Content {
  return parseContent(contentTree(changes))
}

/** The errors that keep such a tree from being judged at all. */
function errorsOf(content: Content): readonly string[] {
  return content.findings.filter(({ severity }) => severity === 'error').map(({ code }) => code)
}

test('T21 a broad line at the end of CODEOWNERS cannot take a list from its owners unnoticed', () => {
  const honest =
    '/lists/customers.yaml @vera\n/lists/members.yaml @vera\n/lists/trial-users.yaml @vera\n/policies/ @vera\n'
  expect(errorsOf(read({ [codeowners]: honest }))).toEqual([])
  for (const line of ['*.yaml @aoi', '* @aoi', '/lists/ @aoi', '/lists/*.yaml @aoi'])
    expect([line, errorsOf(read({ [codeowners]: `${honest}${line}\n` }))]).toEqual([
      line,
      expect.arrayContaining(['list-owner-shadowed']),
    ])
})

test('T24 patterns that libraries read in their own way are read as GitHub does, or refused', () => {
  // Each of these is answered otherwise by a library that follows gitignore.
  for (const [pattern, path, owns] of [
    ['/lists/*', 'lists/vip/list.yaml', false],
    ['/lists/VIP.yaml', 'lists/vip.yaml', false],
    ['lists/vip.yaml', 'archive/lists/vip.yaml', false],
    ['/*', 'lists/vip.yaml', false],
    ['f\\*o', 'foo', false],
  ] as const)
    expect([pattern, path, matchPattern(pattern, path)]).toEqual([pattern, path, owns])
  for (const line of [
    '!/lists/members.yaml @aoi',
    '/lists/[a-m]*.yaml @aoi',
    '/lists/x#y.yaml @aoi',
    '/lists/***.yaml @aoi',
  ])
    expect([line, read({ [codeowners]: `/policies/ @vera\n${line}\n` }).codeowners]).toEqual([line, null])
})

describe('T25 T26 owners are read from one whole file', () => {
  test.each(['CODEOWNERS', 'docs/CODEOWNERS', '.gitlab/CODEOWNERS'])(
    'T25 a second file at %s names nobody',
    (path) => {
      expect(read({ [path]: '* @aoi\n' }).codeowners).toBeNull()
    },
  )

  test('T25 the only file in another place names nobody', () => {
    expect(read({ [codeowners]: undefined, CODEOWNERS: '* @aoi\n' }).codeowners).toBeNull()
  })

  test('T26 a file that GitHub would not load is not read here either', () => {
    const large = `/lists/*.yaml @vera\n/policies/ @vera\n#${'x'.repeat(codeownersBytesMax)}\n`
    const content = read({ [codeowners]: large })
    expect(content.codeowners).toBeNull()
    expect(errorsOf(content)).toContain('codeowners-too-large')
  })
})

describe('T27 a path that means something else than it says', () => {
  const blob = '0'.repeat(40)

  test.each([
    ['a link to another list', '120000'],
    ['a submodule', '160000'],
  ])('T27 %s is no list', (_, mode) => {
    const tree = contentTree()
    const bytes = mode === '160000' ? null : Buffer.from('members.yaml')
    const file = { path: 'lists/soft.yaml', mode, blob, size: 12, bytes }
    const content = parseContent({ ...tree, files: new Map([...tree.files, [file.path, file]]) })
    expect(content.lists.has('soft')).toBe(false)
    expect(errorsOf(content).length).toBeGreaterThan(0)
  })

  test.each([
    ['a twin in other letters', 'lists/Members.yaml'],
    ['a name in another form of the same letters', 'lists/me\u0301mbers.yaml'],
    ['a name with a letter that only looks the same', 'lists/membеrs.yaml'],
  ])('T27 %s is no list, and nobody can target it', (_, path) => {
    const content = read({
      [path]: 'title: Soft\npurpose: News\nconsent: { basis: opt-in }\n',
      'campaigns/harvest/campaign.md': campaignText({ lists: `["${path.slice(6, -5)}"]` }),
    })
    expect(content.lists.has(path.slice(6, -5))).toBe(false)
    expect(errorsOf(content).length).toBeGreaterThan(0)
    expect(content.campaigns.get('harvest')?.front.lists ?? []).not.toContain(path.slice(6, -5))
  })

  test('T27 a reference that climbs out of lists/ is none', () => {
    for (const name of ['../policies/access', 'members/../customers', './members', '/lists/members'])
      expect([
        name,
        errorsOf(read({ 'campaigns/harvest/campaign.md': campaignText({ lists: `["${name}"]` }) })).length >
          0,
      ]).toEqual([name, true])
  })
})

test('T30 a policy that was deleted is no permission: what must exist is missed, the others permit nothing extra', () => {
  for (const name of ['senders', 'identities', 'approvals', 'ledger'] as const) {
    const content = read({ [`policies/${name}.yaml`]: undefined })
    expect([name, content.policies[name], errorsOf(content)]).toEqual([
      name,
      null,
      expect.arrayContaining(['policy-missing']),
    ])
  }
  const { policies } = read({ 'policies/access.yaml': undefined, 'policies/content.yaml': undefined })
  expect(policies.access?.grants).toEqual([])
  const unowned = parseContent(treeOf({ 'lists/a.yaml': 'title: A\n' }))
  expect(unowned.codeowners === null ? null : ownersOf(unowned.codeowners, 'lists/a.yaml')).toBeNull()
})

test('T68 an address of a reader is refused wherever somebody might commit it, and not repeated', () => {
  const address = 'kunde.42@reader.example'
  for (const changes of [
    { 'campaigns/harvest/campaign.md': campaignText({}, `Write to ${address}.\n`) },
    { 'campaigns/harvest/campaign.md': campaignText({ subject: `Hello ${address}` }) },
    { 'lists/customers.yaml': `title: Customers\npurpose: For ${address}\nconsent: { basis: opt-in }\n` },
    { 'campaigns/_partials/footer.mjml': `<mj-section>${address}</mj-section>\n` },
  ]) {
    const content = read(changes)
    expect(errorsOf(content).length).toBeGreaterThan(0)
    expect(JSON.stringify(content.findings)).not.toContain(address)
  }
})

test('T65 a private key is refused in whatever file it was committed', () => {
  const pem = ['-----BEGIN', 'PRIVATE KEY-----\nMC4CAQAwBQYDK2VwBCIEIA==\n-----END PRIVATE KEY-----'].join(
    ' ',
  )
  for (const path of ['campaigns/harvest/campaign.md', 'policies/senders.yaml', 'lists/customers.yaml'])
    expect([path, errorsOf(read({ [path]: `${pem}\n` }))]).toEqual([
      path,
      expect.arrayContaining(['private-key-in-repository']),
    ])
})
