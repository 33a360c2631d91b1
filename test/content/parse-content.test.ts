import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseContent } from '../../src/content/parse-content.ts'
import { fileBytesMax, isContentPath, type Tree, type TreeFile } from '../../src/content/tree.ts'
import { compareFindings } from '../../src/kit/finding.ts'
import { phraseOf } from '../../src/words/say.ts'
import { cpuMs } from '../support/cpu-ms.ts'
import { campaignText, contentFiles, contentTree } from '../support/content-files.ts'
import { treeOf } from '../support/tree-of.ts'

function codes(tree: Tree): string[] {
  return parseContent(tree).findings.map(({ code, place }) => `${place.file} ${code}`)
}

function withFile(changes: Partial<TreeFile> & { readonly path: string }): Tree {
  const tree = contentTree()
  const file = { mode: '100644', blob: '0'.repeat(40), size: 5, bytes: Buffer.from('hello'), ...changes }
  return { ...tree, files: new Map([...tree.files, [file.path, file]]) }
}

test('a repository in which nothing is wrong is read whole', () => {
  const content = parseContent(contentTree())
  expect(content.findings).toEqual([])
  expect([...content.campaigns.keys()]).toEqual(['harvest'])
  expect([...content.lists.keys()].sort()).toEqual(['customers', 'members', 'trial-users'])
  expect([...content.layouts.keys()]).toEqual(['newsletter'])
  expect([...content.partials.keys()]).toEqual(['footer'])
  expect(content.commit).toBe('c'.repeat(40))
  expect(content.lists.get('members')).toMatchObject({
    id: 'members',
    path: 'lists/members.yaml',
    fields: {},
  })
  expect(content.policies.access).toEqual({ networks: {}, grants: [] })
  expect(content.policies.delivery).toEqual({ growth: { percent: 2, at_least: 10 }, rates: {}, freezes: [] })
  expect(content.codeowners?.lines).toHaveLength(2)
})

test('a campaign is what its file says, with defaults', () => {
  const text = campaignText({ schedule: '{ at: 2026-12-01 09:00, timezone: Asia/Tokyo }' }, 'One\r\nTwo\r\n')
  const campaign = parseContent(
    contentTree({ 'campaigns/harvest/campaign.mjml': text, 'campaigns/harvest/campaign.md': undefined }),
  ).campaigns.get('harvest')
  expect(campaign).toMatchObject({
    id: 'harvest',
    path: 'campaigns/harvest/campaign.mjml',
    kind: 'mjml',
    body: 'One\nTwo\n',
    bodyLine: 7,
    front: {
      subject: 'Harvest',
      exclude: [],
      category: 'marketing',
      edition: 1,
      status: 'ready',
      layout: 'newsletter',
    },
    schedule: { atMs: Date.parse('2026-12-01T00:00Z'), latestMs: 7_200_000, timezone: 'Asia/Tokyo' },
  })
  const { placeOf } = campaign ?? { placeOf: () => null }
  const file = 'campaigns/harvest/campaign.mjml'
  expect(placeOf('lists')).toEqual({ file, line: 4, column: 1 })
  expect(placeOf('schedule.timezone')).toEqual({ file, line: 5, column: 35 })
  expect(placeOf('preheader')).toEqual({ file, line: 1, column: 1 })
})

test.each([
  { name: 'campaign.md', body: 'Good day.', front: {}, expected: ['unknown-layout'] },
  { name: 'campaign.mjml', body: '<mj-section></mj-section>', front: {}, expected: ['unknown-layout'] },
  { name: 'campaign.mjml', body: '<mjml></mjml>', front: {}, expected: [] },
  { name: 'campaign.mjml', body: '<mjml></mjml>', front: { layout: 'autumn' }, expected: ['unknown-layout'] },
])('$name of $body without its layout: $expected', ({ name, body, front, expected }) => {
  const tree = contentTree({
    'campaigns/harvest/campaign.md': undefined,
    'campaigns/_layouts/newsletter.mjml': undefined,
    [`campaigns/harvest/${name}`]: campaignText(front, body),
  })
  expect(parseContent(tree).findings.map(({ code }) => code)).toEqual(expected)
})

describe('files that do not belong', () => {
  test.each([
    ['campaigns/readme.md', 'unknown-file'],
    ['campaigns/README.txt', 'unknown-file'],
    ['campaigns/campaign.md', 'campaign-without-folder'],
    ['campaigns/2026-12-sale.md', 'campaign-without-folder'],
    ['campaigns/_layouts/README.md', 'unknown-file'],
    ['lists/README.md', 'unknown-file'],
    ['campaigns/harvest/campaign.ja.md', 'front-matter-missing'],
    ['campaigns/harvest/campaign.en-GB.mjml', 'front-matter-missing'],
    ['campaigns/harvest/campaign.en-gb.md', 'bad-language-tag'],
    ['campaigns/harvest/campaign.old.md', 'bad-language-tag'],
    // Whether it holds a picture is looked at when the campaign is judged.
    ['campaigns/harvest/hero.jpg', null],
    ['campaigns/harvest/IMG_2034.JPEG', null],
    ['campaigns/harvest/hero@2x.png', null],
    ['campaigns/harvest/hero (1).png', 'picture-name'],
    ['campaigns/harvest/冬.gif', 'picture-name'],
    ['campaigns/harvest/Con.png', 'picture-name'],
    ['campaigns/harvest/hero.webp', 'picture-type'],
    ['campaigns/harvest/logo.SVG', 'picture-type'],
    ['campaigns/harvest/notes.txt', 'file-beside-campaign'],
    ['campaigns/harvest/prices.pdf', 'file-beside-campaign'],
    ['campaigns/harvest/.DS_Store', 'file-beside-campaign'],
    ['campaigns/harvest/campaign.md~', 'file-beside-campaign'],
    ['campaigns/_layouts/logo.png', 'unknown-file'],
    ['campaigns/harvest/.mjmlconfig', 'mjml-config'],
    ['campaigns/harvest/.MJMLConfig', 'mjml-config'],
    ['campaigns/_layouts/.mjmlconfig', 'mjml-config'],
    ['campaigns/.mjmlconfig', 'unknown-file'],
    ['campaigns/harvest/pictures/hero.jpg', 'nested-folder'],
    ['campaigns/harvest/campaign.mjml', 'file-twice'],
    ['campaigns/_incidents/outage.md', 'not-supported-yet'],
    ['campaigns/_confirm/customers.md', 'not-supported-yet'],
    ['campaigns/_layouts/plain.md', 'unknown-file'],
    ['campaigns/_layouts/Plain.mjml', 'bad-file-name'],
    ['campaigns/_layouts/old/plain.mjml', 'nested-folder'],
    ['campaigns/_partials/greeting.md', null],
    ['campaigns/_partials/footer.txt', 'unknown-file'],
    ['lists/members.yml', 'yml-ending'],
    ['lists/members.json', 'unknown-file'],
    ['lists/Guests.yaml', 'bad-file-name'],
    ['lists/constructor.yaml', 'bad-file-name'],
    ['lists/old/members.yaml', 'nested-folder'],
    ['lists/members.csv', 'unknown-file'],
    ['policies/senders.yml', 'yml-ending'],
    ['policies/sender.yaml', 'unknown-policy'],
    ['policies/content.yaml', 'unknown-key'],
    ['policies/retention.yaml', 'not-supported-yet'],
    ['policies/notes.md', 'unknown-file'],
    ['policies/old/senders.yaml', 'nested-folder'],
    ['docs/anything.md', null],
    ['campaigns/README.md', null],
    ['README.md', null],
  ])('%s', (path, code) => {
    const found = codes(contentTree({ [path]: 'x: 1\n' })).filter((line) => line.startsWith(`${path} `))
    expect(found).toEqual(code === null ? [] : [`${path} ${code}`])
  })

  test.each([
    ['campaigns/Harvest/campaign.md', 'bad-folder-name'],
    ['campaigns/_drafts/campaign.md', 'bad-folder-name'],
    ['campaigns/har vest/campaign.md', 'bad-folder-name'],
    ['campaigns/con/campaign.md', 'bad-folder-name'],
    ['campaigns/lpt1/campaign.md', 'bad-folder-name'],
    ['campaigns/収穫/campaign.md', 'bad-folder-name'],
    [`campaigns/${'x'.repeat(65)}/campaign.md`, 'bad-folder-name'],
    ['campaigns/u\u0308ber/campaign.md', 'name-not-nfc'],
  ])('%s', (path, code) => {
    expect(codes(contentTree({ [path]: campaignText() }))).toContain(`${path} ${code}`)
    expect(parseContent(contentTree({ [path]: campaignText() })).campaigns.size).toBe(1)
  })

  test('a folder or text of another name is not said to hold nothing', () => {
    for (const path of [
      'campaigns/Harvest/campaign.md',
      'campaigns/harvest/Campaign.md',
      'campaigns/harvest/campaign_ja.md',
    ])
      expect(codes(contentTree({ [path]: campaignText() })).join()).not.toContain('campaign-file-missing')
  })

  test('a folder without a campaign', () => {
    const found = codes(contentTree({ 'campaigns/autumn/hero.jpg': 'x' }))
    expect(found).toEqual(['campaigns/autumn/hero.jpg campaign-file-missing'])
  })

  test('both forms of one campaign leave one, and a finding', () => {
    const content = parseContent(contentTree({ 'campaigns/harvest/campaign.mjml': campaignText() }))
    expect(content.findings.map(({ code }) => code)).toEqual(['file-twice'])
  })

  test('a partial has one file, whatever its ending', () => {
    const content = parseContent(contentTree({ 'campaigns/_partials/footer.md': 'Bye\r\n' }))
    expect(content.findings.map(({ code, values }) => [code, values])).toEqual([
      ['file-twice', { other: 'campaigns/_partials/footer.md' }],
    ])
    expect(content.partials.get('footer')).toEqual({ path: 'campaigns/_partials/footer.md', text: 'Bye\n' })
  })
})

describe('files that are no plain text', () => {
  test.each([
    [{ path: 'campaigns/x/campaign.md', mode: '120000' }, 'symbolic-link'],
    [{ path: 'lists/vip.yaml', mode: '120000' }, 'symbolic-link'],
    [{ path: 'lists/vip.yaml', mode: '160000', bytes: null }, 'submodule'],
    [{ path: 'campaigns', mode: '120000', bytes: null }, 'symbolic-link'],
    [{ path: 'policies', mode: '160000', bytes: null }, 'submodule'],
    [{ path: '.github', mode: '120000', bytes: null }, 'symbolic-link'],
    [{ path: 'lists/vip.yaml', mode: '100600', bytes: null }, 'no-plain-file'],
    [{ path: 'lists/vip.yaml', mode: '040000', bytes: null }, 'folder-unread'],
    [{ path: 'campaigns', mode: '040000', bytes: null }, 'folder-unread'],
    [{ path: 'lists/vip.yaml', size: fileBytesMax + 1, bytes: null }, 'file-too-large'],
    [{ path: 'lists/vip.yaml', size: 5, bytes: Buffer.alloc(fileBytesMax + 1, ' ') }, 'file-too-large'],
    [{ path: 'lists/vip.yaml', bytes: null }, 'file-unread'],
    [{ path: 'lists/vip.yaml', bytes: Buffer.from([0x74, 0xff, 0xfe]) }, 'file-not-utf8'],
    [{ path: 'lists/vip.yaml', bytes: Buffer.from('x: "\u0000"') }, 'control-character'],
    [{ path: 'campaigns/_layouts/x.mjml', bytes: Buffer.from('<mjml>\u0007') }, 'control-character'],
  ])('%j', (file, code) => {
    const content = parseContent(withFile(file))
    expect(content.findings.map((found) => `${found.place.file} ${found.code}`)).toContain(
      `${file.path} ${code}`,
    )
    expect(content.lists.has('vip') || content.campaigns.has('x') || content.layouts.has('x')).toBe(false)
  })

  test('a byte order mark is no part of the text, in whatever file', () => {
    const marked = Object.entries(contentFiles).filter(([path]) =>
      /^(?:campaigns|lists|policies)\//.test(path),
    )
    const files = Object.fromEntries(marked.map(([path, text]) => [path, `\ufeff${text}`]))
    const content = parseContent(contentTree(files))
    expect(content.findings).toEqual([])
    const plain = parseContent(contentTree())
    expect(content.campaigns.get('harvest')?.front).toEqual(plain.campaigns.get('harvest')?.front)
    expect(content.campaigns.get('harvest')?.body).toBe(plain.campaigns.get('harvest')?.body)
    expect(content.layouts).toEqual(plain.layouts)
    expect(content.policies).toEqual(plain.policies)
  })

  test('a policy that is a link is no policy', () => {
    const content = parseContent(
      withFile({ path: 'policies/access.yaml', mode: '120000', bytes: Buffer.from('{}') }),
    )
    expect(content.policies.access).toBeNull()
  })

  test.each([
    ['lists/customers.yaml', 'lists/Customers.yaml'],
    ['lists/customers.yaml', 'Lists/customers.yaml'],
    ['policies/senders.yaml', 'POLICIES/other.yaml'],
    ['campaigns/harvest/campaign.md', 'campaigns/HARVEST/other.md'],
    ['.github/CODEOWNERS', '.github/codeowners'],
  ])('%s and %s are one file on many machines', (_, path) => {
    expect(codes(contentTree({ [path]: 'x' }))).toContain(`${path} case-twin`)
  })

  test('private keys are found in every file that was read', () => {
    const key = (kind: string): string => `x: 1\n-----BEGIN ${kind}PRIVATE KEY-----\n`
    const found = parseContent(
      contentTree({
        'campaigns/harvest/key.pem': key('RSA '),
        'lists/key.txt': key('OPENSSH '),
        'policies/delivery.yaml': key('ENCRYPTED '),
        '.github/CODEOWNERS': `# ${Buffer.from(key('EC ').slice(5)).toString('base64')}\n`,
        'campaigns/_partials/key.md': Buffer.concat([Buffer.from([0xff, 0x0a]), Buffer.from(key(''))]),
      }),
    ).findings.filter(({ code }) => code === 'private-key-in-repository')
    expect(found.map(({ place }) => `${place.file}:${place.line}`)).toEqual([
      '.github/CODEOWNERS:1',
      'campaigns/_partials/key.md:3',
      'campaigns/harvest/key.pem:2',
      'lists/key.txt:2',
      'policies/delivery.yaml:2',
    ])
  })
})

test('more files than anybody writes are refused unread', () => {
  const many = Array.from({ length: 20_001 }, (_, index) => [`lists/l${index}.yaml`, null] as const)
  const content = parseContent(treeOf({ ...contentFiles, ...Object.fromEntries(many) }))
  expect(content.findings.map(({ code }) => code)).toContain('too-many-files')
  expect([content.campaigns.size, content.lists.size, content.policies.senders]).toEqual([0, 0, null])
})

test('two thousand campaigns are read in a moment', () => {
  const text = campaignText(
    { subject: `"{{ first_name | default: 'Hello' }}"`, schedule: '2026-12-01 09:00' },
    'Good day. '.repeat(200),
  )
  const many = Array.from({ length: 2000 }, (_, index) => [`campaigns/c${index}/campaign.md`, text] as const)
  const tree = contentTree(Object.fromEntries(many))
  const spent = cpuMs(() => expect(parseContent(tree).campaigns.size).toBe(2001))
  expect(spent).toBeLessThan(1500)
})

describe('laws', () => {
  const paths = [
    ...Object.keys(contentFiles),
    'policies/access.yaml',
    'policies/delivery.yaml',
    'campaigns/x/campaign.mjml',
    'campaigns/x/campaign.ja.md',
    'lists/x.yaml',
  ]
  const text = fc.oneof(
    fc.uint8Array({ maxLength: 200 }),
    fc.string({ unit: 'binary' }).map((written) => Buffer.from(written)),
  )
  const anything = fc.oneof(
    text,
    fc.json().map((json) => Buffer.from(`---\nsubject: ${json}\nlists: ${json}\nschedule: ${json}\n---\n`)),
    fc.json().map((json) => Buffer.from(json)),
  )

  test('whatever a file holds, it is a value or a finding, in reading order and sayable in both languages', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom(...paths), anything, { maxKeys: 4 }), (changes) => {
        const { findings } = parseContent(contentTree(changes))
        expect([...findings].sort(compareFindings)).toEqual(findings)
        for (const { code, values, place } of findings) {
          expect(place.line).toBeGreaterThan(0)
          const said = [phraseOf('en', code, values), phraseOf('ja', code, values)]
          expect(said.map(({ say }) => say)).not.toContain(code)
        }
      }),
      { numRuns: 300 },
    )
  })

  test('whatever a path is, it is a file with a place or a finding', () => {
    const path = fc
      .tuple(
        fc.constantFrom(
          'campaigns/',
          'lists/',
          'policies/',
          'campaigns/_layouts/',
          'campaigns/harvest/',
          '.github/',
          '',
        ),
        fc.string({ unit: 'binary', minLength: 1 }),
      )
      .map((parts) => parts.join(''))
    fc.assert(
      fc.property(path, (name) => {
        const { findings } = parseContent(contentTree({ [name]: 'x' }))
        if (isContentPath(name)) expect(findings.length).toBeGreaterThan(0)
      }),
      { numRuns: 300 },
    )
  })

  test('one broken file never takes another with it', () => {
    fc.assert(
      fc.property(text, (bytes) => {
        const content = parseContent(contentTree({ 'campaigns/x/campaign.md': bytes, 'lists/x.yaml': bytes }))
        expect(content.campaigns.has('harvest')).toBe(true)
        expect(content.lists.size).toBeGreaterThanOrEqual(3)
      }),
      { numRuns: 50 },
    )
  })
})

test('the content of this repository has no mistake', () => {
  const root = join(import.meta.dirname, '../..')
  const files = ['campaigns', 'lists', 'policies', '.github'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1)),
  )
  const content = parseContent(
    treeOf(Object.fromEntries(files.map((path) => [path, readFileSync(join(root, path))]))),
  )
  expect(content.findings).toEqual([])
  expect(content.campaigns.size).toBeGreaterThanOrEqual(3)
  expect(content.lists.size).toBeGreaterThanOrEqual(3)
  expect(content.layouts.has('newsletter')).toBe(true)
  expect(Object.values(content.policies)).not.toContain(null)
  expect(new Set([...content.campaigns.values()].map(({ kind }) => kind))).toEqual(
    new Set(['markdown', 'mjml']),
  )
})
