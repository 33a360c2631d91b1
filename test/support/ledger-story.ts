import { entryText, nextEntry } from '../../src/ledger/chain.ts'
import type { Entry, EntryDraft, EntryRelease, EntryType } from '../../src/ledger/entry.ts'
import type { EntryData } from '../../src/ledger/entry-data.ts'
import type { LedgerSigner } from '../../src/ledger/signer.ts'
import { releaseKey } from '../../src/release/release-id.ts'
import { signers, trust } from './ledger-keys.ts'

const commit = 'c0ffee'.padEnd(40, '0')
const digest = 'd1'.repeat(32)
const start = Date.UTC(2026, 10, 24, 9)

/** Data of each type that fits; a release of six, of whom one is skipped, one rejected and one of unknown fate at first. */
export const sampleData: { readonly [T in EntryType]: EntryData[T] } = {
  ROOT: { commit },
  RULES: { upto: commit },
  PLANNED: {
    head: commit,
    closureDigest: digest,
    contentDigest: digest,
    counts: { byList: { newsletter: 5 }, recipients: 5, skipped: { unsubscribed: 1 }, onSeveral: 0 },
    setDigest: digest,
  },
  TESTED: { commit, closureDigest: digest, by: 'aoi', to: ['aoi', 'vera'] },
  BLOCKED: { commit, code: 'CHANGES_REQUESTED' },
  AUTHORISED: {
    commit,
    base: commit,
    closureDigest: digest,
    contentDigest: digest,
    artifactDigest: digest,
    evidence: {
      tags: [{ name: 'approval/winter-sale/1', text: 'tagger vera <vera@approval.invalid> 0 +0000' }],
    },
    approvals: [
      {
        person: 'vera',
        deputyFor: null,
        opinion: 'approval/winter-sale/1/d1/vera/1',
        at: '2026-11-24T09:00:00Z',
      },
    ],
    without: [],
    schedule: null,
    undoUntil: start,
  },
  RELEASED: { commit, code: 'MERGED_BY_AUTHOR', by: 'vera', reason: 'agreed on the phone' },
  EXPIRED: { commit },
  CANCELLED: { commit },
  SUPERSEDED: { by: commit },
  CLAIMED: { run: 'run-1', attempt: 1 },
  SNAPSHOT: { recipients: 5, skipped: { unsubscribed: 1 }, setDigest: digest },
  STAGE_STARTED: { stage: 'all' },
  BATCH: { seq: 1, size: 6, root: digest, counts: { accepted: 3, skipped: 1, rejected: 1, unknown: 1 } },
  STAGE_SENT: { stage: 'all' },
  STAGE_OK: { stage: 'all' },
  HALTED: { reason: 'a wrong price', by: 'vera' },
  RESUMED: { by: 'vera', reason: 'the price is right' },
  ABORTED: { by: 'vera', reason: 'the sale is off' },
  COMPLETED_WITH_UNKNOWN: { counts: { accepted: 3, skipped: 1, rejected: 1, unknown: 1 } },
  SETTLED: { to: 'accepted', count: 1, by: 'mori', reason: 'in the log of the relay', root: digest },
  COMPLETED: { counts: { accepted: 4, skipped: 1, rejected: 1 } },
}

/** A release as entries name it. */
export function entryRelease(campaign: string, edition = 1): EntryRelease {
  return { campaign, edition, key: releaseKey(trust.repository, { campaign, edition }) }
}

/** A draft of any type about a release, with sample data or with other data. */
export function draftOf(
  type: EntryType,
  options: { readonly campaign?: string; readonly data?: object; readonly at?: number } = {},
): EntryDraft {
  const rule = type === 'ROOT' || type === 'RULES'
  return {
    type,
    release: rule ? null : entryRelease(options.campaign ?? 'winter-sale'),
    data: options.data ?? sampleData[type],
    at: options.at ?? start,
  } as EntryDraft
}

const operatorTypes = new Set<EntryType>(['RELEASED', 'HALTED', 'RESUMED', 'ABORTED', 'SETTLED'])

/** The signer that may write entries of a type. */
export function signerOf(type: EntryType): LedgerSigner {
  if (type === 'PLANNED') return signers.desk
  return operatorTypes.has(type) ? signers.operator : signers.sender
}

/** Chains drafts, each signed by the role that writes its type, a second apart. */
export function chained(drafts: readonly EntryDraft[]): readonly Entry[] {
  const entries: Entry[] = []
  for (const [index, draft] of drafts.entries()) {
    const signer = signerOf(draft.type)
    entries.push(nextEntry(entries.at(-1) ?? null, { ...draft, at: draft.at + index * 1000 }, signer))
  }
  return entries
}

/** The whole life of a release, with a halt and a settlement in it. */
export const wholeStory: readonly EntryType[] = [
  'ROOT',
  'PLANNED',
  'BLOCKED',
  'RELEASED',
  'RULES',
  'AUTHORISED',
  'CLAIMED',
  'SNAPSHOT',
  'STAGE_STARTED',
  'HALTED',
  'RESUMED',
  'BATCH',
  'STAGE_SENT',
  'STAGE_OK',
  'COMPLETED_WITH_UNKNOWN',
  'SETTLED',
  'COMPLETED',
]

/** The texts of the whole story as they are kept. */
export function storyTexts(): readonly string[] {
  return chained(wholeStory.map((type) => draftOf(type))).map(entryText)
}
