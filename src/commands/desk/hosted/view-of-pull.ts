import { dayAt, isWithin } from '../../../approval/calendar.ts'
import type { HostedPull } from '../../../approval/hosted-facts.ts'
import { nameOfAccount } from '../../../approval/people.ts'
import { releaseName } from '../../../release/release-id.ts'
import type { ReleaseView } from '../../../ledger/ledger-view.ts'
import type { PlanView } from '../../../plan/plan-view.ts'
import type { CampaignView, PullLinks, PullView } from '../../../report/pull-view.ts'
import { identitiesOf } from '../../asking/signer.ts'
import type { PictureLink } from '../../pictures/desk-pictures.ts'
import { planViewOf } from '../../plan/plan-view-of.ts'
import type { DeskPass } from '../pass.ts'
import { docsOf } from './docs-of.ts'
import type { HostedDesk } from './hosted-desk.ts'
import { looksOf } from './looks.ts'
import { sendTickMs } from './send-tick.ts'
import type { PullCampaign, PullState } from './read-pull.ts'
import { testNotes } from './test-me.ts'
import { rejectionsOf } from './turn.ts'

/** A campaign as it was read, and what became of it after the merge. */
type Shown = PullCampaign & { readonly release?: ReleaseView | null; readonly drift?: readonly string[] }

/** Everything that comment, check and label of a pull request are written from. */
export async function viewOfPull(
  desk: HostedDesk,
  state: PullState & { readonly campaigns: readonly Shown[] },
): Promise<PullView> {
  const { pass } = desk
  const { pull } = state
  const identities = identitiesOf(pass.bench)
  const campaigns: CampaignView[] = []
  const precisionMs = await sendTickMs(pass)
  for (const one of state.campaigns) {
    campaigns.push({ ...(await viewOfCampaign(desk, state, one)), precisionMs })
  }
  const pictures = await pictureLink(pass, state)
  const by = state.facts.hosted?.pull?.mergedBy ?? pull.mergedBy
  return {
    pull: {
      number: pull.number,
      url: pull.url,
      draft: pull.draft,
      fork: pull.fork,
      head: pull.head,
      author: nameOfAccount(identities, pull.author),
      merged:
        pull.mergeCommit === null
          ? null
          : { commit: pull.mergeCommit, by: by === null ? null : nameOfAccount(identities, by) },
    },
    links: await linksOf(pass, pull, pictures.url),
    campaigns: campaigns.toSorted((a, b) => (a.campaign < b.campaign ? -1 : 1)),
    more: state.more,
    notes: [...(await testNotes(pass, state)), ...(pictures.trouble === null ? [] : [pictures.trouble])],
  }
}

async function viewOfCampaign(
  desk: HostedDesk,
  state: PullState,
  one: Shown,
): Promise<Omit<CampaignView, 'precisionMs'>> {
  const { pass } = desk
  const { decision, examined, findings, uncounted } = one
  const { approvals, senders } = pass.bench.content.policies
  const today = dayAt(pass.world.clock.now(), senders?.organisation.timezone ?? 'UTC')
  const samples = examined?.samples ?? []
  return {
    campaign: decision.campaign,
    release: releaseName(decision),
    decision,
    plan: await planOf(desk, state, one),
    findings,
    uncounted,
    texts: [...new Map(samples.toReversed().map(({ locale, text }) => [locale, text]))]
      .toReversed()
      .map(([locale, text]) => ({ locale, text })),
    pictures: (examined?.artifact?.pictures ?? []).map(({ name }) => name),
    deputies: (approvals?.deputies ?? [])
      .filter((deputy) => isWithin(today, deputy))
      .map(({ for: absent, by, until }) => ({ for: absent, by, until })),
    rejections: rejectionsOf(pass, state, one).map(({ review, person, answered }) => ({
      person: person ?? nameOfAccount(identitiesOf(pass.bench), review.account) ?? '?',
      reason: review.text,
      url: review.url,
      answered,
    })),
    // Once it is merged no review of it is awaited any more.
    looks: state.pull.mergeCommit === null ? await looksOf(pass, state, one) : [],
    outcome: one.release ?? null,
    drift: one.drift ?? [],
  }
}

async function planOf(desk: HostedDesk, { pull }: PullState, one: Shown): Promise<PlanView | null> {
  const { pass } = desk
  const { candidate, examined, counts, decision } = one
  if (candidate === null || examined === null) return null
  const { campaign, content, closure } = candidate
  const sender = content.policies.senders?.senders[campaign.front.from]
  if (sender === undefined) return null
  const { lists, exclude, category } = campaign.front
  const isCounted = counts !== null && campaign.translations.size > 0
  return planViewOf(
    {
      bench: pass.bench,
      content,
      campaign,
      sender,
      closureDigest: closure.closureDigest,
      commit: pull.mergeCommit ?? pull.head,
      examined,
      counts,
      byLanguage: isCounted ? await pass.counts.countByLanguage({ lists, exclude, category }) : null,
      judgement: await desk.judge(sender),
      decision,
    },
    { compiler: pass.compiler, nowMs: pass.world.clock.now() },
  )
}

/** Once it is merged nothing is painted any more: the default branch looks the same. */
async function pictureLink(
  { pictures, store }: DeskPass,
  { pull, facts, campaigns }: PullState,
): Promise<PictureLink> {
  if (pull.mergeCommit !== null)
    return { url: (await store.pullMemory.pictures(pull.number))?.url ?? null, trouble: null }
  const questions = campaigns.flatMap(({ candidate, examined }) =>
    candidate === null || examined === null ? [] : [{ candidate, examined, base: facts.base.tree }],
  )
  return pictures.linkOf(pull.number, questions)
}

/** Pages of the same repository. */
async function linksOf(
  { bench }: DeskPass,
  { url }: HostedPull,
  pictures: string | null,
): Promise<PullLinks> {
  const repository = url.replace(/\/pull\/\d+$/, '')
  const has = (path: string): boolean => bench.tree.files.has(path)
  return {
    docs: await docsOf({ bench }, `${repository}/blob/${bench.branch.name}`),
    halt: has('.github/workflows/control.yml') ? `${repository}/actions/workflows/control.yml` : null,
    pictures,
    ledger: `${repository}/tree/ledger`,
  }
}
