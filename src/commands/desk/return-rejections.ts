import { isAncestor, resolveCommit } from '../../adapters/git/history.ts'
import { readTags } from '../../adapters/git/tags.ts'
import { parseTagName } from '../../approval/tag-name.ts'
import { sentBackNotice } from '../../notice/sent-back-notice.ts'
import { releaseKey, releaseName } from '../../release/release-id.ts'
import { readCandidate } from '../asking/candidate.ts'
import { newestRequest, readStatement, readStatements, type Statement } from '../asking/requests.ts'
import { examineCampaign } from '../examine-campaign.ts'
import type { Workbench } from '../workbench.ts'
import { outcomeOf, tell, type DeskOutcome, type DeskPass } from './pass.ts'

/** Answers about campaigns and about the rules; where a hosted forge decides about campaigns, a tag is heard about the rules alone. */
type Heard = 'all' | 'rules'

const heardUnder = {
  all: 'refs/tags/approval/',
  rules: 'refs/tags/approval/_rules/',
} as const satisfies Record<Heard, string>

/** Tells writers, with the reason, that their campaign came back. Approvals are only remembered: the writer sees them in `approvals`. */
export async function returnRejections(
  pass: DeskPass,
  heard: Heard = 'all',
): Promise<readonly DeskOutcome[]> {
  const { bench, memory, store, world } = pass
  const outcomes: DeskOutcome[] = []
  const tags = await readTags(bench.repository, heardUnder[heard])
  const there = new Set(tags.map(({ ref, id }) => `${ref} ${id}`))
  const seen = await store.tagMemory.seenRefs(heardUnder[heard])
  for (const { ref } of seen.filter(({ ref, object }) => !there.has(`${ref} ${object}`))) {
    if (await isOver(bench, ref)) continue
    outcomes.push({ code: 'desk-tag-missing', values: { tag: ref }, kind: 'problem' })
  }
  await store.tagMemory.noteSeen(tags.map(({ ref, id }) => ({ ref, object: id })))
  for (const tag of tags) {
    const key = `${tag.ref} ${tag.id}`
    if (await memory.seen(key)) continue
    const reading = await readStatement(bench, tag)
    let outcome: DeskOutcome | null = null
    if (reading.kind === 'refused') {
      const values = { tag: tag.ref, reason: reading.reason.code }
      outcome = { code: 'desk-tag-refused', values, kind: 'problem' }
    } else if (reading.kind === 'statement' && reading.statement.payload.verdict === 'reject') {
      outcome = await returnRejection(pass, reading.statement)
    }
    if (outcome !== null) outcomes.push(outcome)
    if (outcome?.kind !== 'again') await memory.note(key, world.clock.now())
  }
  return outcomes
}

/** Whether a tag can decide about nothing any more: its release has ended, or its change of the rules was judged long ago. */
async function isOver({ repository, ledger, ledgerPolicy }: Workbench, ref: string): Promise<boolean> {
  const name = parseTagName(ref)
  if (name === null) return false
  const { view } = await ledger.recent()
  if (name.kind !== 'rules') {
    const state = view.releases.get(releaseKey(ledgerPolicy.repository, name))?.standing.state
    return state === 'completed' || state === 'aborted' || state === 'cancelled'
  }
  const commit = await resolveCommit(repository, name.commit8)
  return commit !== null && view.rulesUpto !== null && isAncestor(repository, commit, view.rulesUpto)
}

async function returnRejection(pass: DeskPass, rejection: Statement): Promise<DeskOutcome | null> {
  const { bench, world } = pass
  const { payload, person, tag, commit } = rejection
  const requests = await readStatements(bench, 'request', payload.campaign)
  const writer = newestRequest(
    requests.filter(({ payload: { edition } }) => edition === payload.edition),
  )?.person
  if (writer === undefined || writer === person) return null
  const question = { campaign: payload.campaign, nowMs: world.clock.now() }
  const subject = await subjectAt(pass, commit, question)
  const release = releaseName(payload)
  const facts = { campaign: payload.campaign, release, subject, person, reason: payload.reason ?? '' }
  const told = await tell(pass, 'sent-back', {
    key: `${tag.ref} ${tag.id}`,
    people: [writer],
    write: (locale) => sentBackNotice(facts, locale),
  })
  const done = { code: 'desk-returned', values: { release, person, writer }, kind: 'done' } as const
  return outcomeOf(told, done, { release, people: [writer] })
}

/** The subject as a reader would get it; the campaign's name where it cannot be read. */
async function subjectAt(
  { bench, compiler }: DeskPass,
  commit: string,
  question: { readonly campaign: string; readonly nowMs: number },
): Promise<string> {
  const candidate = await readCandidate(bench, commit, question)
  if (candidate === null) return question.campaign
  const { campaign, content } = candidate
  const { samples } = await examineCampaign(campaign, content, { compiler, nowMs: question.nowMs })
  return samples[0]?.subject ?? campaign.front.subject
}
