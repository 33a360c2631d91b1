import type { Reason } from '../approval/decision.ts'
import type { Pen } from './pen.ts'
import type { CampaignView } from './pull-view.ts'
import { reasonWords } from './reason-words.ts'

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
  /** Why so many are needed. */
  readonly why: readonly Reason[]
}

/** Whose approval counts. */
interface Approver {
  readonly person: string
  readonly deputyFor: string | null
}

/** Who must act about one campaign, and what is in the way. */
export interface Acts {
  readonly needs: readonly Need[]
  /** Reviews that do not count, each with its reason: first those that somebody can mend. */
  readonly refused: readonly Reason[]
  /** What is in the way beside missing approvals: requests for changes, and what must be mended. */
  readonly obstacles: readonly Reason[]
  /** Nobody is left who could give one of the approvals. */
  readonly isStuck: boolean
}

const kinds: Readonly<Record<string, Need['kind']>> = {
  'rule-list-owner': 'list',
  'rule-file-owner': 'file',
  'rule-floor': 'floor',
  'rule-when': 'when',
}

/** Why a review of somebody does not count. */
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
  'REJECTION_IGNORED',
  'RETARGETED',
  'STALE',
  'TEAM_UNREADABLE',
  'TIME_IN_FUTURE',
  'UNBOUND',
  'USER_GONE',
])

/** Why more approvals are needed than one of each owner. */
const whys: ReadonlySet<string> = new Set(['AUTHOR_UNKNOWN', 'KEPT', 'TIER'])

/** What the owners are asked for, and what only explains it. */
const asks: ReadonlySet<string> = new Set(['NOT_APPROVED', 'TOO_FEW', 'WHEN_NOT_APPROVED'])

/** Sorts the reasons of a decision by who can do something about them. */
export function actsOf({ decision, rejections }: Pick<CampaignView, 'decision' | 'rejections'>): Acts {
  const rules = decision.reason.children
  const counted = new Set(decision.approvals.map(({ person }) => person))
  // Whoever owns one list of two is told nothing by being no owner of the other.
  const isRefused = ({ code, values }: Reason): boolean =>
    refusals.has(code) && !(code === 'NOT_AN_OWNER' && counted.has(String(values['person'])))
  const below = rules.flatMap(({ children }) => children.flatMap(withInner))
  return {
    needs: rules.flatMap(needOf),
    refused: distinct(below.filter(isRefused).map(idleWhereGone)).toSorted(
      (a, b) => Number(a.met) - Number(b.met),
    ),
    obstacles: distinct(
      rules
        .filter(({ met }) => !met)
        .flatMap((rule) => (rule.children.length === 0 ? [rule] : rule.children))
        .filter(({ code, met }) => !met && !asks.has(code) && !refusals.has(code))
        .map((reason) => (isAnswered(reason, rejections) ? answered(reason) : reason)),
    ),
    isStuck: below.some(({ code }) => code === 'NOBODY_LEFT'),
  }
}

/** Whoever has no account any more can do nothing about it, and is in nobody's way. */
function idleWhereGone(reason: Reason): Reason {
  return reason.code === 'USER_GONE' ? { ...reason, met: true } : reason
}

/** Whether it is the turn of whoever sent it back, since it is not what they saw any more. */
function isAnswered({ code, values }: Reason, rejections: CampaignView['rejections']): boolean {
  return (
    code === 'CHANGES_REQUESTED' &&
    rejections.some((rejection) => rejection.answered && rejection.person === values['person'])
  )
}

function answered({ values }: Reason): Reason {
  return { code: 'pull-answered', met: false, values: { person: values['person'] ?? '' }, children: [] }
}

/** A reason and what to do about it, in the words of the forge that decides. */
export function reasonPhrase(
  { decision }: Pick<CampaignView, 'decision'>,
  { code, values, met }: Reason,
  pen: Pen,
): { readonly say: string; readonly fix?: string } {
  const words = reasonWords(decision.reason)
  const { say, fix } = pen.phrase(code, values)
  const other = words.fixOf(code)
  const fixed = other === null ? fix : pen.say(other, { ...values, release: words.release })
  return met || fixed === undefined ? { say } : { say, fix: fixed }
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
      why: rule.children.filter(({ code }) => whys.has(code)),
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
  const key = ({ code, values }: Reason): string =>
    JSON.stringify(code === 'NOT_AN_OWNER' ? [code, values['person'] ?? ''] : [code, values])
  return [...new Map(reasons.toReversed().map((reason) => [key(reason), reason])).values()].toReversed()
}

/** Who is asked: whoever alone can give all that is missing, or where nobody can, everybody who can give a part of it. */
export function peopleMissing({ needs }: Pick<Acts, 'needs'>): readonly string[] {
  const missing = needs
    .filter(isMissing)
    .map(({ people }) => new Set(people))
    .filter(({ size }) => size > 0)
  const all = [...new Set(missing.flatMap((people) => [...people]))]
  const enough = all.filter((person) => missing.every((people) => people.has(person)))
  return enough.length > 0 ? enough : all
}

/** How many people must still approve at least, since one of them may meet several needs. */
export function approvalsMissing({ needs }: Pick<Acts, 'needs'>): number {
  const missing = needs.filter(isMissing)
  const open = missing
    .filter(({ kind }) => kind !== 'floor')
    .map(({ people, needed, have }) => ({ people: new Set(people), left: needed - have }))
  const unasked = new Set(open.flatMap(({ people }) => [...people]))
  let count = 0
  while (open.some(({ left }) => left > 0)) {
    count += 1
    // Whoever serves most of what is left is asked next; where nobody is known, somebody for one need.
    const left = open.filter((need) => need.left > 0)
    let [best, most]: [string | null, number] = [null, 0]
    for (const person of unasked) {
      const serves = left.filter(({ people }) => people.has(person)).length
      if (serves > most) [best, most] = [person, serves]
    }
    const chosen = best
    const served = chosen === null ? left.slice(0, 1) : left.filter(({ people }) => people.has(chosen))
    if (chosen !== null) unasked.delete(chosen)
    for (const need of served) need.left -= 1
  }
  return Math.max(count, ...missing.map(({ needed, have }) => needed - have))
}

/** Whether somebody must still approve. */
export function isMissing({ needed, have }: Need): boolean {
  return have < needed
}
