import { isAncestor } from '../../adapters/git/history.ts'
import { readTags, type RawTag } from '../../adapters/git/tags.ts'
import { dayAt } from '../../approval/calendar.ts'
import type { Decision } from '../../approval/decision.ts'
import { durationSeconds } from '../../content/schema/names.ts'
import { isoInstant } from '../../kit/clock.ts'
import { peopleToRemind } from '../../notice/people-to-remind.ts'
import { reminderDue } from '../../notice/reminder-due.ts'
import { reminderNotice } from '../../notice/reminder-notice.ts'
import { releaseKey, releaseName } from '../../release/release-id.ts'
import { phraseOf } from '../../words/say.ts'
import { readCandidate, type Candidate } from '../asking/candidate.ts'
import { unmetReasons } from '../asking/decide.ts'
import { newestRequest, readStatement, readStatements, type Statement } from '../asking/requests.ts'
import { identitiesOf } from '../asking/signer.ts'
import { examineCampaign, refuses } from '../examine-campaign.ts'
import { askingOf } from './asking.ts'
import { isOnBranch } from './content-on-branch.ts'
import { judgeRequest } from './judge-request.ts'
import { outcomeOf, tell, type DeskOutcome, type DeskPass } from './pass.ts'
import { requestFacts } from './request-facts.ts'

/** A request whose owners were mailed, and when first. */
interface Asked {
  /** Of the tag, as the desk remembers it. */
  readonly key: string
  readonly askedAt: number
}

/**
 * Reminds, once for each request, the owners who have not answered it and their deputies, as `reminders` of `policies/approvals.yaml` says.
 * Once it is merged, replaced, withdrawn or too old, nobody is reminded of it any more.
 */
export async function remindOwners(pass: DeskPass): Promise<readonly DeskOutcome[]> {
  const { bench, memory } = pass
  if (bench.content.policies.approvals?.reminders === undefined) return []
  const outcomes: DeskOutcome[] = []
  for (const tag of await readTags(bench.repository, 'refs/tags/request/')) {
    const key = `${tag.ref} ${tag.id}`
    const askedAt = await memory.notedAt(`${key} request`)
    if (askedAt === null || (await memory.seen(closed(key)))) continue
    const outcome = await remind(pass, tag, { key, askedAt })
    if (outcome === 'closed') await close(pass, key)
    else if (outcome !== 'later') outcomes.push(outcome)
  }
  return outcomes
}

function closed(key: string): string {
  return `${key} reminder-closed`
}

async function close({ memory, world }: DeskPass, key: string): Promise<void> {
  await memory.note(closed(key), world.clock.now())
}

async function remind(pass: DeskPass, tag: RawTag, asked: Asked): Promise<DeskOutcome | 'closed' | 'later'> {
  const { bench, world } = pass
  const { approvals } = bench.content.policies
  const nowMs = world.clock.now()
  const after = approvals?.reminders?.after
  if (after === undefined) return 'later'
  const lifeMs = durationSeconds(approvals?.valid_for ?? 'P14D') * 1000
  if (nowMs > asked.askedAt + lifeMs) return 'closed'
  const request = await openRequest(pass, tag)
  if (request === null) return 'closed'
  const question = { campaign: request.payload.campaign, nowMs }
  const candidate = await readCandidate(bench, request.commit, question)
  if (candidate === null || !(await isStillThere(pass, candidate, asked.key))) return 'later'
  const { schedule } = candidate.campaign
  const due = reminderDue({
    askedAt: asked.askedAt,
    after: durationSeconds(after) * 1000,
    scheduledAt: schedule?.atMs ?? null,
  })
  return nowMs >= due && nowMs > asked.askedAt ? remindNow(pass, request, { asked, candidate }) : 'later'
}

/** The request that a tag makes; null when it is merged, or when a newer one of the same edition took its place. */
async function openRequest({ bench }: DeskPass, tag: RawTag): Promise<Statement | null> {
  const reading = await readStatement(bench, tag)
  if (reading.kind !== 'statement') return null
  const { statement } = reading
  const { campaign, edition } = statement.payload
  if (await isAncestor(bench.repository, statement.commit, bench.head)) return null
  const requests = await readStatements(bench, 'request', campaign)
  const newest = newestRequest(requests.filter(({ payload }) => payload.edition === edition))
  return newest?.tag.id === tag.id && newest.tag.ref === tag.ref ? statement : null
}

/** Whether its branch still carries what was asked about. A request may be made before its branch is pushed: then there is none to look at. */
async function isStillThere(pass: DeskPass, candidate: Candidate, key: string): Promise<boolean> {
  const { bench, memory, world } = pass
  const mark = `${key} on-branch`
  if (await isOnBranch(bench, candidate)) {
    await memory.note(mark, world.clock.now())
    return true
  }
  return !(await memory.seen(mark))
}

async function remindNow(
  pass: DeskPass,
  request: Statement,
  about: { readonly asked: Asked; readonly candidate: Candidate },
): Promise<DeskOutcome | 'closed' | 'later'> {
  const { asked, candidate } = about
  const { bench, compiler, world } = pass
  const judged = await judgeRequest(pass, candidate)
  if (judged === null) return 'closed'
  const { decision } = judged
  if (decision.verdict !== 'PENDING' || isRejected(decision)) return 'later'
  const people = await peopleOf(pass, request, judged)
  if (people.length === 0) return 'later'
  const { campaign, content } = candidate
  const examined = await examineCampaign(campaign, content, { compiler, nowMs: world.clock.now() })
  if (refuses([...content.findings, ...examined.findings])) return 'later'
  const facts = await requestFacts(pass, askingOf(request), {
    candidate,
    examined,
    counts: await countsOf(pass, candidate),
  })
  const missing = unmetReasons(decision.reason)
  const timezone = bench.content.policies.senders?.organisation.timezone ?? 'UTC'
  const told = await tell(pass, 'request', {
    key: `${asked.key} reminder`,
    people,
    write: (locale) =>
      reminderNotice(
        {
          ...facts,
          askedAt: asked.askedAt,
          timezone,
          missing: missing.map(({ code, values }) => phraseOf(locale, code, values).say),
        },
        locale,
      ),
  })
  if (told === 'unwanted') return 'later'
  if (told === 'told') await close(pass, asked.key)
  const release = releaseName(request.payload)
  const values = { release, since: isoInstant(asked.askedAt), people: people.join(', ') }
  return outcomeOf(told, { code: 'desk-reminded', values, kind: 'done' }, { release, people })
}

/** Somebody sent it back: it is the writer's turn. */
function isRejected({ reason }: Decision): boolean {
  return unmetReasons(reason).some(({ code }) => code === 'CHANGES_REQUESTED')
}

async function peopleOf(
  { bench, world }: DeskPass,
  request: Statement,
  judged: NonNullable<Awaited<ReturnType<typeof judgeRequest>>>,
): Promise<readonly string[]> {
  const { approvals, senders } = bench.content.policies
  const { campaign, closureDigest } = request.payload
  const answers = await readStatements(bench, 'approval', campaign)
  const timezone = senders?.organisation.timezone ?? 'UTC'
  return peopleToRemind(judged.decision, {
    identities: identitiesOf(bench),
    deputies: approvals?.deputies ?? [],
    today: dayAt(world.clock.now(), timezone),
    answered: new Set(
      answers.filter(({ payload }) => payload.closureDigest === closureDigest).map(({ person }) => person),
    ),
    contributors: new Set([...judged.contributors, request.person]),
  })
}

/** What the owners were told when they were asked. */
async function countsOf({ bench }: DeskPass, { campaign, closure }: Candidate) {
  const { view } = await bench.ledger.recent()
  const id = { campaign: campaign.id, edition: campaign.front.edition }
  const planned = view.releases.get(releaseKey(bench.ledgerPolicy.repository, id))?.planned ?? []
  return planned.findLast(({ closureDigest }) => closureDigest === closure.closureDigest)?.counts ?? null
}
