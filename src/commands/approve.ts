import { changedPaths, readCommits, resolveCommit } from '../adapters/git/history.ts'
import type { Decision } from '../approval/decision.ts'
import type { OpinionPayload } from '../approval/payload.ts'
import { isFreePath } from '../content/tree.ts'
import { isoInstant } from '../kit/clock.ts'
import { releaseText } from '../notice/request-notice.ts'
import { oneLine } from '../notice/safe-text.ts'
import { releaseKey, releaseName } from '../release/release-id.ts'
import { failure } from '../words/find.ts'
import { phraseOf, say } from '../words/say.ts'
import { needCandidate, releaseFacts, type Candidate } from './asking/candidate.ts'
import { decideProposed, unmetReasons } from './asking/decide.ts'
import { newestRequest, readStatements } from './asking/requests.ts'
import { findSigner, publish, type SigningPerson } from './asking/signer.ts'
import { campaignId } from './validate.ts'
import { exit, type Input, type Verb, type World } from './verb.ts'
import { openWorkbench, type Workbench } from './workbench.ts'

/** Signs an owner's answer, and pushes it: approve, send back, or approve a change of the rules. Shows what is signed before it is. */
export const verb: Verb = {
  arguments: ['[campaign]'],
  options: [
    { flags: '--reject', about: 'option-reject' },
    { flags: '--reason <text>', about: 'option-reason' },
    { flags: '--rules <commit>', about: 'option-rules' },
    { flags: '--commit <rev>', about: 'option-revision' },
    { flags: '--key <file>', about: 'option-key' },
  ],
  run: approve,
}

const pathsMax = 30

/** What the user wants to say. */
interface Answer {
  readonly verdict: 'approve' | 'reject'
  readonly reason: string | null
}

/** Who says it, when, and about which repository. */
type Signed = Answer & Pick<OpinionPayload, 'v' | 'repository' | 'person' | 'time'>

async function approve(world: World, input: Input): Promise<number> {
  const [campaign] = input.arguments
  const { rules, commit, key } = input.options
  const answer = answerOf(input)
  if (answer === null || (campaign === undefined) === (rules === undefined)) {
    world.err(say(world.locale, 'approve-usage'))
    return exit.usage
  }
  const bench = await openWorkbench(world)
  const signer = await findSigner(bench, typeof key === 'string' ? key : null)
  const time = isoInstant(world.clock.now())
  const { repository } = bench.ledgerPolicy
  const signed = { v: 1, repository, person: signer.person, time, ...answer } as const
  if (campaign === undefined) return approveRules(world, bench, { signer, signed, revision: String(rules) })
  const revision = typeof commit === 'string' ? commit : null
  return approveCampaign(world, bench, { signer, signed, revision, campaign: campaignId(campaign) })
}

/** Null where the options do not go together. */
function answerOf(input: Input): Answer | null {
  const { reject, reason } = input.options
  if (reject !== true) return reason === undefined ? { verdict: 'approve', reason: null } : null
  if (typeof reason !== 'string' || reason.trim() === '') return null
  if (reason.length > 500 || /[\u0000-\u001f\u007f-\u009f\u2028\u2029]/u.test(reason)) {
    throw failure('approve-bad-reason', { permanence: 'permanent' })
  }
  return { verdict: 'reject', reason: reason.trim() }
}

async function approveCampaign(
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
  const candidate = await askedCandidate(world, bench, what)
  const { closureDigest, contentDigest } = candidate.closure
  const { edition } = candidate.campaign.front
  const release = releaseName({ campaign, edition })
  const commit = candidate.commit.slice(0, 12)
  if (!world.json) {
    world.out(say(world.locale, 'approve-about', { person: signer.person, release, commit }))
    world.out('')
    const facts = releaseFacts(bench, candidate, await countsOf(bench, candidate))
    world.out(`${releaseText(facts, world.locale)}\n`)
  }
  const payload = { ...signed, kind: 'approval', campaign, edition, closureDigest, contentDigest } as const
  const tag = await publish(bench, signer, { payload, commit: candidate.commit })
  const done = { payload, tag, subject: release, commit: candidate.commit }
  reportAnswer(world, done)
  // From here on the answer stands, whatever else may go wrong.
  const about = { commit: candidate.commit, campaign, seen: [], halted: null }
  const decision = signed.verdict === 'approve' ? await decideProposed(world, bench, about) : null
  reportDecision(world, done, decision)
  return exit.done
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
  if (request === null) throw failure('approve-no-request', { permanence: 'permanent', values: { campaign } })
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

/** What the desk counted for exactly this content; null where no desk has yet. */
async function countsOf(bench: Workbench, { campaign, closure }: Candidate) {
  const { view } = await bench.ledger.read()
  const id = { campaign: campaign.id, edition: campaign.front.edition }
  const planned = view.releases.get(releaseKey(bench.ledgerPolicy.repository, id))?.planned ?? []
  return planned.findLast(({ closureDigest }) => closureDigest === closure.closureDigest)?.counts ?? null
}

/** A change of the rules: shown by its paths, signed for its commit. */
async function approveRules(
  world: World,
  bench: Workbench,
  what: { readonly signer: SigningPerson; readonly signed: Signed; readonly revision: string },
): Promise<number> {
  const { signer, signed } = what
  const commit = await commitOf(bench, what.revision)
  const subject = commit.slice(0, 12)
  if (!world.json) {
    const paths = await rulePaths(bench, commit)
    const values = { person: signer.person, commit: subject, paths: paths.join(', ') || '-' }
    world.out(say(world.locale, 'approve-about-rules', values))
  }
  const payload = { ...signed, kind: 'rules', commit } as const
  const tag = await publish(bench, signer, { payload, commit })
  const done = { payload, tag, subject, commit }
  reportAnswer(world, done)
  reportDecision(world, done, null)
  return exit.done
}

/** The rules that a commit changes against its first parent. */
async function rulePaths(bench: Workbench, commit: string): Promise<readonly string[]> {
  const [facts] = await readCommits(bench.repository, [commit])
  const parent = facts?.parents[0]
  if (parent === undefined) return []
  const changes = await changedPaths(bench.repository, parent, commit)
  const paths = changes.map(({ path }) => path).filter((path) => !isFreePath(path))
  // Anyone may have named a file; a line end in a name must not write lines of its own.
  const shown = paths.slice(0, pathsMax).map((path) => oneLine(path, 200))
  return paths.length > pathsMax ? [...shown, `… (${paths.length})`] : shown
}

async function commitOf(bench: Workbench, revision: string): Promise<string> {
  const commit = await resolveCommit(bench.repository, revision)
  if (commit !== null) return commit
  throw failure('no-such-commit', { permanence: 'permanent', values: { revision } })
}

interface Done {
  readonly payload: OpinionPayload
  readonly tag: string
  readonly subject: string
  readonly commit: string
}

function reportAnswer(world: World, { payload, subject }: Done): void {
  if (world.json) return
  const code = payload.verdict === 'approve' ? 'answer-approved' : 'answer-sent-back'
  world.out(say(world.locale, code, { subject, person: payload.person }))
}

/** What the answer leads to; null where nothing can be said. */
function reportDecision(world: World, done: Done, decision: Decision | null): void {
  if (world.json) {
    const { payload, ...rest } = done
    const { person, verdict } = payload
    world.out(JSON.stringify({ version: 1, answer: { ...rest, verdict, person }, decision }))
    return
  }
  if (decision === null) return
  if (decision.verdict === 'APPROVED') {
    world.out(say(world.locale, 'answer-all-there'))
    return
  }
  world.out(say(world.locale, 'answer-missing'))
  for (const reason of unmetReasons(decision.reason)) {
    const phrase = phraseOf(world.locale, reason.code, reason.values)
    world.out(`  ${phrase.say} [${reason.code}]`)
    if (phrase.fix !== undefined) world.out(`    ${say(world.locale, 'label-fix')}: ${phrase.fix}`)
  }
}
