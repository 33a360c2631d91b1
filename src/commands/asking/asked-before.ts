import { releaseName } from '../../release/release-id.ts'
import { failure } from '../../words/find.ts'
import { knownFacts } from '../known-facts.ts'
import type { Workbench } from '../workbench.ts'
import type { Candidate } from './candidate.ts'
import { newestRequest, readStatements, type Statement } from './requests.ts'

/** What was sent once is not sent again under the same number: the owners would be asked about nothing. Throws `request-edition-used`. */
export async function refuseUsedEdition(
  bench: Workbench,
  { campaign }: Candidate,
  nowMs: number,
): Promise<void> {
  const { edition } = campaign.front
  const { claimed } = knownFacts(await bench.ledger.recent(), { seen: [], halted: null, nowMs })
  const used = claimed.filter((release) => release.campaign === campaign.id).map((one) => one.edition)
  if (!used.includes(edition)) return
  const release = releaseName({ campaign: campaign.id, edition })
  const values = { release, path: campaign.path, next: Math.max(...used) + 1 }
  throw failure('request-edition-used', { permanence: 'permanent', values })
}

/** The same person's request about the very same commit, if it is the newest and nobody has sent it back since; null where there is none. */
export async function sameRequest(
  bench: Workbench,
  { campaign, closure, commit }: Candidate,
  person: string,
): Promise<Statement | null> {
  const { edition } = campaign.front
  const newest = newestRequest(await readStatements(bench, 'request', campaign.id))
  if (newest === null || newest.person !== person || newest.commit !== commit) return null
  const { payload } = newest
  if (payload.edition !== edition || payload.closureDigest !== closure.closureDigest) return null
  const answers = await readStatements(bench, 'approval', campaign.id)
  const isReturned = answers.some(
    (answer) =>
      answer.payload.edition === edition &&
      answer.payload.verdict === 'reject' &&
      Date.parse(answer.payload.time) >= Date.parse(payload.time),
  )
  return isReturned ? null : newest
}
