import type { AudienceCounts } from '../../audience/contact.ts'
import type { RequestFacts } from '../../notice/request-notice.ts'
import { releaseName } from '../../release/release-id.ts'
import { releaseFacts, type Candidate } from '../asking/candidate.ts'
import type { Statement } from '../asking/requests.ts'
import type { Examination } from '../examine-campaign.ts'
import type { Workbench } from '../workbench.ts'

/** What an owner is shown of a request. */
export function requestFacts(
  bench: Workbench,
  request: Statement,
  about: {
    readonly candidate: Candidate
    readonly examined: Examination
    readonly counts: AudienceCounts | null
  },
): RequestFacts {
  const { candidate, examined, counts } = about
  const sample = examined.samples[0]
  return {
    ...releaseFacts(bench, candidate, counts),
    ...(sample === undefined ? {} : { subject: sample.subject }),
    campaign: candidate.campaign.id,
    release: releaseName(request.payload),
    writer: request.person,
    body: sample?.text ?? '',
    commit: candidate.commit,
    closureDigest: candidate.closure.closureDigest,
  }
}
