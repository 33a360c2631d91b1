import type { Finding } from '../kit/finding.ts'
import type { Locale } from '../words/phrase.ts'
import { findingDetails } from './findings.ts'
import { markdownPen, plainPen, type Pen } from './pen.ts'
import { askText, stateText } from './pull-ask.ts'
import { actLines } from './pull-comment.ts'
import { campaignState, type CampaignState, type CampaignView, type PullView } from './pull-view.ts'
import { phraseOf } from '../words/say.ts'
import { oneLine } from './safe-text.ts'

/** The check that says how a pull request stands. A name is for ever: rules of the branch know it. */
export const checkName = 'mail / approvals'
/** GitHub takes 65,535 characters of a summary, and 50 annotations a request (https://docs.github.com/en/rest/checks/runs). */
export const summaryMax = 65_000
export const annotationsMax = 50
const titleMax = 120
const messageMax = 1000

/** A finding beside its line, in the shape of GitHub's check runs. */
interface CheckAnnotation {
  readonly path: string
  readonly start_line: number
  readonly end_line: number
  readonly annotation_level: 'failure' | 'warning'
  readonly title: string
  readonly message: string
}

/** A check run: `conclusion` null while somebody can still approve, neutral only where nothing is judged any more. */
export interface PullCheck {
  readonly name: string
  readonly conclusion: 'success' | 'failure' | 'neutral' | null
  /** The outcome in words, on one line. */
  readonly title: string
  /** Markdown. */
  readonly summary: string
  readonly annotations: readonly CheckAnnotation[]
}

/**
 * What waits is in progress, what stands against it fails; never neutral or skipped, which a rule of the branch takes for success. What was merged
 * was approved: how it is sent is no matter of the pull request's head any more.
 */
const conclusions: Readonly<Record<CampaignState, PullCheck['conclusion']>> = {
  waiting: null,
  'sent-back': null,
  approved: 'success',
  blocked: 'failure',
  error: 'failure',
  hold: 'failure',
  authorised: 'success',
  sending: 'success',
  sent: 'success',
  stopped: 'failure',
}

/** What a reader must know first, where the campaigns of a pull request differ. */
const order: readonly CampaignState[] = [
  'blocked',
  'error',
  'hold',
  'stopped',
  'sent-back',
  'waiting',
  'approved',
  'authorised',
  'sending',
  'sent',
]

/** The check of a pull request, in the language of the organisation; success where no campaign is changed, since nothing is sent then. */
export function pullCheck(view: PullView, locale: Locale): PullCheck {
  const pen = markdownPen(locale)
  const plain = plainPen(locale)
  const worst = view.campaigns.toSorted(
    (a, b) => order.indexOf(campaignState(view, a)) - order.indexOf(campaignState(view, b)),
  )
  const [first] = worst
  if (first === undefined) {
    const text = plain.say('pull-no-campaign')
    return { name: checkName, conclusion: 'success', title: text, summary: text, annotations: [] }
  }
  const all = new Set(worst.map((one) => conclusions[campaignState(view, one)]))
  // An unread campaign may be the worst of all.
  const isWhole = view.more === 0
  const conclusion = all.has('failure') || !isWhole ? 'failure' : all.has(null) ? null : 'success'
  const several = worst.length + view.more > 1
  const title = several ? `${first.release}: ${stateText(view, first, plain)}` : stateText(view, first, plain)
  return {
    name: checkName,
    conclusion,
    title: oneLine(title, titleMax),
    summary: summaryOf(view, worst, pen),
    annotations: worst
      .flatMap(({ findings }) => findings)
      .slice(0, annotationsMax)
      .map((one) => annotationOf(one, locale)),
  }
}

/** What is wanted, then who must act; cut between two lines where there is more than GitHub takes. */
function summaryOf(view: PullView, campaigns: readonly CampaignView[], pen: Pen): string {
  const lines = campaigns.flatMap((one) => {
    return [
      `### ${pen.quote(one.release)} ${stateText(view, one, pen)}`,
      '',
      askText(view, one, pen),
      '',
      ...actLines(view, one, pen),
      '',
    ]
  })
  const more = view.more > 0 ? [pen.say('pull-too-many', { count: view.more }), ''] : []
  const commit = pen.say('pull-speaks-for', { commit: view.pull.head.slice(0, 12) })
  const kept: string[] = [...more, commit, '']
  let length = kept.join('\n').length
  for (const line of lines) {
    length += line.length + 1
    if (length > summaryMax) break
    kept.push(line)
  }
  return kept.join('\n').trimEnd()
}

/** Plain text: GitHub reads no Markdown here. */
function annotationOf(found: Finding, locale: Locale): CheckAnnotation {
  const { file, line } = found.place
  const details = [phraseOf(locale, found.code, found.values).say, ...findingDetails(found, locale)]
  return {
    path: file,
    start_line: line,
    end_line: line,
    annotation_level: found.severity === 'error' ? 'failure' : 'warning',
    title: found.code,
    message: details.map((detail) => oneLine(detail, messageMax)).join('\n'),
  }
}
