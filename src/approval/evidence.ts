import { canonicalJson } from '../kit/canonical-json.ts'
import type { CountedApproval, Decision } from './decision.ts'
import { evaluate } from './evaluate.ts'
import type { ChangeFacts, Opinion } from './facts.ts'
import { hostedEvidence, isHostedEvidence } from './hosted-evidence.ts'
import type { HostedFacts } from './hosted-facts.ts'

/** Which judge it was. A change that could turn an old decision round gets a new name. */
const evaluator = 'postmerge-approval-4'

/** A signed tag as it was when it was judged; `raw` is the whole object, base64. */
interface TagEvidence {
  readonly ref: string
  readonly object: string
  readonly raw: string
}

/** All that is needed, beside git, to judge a release again years later. Plain JSON without personal data. */
export interface ReleaseEvidence {
  readonly v: 1
  readonly evaluator: string
  readonly repository: string
  readonly commit: string
  readonly base: string
  readonly head: string | null
  readonly campaign: string
  readonly edition: number
  readonly closureDigest: string
  readonly contentDigest: string
  /** Who had to approve, and where that was written. */
  readonly requirements: readonly Readonly<Record<string, string | number>>[]
  readonly approvals: readonly CountedApproval[]
  /** Everything that was said about the release, who asked for it, and what was said about the rules since `trusted`. */
  readonly tags: readonly TagEvidence[]
  /** What a hosted forge said about the commit, and about every change of the rules since `trusted`, by commit; null in plain git. */
  readonly hosted: Readonly<Record<string, HostedFacts>> | null
  /** Git's ids of the rule files by which it was judged. */
  readonly rules: Readonly<Record<string, string>>
  /** Where the chain of rules began. */
  readonly trusted: string | null
  /** The tip of the default branch then. */
  readonly tip: string
  readonly nowMs: number
  readonly planned: ChangeFacts['live']['planned']
  readonly lifted: ChangeFacts['live']['lifted']
}

/** The evidence for a decision: what it was judged by, with the signed tags themselves. */
export function evidenceOf(
  facts: ChangeFacts,
  decision: Decision,
): ReleaseEvidence & Readonly<Record<string, unknown>> {
  const { live, rules } = facts
  const { campaign, edition, closureDigest, contentDigest, approvals, commit, base } = decision
  const opinions = [...facts.opinions, ...(rules?.commits ?? []).flatMap((step) => step.opinions)]
  return {
    v: 1,
    evaluator,
    repository: facts.repository,
    commit,
    base,
    head: facts.head?.commit ?? null,
    campaign,
    edition,
    closureDigest,
    contentDigest,
    requirements: decision.reason.children
      .filter(({ code }) => code === 'rule-list-owner' || code === 'rule-file-owner')
      .map(({ values }) => values),
    approvals,
    tags: tagEvidence(opinions),
    hosted: hostedEvidence(facts),
    rules: ruleBlobs(facts),
    trusted: rules?.trusted.commit ?? null,
    tip: live.tip.commit,
    nowMs: live.nowMs,
    planned: live.planned.filter((planned) => planned.closureDigest === closureDigest),
    lifted: live.lifted.filter((lifted) => lifted.commit === commit),
  }
}

/** The judge that evidence names, where it is another than this one: only the version that has it can judge the release again. */
export function otherJudge(value: Readonly<Record<string, unknown>>): string | null {
  const judge = value['evaluator']
  return typeof judge === 'string' && /^postmerge-approval-\d{1,6}$/.test(judge) && judge !== evaluator
    ? judge
    : null
}

/** Reads evidence from a ledger entry; null when it is none that this version wrote. */
export function readEvidence(value: Readonly<Record<string, unknown>>): ReleaseEvidence | null {
  const texts = ['repository', 'commit', 'base', 'campaign', 'closureDigest', 'contentDigest', 'tip']
  const lists = ['requirements', 'approvals', 'tags', 'planned', 'lifted']
  const numbers = ['edition', 'nowMs']
  const isWhole =
    value['v'] === 1 &&
    value['evaluator'] === evaluator &&
    texts.every((key) => typeof value[key] === 'string') &&
    numbers.every((key) => Number.isSafeInteger(value[key])) &&
    lists.every((key) => Array.isArray(value[key]) && value[key].every(isRecord)) &&
    isHostedEvidence(value['hosted']) &&
    [value['head'], value['trusted']].every((id) => id === null || typeof id === 'string') &&
    (value['tags'] as readonly Record<string, unknown>[]).every((tag) =>
      ['ref', 'object', 'raw'].every((key) => typeof tag[key] === 'string'),
    )
  return isWhole ? (value as unknown as ReleaseEvidence) : null
}

/**
 * Judges a release again, from facts that were read from git at its commit with the evidence's tags. `agrees` when the same decision results
 * and the evidence says nothing that git does not say.
 */
export function reEvaluate(
  evidence: ReleaseEvidence,
  facts: ChangeFacts,
): { readonly decision: Decision | null; readonly agrees: boolean } {
  const decision = evaluate(facts).find(({ campaign }) => campaign === evidence.campaign) ?? null
  if (decision === null) return { decision, agrees: false }
  const again = evidenceOf(facts, decision)
  const agrees = decision.verdict === 'APPROVED' && canonicalJson(again) === canonicalJson(evidence)
  return { decision, agrees }
}

function tagEvidence(opinions: readonly Opinion[]): readonly TagEvidence[] {
  return opinions.flatMap((opinion) =>
    opinion.kind === 'tag' ? [{ ref: opinion.ref, object: opinion.object, raw: opinion.raw }] : [],
  )
}

function ruleBlobs({ base }: ChangeFacts): Readonly<Record<string, string>> {
  const rules = [...base.tree.files.values()].filter(({ path }) =>
    /^(?:policies\/.*|lists\/.*|\.github\/CODEOWNERS)$/.test(path),
  )
  return Object.fromEntries(rules.map(({ path, blob }) => [path, blob]))
}

function isRecord(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
