import type { AudienceCounts } from '../../audience/contact.ts'
import type { Sample } from '../../checks/check.ts'
import type { RequestFacts } from '../../notice/request-notice.ts'
import { asRead } from '../asking/as-read.ts'
import { releaseFacts, type Candidate } from '../asking/candidate.ts'
import type { Examination } from '../examine-campaign.ts'
import { sinceLast } from '../since-last.ts'
import type { Asking } from './asking.ts'
import type { DeskPass } from './pass.ts'

/** What an owner is shown of a request: each language as its first sample recipient would read it, and what changed since the last edition. */
export async function requestFacts(
  { bench, compiler, world }: DeskPass,
  asking: Asking,
  about: {
    readonly candidate: Candidate
    readonly examined: Examination
    readonly counts: AudienceCounts | null
  },
): Promise<RequestFacts> {
  const { candidate, examined, counts } = about
  const { campaign, content, commit, closure } = candidate
  const { artifact, samples } = examined
  const facts = asRead(releaseFacts(bench, candidate, counts), samples)
  const read = (locale: string): Sample | undefined => samples.find((sample) => sample.locale === locale)
  const recipients = samples.map(({ values }) => values)
  const nowMs = world.clock.now()
  return {
    ...facts,
    body: read(facts.locale)?.text ?? '',
    translations: facts.translations.map((one) => ({
      locale: one.locale,
      subject: one.subject,
      preheader: one.preheader,
      body: read(one.locale)?.text ?? '',
    })),
    since: await sinceLast(bench, { campaign, content, artifact, recipients }, { compiler, nowMs }),
    campaign: campaign.id,
    release: asking.release,
    writer: asking.writer ?? '-',
    commit,
    closureDigest: closure.closureDigest,
  }
}
