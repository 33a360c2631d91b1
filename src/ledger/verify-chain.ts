import { createPublicKey, verify, type KeyObject } from 'node:crypto'
import type { Values } from '../kit/finding.ts'
import type { LedgerPolicy } from '../content/schema/ledger.ts'
import type { Code } from '../words/catalogue.ts'
import { entryDigest, signedText } from './chain.ts'
import type { Entry } from './entry.ts'
import { orderProblem } from './entry-order.ts'
import { mayWrite, type LedgerKey } from './entry-role.ts'
import { growingView, growView, type GrowingView, type LedgerView } from './ledger-view.ts'
import { parseEntry } from './parse-entry.ts'

/** Something wrong with one entry. */
export interface LedgerProblem {
  readonly seq: number
  /** The entry's type, or null where it cannot be read. */
  readonly type: string | null
  readonly code: Code
  readonly values: Values
}

/** A ledger that was read and judged. */
export interface VerifiedLedger {
  readonly entries: readonly Entry[]
  readonly view: LedgerView
  /** Empty: every entry is signed by a key that may, follows the one before, and is legal there. */
  readonly problems: readonly LedgerProblem[]
}

/** Whose signatures count: `policies/ledger.yaml`, with the keys it named earlier. */
export type LedgerTrust = Pick<LedgerPolicy, 'repository' | 'keys'>

/** Nothing was read yet. */
export const emptyLedger: VerifiedLedger = { entries: [], view: growingView(), problems: [] }

/**
 * Verifies the texts of a ledger, oldest first: form, numbering, links, signatures with the keys' dates and roles, the legal order of
 * each release's states and the sums of its batches. With `verified`, a judged beginning of the same ledger, only what follows it is
 * judged.
 */
export function verifyChain(
  texts: readonly string[],
  trust: LedgerTrust,
  verified: VerifiedLedger = emptyLedger,
): VerifiedLedger {
  const chain: Chain = {
    trust,
    publicKeys: new Map(),
    entries: [...verified.entries],
    view: growingView(verified.view),
    problems: [...verified.problems],
    linkKnown: true,
    orderKnown: true,
  }
  for (const text of texts.slice(verified.entries.length)) addText(chain, text)
  return { entries: chain.entries, view: chain.view, problems: chain.problems }
}

interface Chain {
  readonly trust: LedgerTrust
  readonly publicKeys: Map<string, KeyObject | null>
  readonly entries: Entry[]
  readonly view: GrowingView
  readonly problems: LedgerProblem[]
  /** False after an entry that was tampered with: what its successor names is then the only trace of what it was. */
  linkKnown: boolean
  /** False once an entry could not be read or trusted: states after it are guesses, and guesses are not reported. */
  orderKnown: boolean
}

function addText(chain: Chain, text: string): void {
  const seq = chain.view.seq + 1
  const parsed = parseEntry(text)
  if ('fault' in parsed) {
    chain.problems.push({ seq, type: null, code: 'ledger-unreadable', values: { field: parsed.fault } })
    chain.view.seq = seq
    chain.linkKnown = false
    chain.orderKnown = false
    return
  }
  const { entry } = parsed
  const report = (code: Code, values: Values = {}): void => {
    chain.problems.push({ seq, type: entry.type, code, values })
  }
  checkLink(chain, entry, report)
  const key = checkSignature(chain, entry, report)
  chain.entries.push(entry)
  chain.linkKnown = key !== null
  // What somebody else wrote moves nothing, and what follows from it cannot be told.
  if (key === null) chain.orderKnown = false
  if (key !== null && chain.orderKnown) {
    const context = { view: chain.view, repository: chain.trust.repository, role: key.role }
    const problem = orderProblem(entry, context)
    if (problem !== null) report(problem.code, problem.values)
    growView(chain.view, entry)
  }
  chain.view.seq = seq
}

type Report = (code: Code, values?: Values) => void

function checkLink(chain: Chain, entry: Entry, report: Report): void {
  const expected = chain.view.seq + 1
  const previous = chain.entries.at(-1)
  if (entry.seq !== expected) {
    report('ledger-wrong-number', { expected, found: entry.seq })
    return
  }
  if (!chain.linkKnown) return
  if (entry.prev !== (previous === undefined ? null : entryDigest(previous))) report('ledger-broken-link')
  if (previous !== undefined && entry.at < previous.at) report('ledger-back-in-time', { at: entry.at })
}

/** The key that signed the entry and might; null, after a report, when there is none. */
function checkSignature(chain: Chain, entry: Entry, report: Report): LedgerKey | null {
  const named = chain.trust.keys.filter(({ id }) => id === entry.key)
  if (named.length === 0) {
    report('ledger-unknown-key', { key: entry.key })
    return null
  }
  const signers = named.filter((key) => isSignedBy(chain, entry, key))
  if (signers.length === 0) {
    report('ledger-bad-signature', { key: entry.key })
    return null
  }
  const day = entry.at.slice(0, 10)
  const valid = signers.filter(({ from, until }) => from <= day && (until === undefined || day <= until))
  if (valid.length === 0) report('ledger-key-out-of-date', { key: entry.key, day })
  return valid.find(({ role }) => mayWrite(role, entry.type)) ?? valid[0] ?? null
}

function isSignedBy(chain: Chain, entry: Entry, key: LedgerKey): boolean {
  let publicKey = chain.publicKeys.get(key.public)
  if (publicKey === undefined) {
    publicKey = publicKeyOf(key.public)
    chain.publicKeys.set(key.public, publicKey)
  }
  if (publicKey === null) return false
  return verify(null, Buffer.from(signedText(entry)), publicKey, Buffer.from(entry.signature, 'base64'))
}

/** An Ed25519 key from its SPKI in base64; null when it is something else, which then signs nothing. */
function publicKeyOf(text: string): KeyObject | null {
  try {
    const key = createPublicKey({ key: Buffer.from(text, 'base64'), format: 'der', type: 'spki' })
    return key.asymmetricKeyType === 'ed25519' ? key : null
  } catch {
    return null
  }
}
