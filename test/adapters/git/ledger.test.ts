import { execFileSync } from 'node:child_process'
import { writeFileSync, chmodSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { Repository } from '../../../src/adapters/git/git.ts'
import { createGitLedger } from '../../../src/adapters/git/ledger.ts'
import { tagRelease } from '../../../src/adapters/git/ledger-tag.ts'
import { entryText, nextEntry } from '../../../src/ledger/chain.ts'
import { appendEntry, openLedger } from '../../../src/ledger/append.ts'
import { readLedgerCommits } from '../../../src/adapters/git/ledger-history.ts'
import { verifyCommits, type LedgerCommit } from '../../../src/ledger/verify-commits.ts'
import { verifyChain } from '../../../src/ledger/verify-chain.ts'
import { gitSandbox, type GitSandbox } from '../../support/git-sandbox.ts'
import { signers, trust } from '../../support/ledger-keys.ts'
import { chained, draftOf, signerOf, storyTexts, wholeStory } from '../../support/ledger-story.ts'

const place = { remote: 'origin', branch: 'ledger' }

/** A bare repository with two clones of it. */
function twoClones(): { sandbox: GitSandbox; origin: Repository; one: Repository; two: Repository } {
  const sandbox = gitSandbox()
  const origin = sandbox.bare('origin.git')
  return { sandbox, origin, one: sandbox.clone(origin, 'one'), two: sandbox.clone(origin, 'two') }
}

/** Writes a whole story through the real adapter. */
async function writeStory(repository: Repository, length = wholeStory.length): Promise<void> {
  const ledger = openLedger(createGitLedger(repository, place), trust)
  for (const type of wholeStory.slice(0, length))
    expect(await appendEntry(ledger, signerOf(type), { draft: draftOf(type) })).toMatchObject({
      result: 'appended',
    })
}

describe('one writer', () => {
  test('each entry is one commit with a sentence, a trailer and one file', async () => {
    const { sandbox, origin, one } = twoClones()
    await writeStory(one)
    const log = sandbox.git(origin, 'log', '--reverse', '--format=%an <%ae> %cn %s', 'ledger').split('\n')
    expect(log).toHaveLength(wholeStory.length)
    expect(log[0]).toBe('Postmerge <postmerge@ledger.invalid> Postmerge the record begins at commit c0ffee00')
    expect(log.at(-1)).toMatch(/winter-sale\/1: sent to 4 of 5, 1 skipped, 1 rejected, approved by vera$/)
    const trailers = sandbox.git(
      origin,
      'log',
      '--format=%(trailers:key=Postmerge-Release,valueonly,separator=)',
      'ledger',
    )
    expect(new Set(trailers.split('\n').slice(0, -2))).toEqual(new Set(['winter-sale/1', '']))
    const files = sandbox.git(origin, 'log', '--reverse', '--format=', '--name-status', 'ledger').split('\n')
    expect(files).toEqual(
      wholeStory.map((_, index) => `A\tledger/2026/${String(index + 1).padStart(8, '0')}.json`),
    )
    expect(sandbox.git(origin, 'log', '-1', '--format=%cI', 'ledger')).toBe('2026-11-24T09:00:00+00:00')
  })

  test('another process reads what was written, from the beginning or from where it stood', async () => {
    const { one, two } = twoClones()
    const early = createGitLedger(two, place)
    expect(await early.read()).toEqual({ tip: null, entries: [] })
    await writeStory(one, 5)
    const { entries, tip } = await createGitLedger(two, place).read()
    expect(verifyChain(entries, trust)).toMatchObject({
      problems: [],
      entries: { length: 5 },
    })
    expect(await early.read()).toEqual({ tip, entries })
    const ledger = openLedger(createGitLedger(one, place), trust)
    await appendEntry(ledger, signers.sender, { draft: draftOf('RULES') })
    expect((await early.read()).entries).toEqual([
      ...entries,
      ...(await ledger.store.read()).entries.slice(-1),
    ])
  })

  test('works in a repository without a remote, without touching work tree or index', async () => {
    const sandbox = gitSandbox()
    const alone = sandbox.repository('alone')
    sandbox.commit(alone, { 'a.txt': 'a' })
    const ledger = openLedger(createGitLedger(alone, { remote: '.', branch: 'ledger' }), trust)
    await appendEntry(ledger, signers.sender, { draft: draftOf('ROOT') })
    await appendEntry(ledger, signers.sender, { draft: draftOf('RULES') })
    expect((await ledger.read()).entries).toHaveLength(2)
    expect(sandbox.git(alone, 'status', '--porcelain', '--branch')).toBe('## main')
  })

  test('hooks, signing and a foreign identity of the machine play no part', async () => {
    const { sandbox, origin, one } = twoClones()
    const hook = join(one.folder, '.git/hooks/pre-push')
    writeFileSync(hook, '#!/bin/sh\nexit 1\n')
    chmodSync(hook, 0o755)
    for (const [key, value] of [
      ['commit.gpgsign', 'true'],
      ['user.name', 'aoi'],
      ['push.followTags', 'true'],
      ['i18n.commitEncoding', 'ISO-8859-1'],
    ])
      sandbox.git(one, 'config', key!, value!)
    const ledger = openLedger(createGitLedger(one, place), trust)
    await appendEntry(ledger, signers.sender, { draft: draftOf('ROOT') })
    expect(sandbox.git(origin, 'cat-file', 'commit', 'ledger')).not.toMatch(/gpgsig|aoi|encoding/)
  })
})

describe('several writers', () => {
  test('a stale tip loses, and says where the branch is', async () => {
    const { one, two } = twoClones()
    const first = nextEntry(null, draftOf('ROOT'), signers.sender)
    const mine = createGitLedger(one, place)
    const theirs = createGitLedger(two, place)
    const won = await mine.append(null, first, 'mine\n')
    expect(won.won).toBe(true)
    // The very same entry: equal bytes must not look like a victory.
    expect(await theirs.append(null, first, 'mine\n')).toEqual({ won: false, tip: won.tip })
  })

  test('a push whose answer was lost is recognised as ours', async () => {
    const { sandbox, origin, one } = twoClones()
    // The server takes the commit, and the connection breaks before it says so.
    const git = join(sandbox.folder, 'bin/git')
    execFileSync('mkdir', ['-p', join(sandbox.folder, 'bin')])
    writeFileSync(
      git,
      `#!/bin/sh\nPATH="${sandbox.env['PATH']}" git "$@"; code=$?\ncase "$*" in *push*) exit 128;; esac\nexit $code\n`,
    )
    chmodSync(git, 0o755)
    const cut = { ...one, env: { ...one.env, PATH: `${join(sandbox.folder, 'bin')}:${sandbox.env['PATH']}` } }
    const result = await createGitLedger(cut, place).append(
      null,
      nextEntry(null, draftOf('ROOT'), signers.sender),
      'x\n',
    )
    expect(result).toEqual({ won: true, tip: sandbox.git(origin, 'rev-parse', 'ledger') })
  })

  test('two clones append at the same time, each entry once and in one chain', async () => {
    const { sandbox, origin, one, two } = twoClones()
    const root = openLedger(createGitLedger(one, place), trust)
    await appendEntry(root, signers.sender, { draft: draftOf('ROOT') })
    const write = async (repository: Repository, name: string): Promise<void> => {
      const ledger = openLedger(createGitLedger(repository, place), trust)
      for (let n = 0; n < 20; n++) {
        const draft = draftOf('BLOCKED', { campaign: `${name}-${n}` })
        expect(await appendEntry(ledger, signers.sender, { draft })).toMatchObject({ result: 'appended' })
      }
    }
    await Promise.all([write(one, 'one'), write(two, 'two')])
    const { entries } = await createGitLedger(sandbox.clone(origin, 'three'), place).read()
    const judged = verifyChain(entries, trust)
    expect(judged.problems).toEqual([])
    const campaigns = judged.entries.flatMap(({ release }) => release?.campaign ?? [])
    const wanted = ['one', 'two'].flatMap((name) => Array.from({ length: 20 }, (_, n) => `${name}-${n}`))
    expect(campaigns.toSorted()).toEqual(wanted.toSorted())
    expect(sandbox.git(origin, 'rev-list', '--max-parents=1', '--count', 'ledger')).toBe('41')
  }, 60_000)

  test('of several claims at the same time exactly one wins', async () => {
    const { one, two } = twoClones()
    const ledgers = [one, two, one, two].map((repository) =>
      openLedger(createGitLedger(repository, place), trust),
    )
    await appendEntry(ledgers[0]!, signers.sender, { draft: draftOf('ROOT') })
    await appendEntry(ledgers[0]!, signers.sender, { draft: draftOf('AUTHORISED') })
    const draft = draftOf('CLAIMED')
    const results = await Promise.all(ledgers.map((ledger) => appendEntry(ledger, signers.sender, { draft })))
    expect(results.map(({ result }) => result).toSorted()).toEqual(['appended', 'lost', 'lost', 'lost'])
  })
})

describe('a branch that is not what it was', () => {
  test('rewritten while a command runs, or between two', async () => {
    const { sandbox, origin, one, two } = twoClones()
    await writeStory(one, 4)
    const store = createGitLedger(two, place)
    await store.read()
    const tip = sandbox.git(origin, 'rev-parse', 'ledger')
    sandbox.git(origin, 'update-ref', 'refs/heads/ledger', 'ledger~3')
    await expect(store.read()).rejects.toThrow('ledger-rewritten')
    await expect(createGitLedger(two, place).read()).rejects.toThrow('ledger-rewritten')
    sandbox.git(origin, 'update-ref', '-d', 'refs/heads/ledger')
    await expect(store.read()).rejects.toThrow('ledger-rewritten')
    await expect(createGitLedger(two, place).read()).rejects.toThrow('ledger-rewritten')
    sandbox.git(origin, 'update-ref', 'refs/heads/ledger', tip)
    expect((await createGitLedger(two, place).read()).entries).toHaveLength(4)
  })

  test('an old entry changed by a later commit, or a file of somebody else', async () => {
    const { sandbox, origin, one, two } = twoClones()
    await writeStory(one, 4)
    const store = createGitLedger(two, place)
    await store.read()
    const three = sandbox.clone(origin, 'three')
    sandbox.git(three, 'checkout', '--quiet', 'ledger')
    sandbox.commit(three, { 'ledger/2026/00000002.json': '{}\n' })
    sandbox.git(three, 'push', '--quiet', 'origin', 'ledger')
    await expect(store.read()).rejects.toThrow('ledger-rewritten')
    const { entries } = await createGitLedger(two, place).read()
    expect(verifyChain(entries, trust).problems).toMatchObject([{ seq: 2, code: 'ledger-unreadable' }])
    sandbox.commit(three, { 'README.md': 'hello' })
    sandbox.git(three, 'push', '--quiet', 'origin', 'ledger')
    await expect(createGitLedger(two, place).read()).rejects.toThrow('ledger-foreign-file')
  })

  test('unreachable, or refusing', async () => {
    const { sandbox, origin, one } = twoClones()
    const hook = join(origin.folder, 'hooks/pre-receive')
    writeFileSync(hook, '#!/bin/sh\nexit 1\n')
    chmodSync(hook, 0o755)
    const entry = nextEntry(null, draftOf('ROOT'), signers.sender)
    await expect(createGitLedger(one, place).append(null, entry, 'x\n')).rejects.toThrow('ledger-unreachable')
    sandbox.git(one, 'remote', 'set-url', 'origin', join(sandbox.folder, 'nowhere.git'))
    await expect(createGitLedger(one, place).read()).rejects.toThrow('ledger-unreachable')
  })
})

describe('the tag of a release', () => {
  const merged = { release: { campaign: 'winter-sale', edition: 1 } }

  test('is put on the merge, pushed, and never moved', async () => {
    const { sandbox, origin, one, two } = twoClones()
    const first = sandbox.commit(one, { 'a.txt': 'a' })
    const second = sandbox.commit(one, { 'a.txt': 'b' })
    await tagRelease(one, 'origin', { ...merged, commit: first })
    await tagRelease(one, 'origin', { ...merged, commit: first })
    await tagRelease(one, 'origin', { ...merged, commit: second })
    expect(sandbox.git(origin, 'rev-parse', 'mail/winter-sale/1')).toBe(first)
    sandbox.git(two, 'remote', 'set-url', 'origin', join(sandbox.folder, 'nowhere.git'))
    await expect(tagRelease(two, 'origin', { ...merged, commit: first })).rejects.toThrow(
      'ledger-unreachable',
    )
  })
})

/** Puts texts on the ledger's branch in one commit, as nobody should. */
function plant(origin: Repository, env: GitSandbox['env'], texts: readonly (string | Buffer)[]): void {
  const parts = texts.flatMap((text, index) => [
    `M 100644 inline ledger/2026/${String(index + 1).padStart(8, '0')}.json\ndata ${Buffer.byteLength(text)}\n`,
    text,
    '\n',
  ])
  const head =
    'commit refs/heads/ledger\ncommitter P <p@ledger.invalid> 1700000000 +0000\ndata 1\nx\ndeleteall\n'
  const input = Buffer.concat([head, ...parts].map((part) => Buffer.from(part)))
  execFileSync('git', ['-C', origin.folder, 'fast-import', '--quiet', '--force'], { input, env })
}

test('one byte changed in the stored files is named, whatever byte it is', async () => {
  const { sandbox, origin } = twoClones()
  const texts = storyTexts().slice(0, 7)
  for (const [index, text] of texts.entries()) {
    const bytes = Buffer.from(text)
    const at = (index * 7919) % bytes.length
    bytes[at] = (bytes[at] ?? 0) ^ (1 << (index % 8))
    plant(
      origin,
      sandbox.env,
      texts.map((each, other) => (other === index ? bytes : each)),
    )
    const { entries } = await createGitLedger(origin, { ...place, remote: '.' }).read()
    sandbox.git(origin, 'update-ref', '-d', 'refs/postmerge/here/ledger')
    const seqs = verifyChain(entries, trust).problems.map(({ seq }) => seq)
    expect(new Set(seqs)).toEqual(new Set([index + 1]))
  }
})

describe('the commits of the branch', () => {
  test('are one line of which each adds its entry', async () => {
    const { one } = twoClones()
    await writeStory(one, 5)
    const { tip, entries } = await createGitLedger(one, place).read()
    const commits = await readLedgerCommits(one, tip ?? '')
    const judged = verifyChain(entries, trust)
    expect(commits).toHaveLength(5)
    expect(verifyCommits(commits, judged)).toEqual([])
    const [first, second, third, fourth, fifth] = commits as [
      LedgerCommit,
      LedgerCommit,
      LedgerCommit,
      LedgerCommit,
      LedgerCommit,
    ]
    const change = { status: 'A', path: 'ledger/2026/00000009.json' }
    const wrong: readonly (readonly [readonly LedgerCommit[], readonly string[]])[] = [
      [
        [first, second, { ...third, parents: [...third.parents, first.id] }, fourth, fifth],
        ['3 ledger-not-linear'],
      ],
      [[{ ...first, parents: ['f'.repeat(40)] }, second, third, fourth, fifth], ['1 ledger-not-linear']],
      [
        [first, second, third, { ...fourth, changes: [...fourth.changes, change] }, fifth],
        ['4 ledger-not-one-file'],
      ],
      [[first, second, third, { ...fourth, changes: [] }, fifth], ['4 ledger-not-one-file']],
      [
        [
          first,
          second,
          { ...third, changes: [{ status: 'M', path: 'ledger/2026/00000003.json' }] },
          fourth,
          fifth,
        ],
        ['3 ledger-not-one-file'],
      ],
      [
        [first, second, third, fourth, fifth, { id: 'f'.repeat(40), parents: [fifth.id], changes: [change] }],
        ['6 ledger-not-one-file'],
      ],
    ]
    for (const [changed, problems] of wrong)
      expect(verifyCommits(changed, judged).map(({ seq, code }) => `${seq} ${code}`)).toEqual(problems)
  })

  test('a merge and a commit that alters an old entry are seen for what they are', async () => {
    const { sandbox, origin, one } = twoClones()
    await writeStory(one, 3)
    const three = sandbox.clone(origin, 'three')
    sandbox.git(three, 'checkout', '--quiet', 'ledger')
    sandbox.git(three, 'checkout', '--quiet', '-b', 'side', 'ledger~1')
    sandbox.commit(three, { 'ledger/2026/00000002.json': '{}\n' })
    sandbox.git(three, 'checkout', '--quiet', 'ledger')
    sandbox.git(three, 'merge', '--quiet', '--no-ff', '-m', 'x', 'side')
    const commits = await readLedgerCommits(three, sandbox.git(three, 'rev-parse', 'HEAD'))
    const judged = verifyChain(storyTexts().slice(0, 3), trust)
    const codes = verifyCommits(commits, judged).map(({ code }) => code)
    expect(codes).toContain('ledger-not-linear')
    expect(codes).toContain('ledger-not-one-file')
  })
})

test('ten thousand entries are read in one listing', async () => {
  const sandbox = gitSandbox()
  const origin = sandbox.bare('origin.git')
  const texts = chained([draftOf('ROOT'), ...Array.from({ length: 9999 }, () => draftOf('RULES'))]).map(
    entryText,
  )
  plant(origin, sandbox.env, texts)
  const started = performance.now()
  const { entries } = await createGitLedger(sandbox.clone(origin, 'one'), place).read()
  expect(performance.now() - started).toBeLessThan(5000)
  expect(entries).toEqual(texts)
}, 60_000)
