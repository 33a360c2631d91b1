import type { Campaign, Content } from '../content/content.ts'
import type { ContentPolicy } from '../content/schema/content.ts'
import type { Sender } from '../content/schema/senders.ts'
import type { Finding, Place } from '../kit/finding.ts'
import type { MergeValues, RenderedMessage, UsedPicture } from '../message/template.ts'
import type { Code } from '../words/catalogue.ts'
import type { Probe } from './links/link-prober.ts'
import { placesIn } from './places-in.ts'

/** What one sample recipient would get in one language. */
export interface Sample extends RenderedMessage {
  /** BCP 47 tag. */
  readonly locale: string
  /** The file that says it: `campaign.md`, or a translation. */
  readonly path: string
  /** The made-up recipient: the values of the merge fields. */
  readonly values: MergeValues
  /** The whole message as it would leave, but for its signature and a made-up recipient; null where it could not be composed. */
  readonly message: Uint8Array | null
}

/** What a check may look at: the campaign, and how it reads for each sample recipient in each language. */
export interface CheckInput {
  readonly campaign: Campaign
  readonly content: Content
  readonly sender: Sender
  readonly policy: ContentPolicy
  readonly samples: readonly Sample[]
  /** Pictures that the samples show. */
  readonly pictures: readonly UsedPicture[]
  /** The unsubscribe address with which the samples were rendered. */
  readonly unsubscribeUrl: string
  /** Milliseconds since the epoch. */
  readonly nowMs: number
  /** What came of asking for the pages of links; absent when nobody asked the network. */
  readonly probes?: ReadonlyMap<string, Probe>
}

/** How much a code weighs before any policy: `block` is never loosened, `error` may be waived or become a warning, `warning` may be switched off. */
export type Severity = 'block' | 'error' | 'warning'

/** `L` reads the files alone and runs even when nothing could be compiled; `R` reads what the sample recipients would get. */
type Stage = 'L' | 'R'

/** One claim about a campaign, or a family of claims that share what they read. */
export interface Check {
  readonly id: string
  readonly stage: Stage
  /** Every code that it can find, with its weight. Codes are permanent: policies, waivers and documents name them. */
  readonly codes: Readonly<Partial<Record<Code, Severity>>>
  /** Findings of its own codes only; `runChecks` gives them the severity of the table and of the policy. */
  readonly run: (input: CheckInput) => readonly Finding[]
}

/** Where a text stands in a campaign's body, in whichever language; the front of the body when it comes from the layout or from a value. */
export function placeInBody(campaign: Campaign, text: string, path: string = campaign.path): Place {
  const file = [...campaign.translations.values()].find((one) => one.path === path) ?? campaign
  const at = text === '' ? -1 : file.body.indexOf(text)
  if (at < 0) return { file: file.path, line: file.bodyLine, column: 1 }
  return placesInBody(file)(at)
}

type Body = Pick<Campaign, 'path' | 'body' | 'bodyLine'>

const known = new WeakMap<Body, (offset: number) => Place>()

function placesInBody(file: Body): (offset: number) => Place {
  const before = known.get(file)
  if (before !== undefined) return before
  const places = placesIn({ file: file.path, firstLine: file.bodyLine, text: file.body })
  known.set(file, places)
  return places
}

/** Where the subject of a sample was written, in its language. */
export function placeOfSubject(campaign: Campaign, { path }: Pick<Sample, 'path'>): Place {
  const file = [...campaign.translations.values()].find((one) => one.path === path) ?? campaign
  return file.placeOf('subject')
}
