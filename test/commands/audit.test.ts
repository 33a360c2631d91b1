import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { expect, test } from 'vitest'
import { createGitForge } from '../../src/adapters/git/forge.ts'
import { evaluate } from '../../src/approval/evaluate.ts'
import { evidenceOf } from '../../src/approval/evidence.ts'
import { verb as approve } from '../../src/commands/approve.ts'
import { verb as log } from '../../src/commands/audit-log.ts'
import { verb as trace } from '../../src/commands/audit-trace.ts'
import { verb as verify } from '../../src/commands/audit-verify.ts'
import { verb as erase } from '../../src/commands/list-erase.ts'
import { verb as importVerb } from '../../src/commands/list-import.ts'
import { verb as request } from '../../src/commands/request.ts'
import { knownFacts } from '../../src/commands/known-facts.ts'
import { approvalsStep } from '../../src/commands/audit/approvals-step.ts'
import type { Verb } from '../../src/commands/verb.ts'
import { batchLeaves } from '../../src/delivery/evidence.ts'
import { Failure } from '../../src/kit/failure.ts'
import { appendEntry } from '../../src/ledger/append.ts'
import { nextEntry } from '../../src/ledger/chain.ts'
import type { EntryDraft, EntryRelease, EntryType } from '../../src/ledger/entry.ts'
import { makeLedgerSigner } from '../../src/ledger/signer.ts'
import { releaseKey } from '../../src/release/release-id.ts'
import { idemOf, releaseSecret, tokenKeyMark } from '../../src/release/tokens.ts'
import { openStore } from '../../src/adapters/sqlite/open-store.ts'
import { auditText } from '../../src/report/audit-steps.ts'
import { company } from '../support/company.ts'
import { ledgerPem } from '../support/ledger-keys.ts'
import { sampleData } from '../support/ledger-story.ts'

const tokenKey = Buffer.alloc(32, 3)
const readers = Array.from({ length: 12 }, (_, n) => `reader-${n}@receiver.example`)
const text = '---\nsubject: Spring is here\nfrom: news\nlists: [newsletter]\n---\n\nGood day.\n'

type Company = Awaited<ReturnType<typeof company>>

const release: EntryRelease = {
  campaign: 'spring',
  edition: 1,
  key: releaseKey('git.hikari.example/mail', { campaign: 'spring', edition: 1 }),
}

function signerOf(keyId: 'sender' | 'desk') {
  return makeLedgerSigner({ keyId, pem: ledgerPem(keyId === 'sender' ? 1 : 2) })
}

function draftOf({ clock }: Company, type: EntryType, data: object): EntryDraft {
  return { type, data, release: type === 'RULES' ? null : release, at: clock.now } as EntryDraft
}

async function append(here: Company, type: EntryType, data: object): Promise<void> {
  const signer = signerOf(type === 'PLANNED' ? 'desk' : 'sender')
  expect(await appendEntry(here.ledger, signer, { draft: draftOf(here, type, data) })).toMatchObject({
    result: 'appended',
  })
}

/** A company that approved and sent a campaign, written down in ledger and journal. */
async function sentStory() {
  const here = await company()
  const merge = await approvedMerge(here)
  await append(here, 'PLANNED', await planned(here, merge))
  await append(here, 'AUTHORISED', await authorisation(here, merge))
  await append(here, 'CLAIMED', sampleData.CLAIMED)
  const store = openStore(`sqlite:${join(here.sandbox.folder, 'store.db')}`, {
    random: (n) => Buffer.alloc(n, 5),
  })
  await deliver(store, release)
  await append(here, 'SNAPSHOT', { ...sampleData.SNAPSHOT, recipients: 12, skipped: {} })
  await append(here, 'STAGE_STARTED', { stage: 'all' })
  const { journal, contacts } = store
  const domain = 'news.hikari.example'
  const source = { journal, contacts, releaseKey: release.key, domain, breathe: async () => {} }
  for (const limit of [7, 7]) {
    const batch = (await journal.closeBatch(release.key, 1, { limit, at: here.clock.now }))!
    const { root, counts } = await batchLeaves(source, batch)
    await append(here, 'BATCH', { seq: batch.seq, size: batch.size, root, counts })
  }
  store.close()
  await append(here, 'STAGE_SENT', { stage: 'all' })
  await append(here, 'STAGE_OK', { stage: 'all' })
  await append(here, 'COMPLETED', { counts: { accepted: 12 } })
  const run = (verb: Verb, typed: Partial<Typed> = {}) =>
    runVerb(here, { verb, options: {}, args: [], json: false, ...typed })
  return { ...here, play: run }
}

/** What git and the ledger say about the merge, and what is decided about it. */
async function judged({ sandbox, runner, ledger, clock }: Company, commit: string) {
  sandbox.git(runner, 'fetch', '--quiet', '--tags', 'origin')
  const { view } = await ledger.read()
  const forge = createGitForge(runner, { branch: 'refs/remotes/origin/main' })
  const known = knownFacts(await ledger.read(), { seen: [], halted: null, nowMs: clock.now })
  const facts = await forge.merged(commit, known)
  return { forge, facts, view, decision: evaluate(facts)[0]! }
}

async function planned(here: Company, commit: string): Promise<object> {
  const { decision } = await judged(here, commit)
  const { closureDigest, contentDigest } = decision
  const counts = { ...sampleData.PLANNED.counts, recipients: 12 }
  return { ...sampleData.PLANNED, head: commit, closureDigest, contentDigest, counts }
}

/** The campaign is asked for, approved by its owner and merged. Returns the merge. */
async function approvedMerge(here: Company): Promise<string> {
  const { sandbox } = here
  const aoi = here.clone('aoi')
  sandbox.git(aoi, 'switch', '--quiet', '--create', 'spring')
  sandbox.commit(aoi, { 'campaigns/spring/campaign.md': text })
  sandbox.git(aoi, 'push', '--quiet', 'origin', 'spring')
  for (const [who, verb] of [
    ['aoi', request],
    ['vera', approve],
  ] as const)
    expect(await here.as(who, verb, 'spring')).toMatchObject({ code: 0, err: '' })
  sandbox.git(aoi, 'switch', '--quiet', 'main')
  sandbox.git(aoi, 'merge', '--quiet', '--no-ff', '-m', 'Spring', 'spring')
  sandbox.git(aoi, 'push', '--quiet', 'origin', 'main')
  return sandbox.git(aoi, 'rev-parse', 'main')
}

/** What the sender writes about an approved merge. */
async function authorisation(here: Company, merge: string) {
  const { facts, decision } = await judged(here, merge)
  expect(decision).toMatchObject({ verdict: 'APPROVED' })
  const { commit, base, closureDigest, contentDigest, approvals, without } = decision
  return {
    commit,
    base,
    closureDigest,
    contentDigest,
    approvals,
    without,
    artifactDigest: 'a'.repeat(64),
    evidence: evidenceOf(facts, decision),
    schedule: null,
    undoUntil: here.clock.now,
  }
}

/** Everybody is written down as accepted. */
async function deliver(
  { contacts, journal }: ReturnType<typeof openStore>,
  { key }: EntryRelease,
): Promise<void> {
  const secret = releaseSecret(tokenKey, key)
  const idems: string[] = []
  await journal.raiseFence(key, 1)
  await journal.writeSnapshot(
    key,
    1,
    (async function* rows() {
      for await (const { contact, list } of contacts.candidates({
        lists: ['newsletter'],
        exclude: [],
        category: 'marketing',
      })) {
        const idem = idemOf(secret, contact.id)
        idems.push(idem)
        yield { idem, contactId: contact.id, list, cohort: 0, skip: null }
      }
    })(),
  )
  await journal.writeIntents(key, 1, idems)
  await journal.markDataOpen(key, 1, idems)
  const receipts = idems.map((idem) => ({
    idem,
    outcome: 'accepted' as const,
    code: 250,
    enhanced: '2.0.0',
    queueId: `Q${idem.slice(0, 4)}`,
    at: 1_800_000_000_000,
  }))
  expect(await journal.writeReceipts(key, 1, receipts)).toBe(true)
}

interface Typed {
  readonly verb: Verb
  readonly options: Readonly<Record<string, string | boolean>>
  readonly args: readonly string[]
  readonly json: boolean
  /** The folder, the runner's unless said. */
  readonly root?: string
  readonly env?: Readonly<Record<string, string | undefined>>
}

async function runVerb({ sandbox, runner, clock }: Company, typed: Typed) {
  const { verb, options, args, json, root = runner.folder, env = {} } = typed
  const lines: string[] = []
  const errors: string[] = []
  const code = await verb
    .run(
      {
        env: {
          ...sandbox.env,
          POSTMERGE_STORE: `sqlite:${join(sandbox.folder, 'store.db')}`,
          POSTMERGE_TOKEN_KEY: tokenKey.toString('base64'),
          ...env,
        },
        root,
        clock: { now: () => clock.now },
        locale: 'en',
        json,
        terminal: false,
        out: (line) => void lines.push(line),
        err: (line) => void errors.push(line),
        progress: () => {},
        signal: new AbortController().signal,
      },
      { arguments: args, options },
    )
    .catch((error: unknown) => {
      if (!(error instanceof Failure)) throw error
      errors.push(error.code)
      return 1
    })
  return { code, lines, errors }
}

test('a release that was approved and sent is proved, read aloud and traced', async () => {
  const here = await sentStory()
  const audit = await here.play(verify)
  expect(audit.lines).toEqual([
    '✓ 11 entries: numbered, linked, signed by keys that may, in a legal order, and adding up',
    '✓ 11 commits in one line, each adding one entry and nothing else',
    expect.stringMatching(/^✓ 0 changes of the rules since [0-9a-f]{8}, each approved/),
    '✓ 1 authorisations, judged again from git and the signed tags in the record: each had its approvals',
    '✓ 2 Merkle roots over recipients, computed again from the store',
    'The record is sound.',
  ])
  expect(audit.code).toBe(0)
  await expectLog(here.play)
  await expectTrace(here.play)
  await expectErased(here)

  const database = new DatabaseSync(join(here.sandbox.folder, 'store.db'))
  database.exec("UPDATE batch_rows SET state = 'rejected' WHERE batch = 1")
  database.close()
  const changed = await here.play(verify)
  expect(changed.code).toBe(1)
  expect(changed.lines).toContain(
    '    entry 7 (BATCH): spring/1: what the store holds is not what was signed: a receipt was changed, or a person taken out by hand',
  )
  await expectBothFates(here.play)

  const upto = ruleChange(here)
  await append(here, 'RULES', { upto })
  expect((await here.play(verify)).lines.filter((line) => line.startsWith('    '))).toEqual([
    expect.stringMatching(
      new RegExp(`^ {4}commit ${upto.slice(0, 12)} \\(Widen\\): .*lists/newsletter\\.yaml`),
    ),
    `    entry 12 (RULES): it calls the rules up to commit ${upto.slice(0, 12)} approved, and they are not`,
    expect.stringContaining('entry 7 (BATCH)'),
  ])

  // With another token key nobody would be found, and it would be said that they got nothing.
  const other = openStore(`sqlite:${join(here.sandbox.folder, 'store.db')}`, {
    random: (n) => Buffer.alloc(n),
  })
  expect(other.tokenKey.isOurs(tokenKeyMark(tokenKey))).toBe(true)
  other.tokenKey.note(tokenKeyMark(Buffer.alloc(32, 4)))
  other.tokenKey.note(tokenKeyMark(tokenKey))
  other.close()
  const options = { recipient: readers[1]! }
  expect((await here.play(trace, { options, args: ['spring'] })).errors).toEqual(['token-key-other'])
}, 60_000)

type Run = Awaited<ReturnType<typeof sentStory>>['play']

async function expectLog(run: Run): Promise<void> {
  const read = await run(log, { args: ['spring/1'] })
  expect(read.lines.map((line) => line.replace(/^ *\d+ {2}\S+ \S+ {2}/, ''))).toEqual([
    expect.stringMatching(/^spring\/1: 12 recipients counted for the request at /),
    'spring/1: approved by vera',
    'spring/1: sending begins',
    'spring/1: 12 recipients',
    'spring/1: stage all begins',
    'spring/1: sent to 7 of 12',
    'spring/1: sent to 12 of 12',
    'spring/1: stage all handed over',
    'spring/1: the figures of stage all are good',
    'spring/1: sent to 12 of 12, approved by vera',
  ])
  expect((await run(log)).lines).toHaveLength(11)
  expect(await run(log, { args: ['autumn'] })).toEqual({
    code: 0,
    lines: [],
    errors: ['The record knows no release of this name. The most alike first: spring/1'],
  })
  expect(await run(log, { args: ['../x'] })).toMatchObject({ code: 1, errors: ['audit-release-malformed'] })
}

async function expectTrace(run: Run): Promise<void> {
  const options = { recipient: readers[4]! }
  const traced = await run(trace, { options, args: ['spring'] })
  expect(traced.code).toBe(0)
  expect(traced.lines).toEqual([
    'spring/1: accepted by the relay',
    '  as a member of list newsletter',
    expect.stringMatching(/^ {2}message <[a-z2-7]{20}\.[0-9a-f]{32}@news\.hikari\.example>$/),
    expect.stringMatching(
      /^ {2}the relay answered "250 2\.0\.0 Q[a-z2-7]{4}" at 2027-01-15T08:00:00Z \(attempts: 1\)$/,
    ),
    expect.stringMatching(
      /^ {2}✓ accepted by the relay: leaf \d of [57] in entry [78] of .*signed by sender; [1-3] hashes lead to its root [0-9a-f]{64}$/,
    ),
  ])
  const json = (await run(trace, { options, args: ['spring/1'], json: true })).lines.join('')
  expect(JSON.parse(json)).toMatchObject({
    version: 1,
    traces: [{ release: 'spring/1', state: 'accepted', proofs: [{ proved: true }] }],
  })
  expect(json).not.toContain('@receiver')
  const failing = async (recipient: string) =>
    (await run(trace, { options: { recipient }, args: ['spring'] })).errors
  expect(await failing('nobody@receiver.example')).toEqual(['trace-unknown-address'])
  expect(await failing('nobody')).toEqual(['trace-no-address'])
  expect(await run(trace, { options, args: ['autumn'] })).toEqual({
    code: 0,
    lines: ['This person got nothing from it.'],
    errors: ['The record knows no release of this name. The most alike first: spring/1'],
  })
}

/** Somebody asks to be forgotten: nothing names them any more, no import brings them back, and every root still holds. */
async function expectErased({ play, sandbox }: Awaited<ReturnType<typeof sentStory>>): Promise<void> {
  const [recipient, neighbour] = [readers[11]!, readers[10]!]
  const store = join(sandbox.folder, 'store.db')
  const before = await play(verify)
  const dry = await play(erase, { options: { recipient } })
  expect(dry).toMatchObject({ code: 0, errors: [] })
  expect(dry.lines).toEqual([
    expect.stringMatching(/^One person was found, who got 1 messages\. Nothing was changed/),
  ])
  expect((await play(trace, { options: { recipient }, args: ['spring'] })).code).toBe(0)

  expect(await play(erase, { options: { recipient, apply: true } })).toMatchObject({ code: 0, errors: [] })
  expect(await play(verify)).toEqual(before)
  expect((await play(trace, { options: { recipient: neighbour }, args: ['spring'] })).code).toBe(0)
  expect((await play(trace, { options: { recipient }, args: ['spring'] })).errors).toEqual([
    'trace-unknown-address',
  ])
  expect(existsSync(`${store}-wal`) ? readFileSync(`${store}-wal`).includes(recipient) : false).toBe(false)
  expect(readFileSync(store).includes(recipient)).toBe(false)
  writeFileSync(
    join(sandbox.folder, 'again.csv'),
    `email,country,purchases,consent_source,consent_time,consent_wording\n${recipient},JP,1,form,2026-03-01,News\n`,
  )
  const again = await play(importVerb, {
    args: ['newsletter', join(sandbox.folder, 'again.csv')],
    options: { apply: true },
  })
  expect(again.lines.join('\n')).toContain('1 suppressed')
}

/** Whose receipt was changed is not proved any more; the others still are. */
async function expectBothFates(run: Run): Promise<void> {
  const codes = new Set<number>()
  for (const recipient of readers) {
    const { code, lines } = await run(trace, { options: { recipient }, args: ['spring'] })
    expect(lines.some((line) => line.includes('NOT proved by entry 7'))).toBe(code === 1)
    codes.add(code)
    if (codes.size === 2) return
  }
  expect(codes).toEqual(new Set([0, 1]))
}

/** Somebody pushes a change of a list's rules. */
function ruleChange(here: Company): string {
  const { sandbox } = here
  const mori = here.clone('mori')
  sandbox.git(mori, 'pull', '--quiet', 'origin', 'main')
  const list = 'title: All\npurpose: x\nconsent: { basis: opt-in }\n'
  const commit = sandbox.commit(mori, { 'lists/newsletter.yaml': list }, { who: 'aoi', message: 'Widen' })
  sandbox.git(mori, 'push', '--quiet', 'origin', 'main')
  return commit
}

test('an authorisation that does not hold is named, with the reason', async () => {
  const here = await company()
  const merge = await approvedMerge(here)
  await append(here, 'PLANNED', await planned(here, merge))
  const { entries } = await here.ledger.read()
  const { forge } = await judged(here, merge)
  const good = await authorisation(here, merge)
  const { evidence } = good
  const elsewhere = 'e'.repeat(64)
  const day = 24 * 3_600_000
  const lifted = [
    { release: { campaign: 'spring', edition: 1 }, commit: merge, code: 'X', person: 'vera', reason: '' },
  ]
  const changed = (tag: { readonly raw: string }) => ({
    ...tag,
    raw: Buffer.from(`${Buffer.from(tag.raw, 'base64').toString()} `).toString('base64'),
  })
  const cases: readonly (readonly [string, object, string | null])[] = [
    ['as it was', {}, null],
    ['without a tag', { evidence: { ...evidence, tags: [] } }, 'judged again it is PENDING'],
    ['with a tag of other bytes', { evidence: { ...evidence, tags: evidence.tags.map(changed) } }, ''],
    [
      'with nobody approving',
      { approvals: [], evidence: { ...evidence, approvals: [] } },
      'git does not say what',
    ],
    ['about other rules', { evidence: { ...evidence, rules: {} } }, 'git does not say what'],
    ['of another content', { closureDigest: elsewhere }, 'closureDigest is not what was judged'],
    [
      'of another day',
      { evidence: { ...evidence, nowMs: evidence.nowMs - day } },
      'nowMs is not what was judged',
    ],
    [
      'from the future',
      { evidence: { ...evidence, nowMs: evidence.nowMs + day } },
      'nowMs is not what was judged',
    ],
    [
      'with another count',
      { evidence: { ...evidence, planned: [{ closureDigest: good.closureDigest, count: 1 }] } },
      'planned is not',
    ],
    [
      'with a hold that nobody lifted',
      { evidence: { ...evidence, lifted } },
      'lifted is not what was judged',
    ],
    [
      'beginning where it likes',
      { evidence: { ...evidence, trusted: merge } },
      'trusted is not what was judged',
    ],
    [
      'by a judge of another version',
      { evidence: { ...evidence, evaluator: 'postmerge-approval-1' } },
      'it was judged by postmerge-approval-1, which this version',
    ],
    ['without evidence', { evidence: {} }, 'evidence is not what was judged'],
  ]
  for (const [name, change, sentence] of cases) {
    const entry = nextEntry(
      entries.at(-1)!,
      draftOf(here, 'AUTHORISED', { ...good, ...change }),
      signerOf('sender'),
    )
    const lines = auditText([await approvalsStep(forge, [...entries, entry])], 'en').slice(1, -1)
    expect(lines, name).toEqual(
      sentence === null
        ? []
        : [
            expect.stringContaining(
              `entry 3 (AUTHORISED): ${sentence === '' ? '' : 'spring/1: '}${sentence}`,
            ),
          ],
    )
  }
})

test('a clone alone is enough, and says what it cannot tell', async () => {
  const here = await company()
  const { sandbox, runner } = here
  const clone = sandbox.clone(here.origin, 'auditor')
  const alone = {
    json: false,
    args: [],
    options: {},
    root: clone.folder,
    env: { POSTMERGE_STORE: undefined },
  }
  const play = (verb: Verb, options: Typed['options'] = {}, root = clone.folder) =>
    runVerb(here, { ...alone, verb, options, root })

  // Where there is no store none is made, which would speak against the record from then on.
  const recipient = readers[0]!
  expect(await play(trace, { recipient })).toMatchObject({ code: 1, errors: ['trace-no-store'] })
  const proved = await play(verify)
  expect(proved).toMatchObject({ code: 0, errors: [] })
  expect(proved.lines.at(-1)).toBe(
    'The record is sound, as far as it could be judged here: what is marked with – was not.',
  )

  // Years later nobody answers.
  sandbox.git(clone, 'remote', 'set-url', 'origin', join(sandbox.folder, 'gone.git'))
  expect(await play(verify)).toMatchObject({ code: 1, errors: ['audit-remote-unreachable'] })
  const offline = await play(verify, { offline: true })
  expect(offline).toMatchObject({ code: 0, errors: [] })
  expect(offline.lines.slice(0, -1)).toEqual(proved.lines)
  expect(offline.lines.at(-1)).toMatch(/^Judged as this clone holds it/)
  expect((await play(log, { offline: true })).lines).toHaveLength(1)

  // A copy without the branch proves nothing, and does not say that all is well.
  sandbox.git(clone, 'update-ref', '-d', 'refs/remotes/origin/ledger')
  const empty = await play(verify, { offline: true })
  expect(empty.code).toBe(1)
  expect(empty.lines[0]).toBe('✗ There is no record here: the branch ledger is missing or empty.')

  expect(await play(verify, {}, here.origin.folder)).toMatchObject({ errors: ['repository-bare'] })
  const shallow = join(sandbox.folder, 'shallow')
  sandbox.git(
    runner,
    'clone',
    '--quiet',
    '--depth=1',
    '--no-single-branch',
    `file://${here.origin.folder}`,
    shallow,
  )
  expect(await play(verify, {}, shallow)).toMatchObject({ errors: ['audit-clone-shallow'] })
})

test('a changed byte is named where it is, and nothing is judged behind it', async () => {
  const here = await company()
  const { sandbox, origin } = here
  const clone = here.clone('mori')
  sandbox.git(clone, 'fetch', '--quiet', 'origin', 'ledger')
  sandbox.git(clone, 'switch', '--quiet', '--create', 'ledger', 'FETCH_HEAD')
  const path = sandbox.git(clone, 'ls-files').trim()
  const entry = readFileSync(join(clone.folder, path), 'utf8')
  writeFileSync(join(clone.folder, path), entry.replace('"type":"ROOT"', '"type":"RULES"'))
  sandbox.git(clone, 'commit', '--quiet', '--all', '--amend', '--message', 'Changed')
  sandbox.git(clone, 'push', '--quiet', '--force', 'origin', 'ledger')
  const fresh = sandbox.clone(origin, 'auditor').folder
  const env = { POSTMERGE_STORE: undefined }
  const { code, lines } = await runVerb(here, {
    verb: verify,
    options: {},
    args: [],
    json: false,
    root: fresh,
    env,
  })
  expect(code).toBe(1)
  expect(lines[1]).toMatch(/^ {4}entry 1 \(/)
  expect(lines).toContain(
    '– Rules, approvals and recipients were not judged: that needs entries that can be believed.',
  )
})
