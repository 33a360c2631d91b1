import { mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readTree } from '../../../src/adapters/git/read-tree.ts'
import { readWorkTree } from '../../../src/adapters/git/work-tree.ts'
import { parseContent } from '../../../src/content/parse-content.ts'
import { fileBytesMax, pictureBytesMax } from '../../../src/content/tree.ts'
import { gitSandbox } from '../../support/git-sandbox.ts'

test('a commit and a clean work tree are read alike: content where it decides, names everywhere', async () => {
  const sandbox = gitSandbox()
  const repository = sandbox.repository('r')
  sandbox.commit(repository, {
    'campaigns/春/campaign.md': 'こんにちは\n',
    'campaigns/x/a b\tc\n.md': 'odd name\n',
    'lists/vip.yaml': 'title: VIP\n',
    'policies/large.yaml': 'x'.repeat(fileBytesMax + 1),
    '.github/CODEOWNERS': `* @vera\n${'#'.repeat(fileBytesMax)}\n`,
    'src/main.ts': 'export {}\n',
    'README.md': '# Hello\n',
  })
  symlinkSync('vip.yaml', join(repository.folder, 'lists/soft.yaml'))
  const commit = sandbox.commit(repository, {})
  const tree = await readTree(repository, commit)
  const text = (path: string): string | undefined => tree.files.get(path)?.bytes?.toString()
  expect(tree.commit).toBe(commit)
  expect(text('campaigns/春/campaign.md')).toBe('こんにちは\n')
  expect(text('campaigns/x/a b\tc\n.md')).toBe('odd name\n')
  expect(tree.files.get('policies/large.yaml')).toMatchObject({ size: fileBytesMax + 1, bytes: null })
  expect(text('.github/CODEOWNERS')).toMatch(/^\* @vera/)
  expect(tree.files.get('src/main.ts')).toMatchObject({ mode: '100644', bytes: null })
  expect(tree.files.get('lists/soft.yaml')).toMatchObject({ mode: '120000', bytes: null })

  const here = await readWorkTree(repository.folder)
  expect(here.commit).toBeNull()
  expect([...here.files.keys()].sort()).toEqual([...tree.files.keys()].sort())
  for (const [path, file] of tree.files) {
    const found = here.files.get(path)
    expect([found?.mode, found?.size, found?.bytes ?? null]).toEqual([file.mode, file.size, file.bytes])
    if (file.bytes !== null) expect(found?.blob).toBe(file.blob)
  }
})

test('what lies uncommitted in the work tree, or is rewritten by attributes, plays no part', async () => {
  const sandbox = gitSandbox()
  const repository = sandbox.repository('r')
  const files = { '.gitattributes': '* text eol=crlf\n', 'lists/a.yaml': 'a: 1\n' }
  const commit = sandbox.commit(repository, files)
  sandbox.commit(repository, { 'lists/a.yaml': 'a: 2\n', 'lists/b.yaml': 'b: 1\n' })
  const tree = await readTree(repository, commit)
  expect([...tree.files.keys()]).toEqual(['.gitattributes', 'lists/a.yaml'])
  expect(tree.files.get('lists/a.yaml')?.bytes?.toString()).toBe('a: 1\n')
})

test('what git would show in the place of a commit, a tree or a file plays no part', async () => {
  const sandbox = gitSandbox()
  const repository = sandbox.repository('r')
  const own = sandbox.commit(repository, { 'lists/vip.yaml': 'own\n' })
  const other = sandbox.commit(repository, { 'lists/vip.yaml': 'other\n' })
  for (const path of ['', '^{tree}', ':lists/vip.yaml']) {
    sandbox.git(repository, 'replace', '-f', `${own}${path}`, `${other}${path}`)
    const tree = await readTree({ ...repository }, own)
    expect(tree.files.get('lists/vip.yaml')?.bytes?.toString()).toBe('own\n')
    sandbox.git(repository, 'replace', '-d', sandbox.git(repository, 'replace', '-l'))
  }
})

test('a name that is no UTF-8 is read, and is a finding', async () => {
  const { folder } = gitSandbox()
  const bad = (...names: readonly string[]): Buffer =>
    Buffer.concat([Buffer.from(folder), ...names.map((name) => Buffer.from(`/${name}`, 'latin1'))])
  mkdirSync(bad('campaigns'))
  mkdirSync(bad('lists'))
  mkdirSync(bad('campaigns', 'bad\xff'))
  writeFileSync(bad('campaigns', 'bad\xff', 'campaign.md'), 'x\n')
  writeFileSync(bad('campaigns', 'bad\xff', 'a.png'), 'picture')
  writeFileSync(bad('lists', 'vip\xe9.yaml'), 'title: VIP\n')
  const tree = await readWorkTree(folder)
  expect([...tree.files].map(([path, { bytes }]) => [path, bytes?.toString()])).toEqual([
    ['campaigns/bad\ufffd/a.png', 'picture'],
    ['campaigns/bad\ufffd/campaign.md', 'x\n'],
    ['lists/vip\ufffd.yaml', 'title: VIP\n'],
  ])
  const named = parseContent(tree).findings.filter(({ place }) => place.file.includes('\ufffd'))
  expect(new Set(named.map(({ place }) => place.file))).toEqual(new Set(tree.files.keys()))
})

test('what cannot be opened is named as unread, what has vanished is not there, and nothing throws', async () => {
  const { folder } = gitSandbox()
  const at = (path: string): string => join(folder, path)
  const names = ['gone', 'shut', 'shut-folder', 'vanished-folder']
  for (const name of names) mkdirSync(at(`campaigns/${name}`), { recursive: true })
  for (const name of names) writeFileSync(at(`campaigns/${name}/campaign.md`), 'x\n')
  // A file where a folder was opened a moment ago can be opened by nobody, whatever their rights are.
  const shut = (path: string): void => {
    rmSync(at(path), { recursive: true })
    writeFileSync(at(path), '')
  }
  const tree = await readWorkTree(folder, (path) => {
    if (path === 'campaigns/gone/campaign.md') rmSync(at(path))
    if (path === 'campaigns/shut/campaign.md') shut('campaigns/shut')
    if (path === 'campaigns/shut-folder/') shut('campaigns/shut-folder')
    if (path === 'campaigns/vanished-folder/') rmSync(at('campaigns/vanished-folder'), { recursive: true })
    return true
  })
  expect([...tree.files].map(([path, { mode, bytes }]) => [path, mode, bytes])).toEqual([
    ['campaigns/shut-folder', '040000', null],
    ['campaigns/shut/campaign.md', '100644', null],
  ])
  const codes = parseContent(tree).findings.map(({ place, code }) => `${place.file} ${code}`)
  expect(codes.filter((code) => code.startsWith('campaigns/'))).toEqual([
    'campaigns/shut-folder folder-unread',
    'campaigns/shut/campaign.md file-unread',
  ])
  await expect(readWorkTree(at('nowhere'))).rejects.toMatchObject({ code: 'ENOENT' })
})

test('a submodule is named and not entered; a missing commit is a failure', async () => {
  const sandbox = gitSandbox()
  const repository = sandbox.repository('r')
  const inner = sandbox.commit(repository, { 'a.md': 'a\n' })
  sandbox.git(repository, 'update-index', '--add', '--cacheinfo', `160000,${inner},lists/sub`)
  sandbox.git(repository, 'commit', '--quiet', '-m', 'Submodule')
  const tree = await readTree(repository, sandbox.git(repository, 'rev-parse', 'HEAD'))
  expect(tree.files.get('lists/sub')).toMatchObject({ mode: '160000', bytes: null, size: 0 })
  await expect(readTree(repository, '0'.repeat(40))).rejects.toMatchObject({ code: 'git-failed' })
})

test('the folders of tools are passed over in a work tree', async () => {
  const sandbox = gitSandbox()
  const repository = sandbox.repository('r')
  const text = 'x: 1\n'
  sandbox.commit(repository, {
    'lists/a.yaml': text,
    'node_modules/m/lists/b.yaml': text,
    'var/postmerge.db': text,
    'demo/index.html': text,
    'campaigns/demo/campaign.md': text,
  })
  const tree = await readWorkTree(repository.folder)
  expect([...tree.files.keys()]).toEqual(['campaigns/demo/campaign.md', 'lists/a.yaml'])
})

test('two thousand campaigns are read in one go', async () => {
  const sandbox = gitSandbox()
  const repository = sandbox.repository('r')
  const files = Object.fromEntries(
    Array.from({ length: 2000 }, (_, n) => [
      `campaigns/c-${n}/campaign.md`,
      `---\nsubject: ${n}\n---\nHello ${n}\n`,
    ]),
  )
  const commit = sandbox.commit(repository, files)
  const started = performance.now()
  const tree = await readTree(repository, commit)
  expect(tree.files.size).toBe(2000)
  expect(tree.files.get('campaigns/c-1999/campaign.md')?.bytes?.toString()).toContain('Hello 1999')
  expect(performance.now() - started).toBeLessThan(1500)
})

test('a picture is read when it is asked for: from the commit, from the work tree, up to its own limit', async () => {
  const sandbox = gitSandbox()
  const repository = sandbox.repository('r')
  const large = Buffer.alloc(pictureBytesMax, 7)
  const files = {
    'campaigns/x/campaign.md': 'x\n',
    'campaigns/x/small.png': Buffer.from([0, 255, 13, 10, 26]),
    'campaigns/x/large.JPG': large,
    'campaigns/x/too-large.gif': Buffer.alloc(pictureBytesMax + 1),
    'lists/too-large.yaml': 'x'.repeat(fileBytesMax + 1),
  }
  const commit = sandbox.commit(repository, files)
  const tree = await readTree(repository, commit)
  const here = await readWorkTree(repository.folder)
  const gone = await readWorkTree(repository.folder)
  for (const read of [tree, here]) {
    expect(read.files.get('campaigns/x/small.png')?.bytes).toEqual(files['campaigns/x/small.png'])
    expect(large.equals(read.files.get('campaigns/x/large.JPG')?.bytes ?? Buffer.alloc(0))).toBe(true)
    expect(read.files.get('campaigns/x/too-large.gif')).toMatchObject({
      size: pictureBytesMax + 1,
      bytes: null,
    })
    expect(read.files.get('lists/too-large.yaml')?.bytes).toBeNull()
  }
  expect(here.files.get('campaigns/x/small.png')?.blob).toBe(tree.files.get('campaigns/x/small.png')?.blob)
  // Read once for all trees of a repository.
  const another = await readTree(repository, commit)
  expect(another.files.get('campaigns/x/large.JPG')?.bytes).toBe(
    tree.files.get('campaigns/x/large.JPG')?.bytes,
  )
  // Not before: what vanishes in between counts as unread, and what git lost is a failure.
  rmSync(join(repository.folder, 'campaigns'), { recursive: true })
  expect(gone.files.get('campaigns/x/small.png')).toMatchObject({ size: 5, bytes: null, blob: '' })
  const fresh = await readTree({ ...repository }, commit)
  rmSync(join(repository.folder, '.git'), { recursive: true })
  expect(() => fresh.files.get('campaigns/x/small.png')?.bytes).toThrow(
    expect.objectContaining({ code: 'git-failed', permanence: 'temporary' }),
  )
})
