import type { Approval } from './approval-claims.ts'
import { holds, note, type Claim } from './claim.ts'
import type { Reason } from './decision.ts'
import type { Requirement, Requirements } from './requirement.ts'
import { seatsTaken, speaksFor, standingOf } from './standing.ts'
import type { Voice } from './voice.ts'

/**
 * Approvals that count for nothing and are in nobody's way, each with its reason: whoever gave one would else wait for what never comes. Those that
 * an unmet requirement names are not among them. Whoever comes nearest to counting stands first. Null where there are none.
 */
export function idleClaim(approval: Approval, { needed, waived }: Requirements): Claim | null {
  const { accepted, rules } = approval
  const voices = accepted.accepted.map(({ voice }) => voice)
  const all = [...needed, ...waived]
  const unmet = needed.filter(({ owners, approvals }) => seatsTaken(rules, voices, owners) < approvals)
  const stands = (voice: Voice, requirements: readonly Requirement[]): boolean =>
    requirements.some(({ owners }) => standingOf(rules, voice, owners).kind !== 'none')
  const refused = accepted.refused.filter(({ voice }) => !stands(voice, unmet))
  const strangers = unmet.length > 0 ? [] : voices.flatMap((voice) => strangerNote(approval, all, voice))
  const notes = [
    ...refused.filter(({ voice }) => stands(voice, all)),
    ...strangers.map((reason) => ({ reason })),
    ...refused.filter(({ voice }) => !stands(voice, all) && voice.flaw !== 'NO_WRITE'),
    // Anybody at all may approve what everybody may read.
    ...refused.filter(({ voice }) => !stands(voice, all) && voice.flaw === 'NO_WRITE'),
  ]
  if (notes.length === 0) return null
  return holds(
    { code: 'rule-idle' },
    notes.map(({ reason }) => Object.assign({}, reason, { met: true })),
  )
}

/** Somebody whose approval is good, but who owns nothing of this. */
function strangerNote({ rules }: Approval, all: readonly Requirement[], voice: Voice): readonly Reason[] {
  const owners = [...new Set(all.flatMap((requirement) => requirement.owners))]
  const speaks = all.some((requirement) => speaksFor(rules, voice, requirement.owners))
  if (owners.length === 0 || speaks) return []
  const { kind } = standingOf(rules, voice, owners)
  const code = kind === 'unknown' ? 'TEAM_UNREADABLE' : 'NOT_AN_OWNER'
  return [note(code, { person: voice.person, owners: owners.join(' ') })]
}
