import type { Reason } from '../approval/decision.ts'
import { canonicalJson } from '../kit/canonical-json.ts'
import type { CampaignView } from './pull-view.ts'

/** An approval that is needed, and how far it is. */
export interface Need {
  /** A list or file by its owners; `floor`: so many different people in all; `when`: an owner for a new time. */
  readonly kind: 'list' | 'file' | 'floor' | 'when'
  /** Id of the list or path of the file; empty for the other two. */
  readonly subject: string
  /** As CODEOWNERS writes them: `@vera @hikari/vip`. */
  readonly owners: string
  /** Where that is written: `.github/CODEOWNERS:14`. */
  readonly source: string
  readonly needed: number
  readonly have: number
  /** Who can still give it; empty where nobody is known. */
  readonly people: readonly string[]
  readonly approvedBy: readonly Approver[]
}

/** Whose approval counts. */
interface Approver {
  readonly person: string
  readonly deputyFor: string | null
}

/** Who must act about one campaign, and what is in the way. */
export interface Acts {
  readonly needs: readonly Need[]
  /** Approvals that do not count, each with its reason. */
  readonly refused: readonly Reason[]
  /** What is in the way beside missing approvals: requests for changes, and what must be mended. */
  readonly obstacles: readonly Reason[]
}

const kinds: Readonly<Record<string, Need['kind']>> = {
  'rule-list-owner': 'list',
  'rule-file-owner': 'file',
  'rule-floor': 'floor',
  'rule-when': 'when',
}

/** Why an approval of somebody does not count. */
const refusals: ReadonlySet<string> = new Set([
  'AFTER_MERGE',
  'AUTHOR',
  'BOT',
  'CONTRIBUTOR',
  'EXPIRED',
  'MISBOUND',
  'NOT_AN_OWNER',
  'NOT_AT_DESK',
  'NO_WRITE',
  'RETARGETED',
  'STALE',
  'TEAM_UNREADABLE',
  'TIME_IN_FUTURE',
  'UNBOUND',
  'USER_GONE',
])

/** What the owners are asked for, and what only explains it. */
const asks: ReadonlySet<string> = new Set(['NOT_APPROVED', 'NOBODY_LEFT', 'TOO_FEW', 'WHEN_NOT_APPROVED'])

/** Sorts the reasons of a decision by who can do something about them. */
export function actsOf({ decision }: Pick<CampaignView, 'decision'>): Acts {
  const rules = decision.reason.children
  const below = rules.flatMap(({ children }) => children.flatMap(withInner))
  return {
    needs: rules.flatMap(needOf),
    refused: distinct(below.filter(({ code }) => refusals.has(code))),
    obstacles: distinct(
      rules
        .filter(({ met }) => !met)
        .flatMap((rule) => (rule.children.length === 0 ? [rule] : rule.children))
        .filter(({ code, met }) => !met && !asks.has(code) && !refusals.has(code)),
    ),
  }
}

function needOf(rule: Reason): readonly Need[] {
  const kind = kinds[rule.code]
  if (kind === undefined) return []
  const text = (name: string): string => String(rule.values[name] ?? '')
  const asked = rule.children.find(({ code }) => code === 'NOT_APPROVED')
  const needed = Number(rule.values['needed'] ?? 1)
  return [
    {
      kind,
      subject: text('subject'),
      owners: text('owners'),
      source: text('source'),
      needed,
      have: kind === 'when' ? (rule.met ? 1 : 0) : Number(rule.values['have'] ?? 0),
      people: String(asked?.values['people'] ?? '')
        .split(/[, ]+/)
        .filter((person) => person !== ''),
      approvedBy: rule.children.flatMap(approverOf),
    },
  ]
}

function approverOf({ code, values }: Reason): readonly Approver[] {
  const person = String(values['person'] ?? '')
  if (code === 'APPROVED_BY') return [{ person, deputyFor: null }]
  return code === 'APPROVED_BY_DEPUTY' ? [{ person, deputyFor: String(values['owner'] ?? '') }] : []
}

function withInner(reason: Reason): readonly Reason[] {
  return [reason, ...reason.children.flatMap(withInner)]
}

/** One approval may fall short of several lists, for one reason. */
function distinct(reasons: readonly Reason[]): readonly Reason[] {
  return [...new Map(reasons.map((reason) => [canonicalJson([reason.code, reason.values]), reason])).values()]
}

/** Everybody whose approval is missing. */
export function peopleMissing({ needs }: Pick<Acts, 'needs'>): readonly string[] {
  return [...new Set(needs.filter(isMissing).flatMap(({ people }) => people))]
}

/** How many approvals are missing, where each of them meets one need. */
export function approvalsMissing({ needs }: Pick<Acts, 'needs'>): number {
  const missing = needs.map(({ needed, have }) => Math.max(0, needed - have))
  const [owners, others] = [
    missing.filter((_, at) => needs[at]?.kind === 'list' || needs[at]?.kind === 'file'),
    missing.filter((_, at) => needs[at]?.kind === 'floor' || needs[at]?.kind === 'when'),
  ]
  return Math.max(
    owners.reduce((sum, count) => sum + count, 0),
    ...others,
  )
}

/** Whether somebody must still approve. */
export function isMissing({ needed, have }: Need): boolean {
  return have < needed
}
