import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { canonicalJson } from '../../src/kit/canonical-json.ts'
import { entryText, nextEntry } from '../../src/ledger/chain.ts'
import type { EntryType } from '../../src/ledger/entry.ts'
import { verifyChain } from '../../src/ledger/verify-chain.ts'
import { ledgerPem, ledgerPublic, signers, trust } from '../support/ledger-keys.ts'
import { chained, draftOf, entryRelease, storyTexts, wholeStory } from '../support/ledger-story.ts'
import { makeLedgerSigner } from '../../src/ledger/signer.ts'

const texts = storyTexts()

/** The problems of entries of these types, as `seq code`. */
function problemsOf(...drafts: Parameters<typeof chained>[0]): string[] {
  return verifyChain(chained(drafts).map(entryText), trust).problems.map(({ seq, code }) => `${seq} ${code}`)
}

function problemsOfTypes(...types: readonly EntryType[]): string[] {
  return problemsOf(...types.map((type) => draftOf(type)))
}

test('a whole story without a fault verifies', () => {
  const { problems, entries, view } = verifyChain(texts, trust)
  expect(problems).toEqual([])
  expect(entries.map(({ type }) => type)).toEqual(wholeStory)
  expect(view.releases.get(entryRelease('winter-sale').key)?.standing.state).toBe('completed')
})

describe('one changed byte', () => {
  test('is named, wherever it is', () => {
    fc.assert(
      fc.property(
        fc.nat({ max: texts.length - 1 }),
        fc.nat(),
        fc.integer({ min: 1, max: 255 }),
        (index, position, flip) => {
          const bytes = Buffer.from(texts[index] ?? '')
          const at = position % bytes.length
          bytes[at] = (bytes[at] ?? 0) ^ flip
          const changed = texts.with(index, bytes.toString('utf8'))
          const seqs = new Set(verifyChain(changed, trust).problems.map(({ seq }) => seq))
          expect(seqs).toEqual(new Set([index + 1]))
        },
      ),
      { numRuns: 300 },
    )
  })

  test('is named in every entry at each of its bytes', () => {
    for (const [index, text] of texts.entries()) {
      for (let at = 0; at < text.length; at += 31) {
        const changed = text.slice(0, at) + (text[at] === 'x' ? 'y' : 'x') + text.slice(at + 1)
        const { problems } = verifyChain(texts.slice(0, index).concat(changed), trust)
        expect(problems.map(({ seq }) => seq)).toContain(index + 1)
      }
    }
  })

  test.each([
    [
      'other bits that base64 ignores',
      (text: string) =>
        text.replace(/.(==")/, (tail) => String.fromCodePoint((tail.codePointAt(0) ?? 0) + 1) + '=="'),
    ],
    ['a space', (text: string) => text.replace(',', ', ')],
    ['no line end', (text: string) => text.trimEnd()],
    ['two line ends', (text: string) => `${text}\n`],
    ['a key twice', (text: string) => text.replace('{', '{"v":1,')],
    ['another number form', (text: string) => text.replace('"v":1', '"v":1.0')],
    ['an escaped letter', (text: string) => text.replace('ROOT', String.raw`\u0052OOT`)],
    ['a field more', (text: string) => text.replace('"v":1', '"v":1,"w":1')],
  ])('even where the entry means the same: %s', (_, change) => {
    const changed = change(texts[0] ?? '')
    expect(changed).not.toBe(texts[0])
    expect(verifyChain([changed], trust).problems).toMatchObject([{ seq: 1, code: 'ledger-unreadable' }])
  })
})

test('half a character in an entry is a fault of its own, not an end of all reading', () => {
  const index = texts.findIndex((text) => text.includes('a wrong price'))
  const changed = texts.with(index, (texts[index] ?? '').replace('a wrong price', String.raw`a wrong \ud83d`))
  expect(index).toBeGreaterThan(0)
  const { problems } = verifyChain(changed, trust)
  expect(problems[0]).toMatchObject({ seq: index + 1, code: 'ledger-unreadable' })
})

describe('entries as a whole', () => {
  test('one left out is noticed by its successor', () => {
    for (let index = 0; index < texts.length - 1; index++)
      expect(verifyChain(texts.toSpliced(index, 1), trust).problems[0]).toMatchObject({ seq: index + 1 })
  })

  test('two exchanged are noticed', () => {
    const [first = '', second = ''] = texts.slice(5, 7)
    expect(verifyChain(texts.with(5, second).with(6, first), trust).problems[0]).toMatchObject({ seq: 6 })
  })

  test('one replaced by another validly signed entry breaks the link of its successor', () => {
    const entries = chained(wholeStory.map((type) => draftOf(type)))
    const replaced = nextEntry(
      entries[8] ?? null,
      draftOf('HALTED', { data: { reason: 'other', by: 'x' } }),
      signers.operator,
    )
    const { problems } = verifyChain(entries.map(entryText).with(9, entryText(replaced)), trust)
    expect(problems).toMatchObject([{ seq: 11, code: 'ledger-broken-link' }])
  })

  test('time never goes back', () => {
    const first = nextEntry(null, draftOf('ROOT', { at: Date.UTC(2026, 10, 24, 10) }), signers.sender)
    const rules = draftOf('RULES', { at: Date.UTC(2026, 10, 24, 9) })
    expect(nextEntry(first, rules, signers.sender).at).toBe(first.at)
    const { signature: _, ...rest } = nextEntry(first, rules, signers.sender)
    const early = { ...rest, at: '2026-11-24T09:00:00Z' }
    const forged = { ...early, signature: signers.sender.sign(canonicalJson(early)) }
    expect(verifyChain([entryText(first), `${canonicalJson(forged)}\n`], trust).problems).toMatchObject([
      { seq: 2, type: 'RULES', code: 'ledger-back-in-time' },
    ])
  })
})

describe('keys', () => {
  test.each([
    ['unknown', { ...trust, keys: trust.keys.filter(({ id }) => id !== 'sender') }, 'ledger-unknown-key'],
    [
      'another under the same name',
      { ...trust, keys: [{ ...trust.keys[0]!, public: ledgerPublic(9) }] },
      'ledger-bad-signature',
    ],
    [
      'not an Ed25519 key at all',
      { ...trust, keys: [{ ...trust.keys[0]!, public: `${'A'.repeat(59)}=` }] },
      'ledger-bad-signature',
    ],
    [
      'not valid yet',
      { ...trust, keys: [{ ...trust.keys[0]!, from: '2026-11-25' }] },
      'ledger-key-out-of-date',
    ],
    [
      'not valid any more',
      { ...trust, keys: [{ ...trust.keys[0]!, until: '2026-11-23' }] },
      'ledger-key-out-of-date',
    ],
    [
      'valid for the last day',
      { ...trust, keys: [{ ...trust.keys[0]!, from: '2026-11-24', until: '2026-11-24' }] },
      null,
    ],
    [
      'one of two under one name',
      { ...trust, keys: [{ ...trust.keys[0]!, public: ledgerPublic(9) }, trust.keys[0]!] },
      null,
    ],
    [
      'in another role',
      { ...trust, keys: [{ ...trust.keys[0]!, role: 'desk' as const }] },
      'ledger-wrong-role',
    ],
  ])('%s', (_, keys, code) => {
    const [root] = chained([draftOf('ROOT')])
    const found = verifyChain([entryText(root!)], keys).problems.map((problem) => problem.code)
    expect(found).toEqual(code === null ? [] : [code])
  })

  test.each([
    ['a desk cannot claim', signers.desk, 'CLAIMED'],
    ['a desk cannot authorise', signers.desk, 'AUTHORISED'],
    ['a sender cannot plan', signers.sender, 'PLANNED'],
    ['a sender cannot resume what was halted', signers.sender, 'RESUMED'],
    ['an operator cannot authorise', signers.operator, 'AUTHORISED'],
    ['an operator cannot complete a running release', signers.operator, 'COMPLETED'],
  ] as const)('%s', (_, signer, type) => {
    const before = chained(storyUntil(type).map((each) => draftOf(each)))
    const data =
      type === 'COMPLETED' ? { counts: { accepted: 3, skipped: 1, rejected: 1, unknown: 1 } } : undefined
    const entry = nextEntry(before.at(-1) ?? null, draftOf(type, data === undefined ? {} : { data }), signer)
    expect(verifyChain([...before, entry].map(entryText), trust).problems).toMatchObject([
      { seq: before.length + 1, type, code: 'ledger-wrong-role' },
    ])
  })

  test('a key of the wrong kind signs nothing', () => {
    expect(() => makeLedgerSigner({ keyId: 'sender', pem: 'no key' })).toThrow('ledger-key-unusable')
    expect(makeLedgerSigner({ keyId: 'x', pem: ledgerPem(1) }).sign('a')).toHaveLength(88)
  })
})

/** The types of the story before the first of this type; a completion without settlement for COMPLETED. */
function storyUntil(type: EntryType): readonly EntryType[] {
  return type === 'COMPLETED' ? wholeStory.slice(0, 14) : wholeStory.slice(0, wholeStory.indexOf(type))
}

describe('the legal order', () => {
  test.each<readonly [string, readonly EntryType[], string[]]>([
    ['two roots', ['ROOT', 'ROOT'], ['2 ledger-second-root']],
    ['rules before the root', ['RULES'], ['1 ledger-before-root']],
    ['a claim without authorisation', ['ROOT', 'CLAIMED'], ['2 ledger-illegal-order']],
    ['a claim of a blocked release', ['ROOT', 'BLOCKED', 'CLAIMED'], ['3 ledger-illegal-order']],
    [
      'authorised after it was cancelled',
      ['ROOT', 'AUTHORISED', 'CANCELLED', 'AUTHORISED'],
      ['4 ledger-illegal-order'],
    ],
    [
      'authorised after the claim',
      ['ROOT', 'AUTHORISED', 'CLAIMED', 'AUTHORISED'],
      ['4 ledger-illegal-order'],
    ],
    [
      'a snapshot twice',
      ['ROOT', 'AUTHORISED', 'CLAIMED', 'SNAPSHOT', 'SNAPSHOT'],
      ['5 ledger-illegal-order'],
    ],
    ['a batch before the snapshot', ['ROOT', 'AUTHORISED', 'CLAIMED', 'BATCH'], ['4 ledger-illegal-order']],
    ['resumed without a halt', ['ROOT', 'AUTHORISED', 'CLAIMED', 'RESUMED'], ['4 ledger-illegal-order']],
    [
      'going on after an abort',
      ['ROOT', 'AUTHORISED', 'CLAIMED', 'HALTED', 'ABORTED', 'RESUMED'],
      ['6 ledger-illegal-order'],
    ],
    [
      'completed before anything was sent',
      ['ROOT', 'AUTHORISED', 'CLAIMED', 'SNAPSHOT', 'COMPLETED'],
      ['5 ledger-illegal-order'],
    ],
    ['planned before the root', ['PLANNED', 'ROOT'], []],
    ['expired and revived', ['ROOT', 'AUTHORISED', 'EXPIRED', 'AUTHORISED', 'CLAIMED'], []],
  ])('%s', (_, types, problems) => {
    expect(problemsOfTypes(...types)).toEqual(problems)
  })

  test('attempts, batches and stages count without gaps', () => {
    const start = ['ROOT', 'AUTHORISED'] as const
    const running = [...start, 'CLAIMED', 'SNAPSHOT', 'STAGE_STARTED'] as const
    const of = (types: readonly EntryType[]) => types.map((type) => draftOf(type))
    expect(problemsOf(...of(start), draftOf('CLAIMED', { data: { run: 'a', attempt: 2 } }))).toEqual([
      '3 ledger-wrong-number',
    ])
    expect(problemsOf(...of(running), draftOf('CLAIMED', { data: { run: 'b', attempt: 2 } }))).toEqual([])
    expect(problemsOf(...of(running), draftOf('CLAIMED'))).toEqual(['6 ledger-wrong-number'])
    const batch = { seq: 2, size: 1, root: 'd1'.repeat(32), counts: { accepted: 1 } }
    expect(problemsOf(...of(running), draftOf('BATCH', { data: batch }))).toEqual(['6 ledger-wrong-number'])
    expect(problemsOf(...of(running), draftOf('BATCH', { data: { ...batch, seq: 1, size: 2 } }))).toEqual([
      '6 ledger-wrong-sum',
    ])
    expect(problemsOf(...of(running), draftOf('STAGE_SENT', { data: { stage: 'seed' } }))).toEqual([
      '6 ledger-wrong-stage',
    ])
  })

  test('a release of another repository is refused', () => {
    const elsewhere = { ...trust, repository: 'somebody/else' }
    expect(verifyChain(texts, elsewhere).problems[0]).toMatchObject({
      seq: 2,
      code: 'ledger-foreign-release',
    })
  })
})

describe('the final counts', () => {
  const before = wholeStory.slice(0, 14).map((type) => draftOf(type))
  const unknown = draftOf('COMPLETED_WITH_UNKNOWN')
  const settled = (to: string) =>
    draftOf('SETTLED', { data: { to, count: 1, by: 'mori', reason: '', root: 'd1'.repeat(32) } })
  const end = (counts: object) => draftOf('COMPLETED', { data: { counts } })
  const batch = (seq: number, counts: Record<string, number>) =>
    draftOf('BATCH', {
      data: { seq, size: Object.values(counts).reduce((a, b) => a + b), root: 'd1'.repeat(32), counts },
    })

  test.each([
    [
      'one accepted too many',
      [unknown, settled('accepted'), end({ accepted: 5, skipped: 1, rejected: 1 })],
      ['17 ledger-counts-differ'],
    ],
    [
      'one lost',
      [unknown, settled('accepted'), end({ accepted: 4, skipped: 1 })],
      ['17 ledger-counts-differ'],
    ],
    [
      'the unknown one not settled',
      [unknown, end({ accepted: 3, skipped: 1, rejected: 1, unknown: 1 })],
      ['16 ledger-wrong-unknown'],
    ],
    [
      'the unknown one forgotten',
      [unknown, end({ accepted: 3, skipped: 1, rejected: 1 })],
      ['16 ledger-counts-differ'],
    ],
    [
      'found not sent',
      [unknown, settled('not-sent'), end({ accepted: 3, skipped: 1, rejected: 1, 'not-sent': 1 })],
      [],
    ],
    [
      'unknown without any',
      [draftOf('COMPLETED_WITH_UNKNOWN', { data: { counts: { accepted: 4, skipped: 1, rejected: 1 } } })],
      ['15 ledger-wrong-unknown'],
    ],
    [
      'somebody still waiting',
      [end({ accepted: 3, skipped: 1, rejected: 1, deferred: 1 })],
      ['15 ledger-unfinished'],
    ],
  ])('%s', (_, last, problems) => {
    expect(problemsOf(...before, ...last)).toEqual(problems)
  })

  test('whoever was found not sent may be mailed after all, and stands in a later batch', () => {
    const early = before.slice(0, 12)
    const late = before.slice(12)
    const counts = { accepted: 4, skipped: 1, rejected: 1 }
    expect(
      problemsOf(...early, settled('not-sent'), batch(2, { accepted: 1 }), ...late, end(counts)),
    ).toEqual([])
  })

  test('a fate settled before a batch held it adds up as well', () => {
    const early = before.slice(0, 11)
    const late = before.slice(12)
    const counts = { accepted: 4, skipped: 1, rejected: 1 }
    expect(
      problemsOf(
        ...early,
        settled('accepted'),
        batch(1, { accepted: 3, skipped: 1, rejected: 1 }),
        ...late,
        end(counts),
      ),
    ).toEqual([])
  })
})

test('a judged beginning is not judged again', () => {
  const half = verifyChain(texts.slice(0, 8), trust)
  const whole = verifyChain(texts, trust, half)
  expect(whole).toEqual(verifyChain(texts, trust))
  expect(verifyChain(texts.with(2, 'spoilt'), trust, half).problems).toEqual([])
})
