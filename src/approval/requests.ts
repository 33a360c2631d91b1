import { compareText } from '../kit/finding.ts'
import type { Closure } from '../content/closure.ts'
import type { Identities } from '../content/schema/identities.ts'
import type { Reason } from './decision.ts'
import type { ChangeFacts, TagOpinion } from './facts.ts'
import type { ReleasePayload } from './payload.ts'
import { parseTagName } from './tag-name.ts'
import { voiceOfTag, type Voice } from './voice.ts'

/** Who asked, with a signature, that exactly this be approved. */
export interface Requests {
  /** Everybody who did, whatever else they asked for since: who once stood for a content cannot also judge it. */
  readonly people: ReadonlySet<string>
  /** Whoever did last, by the times that they state; null: nobody did. */
  readonly newest: string | null
  /** Requests that are nobody's, and why. */
  readonly refused: readonly Reason[]
}

/** Where nobody can ask: a change of the rules is pushed, and then approved. */
export const noRequests: Requests = { people: new Set(), newest: null, refused: [] }

/** The requests about one edition that are bound to this content, or to this content at another time. */
export function requestsOf(
  facts: Pick<ChangeFacts, 'opinions' | 'repository'>,
  about: {
    readonly identities: Identities
    readonly id: string
    readonly edition: number
    readonly closure: Pick<Closure, 'closureDigest' | 'contentDigest'>
  },
): Requests {
  const { identities, id, edition, closure } = about
  const tags = facts.opinions.filter((opinion): opinion is TagOpinion => {
    const name = opinion.kind === 'tag' ? parseTagName(opinion.ref) : null
    return name?.kind === 'request' && name.campaign === id && name.edition === edition
  })
  const read = tags.map((tag) => voiceOfTag(tag, identities, facts.repository))
  const asking = read.flatMap((answer) =>
    answer.voice !== null && answer.payload.kind === 'request' && isBound(answer.payload, closure)
      ? [answer.voice]
      : [],
  )
  return {
    people: new Set(asking.map(({ person }) => person)),
    newest: asking.toSorted(byTime).at(-1)?.person ?? null,
    refused: read.flatMap((answer) => (answer.voice === null ? [answer.reason] : [])),
  }
}

/** What was signed binds, not the commit that the tag points to: that may be gone with its branch. */
function isBound(
  payload: ReleasePayload,
  closure: Pick<Closure, 'closureDigest' | 'contentDigest'>,
): boolean {
  return payload.closureDigest === closure.closureDigest || payload.contentDigest === closure.contentDigest
}

/** The names last: which tag was read first must decide nothing. */
function byTime(a: Voice, b: Voice): number {
  return a.atMs - b.atMs || a.n - b.n || compareText(a.person, b.person)
}
