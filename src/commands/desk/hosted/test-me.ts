import { campaignOf, changedPaths } from '../../../approval/focus-tree.ts'
import { personOfAccount } from '../../../approval/people.ts'
import type { Values } from '../../../kit/finding.ts'
import type { Code } from '../../../words/catalogue.ts'
import { candidateIn, type Candidate } from '../../asking/candidate.ts'
import { identitiesOf } from '../../asking/signer.ts'
import { examineCampaign } from '../../examine-campaign.ts'
import type { DeskOutcome, DeskPass } from '../pass.ts'
import { isWithinLimit, mailTest, testsADayMax } from '../send-tests.ts'
import type { HostedDesk } from './hosted-desk.ts'
import type { PullState } from './read-pull.ts'

/** Whoever sets this label on a pull request wants its author to see it in a mail program. */
const label = 'test me'
/** So many campaigns of one pull request are mailed for one label. */
const campaignsMax = 3

/** Why a test was not mailed. */
const testRefusals = [
  'desk-test-no-writer',
  'desk-test-stranger',
  'desk-test-nothing',
  'desk-test-broken',
  'desk-test-limit',
  'test-no-desk',
] as const satisfies readonly Code[]

type Refusal = (typeof testRefusals)[number]

/**
 * Mails the campaigns of a pull request to its author, at the address that `policies/identities.yaml` of the default branch has, for the label
 * `test me`: whoever set it must be able to write to the repository, and be somebody of that file. The label goes; what came of it stands in the comment.
 */
export async function answerTestLabel(desk: HostedDesk, state: PullState): Promise<readonly DeskOutcome[]> {
  const { pass, pulls, writer } = desk
  const { pull } = state
  if (!pull.labels.some((name) => name.toLowerCase() === label)) return []
  const wish = await pulls.labelled(pull.number, label)
  if (wish === null) return []
  const identities = identitiesOf(pass.bench)
  const by = wish.mayWrite ? personOfAccount(identities, wish.account) : null
  const author = personOfAccount(identities, pull.author)
  const key = `test-me ${pull.number} ${wish.atMs}`
  const outcomes =
    by === null
      ? [await refuse(desk, state, 'desk-test-stranger')]
      : author === null
        ? [await refuse(desk, state, 'desk-test-no-writer')]
        : await mailAll(desk, state, { key, by, author })
  if (outcomes.every(({ kind }) => kind !== 'again')) await writer.unlabel(pull.number, label)
  return outcomes
}

/** What came of tests of this head: to whom it was mailed, or why it was not. */
export async function testNotes(
  { bench, memory }: DeskPass,
  state: Pick<PullState, 'pull'>,
): Promise<readonly { readonly code: Code; readonly values: Values }[]> {
  const { entries } = await bench.ledger.recent()
  const tested = entries.findLast((entry) => entry.type === 'TESTED' && entry.data.commit === state.pull.head)
  if (tested?.type === 'TESTED') {
    return [{ code: 'desk-test-mailed', values: { people: tested.data.to.join(', '), at: tested.at } }]
  }
  const notes: { readonly code: Code; readonly values: Values }[] = []
  for (const code of testRefusals) {
    if (await memory.seen(refusalKey(state, code))) notes.push({ code, values: { limit: testsADayMax } })
  }
  return notes
}

/** The key under which it is noted why a test of this head was not mailed. */
function refusalKey({ pull }: Pick<PullState, 'pull'>, code: Refusal): string {
  return `test-me ${pull.number} ${pull.head} refused ${code}`
}

async function refuse({ pass }: HostedDesk, state: PullState, code: Refusal): Promise<DeskOutcome> {
  await pass.memory.note(refusalKey(state, code), pass.world.clock.now())
  const values = { pull: state.pull.number, reason: code }
  return { code: 'desk-test-label-refused', values, kind: 'told' }
}

interface Wish {
  readonly key: string
  readonly by: string
  readonly author: string
}

async function mailAll(desk: HostedDesk, state: PullState, wish: Wish): Promise<readonly DeskOutcome[]> {
  const { pass } = desk
  if (pass.bench.content.policies.approvals?.notices === undefined)
    return [await refuse(desk, state, 'test-no-desk')]
  const { facts, pull } = state
  const changed = changedPaths(facts.base.tree, facts.tree).map(campaignOf)
  const ids = [...new Set(changed)].filter((id) => id !== null).slice(0, campaignsMax)
  const nowMs = pass.world.clock.now()
  const candidates = ids
    .map((campaign) => candidateIn(facts.tree, { commit: pull.head, campaign, nowMs }))
    .filter((candidate) => candidate !== null)
  if (candidates.length === 0) return [await refuse(desk, state, 'desk-test-nothing')]
  const outcomes: DeskOutcome[] = []
  for (const candidate of candidates) outcomes.push(await mailOne(desk, state, { ...wish, candidate }))
  return outcomes
}

async function mailOne(
  desk: HostedDesk,
  state: PullState,
  { key, by, author, candidate }: Wish & { readonly candidate: Candidate },
): Promise<DeskOutcome> {
  const { pass } = desk
  const { campaign, content, closure, commit } = candidate
  const payload = { campaign: campaign.id, edition: campaign.front.edition, ...closure, person: by }
  const request = { key: `${key} ${campaign.id}`, commit, payload }
  if (!(await isWithinLimit(pass, request))) {
    return refuse(desk, state, 'desk-test-limit')
  }
  const world = { compiler: pass.compiler, nowMs: pass.world.clock.now() }
  const examined = await examineCampaign(campaign, content, world)
  const isBroken = [...content.findings, ...examined.findings].some(({ severity }) => severity === 'error')
  if (isBroken) return refuse(desk, state, 'desk-test-broken')
  return mailTest(pass, request, { candidate, examined, people: [author] })
}
