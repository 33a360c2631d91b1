import type { Decision } from '../../approval/decision.ts'
import type { AudienceCounts } from '../../audience/contact.ts'
import type { Judgement } from '../../authentication/judgement.ts'
import { linksOf } from '../../checks/links-of.ts'
import type { Campaign, Content } from '../../content/content.ts'
import { durationSeconds } from '../../content/schema/names.ts'
import type { Sender } from '../../content/schema/senders.ts'
import { compareFindings } from '../../kit/finding.ts'
import type { Compiler } from '../../message/template.ts'
import { plannedLanguages } from '../../plan/planned-languages.ts'
import type { PlanView } from '../../plan/plan-view.ts'
import { isRehearsal } from '../../plan/rehearsal.ts'
import type { Examination } from '../examine-campaign.ts'
import { weeklyLimitOf } from '../send/weekly-releases.ts'
import { sinceLast } from '../since-last.ts'
import type { Workbench } from '../workbench.ts'

/** A campaign whose plan is wanted, and what was found out about it. */
export interface Planned {
  readonly bench: Workbench
  readonly content: Content
  readonly campaign: Campaign
  readonly sender: Sender
  readonly closureDigest: string
  /** Null: what lies in the folder, and is not committed. */
  readonly commit: string | null
  readonly examined: Examination
  /** Null where nobody counted. */
  readonly counts: AudienceCounts | null
  /** Recipients by their own language; null where nobody counted, or where there is one language alone. */
  readonly byLanguage: ReadonlyMap<string, number> | null
  /** Null: not asked, or no answer. */
  readonly judgement: Judgement | null
  readonly decision: Decision | null
}

/** What exactly will happen: the same for whoever plans, and for the owners who are asked. */
export async function planViewOf(
  planned: Planned,
  world: { readonly compiler: Compiler; readonly nowMs: number },
): Promise<PlanView> {
  const { bench, content, campaign, sender, examined, judgement, decision, commit } = planned
  const { front, id, path, schedule } = campaign
  const { artifact, samples, findings } = examined
  const links = samples.flatMap(({ html }) => linksOf(html))
  const recipients = samples.map(({ values }) => values)
  return {
    release: `${id}/${front.edition}`,
    path,
    status: front.status,
    from: sender.from,
    lists: front.lists.map((list) => ({ id: list, title: content.lists.get(list)?.title ?? '' })),
    exclude: front.exclude,
    rehearsal: isRehearsal(front.lists, content) || isRehearsal(front.lists, bench.content),
    schedule,
    timezone: content.policies.senders?.organisation.timezone ?? 'UTC',
    languages: plannedLanguages({ campaign, content, samples, counts: planned.byLanguage }),
    htmlBytes: Math.max(0, ...samples.map(({ html }) => Buffer.byteLength(html))),
    textLines: Math.max(0, ...samples.map(({ text }) => text.split('\n').length)),
    links: [...new Map(links.map((link) => [link.url, link])).values()],
    findings: [...content.findings, ...findings].sort(compareFindings),
    since: await sinceLast(bench, { campaign, content, artifact, recipients }, world),
    commit,
    closureDigest: planned.closureDigest,
    undoMs: durationSeconds(bench.content.policies.approvals?.undo ?? 'PT10M') * 1000,
    judgement,
    weeklyLimit: await weeklyLimitOf(bench, { content, campaign, nowMs: world.nowMs }),
    counts: planned.counts,
    waivers: (content.policies.content?.waivers ?? []).filter((waiver) => waiver.campaign === id),
    decision,
  }
}
