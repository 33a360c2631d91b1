import type { Content } from '../../content/content.ts'
import { isRehearsal } from '../../plan/rehearsal.ts'
import type { Tree } from '../../content/tree.ts'
import type { Workbench } from '../workbench.ts'
import { campaignAt, openWorkbench } from '../workbench.ts'
import { judgeCommit } from './judge-releases.ts'
import type { SendPass } from './send-run.ts'

/** What a release under way is held against. */
interface Underway {
  readonly campaign: string
  readonly edition: number
  readonly commit: string
  readonly lists: readonly string[]
  readonly rehearsal: boolean
}

/**
 * What stands against a release right now, or null: a freeze, a revert, an approval that was withdrawn, rules that changed without approval.
 * Everything is read anew: git, tags and ledger.
 */
export async function liveDenial(pass: SendPass, underway: Underway): Promise<string | null> {
  const bench = await openWorkbench(pass.world)
  const standing = standingDenial(bench, underway, pass.world.clock.now())
  if (standing !== null) return standing
  const reading = await bench.ledger.read()
  const judged = await judgeCommit({ ...pass, bench, reading }, underway.commit)
  const mine = judged.find(
    ({ decision }) => decision.campaign === underway.campaign && decision.edition === underway.edition,
  )
  if (mine === undefined) return 'NOT_JUDGED'
  return mine.decision.verdict === 'APPROVED' ? null : (mine.decision.code ?? mine.decision.verdict)
}

/** What the default branch itself says against sending a campaign today. */
export function standingDenial(
  bench: Pick<Workbench, 'content' | 'tree'>,
  { campaign, lists, rehearsal }: Pick<Underway, 'campaign' | 'lists' | 'rehearsal'>,
  nowMs: number,
): string | null {
  if (isFrozen(bench.content, nowMs)) return 'FROZEN'
  // What was to reach everybody never goes on as a part of itself: it waits until its lists are live again.
  if (!rehearsal && isRehearsal(lists, bench.content)) return 'NOT_LIVE'
  return isWithdrawn(bench, campaign) ? 'REVERTED' : null
}

/** A calendar rule: no campaign leaves on a frozen day, in the organisation's zone. A policy that cannot be read freezes too. */
function isFrozen({ policies }: Pick<Content, 'policies'>, nowMs: number): boolean {
  const { delivery, senders } = policies
  if (delivery === null || senders === null) return true
  const zone = senders.organisation.timezone
  const today = Temporal.Instant.fromEpochMilliseconds(nowMs)
    .toZonedDateTimeISO(zone)
    .toPlainDate()
    .toString()
  return delivery.freezes.some(({ from, until }) => from <= today && today <= until)
}

function isWithdrawn(bench: { readonly tree: Tree }, campaign: string): boolean {
  const present = [...bench.tree.files.keys()].some((path) => path.startsWith(`campaigns/${campaign}/`))
  return !present || campaignAt(bench, campaign)?.front.status === 'draft'
}
