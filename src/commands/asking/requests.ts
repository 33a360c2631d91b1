import { tagOpinion } from '../../adapters/git/tag-opinion.ts'
import { readTags, type RawTag } from '../../adapters/git/tags.ts'
import type { Reason } from '../../approval/decision.ts'
import type { ReleasePayload } from '../../approval/payload.ts'
import { voiceOfTag } from '../../approval/voice.ts'
import type { Workbench } from '../workbench.ts'
import { identitiesOf } from './signer.ts'

/** What somebody of ours said in a tag about a release, with a good signature. */
export interface Statement {
  readonly tag: RawTag
  readonly commit: string
  readonly payload: ReleasePayload
  readonly person: string
  readonly n: number
}

/** What a tag says and who says it, or why it says nothing. */
export type TagReading =
  | { readonly kind: 'statement'; readonly statement: Statement }
  | { readonly kind: 'refused'; readonly reason: Reason }
  /** About rules: of no concern here. */
  | { readonly kind: 'other' }

/** Reads one request or approval tag by the rules of the approval room. */
export async function readStatement(bench: Workbench, tag: RawTag): Promise<TagReading> {
  const opinion = await tagOpinion(bench.repository.env, tag, null)
  const answer = voiceOfTag(opinion, identitiesOf(bench), bench.ledgerPolicy.repository)
  if (answer.voice === null) return { kind: 'refused', reason: answer.reason }
  const { payload, voice } = answer
  if (payload.kind === 'rules') return { kind: 'other' }
  const { person, n } = voice
  return { kind: 'statement', statement: { tag, commit: opinion.target, payload, person, n } }
}

/** All that was ever said about a campaign in tags of that kind; tags that nobody of ours signed are passed over. */
export async function readStatements(
  bench: Workbench,
  kind: 'request' | 'approval',
  campaign: string,
): Promise<readonly Statement[]> {
  const tags = await readTags(bench.repository, `refs/tags/${kind}/${campaign}/`)
  const readings = await Promise.all(tags.map((tag) => readStatement(bench, tag)))
  return readings.flatMap((reading) => (reading.kind === 'statement' ? [reading.statement] : []))
}

/** The newest request: of the highest edition, and in it the one with the latest time. Times are claims, so whoever answers is shown what it names. */
export function newestRequest(requests: readonly Statement[]): Statement | null {
  const order = (a: Statement, b: Statement): number =>
    a.payload.edition - b.payload.edition ||
    Date.parse(a.payload.time) - Date.parse(b.payload.time) ||
    a.n - b.n
  return requests.toSorted(order).at(-1) ?? null
}
