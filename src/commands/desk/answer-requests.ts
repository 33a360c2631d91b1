import { isAncestor } from '../../adapters/git/history.ts'
import { readTags } from '../../adapters/git/tags.ts'
import { requestNotice } from '../../notice/request-notice.ts'
import { releaseName } from '../../release/release-id.ts'
import { readCandidate, type Candidate } from '../asking/candidate.ts'
import { peopleToAsk } from '../asking/decide.ts'
import { identitiesOf } from '../asking/signer.ts'
import { newestRequest, readStatement, type Statement } from '../asking/requests.ts'
import { examineCampaign, type Examination } from '../examine-campaign.ts'
import { askingOf } from './asking.ts'
import { holdForRules } from './hold-for-rules.ts'
import { judgeRequest } from './judge-request.ts'
import { outcomeOf, tell, type DeskOutcome, type DeskPass } from './pass.ts'
import { picturesFor } from './pictures-for.ts'
import { planRequest } from './plan-request.ts'
import { requestFacts } from './request-facts.ts'
import { findingWords, reasonWords, reasonsAgainst, sendBack } from './send-back.ts'

/** Deals with every request that was not dealt with before; of several for one campaign only the newest is put before its owners. */
export async function answerRequests(pass: DeskPass): Promise<readonly DeskOutcome[]> {
  const { bench, memory, world } = pass
  const outcomes: DeskOutcome[] = []
  const waiting = new Map<string, Statement[]>()
  for (const tag of await readTags(bench.repository, 'refs/tags/request/')) {
    const key = `${tag.ref} ${tag.id}`
    if (await memory.seen(key)) continue
    const reading = await readStatement(bench, tag)
    if (reading.kind === 'statement') {
      const { campaign } = reading.statement.payload
      waiting.set(campaign, [...(waiting.get(campaign) ?? []), reading.statement])
    } else {
      await memory.note(key, world.clock.now())
      const reason = reading.kind === 'refused' ? reading.reason.code : 'TAG_UNREADABLE'
      outcomes.push({ code: 'desk-tag-refused', values: { tag: tag.ref, reason }, kind: 'problem' })
    }
  }
  for (const statements of waiting.values()) {
    const newest = newestRequest(statements)
    for (const statement of statements) {
      const outcome = statement === newest ? await answerRequest(pass, statement) : null
      if (outcome !== null) outcomes.push(outcome)
      if (outcome?.kind === 'again' || outcome?.kind === 'waits') continue
      await memory.note(`${statement.tag.ref} ${statement.tag.id}`, world.clock.now())
    }
  }
  return outcomes
}

async function answerRequest(pass: DeskPass, request: Statement): Promise<DeskOutcome | null> {
  const { bench, world, compiler } = pass
  const { payload, commit } = request
  const release = releaseName(payload)
  if (await isAncestor(bench.repository, commit, bench.head)) return null
  const question = { campaign: payload.campaign, nowMs: world.clock.now() }
  const candidate = await readCandidate(bench, commit, question)
  if (
    candidate === null ||
    candidate.closure.closureDigest !== payload.closureDigest ||
    candidate.campaign.front.edition !== payload.edition
  ) {
    return { code: 'desk-request-mismatch', values: { release, person: request.person }, kind: 'problem' }
  }
  const { campaign, content } = candidate
  const examined = await examineCampaign(campaign, content, { compiler, nowMs: world.clock.now() })
  const errors = [...content.findings, ...examined.findings].filter(({ severity }) => severity === 'error')
  if (errors.length > 0) {
    const subject = subjectOf(candidate, examined)
    return sendBack(pass, askingOf(request), { subject, reasons: errors.map(findingWords) })
  }
  return ask(pass, request, { candidate, examined })
}

/** Counts, evaluates, and mails those who can still approve; never the writer. */
async function ask(
  pass: DeskPass,
  request: Statement,
  about: { readonly candidate: Candidate; readonly examined: Examination },
): Promise<DeskOutcome> {
  const { bench } = pass
  const { candidate, examined } = about
  const release = releaseName(request.payload)
  const counts = await planRequest(pass, candidate)
  if (counts === null) return { code: 'desk-under-way', values: { release }, kind: 'problem' }
  const judged = await judgeRequest(pass, candidate)
  if (judged === null || judged.decision.verdict === 'ERROR') {
    const code = judged?.decision.code ?? '-'
    return { code: 'desk-undecided', values: { release, code }, kind: 'again' }
  }
  const { decision, contributors } = judged
  const people = peopleToAsk(decision, identitiesOf(bench)).filter(
    (person) => person !== request.person && !contributors.has(person),
  )
  const subject = subjectOf(candidate, examined)
  if (decision.verdict === 'BLOCKED' || (decision.verdict === 'PENDING' && people.length === 0)) {
    const { own, rules } = reasonsAgainst(decision)
    if (own.length === 0) return holdForRules(pass, askingOf(request), { subject, rules })
    return sendBack(pass, askingOf(request), { subject, reasons: own.map(reasonWords) })
  }
  const facts = await requestFacts(pass, askingOf(request), { candidate, examined, counts })
  const key = `${request.tag.ref} ${request.tag.id}`
  const pictures = await picturesFor(pass, { candidate, examined, base: bench.tree })
  const told = await tell(pass, 'request', {
    key,
    people,
    write: (locale) => requestNotice({ ...facts, ...pictures(locale) }, locale),
  })
  const values = { release, recipients: counts.recipients, people: people.join(', ') || '-' }
  return outcomeOf(told, { code: 'desk-asked', values, kind: 'done' }, { release, people })
}

function subjectOf({ campaign }: Candidate, { samples }: Examination): string {
  return samples[0]?.subject ?? campaign.front.subject
}
