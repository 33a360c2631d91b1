import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { createGitForge } from '../../src/adapters/git/forge.ts'
import { evaluate } from '../../src/approval/evaluate.ts'
import { evidenceOf } from '../../src/approval/evidence.ts'
import { verb as approve } from '../../src/commands/approve.ts'
import { verb as log } from '../../src/commands/audit-log.ts'
import { verb as trace } from '../../src/commands/audit-trace.ts'
import { verb as verify } from '../../src/commands/audit-verify.ts'
import { verb as request } from '../../src/commands/request.ts'
import type { Verb } from '../../src/commands/verb.ts'
import { batchLeaves } from '../../src/delivery/evidence.ts'
import { Failure } from '../../src/kit/failure.ts'
import { appendEntry } from '../../src/ledger/append.ts'
import type { EntryRelease, EntryType } from '../../src/ledger/entry.ts'
import { makeLedgerSigner } from '../../src/ledger/signer.ts'
import { releaseKey } from '../../src/release/release-id.ts'
import { idemOf, releaseSecret } from '../../src/release/tokens.ts'
import { openStore } from '../../src/adapters/sqlite/open-store.ts'
import { company } from '../support/company.ts'
import { ledgerPem } from '../support/ledger-keys.ts'
import { sampleData } from '../support/ledger-story.ts'

const tokenKey = Buffer.alloc(32, 3)
const recipient = 'reader-4@receiver.example'
const text = '---\nsubject: Spring is here\nfrom: news\nlists: [newsletter]\n---\n\nGood day.\n'

type Company = Awaited<ReturnType<typeof company>>
type Change = (data: object) => object

/** A company that approved and sent a campaign, written down in ledger and journal; `change` alters what AUTHORISED says. */
async function sentStory(change: Change = (data) => data) {
  const here = await company()
  const release: EntryRelease = {
    campaign: 'spring',
    edition: 1,
    key: releaseKey('git.hikari.example/mail', { campaign: 'spring', edition: 1 }),
  }
  const merge = await approvedMerge(here)
  const append = async (type: EntryType, data: object): Promise<void> => {
    const draft = { type, data, release: type === 'RULES' ? null : release, at: here.clock.now } as never
    const signer = makeLedgerSigner({ keyId: 'sender', pem: ledgerPem(1) })
    expect(await appendEntry(here.ledger, signer, { draft })).toMatchObject({ result: 'appended' })
  }
  await append('AUTHORISED', change(await authorisation(here, merge)))
  await append('CLAIMED', sampleData.CLAIMED)
  const store = openStore(`sqlite:${join(here.sandbox.folder, 'store.db')}`, {
    random: (n) => Buffer.alloc(n, 5),
  })
  await deliver(store, release)
  await append('SNAPSHOT', { ...sampleData.SNAPSHOT, recipients: 12, skipped: {} })
  await append('STAGE_STARTED', { stage: 'all' })
  for (const limit of [7, 7]) {
    const batch = (await store.journal.closeBatch(release.key, 1, { limit, at: here.clock.now }))!
    const source = {
      journal: store.journal,
      contacts: store.contacts,
      releaseKey: release.key,
      domain: 'news.hikari.example',
      breathe: async () => {},
    }
    const { root, counts } = await batchLeaves(source, batch)
    await append('BATCH', { seq: batch.seq, size: batch.size, root, counts })
  }
  store.close()
  await append('STAGE_SENT', { stage: 'all' })
  await append('STAGE_OK', { stage: 'all' })
  await append('COMPLETED', { counts: { accepted: 12 } })
  const run = (
    verb: Verb,
    options: Readonly<Record<string, string>> = {},
    args: readonly string[] = [],
    json = false,
  ) => runVerb(here, { verb, options, args, json })
  return { ...here, release, append, run }
}

/** The campaign is asked for, approved by its owner and merged. Returns the merge. */
async function approvedMerge({ sandbox, clones, as }: Company): Promise<string> {
  const { aoi } = clones
  sandbox.git(aoi, 'switch', '--quiet', '--create', 'spring')
  sandbox.commit(aoi, { 'campaigns/spring/campaign.md': text })
  sandbox.git(aoi, 'push', '--quiet', 'origin', 'spring')
  for (const [who, verb] of [
    ['aoi', request],
    ['vera', approve],
  ] as const)
    expect(await as(who, verb, 'spring')).toMatchObject({ code: 0, err: '' })
  sandbox.git(aoi, 'switch', '--quiet', 'main')
  sandbox.git(aoi, 'merge', '--quiet', '--no-ff', '-m', 'Spring', 'spring')
  sandbox.git(aoi, 'push', '--quiet', 'origin', 'main')
  return sandbox.git(aoi, 'rev-parse', 'main')
}

/** What the sender writes about an approved merge. */
async function authorisation({ sandbox, runner, ledger, clock }: Company, commit: string): Promise<object> {
  sandbox.git(runner, 'fetch', '--quiet', '--tags', 'origin')
  const { view } = await ledger.read()
  const forge = createGitForge(runner, { branch: 'refs/remotes/origin/main' })
  const nothing = { judgedUpto: [], seen: [], halted: null, planned: [], lifted: [], claimed: [] }
  const facts = await forge.merged(commit, { ...nothing, root: view.root, nowMs: clock.now })
  const [decision] = evaluate(facts)
  expect(decision, JSON.stringify(decision?.reason)).toMatchObject({ verdict: 'APPROVED' })
  const { base, closureDigest, contentDigest, approvals, without } = decision!
  return {
    ...{ commit, base, closureDigest, contentDigest, approvals, without },
    artifactDigest: 'a'.repeat(64),
    evidence: evidenceOf(facts, decision!),
    schedule: null,
    undoUntil: clock.now,
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
  readonly options: Readonly<Record<string, string>>
  readonly args: readonly string[]
  readonly json: boolean
}

async function runVerb({ sandbox, runner, clock }: Company, { verb, options, args, json }: Typed) {
  const lines: string[] = []
  const errors: string[] = []
  const code = await verb
    .run(
      {
        env: {
          ...sandbox.env,
          POSTMERGE_STORE: `sqlite:${join(sandbox.folder, 'store.db')}`,
          POSTMERGE_TOKEN_KEY: tokenKey.toString('base64'),
        },
        root: runner.folder,
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

describe('a release that was approved and sent', () => {
  test('is proved, read aloud and traced', async () => {
    const here = await sentStory()
    const audit = await here.run(verify)
    expect(audit.lines).toEqual([
      '✓ 10 entries: numbered, linked, signed by keys that may, in a legal order, and adding up',
      '✓ 10 commits in one line, each adding one entry and nothing else',
      expect.stringMatching(/^✓ 0 changes of the rules since [0-9a-f]{8}, each approved/),
      '✓ 1 authorisations, judged again from git and the signed tags in the record: each had its approvals',
      '✓ 2 Merkle roots over recipients, computed again from the store',
      'The record is sound.',
    ])
    expect(audit.code).toBe(0)

    const read = await here.run(log, {}, ['spring/1'])
    expect(read.lines.map((line) => line.replace(/^ *\d+ {2}\S+ \S+ {2}/, ''))).toEqual([
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
    expect((await here.run(log)).lines).toHaveLength(10)
    expect(await here.run(log, {}, ['autumn'])).toMatchObject({
      code: 0,
      lines: [],
      errors: ['There is no such entry.'],
    })
    expect(await here.run(log, {}, ['../x'])).toMatchObject({ code: 1, errors: ['audit-release-malformed'] })

    const traced = await here.run(trace, { recipient }, ['spring'])
    expect(traced.code).toBe(0)
    expect(traced.lines).toEqual([
      'spring/1: accepted by the relay',
      '  as a member of list newsletter',
      expect.stringMatching(/^ {2}message <[a-z2-7]{20}\.[0-9a-f]{32}@news\.hikari\.example>$/),
      expect.stringMatching(
        /^ {2}the relay answered "250 2\.0\.0 Q[a-z2-7]{4}" at 2027-01-15T08:00:00Z \(attempts: 1\)$/,
      ),
      expect.stringMatching(
        /^ {2}✓ accepted by the relay: leaf \d of [57] in entry [67] of .*signed by sender; [23] hashes lead to its root [0-9a-f]{64}$/,
      ),
    ])
    const { traces } = JSON.parse((await here.run(trace, { recipient }, ['spring/1'], true)).lines.join(''))
    expect(traces).toMatchObject(
      [{ release: 'spring/1', evidenceKey: /^/, proofs: [{ proved: true }] }].map(
        ({ evidenceKey: _, ...rest }) => rest,
      ),
    )
    expect(JSON.stringify(traces)).not.toContain('@receiver')
    expect(await here.run(trace, { recipient: 'nobody@receiver.example' }, ['spring'])).toMatchObject({
      code: 1,
      errors: ['trace-unknown-address'],
    })
    expect(await here.run(trace, {}, ['spring'])).toMatchObject({ code: 1, errors: ['trace-no-address'] })
    expect((await here.run(trace, { recipient }, ['autumn'])).lines).toEqual([
      'This person got nothing from it.',
    ])
  })

  test('whose receipts were changed in the store is refuted, and so is the trace', async () => {
    const here = await sentStory()
    const { DatabaseSync } = await import('node:sqlite')
    const database = new DatabaseSync(join(here.sandbox.folder, 'store.db'))
    database.exec("UPDATE batch_rows SET state = 'rejected' WHERE batch = 1")
    database.close()
    const audit = await here.run(verify)
    expect(audit.code).toBe(1)
    expect(audit.lines).toContain(
      '    entry 6 (BATCH): spring/1: what the store holds is not what was signed: a receipt was changed, or a person erased',
    )
    const answers = await Promise.all(
      Array.from({ length: 12 }, (_, n) =>
        here.run(trace, { recipient: `reader-${n}@receiver.example` }, ['spring']),
      ),
    )
    expect(answers.filter(({ code }) => code === 1)).toHaveLength(7)
    expect(
      answers.flatMap(({ lines }) => lines).filter((line) => line.includes('NOT proved by entry 6')),
    ).toHaveLength(7)
  })
})

describe('an authorisation that does not hold', () => {
  test.each<readonly [string, Change, string]>([
    ['nobody approved it', (data) => withEvidence(data, { tags: [] }), 'judged again it is PENDING'],
    [
      'its evidence names somebody else',
      (data) => withEvidence({ ...data, approvals: [] }, { approvals: [] }),
      'git does not say what its evidence says',
    ],
    [
      'its evidence is about something else',
      (data) => ({ ...data, closureDigest: 'e'.repeat(64) }),
      'closureDigest is not what was judged',
    ],
    [
      'its evidence is of another day',
      (data) => withEvidence(data, { nowMs: Date.parse('2026-11-18T03:00:00Z') }),
      'nowMs is not what was judged',
    ],
    [
      'it says that the desk counted few',
      (data) => withEvidence(data, { planned: [{ closureDigest: 'e'.repeat(64), count: 1 }] }),
      'planned is not what was judged',
    ],
    ['it has no evidence', (data) => ({ ...data, evidence: {} }), 'evidence is not what was judged'],
  ])('%s', async (_, change, sentence) => {
    const here = await sentStory(change)
    const { code, lines } = await here.run(verify)
    expect(code).toBe(1)
    expect(lines.filter((line) => line.startsWith('    '))).toEqual([
      expect.stringContaining(`entry 2 (AUTHORISED): spring/1: ${sentence}`),
    ])
    expect(lines.at(-1)).toBe('The record is NOT sound. Nothing is sent on top of it until that is mended.')
  })

  test('a rule that nobody approved, and an entry that calls it approved', async () => {
    const here = await sentStory()
    const { sandbox, clones } = here
    sandbox.git(clones.mori, 'pull', '--quiet', 'origin', 'main')
    const upto = sandbox.commit(
      clones.mori,
      { 'lists/newsletter.yaml': 'title: All\npurpose: x\nconsent: { basis: opt-in }\n' },
      { who: 'aoi', message: 'Widen' },
    )
    sandbox.git(clones.mori, 'push', '--quiet', 'origin', 'main')
    await here.append('RULES', { upto })
    const { code, lines } = await here.run(verify)
    expect(code).toBe(1)
    expect(lines.filter((line) => line.startsWith('    '))).toEqual([
      expect.stringMatching(
        new RegExp(`^ {4}commit ${upto.slice(0, 12)} \\(Widen\\): .*lists/newsletter\\.yaml`),
      ),
      `    entry 11 (RULES): it calls the rules up to commit ${upto.slice(0, 12)} approved, and they are not`,
    ])
  })
})

function withEvidence(data: object, change: object): object {
  const { evidence } = data as { readonly evidence: object }
  return { ...data, evidence: { ...evidence, ...change } }
}
