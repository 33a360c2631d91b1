import { present } from '../kit/assert.ts'
import { compareText } from '../kit/finding.ts'
import { trouble } from './claim.ts'
import type { Reason } from './decision.ts'
import type { Opinion, ReviewOpinion, TagOpinion } from './facts.ts'
import type { Identities } from '../content/schema/identities.ts'
import { parseTagName, type TagName } from './tag-name.ts'
import { voiceOfReview, voiceOfTag, type Voice } from './voice.ts'

/** What everybody thinks now. */
export interface Opinions {
  /** One voice a person: the latest. */
  readonly voices: readonly Voice[]
  /** Tags and reviews that are nobody's opinion, and why. */
  readonly refused: readonly Reason[]
}

/**
 * The present opinion of each person. A later one replaces an earlier one entirely: after approve, reject and the rejection's dismissal
 * there is no opinion, since nothing is resurrected.
 */
export function foldOpinions(input: {
  readonly opinions: readonly Opinion[]
  /** Which tags are about the subject. */
  readonly isAbout: (name: TagName) => boolean
  readonly identities: Identities
  readonly repository: string
  /** Of several opinions with the same number, the one about this content is meant. */
  readonly closureDigest: string | null
}): Opinions {
  const tags = input.opinions.filter((opinion): opinion is TagOpinion => {
    const name = opinion.kind === 'tag' ? parseTagName(opinion.ref) : null
    return name !== null && input.isAbout(name)
  })
  const read = tags.map((tag) => voiceOfTag(tag, input.identities, input.repository))
  const reviews = input.opinions.filter((opinion): opinion is ReviewOpinion => opinion.kind === 'review')
  const reviewVoices = reviews.map((review, n) => voiceOfReview(review, input.identities, n + 1))
  const gone = reviews.filter((review) => review.account.kind !== 'user')
  const said = [...read.map(({ voice }) => voice), ...reviewVoices].filter((voice) => voice !== null)
  // In the order of names: which tag was read first must decide nothing.
  const people = [...new Set(said.map(({ person }) => person))].sort(compareText)
  return {
    voices: people.map((person) =>
      latest(
        said.filter((voice) => voice.person === person),
        input.closureDigest,
      ),
    ),
    refused: [
      ...read.flatMap((answer) => (answer.voice === null ? [answer.reason] : [])),
      ...gone.map(({ url }) => trouble('USER_GONE', { review: url })),
    ],
  }
}

/** Two machines may have given two tags one number: then a rejection weighs more, since it only asks to look again. */
function latest(voices: readonly Voice[], closureDigest: string | null): Voice {
  const n = Math.max(...voices.map((voice) => voice.n))
  const last = voices.filter((voice) => voice.n === n)
  const chosen =
    last.find(({ verdict }) => verdict !== 'approve') ??
    last.find(({ digests }) => digests?.closureDigest === closureDigest) ??
    last[0]
  return present(chosen, 'the opinion of a person who has one')
}
