import { openForge } from '../open-forge.ts'
import { lastChangeOf } from '../../adapters/git/forge-last-change.ts'
import { isAncestor } from '../../adapters/git/history.ts'
import { readTags } from '../../adapters/git/tags.ts'
import { evaluate } from '../../approval/evaluate.ts'
import type { ChangeFacts } from '../../approval/facts.ts'
import { ownVoice } from '../../approval/own-voice.ts'
import { parseTagName } from '../../approval/tag-name.ts'
import { byLikeness } from '../../content/likeness.ts'
import { releaseText } from '../../notice/request-notice.ts'
import { releaseKey, releaseName } from '../../release/release-id.ts'
import { failure } from '../../words/find.ts'
import { say } from '../../words/say.ts'
import { asRead } from '../asking/as-read.ts'
import { needCandidate, releaseFacts, type Candidate } from '../asking/candidate.ts'
import { newestRequest, readStatements } from '../asking/requests.ts'
import { publish, type SigningPerson } from '../asking/signer.ts'
import { compilerOf } from '../compiler-of.ts'
import { examineCampaign } from '../examine-campaign.ts'
import { knownFacts } from '../known-facts.ts'
import type { World } from '../verb.ts'
import type { Workbench } from '../workbench.ts'
import { commitOf } from './commit-of.ts'
import { refuseVain, reportAnswer, reportOutcome, type Signed } from './report-answer.ts'

/**
 * Shows what is signed, signs it, and says what that leads to. An approval that could never count is refused before it is signed, and where a
 * forge has reviews, no tag counts (`approve-by-review`).
 */
export async function approveCampaign(
  world: World,
  bench: Workbench,
  what: {
    readonly signer: SigningPerson
    readonly signed: Signed
    readonly revision: string | null
    readonly campaign: string
  },
): Promise<number> {
  const { signer, signed, campaign } = what
  const forge = bench.content.policies.approvals?.forge
  if (forge !== undefined) {
    throw failure('approve-by-review', { permanence: 'permanent', values: { campaign, forge: forge.github } })
  }
  const candidate = await askedCandidate(world, bench, what)
  const { closureDigest, contentDigest } = candidate.closure
  const { edition } = candidate.campaign.front
  const release = releaseName({ campaign, edition })
  const merged = await isAncestor(bench.repository, candidate.commit, bench.head)
  const approves = signed.verdict === 'approve'
  const before = approves ? await factsNow(world, bench, { candidate, merged }) : null
  const voice = before === null ? null : ownVoice(before, campaign, signer.person)
  refuseVain(voice, { person: signer.person, subject: release })
  if (!world.json) await show(world, bench, { candidate, person: signer.person, release })
  const payload = { ...signed, kind: 'approval', campaign, edition, closureDigest, contentDigest } as const
  const tag = await publish(bench, signer, { payload, commit: candidate.commit })
  const done = { payload, tag, subject: release, commit: candidate.commit, voice }
  reportAnswer(world, done)
  // From here on the answer stands, whatever else may go wrong.
  const after = approves ? await factsNow(world, bench, { candidate, merged }) : null
  const decided = after === null ? [] : evaluate(after)
  const decision = decided.find((one) => one.campaign === campaign) ?? null
  const missing = decision === null ? null : decision.verdict === 'APPROVED' ? [] : [decision.reason]
  return reportOutcome(world, done, { decision, missing, merged })
}

/** What is decided about: the merge that brought the campaign, or the commit as if it were merged now. */
async function factsNow(
  world: World,
  bench: Workbench,
  about: { readonly candidate: Candidate; readonly merged: boolean },
): Promise<ChangeFacts | null> {
  const { repository, head } = bench
  const { candidate, merged } = about
  const known = knownFacts(await bench.ledger.recent(), { seen: [], halted: null, nowMs: world.clock.now() })
  const forge = openForge(bench)
  if (!merged) return forge.proposed(candidate.commit, known)
  const change = await lastChangeOf(repository, head, `campaigns/${candidate.campaign.id}`)
  return change === null ? null : forge.merged(change.commit, known)
}

async function show(
  world: World,
  bench: Workbench,
  about: { readonly candidate: Candidate; readonly person: string; readonly release: string },
): Promise<void> {
  const { candidate, person, release } = about
  const commit = candidate.commit.slice(0, 12)
  world.out(say(world.locale, 'approve-about', { person, release, commit }))
  world.out('')
  const facts = releaseFacts(bench, candidate, await countsOf(bench, candidate))
  const { campaign, content } = candidate
  const compiler = compilerOf(world)
  const examining = examineCampaign(campaign, content, { compiler, nowMs: world.clock.now() })
  const { samples } = await examining.finally(() => compiler.close())
  world.out(`${releaseText(asRead(facts, samples), world.locale)}\n`)
}

/** The commit that the user names, else the one of the newest request, whose digest must be that of its commit. */
async function askedCandidate(
  world: World,
  bench: Workbench,
  what: { readonly revision: string | null; readonly campaign: string },
): Promise<Candidate> {
  const { campaign, revision } = what
  const question = { campaign, nowMs: world.clock.now() }
  if (revision !== null) return needCandidate(bench, await commitOf(bench, revision), question)
  const request = newestRequest(await readStatements(bench, 'request', campaign))
  if (request === null) {
    const values = { campaign, known: byLikeness(campaign, await askedFor(bench)) }
    throw failure('approve-no-request', { permanence: 'permanent', values })
  }
  const candidate = await needCandidate(bench, request.commit, question)
  const { payload } = request
  if (
    payload.closureDigest !== candidate.closure.closureDigest ||
    payload.edition !== candidate.campaign.front.edition
  ) {
    const commit = request.commit.slice(0, 12)
    throw failure('approve-mismatch', { permanence: 'permanent', values: { commit } })
  }
  return candidate
}

/** Campaigns for which there are requests, by the names of their tags alone: whoever mistyped one needs no proof. */
async function askedFor({ repository }: Workbench): Promise<ReadonlySet<string>> {
  const names = (await readTags(repository, 'refs/tags/request/')).map(({ ref }) => parseTagName(ref))
  return new Set(names.flatMap((name) => (name?.kind === 'request' ? [name.campaign] : [])))
}

/** What the desk counted for exactly this content; null where no desk has yet. */
async function countsOf(bench: Workbench, { campaign, closure }: Candidate) {
  const { view } = await bench.ledger.recent()
  const id = { campaign: campaign.id, edition: campaign.front.edition }
  const planned = view.releases.get(releaseKey(bench.ledgerPolicy.repository, id))?.planned ?? []
  return planned.findLast(({ closureDigest }) => closureDigest === closure.closureDigest)?.counts ?? null
}
