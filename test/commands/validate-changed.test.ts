import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { changedCampaigns } from '../../src/commands/validate/changed-campaigns.ts'
import { verb } from '../../src/commands/validate.ts'
import type { Repository } from '../../src/adapters/git/git.ts'
import { gitSandbox, type GitSandbox } from '../support/git-sandbox.ts'

const begun = {
  'campaigns/spring/campaign.md': 'spring\n',
  'campaigns/spring/hero.png': 'a picture\n',
  'campaigns/summer/campaign.md': 'summer\n',
  'campaigns/autumn/campaign.md': 'autumn\n',
  'campaigns/_layouts/newsletter.mjml': '<mjml></mjml>\n',
  'lists/newsletter.yaml': 'title: News\n',
  'README.md': 'Hello\n',
}

/** A clone on a branch of its own, one commit ahead of where it left; the default branch went on meanwhile. */
function branched(sandbox: GitSandbox): Repository {
  const origin = sandbox.bare('origin')
  const clone = sandbox.clone(origin, 'clone')
  sandbox.commit(clone, begun)
  sandbox.git(clone, 'push', '--quiet', 'origin', 'main')
  sandbox.git(clone, 'checkout', '--quiet', '-b', 'change')
  sandbox.commit(clone, { 'campaigns/spring/campaign.md': 'spring again\n', 'README.md': 'Hello again\n' })
  sandbox.git(clone, 'checkout', '--quiet', 'main')
  sandbox.commit(clone, {
    'campaigns/autumn/campaign.md': 'autumn again\n',
    'lists/vip.yaml': 'title: VIP\n',
  })
  sandbox.git(clone, 'push', '--quiet', 'origin', 'main')
  sandbox.git(clone, 'checkout', '--quiet', 'change')
  return clone
}

const unasked = { since: null, commit: null }

function some(...campaigns: readonly string[]) {
  return { kind: 'some', campaigns }
}

test('what a branch changed counts, and not what the default branch changed since', async () => {
  const clone = branched(gitSandbox())
  expect(await changedCampaigns(clone, unasked)).toEqual(some('spring'))
  expect(await changedCampaigns(clone, { since: null, commit: 'HEAD' })).toEqual(some('spring'))
  expect(await changedCampaigns(clone, { since: 'HEAD', commit: null })).toEqual(some())
  expect(
    await changedCampaigns({ ...clone, folder: join(clone.folder, 'campaigns/summer') }, unasked),
  ).toEqual(some('spring'))
})

test('files that are not committed yet, and those that are gone, are changes too', async () => {
  const sandbox = gitSandbox()
  const clone = branched(sandbox)
  writeFileSync(join(clone.folder, 'campaigns/summer/campaign.ja.md'), 'natsu\n')
  rmSync(join(clone.folder, 'campaigns/spring/hero.png'))
  rmSync(join(clone.folder, 'campaigns/autumn'), { recursive: true })
  expect(await changedCampaigns(clone, unasked)).toEqual(some('spring', 'summer'))
  // The commit is as it was.
  expect(await changedCampaigns(clone, { since: null, commit: 'change' })).toEqual(some('spring'))
  sandbox.commit(clone, { 'campaigns/spring/campaign.md': null })
  expect(await changedCampaigns(clone, { since: null, commit: 'HEAD' })).toEqual(some('summer'))
})

test.for([
  'campaigns/_layouts/newsletter.mjml',
  'lists/vip.yaml',
  'policies/senders.yaml',
  '.github/CODEOWNERS',
])('a change of %s, which many campaigns depend on, touches all of them', async (path) => {
  const sandbox = gitSandbox()
  const alone = sandbox.repository('alone')
  sandbox.commit(alone, begun)
  mkdirSync(join(alone.folder, dirname(path)), { recursive: true })
  writeFileSync(join(alone.folder, path), 'other\n')
  expect(await changedCampaigns(alone, unasked)).toEqual({ kind: 'all', because: 'changed-shared', path })
})

test('without a default branch there is nothing to compare with, unless it is said', async () => {
  const sandbox = gitSandbox()
  const alone = sandbox.repository('alone')
  sandbox.commit(alone, begun)
  sandbox.git(alone, 'branch', '--quiet', '--move', 'main', 'trunk')
  const unknown = { kind: 'all', because: 'changed-unknown' }
  expect(await changedCampaigns(alone, unasked)).toEqual(unknown)
  expect(await changedCampaigns({ ...alone, folder: sandbox.folder }, unasked)).toEqual(unknown)
  writeFileSync(join(alone.folder, 'campaigns/spring/campaign.md'), 'other\n')
  expect(await changedCampaigns(alone, { since: 'trunk', commit: null })).toEqual(some('spring'))
  await expect(changedCampaigns(alone, { since: 'nowhere', commit: null })).rejects.toMatchObject({
    code: 'no-such-commit',
  })
})

async function validated(
  folder: string,
  names: readonly string[],
  options: Readonly<Record<string, string | boolean>>,
) {
  const out: string[] = []
  const err: string[] = []
  const code = await verb.run(
    {
      env: gitSandbox().env,
      root: folder,
      clock: { now: () => Date.parse('2026-11-20T03:00:00Z') },
      locale: 'en',
      json: true,
      terminal: false,
      out: (line) => void out.push(line),
      err: (line) => void err.push(line),
      progress: () => {},
      signal: new AbortController().signal,
    },
    { arguments: names, options },
  )
  const findings = out.flatMap(
    (line) => (JSON.parse(line) as { findings?: { file: string }[] }).findings ?? [],
  )
  return { code, err, files: [...new Set(findings.map(({ file }) => file))] }
}

test('findings of other campaigns are left out, those of the rules are not', async () => {
  const clone = branched(gitSandbox())
  const whole = await validated(clone.folder, [], {})
  expect(whole.files).toEqual(
    expect.arrayContaining([
      'campaigns/spring/campaign.md',
      'campaigns/summer/campaign.md',
      'lists/newsletter.yaml',
    ]),
  )
  const rules = whole.files.filter((file) => !/^campaigns\/[a-z]/.test(file))
  for (const [names, options] of [
    [['campaigns/spring/'], {}],
    [[], { changed: true }],
    [['spring', 'summer'], { changed: true }],
  ] as const) {
    const { code, files } = await validated(clone.folder, names, options)
    expect([code, files.filter((file) => file.includes('/spring/'))]).toEqual([
      1,
      expect.arrayContaining(['campaigns/spring/campaign.md']),
    ])
    expect(files.filter((file) => !file.includes('/spring/'))).toEqual(rules)
  }
  expect(await validated(clone.folder, [], { since: 'HEAD' })).toMatchObject({
    code: 2,
    err: [
      'postmerge: --since says what --changed compares with, and stands alone here. [validate-since-alone]',
      '  next: Add --changed.',
    ],
  })
  expect((await validated(clone.folder, [], { changed: true, since: 'HEAD' })).files).toEqual(rules)
})
