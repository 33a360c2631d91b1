import { campaignContributors } from '../../../approval/contributors.ts'
import { pullRequestNotice } from '../../../notice/pull-request-notice.ts'
import { sentBackNotice } from '../../../notice/sent-back-notice.ts'
import { present } from '../../../kit/assert.ts'
import type { Tree } from '../../../content/tree.ts'
import type { CampaignView, PullView } from '../../../report/pull-view.ts'
import { peopleToAsk } from '../../asking/decide.ts'
import { identitiesOf } from '../../asking/signer.ts'
import { refuses } from '../../examine-campaign.ts'
import type { Asking } from '../asking.ts'
import { holdForRules } from '../hold-for-rules.ts'
import { outcomeOf, tell, type DeskOutcome, type DeskPass } from '../pass.ts'
import { picturesFor } from '../pictures-for.ts'
import { findingWords, reasonWords, reasonsAgainst, sendBack } from '../send-back.ts'
import { isWithinAsks } from './ask-limit.ts'
import { askingOfPull } from './pull-asking.ts'
import type { PullCampaign, PullState } from './read-pull.ts'
import { rejectionsOf, type Rejection } from './turn.ts'

/** A pull request as it is, and as it is shown. */
export interface Seen {
  readonly state: PullState
  readonly view: PullView
}

/**
 * Mails whoever must act about one campaign of an open pull request, once for each state of it: its owners while they are asked, its writer
 * when it came back or cannot go out as it is, the Administrators where a change of the rules stands in the way. Nobody for a draft.
 */
export async function askOwners(
  pass: DeskPass,
  { state, view }: Seen,
  one: PullCampaign,
): Promise<readonly DeskOutcome[]> {
  const { pull } = state
  const { decision, candidate, examined, findings } = one
  const asking = askingOfPull(pass, pull, decision)
  if (pull.draft || candidate === null || examined === null) return []
  const subject = examined.samples[0]?.subject ?? candidate.campaign.front.subject
  if (refuses(findings)) {
    const reasons = findings.filter(({ severity }) => severity === 'error').map(findingWords)
    return once(pass, `${asking.key} sent-back`, () => sendBack(pass, asking, { subject, reasons }))
  }
  if (decision.verdict === 'ERROR') {
    const values = { release: asking.release, code: decision.code ?? '-' }
    // What no pass can judge its writer must make smaller, as the comment says.
    return [{ code: 'desk-undecided', values, kind: decision.code === 'TOO_LARGE' ? 'told' : 'again' }]
  }
  if (decision.verdict !== 'BLOCKED' && decision.verdict !== 'PENDING') return []
  const rejections = rejectionsOf(pass, state, one)
  const returned = rejections.filter(({ answered }) => !answered)
  if (returned.length > 0) return tellReturned(pass, asking, { subject, rejections: returned })
  const people = peopleOf(pass, state, one).filter((person) => person !== asking.writer)
  if (decision.verdict === 'BLOCKED' || people.length === 0) {
    const { own, rules } = reasonsAgainst(decision)
    if (own.length === 0) return [await holdForRules(pass, asking, { subject, rules })]
    const reasons = own.map(reasonWords)
    return once(pass, `${asking.key} sent-back`, () => sendBack(pass, asking, { subject, reasons }))
  }
  return ask(pass, asking, { view, one, base: state.facts.base.tree, people, rejections })
}

/** Asks again where somebody had sent it back, and it changed since. */
async function ask(
  pass: DeskPass,
  asking: Asking,
  about: {
    readonly view: PullView
    readonly one: PullCampaign
    readonly base: Tree
    readonly people: readonly string[]
    readonly rejections: readonly Rejection[]
  },
): Promise<readonly DeskOutcome[]> {
  const { view, one, base, people, rejections } = about
  const { release, page } = asking
  const campaign = shownCampaign(view, one)
  const key = requestKey(asking, rejections)
  return once(pass, `${key} asked`, async () => {
    if (!(await isWithinAsks(pass, asking, key)))
      return { code: 'desk-too-many-asks', values: { release, pull: view.pull.number }, kind: 'waits' }
    const pictures = await picturesFor(pass, {
      candidate: present(one.candidate, 'a campaign that can be read'),
      examined: present(one.examined, 'a campaign that was compiled'),
      base,
    })
    const told = await tell(pass, 'request', {
      key,
      people,
      write: (locale, reader) => pullRequestNotice({ view, campaign, reader, ...pictures(locale) }, locale),
    })
    const values = { release, recipients: one.counts?.recipients ?? '-', people: people.join(', ') }
    return outcomeOf(told, { code: 'desk-asked', values, kind: 'done' }, { release, people, page })
  })
}

async function tellReturned(
  pass: DeskPass,
  { campaign, release, writer, page }: Asking,
  about: { readonly subject: string; readonly rejections: readonly Rejection[] },
): Promise<readonly DeskOutcome[]> {
  const { subject } = about
  const outcomes: DeskOutcome[] = []
  for (const { review, person } of about.rejections) {
    const key = `review ${review.id} ${release}`
    const by = person ?? (review.account.kind === 'user' ? `@${review.account.login}` : '?')
    const people = writer === null || writer === person ? [] : [writer]
    const pull = page === null ? {} : { pull: page }
    const facts = { campaign, release, subject, person: by, reason: review.text, ...pull }
    const tellOne = async (): Promise<DeskOutcome> => {
      const told = await tell(pass, 'sent-back', {
        key,
        people,
        write: (locale) => sentBackNotice(facts, locale),
      })
      const values = { release, person: by, writer: writer ?? '-' }
      return outcomeOf(told, { code: 'desk-returned', values, kind: 'done' }, { release, people, page })
    }
    outcomes.push(...(await once(pass, `${key} returned`, tellOne)))
  }
  return outcomes
}

/** A campaign as its owners are shown it. */
export function shownCampaign({ campaigns }: PullView, { decision }: PullCampaign): CampaignView {
  return present(
    campaigns.find(({ campaign }) => campaign === decision.campaign),
    'a campaign that is shown',
  )
}

/** Names the mails that ask: somebody who sent it back is asked again when it has changed. */
export function requestKey({ key }: Asking, rejections: readonly Rejection[]): string {
  return [key, ...rejections.map(({ review }) => `after ${review.id}`)].join(' ')
}

/** Everybody who had a hand in it, and so cannot approve it. */
export function contributorsTo(
  pass: DeskPass,
  { facts }: PullState,
  { candidate }: PullCampaign,
): ReadonlySet<string> {
  const { campaign, closure } = present(candidate, 'a campaign that can be read')
  return campaignContributors(facts, {
    identities: identitiesOf(pass.bench),
    id: campaign.id,
    edition: campaign.front.edition,
    closure,
    suggestions: pass.bench.content.policies.approvals?.suggestions ?? 'disqualify',
  }).people
}

/** Whoever can still approve: nobody who had a hand in it. */
export function peopleOf(pass: DeskPass, state: PullState, one: PullCampaign): readonly string[] {
  const contributors = contributorsTo(pass, state, one)
  return peopleToAsk(one.decision, identitiesOf(pass.bench)).filter((person) => !contributors.has(person))
}

/** Does something that is done once, and tried again as long as it is not complete. */
async function once(
  { memory, world }: DeskPass,
  mark: string,
  doing: () => Promise<DeskOutcome>,
): Promise<readonly DeskOutcome[]> {
  if (await memory.seen(mark)) return []
  const outcome = await doing()
  if (outcome.kind !== 'again' && outcome.kind !== 'waits') await memory.note(mark, world.clock.now())
  return [outcome]
}
