import { readTree } from '../../adapters/git/read-tree.ts'
import { focusTree } from '../../approval/focus-tree.ts'
import { closureOf, type Closure } from '../../content/closure.ts'
import type { Campaign, Content } from '../../content/content.ts'
import { byLikeness } from '../../content/likeness.ts'
import { durationSeconds } from '../../content/schema/names.ts'
import { parseContent } from '../../content/parse-content.ts'
import type { Tree } from '../../content/tree.ts'
import { mainLocaleOf } from '../../message/compile-request.ts'
import type { ReleaseFacts } from '../../notice/request-notice.ts'
import { isRehearsal } from '../../plan/rehearsal.ts'
import type { AudienceCounts } from '../../audience/contact.ts'
import { failure } from '../../words/find.ts'
import { campaignsAmong } from '../no-such-campaign.ts'
import type { Workbench } from '../workbench.ts'

/** A campaign at the commit that somebody is asked about. */
export interface Candidate {
  readonly commit: string
  readonly tree: Tree
  /** Of this campaign alone: other campaigns are not parsed. */
  readonly content: Content
  readonly campaign: Campaign
  readonly closure: Closure
}

/** Reads one campaign at a commit (or tree); null where it is not there. */
export async function readCandidate(
  bench: Workbench,
  commit: string,
  question: { readonly campaign: string; readonly nowMs: number },
): Promise<Candidate | null> {
  const tree = await readTree(bench.repository, commit)
  return candidateIn(tree, { commit, ...question })
}

/** The same in files that are no commit's own, such as those that merging `commit` would give. */
export function candidateIn(
  whole: Tree,
  about: { readonly commit: string; readonly campaign: string; readonly nowMs: number },
): Candidate | null {
  const tree = focusTree(whole, [about.campaign])
  const content = parseContent(tree, about.nowMs)
  const campaign = content.campaigns.get(about.campaign)
  if (campaign === undefined) return null
  return { commit: about.commit, tree, content, campaign, closure: closureOf(campaign, content, tree) }
}

/** The same, where its absence is the user's mistake. */
export async function needCandidate(
  bench: Workbench,
  commit: string,
  question: { readonly campaign: string; readonly nowMs: number },
): Promise<Candidate> {
  const candidate = await readCandidate(bench, commit, question)
  if (candidate !== null) return candidate
  const there = campaignsAmong((await readTree(bench.repository, commit)).files.keys())
  throw failure('request-no-such-campaign', {
    permanence: 'permanent',
    values: {
      campaign: question.campaign,
      commit: commit.slice(0, 12),
      known: byLikeness(question.campaign, there),
    },
  })
}

/** What owners are shown of a campaign; the undo window is the one of the default branch. */
export function releaseFacts(
  bench: Workbench,
  { campaign, content }: Candidate,
  counts: AudienceCounts | null,
): ReleaseFacts {
  const { front, schedule } = campaign
  const sender = content.policies.senders?.senders[front.from]
  return {
    from: sender?.from ?? { name: front.from, address: '?' },
    lists: front.lists.map((id) => ({ id, title: content.lists.get(id)?.title ?? id })),
    exclude: front.exclude,
    rehearsal: isRehearsal(front.lists, content) || isRehearsal(front.lists, bench.content),
    counts,
    locale: mainLocaleOf(campaign, content),
    subject: front.subject,
    preheader: front.preheader ?? null,
    translations: [...campaign.translations.values()].map(({ locale, subject, preheader }) => ({
      locale,
      subject,
      preheader,
    })),
    schedule,
    undoMs: durationSeconds(bench.content.policies.approvals?.undo ?? 'PT10M') * 1000,
  }
}
