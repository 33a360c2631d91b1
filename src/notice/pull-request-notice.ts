import type { Reason } from '../approval/decision.ts'
import { editionText } from '../report/edition-text.ts'
import { findingsText } from '../report/findings.ts'
import { plainPen, type Pen } from '../report/pen.ts'
import { actsOf, reasonPhrase } from '../report/pull-acts.ts'
import { changedParts } from '../report/pull-changes.ts'
import { mailLines, textTitle } from '../report/pull-lines.ts'
import { needLine } from '../report/pull-sections.ts'
import type { CampaignView, PullView } from '../report/pull-view.ts'
import { instantText } from '../report/when-text.ts'
import type { Code } from '../words/catalogue.ts'
import type { Locale } from '../words/phrase.ts'
import { say } from '../words/say.ts'
import { layOut, type Block, type Notice } from './notice.ts'
import { pictureBlocks, type NoticePictures } from './picture-blocks.ts'

/** What an owner is asked to review. */
export interface ReviewRequest extends Partial<NoticePictures> {
  readonly view: PullView
  readonly campaign: CampaignView
  /** Whom the mail goes to, as the view calls them. */
  readonly reader: string
}

const linksMax = 40
const findingsMax = 20
const refusedMax = 10
const changedLinesMax = 40

/** The mail that asks an owner to review a campaign; where the reader sent it back and it changed since, it asks to look again. */
export function pullRequestNotice(request: ReviewRequest, locale: Locale): Notice {
  const { view, campaign, reader } = request
  const again = campaign.rejections.some(({ person, answered }) => answered && person === reader)
  const values = { writer: view.pull.author ?? '?', release: campaign.release }
  const title = again ? 'pull-mail-again-title' : 'notice-request-title'
  return layOut(say(locale, title, { subject: subjectOf(campaign) }), [
    {
      kind: 'sentence',
      text: plainPen(locale).say(again ? 'pull-mail-again' : 'notice-request-intro', values),
    },
    ...reviewBlocks(request, locale),
  ])
}

/** The mail that asks once more: since when it waits, then what the first mail said. */
export function pullReminderNotice(
  request: ReviewRequest & {
    /** When the owners were asked first, in milliseconds since the epoch, and the organisation's zone. */
    readonly askedAt: number
    readonly timezone: string
  },
  locale: Locale,
): Notice {
  const { view, campaign, askedAt, timezone } = request
  const values = {
    writer: view.pull.author ?? '?',
    release: campaign.release,
    since: instantText(askedAt, timezone, locale),
    zone: timezone,
  }
  return layOut(say(locale, 'notice-reminder-title', { subject: subjectOf(campaign) }), [
    { kind: 'sentence', text: plainPen(locale).say('notice-reminder-intro', values) },
    ...reviewBlocks(request, locale),
  ])
}

/** The page that answers, then what is to be approved, in the order in which it is read. */
function reviewBlocks(request: ReviewRequest, locale: Locale): readonly Block[] {
  const { view, campaign } = request
  const pen = plainPen(locale)
  const { needs, refused, obstacles } = actsOf(campaign)
  const findings = campaign.findings.slice(0, findingsMax)
  const commit = view.pull.head.slice(0, 12)
  const digest = campaign.decision.closureDigest.slice(0, 12)
  return [
    { kind: 'link', label: say(locale, 'pull-mail-review'), url: `${view.pull.url}/files` },
    ...mailLines(campaign, pen).flatMap(({ label, lines }): readonly Block[] => {
      const value: readonly Block[] = [{ kind: 'value', label: say(locale, label), lines }]
      return label === 'notice-body' ? value.concat(bodyBlocks(request, pen)) : value
    }),
    ...valueBlock(
      'pull-mail-who',
      [
        ...needs.map((need) => needLine(campaign, need, pen)),
        ...obstacles.map((reason) => reasonPhrase(campaign, reason, pen).say),
      ],
      locale,
    ),
    ...valueBlock('pull-mail-refused', refusedLines(campaign, refused, pen), locale),
    ...valueBlock('pull-mail-found', findingsText(findings, locale), locale),
    ...lookBlocks(request, pen),
    ...(campaign.plan === null
      ? []
      : valueBlock('edition-label', editionText(campaign.plan.since, locale, false), locale)),
    { kind: 'sentence', text: pen.say('notice-request-bound', { commit, digest }) },
  ]
}

/** Each with its reason and what to do about it; of very many only the first. */
function refusedLines(campaign: CampaignView, refused: readonly Reason[], pen: Pen): readonly string[] {
  const shown = refused.slice(0, refusedMax).map((reason) => {
    const { say: so, fix } = reasonPhrase(campaign, reason, pen)
    return fix === undefined ? so : `${so} → ${fix}`
  })
  const more = refused.length - refusedMax
  return more > 0 ? [...shown, pen.say('edition-more', { count: more })] : shown
}

/** The text, its links, and what they look like. */
function bodyBlocks(request: ReviewRequest, pen: Pen): readonly Block[] {
  const { campaign } = request
  return [...textBlocks(campaign, pen), ...linkBlocks(campaign, pen), ...pictureBlocks(request, pen.locale)]
}

function textBlocks({ texts }: CampaignView, pen: Pen): readonly Block[] {
  return texts.map(({ locale, text }) => ({
    kind: 'quote',
    label: texts.length === 1 ? pen.say('pull-mail-text') : textTitle(locale, pen),
    text,
    more: pen.say('notice-body-cut'),
  }))
}

function linkBlocks({ plan }: CampaignView, pen: Pen): readonly Block[] {
  const links = plan?.links ?? []
  const lines = links
    .slice(0, linksMax)
    .map(({ host, url }) => pen.say('pull-mail-link', { host: host === '' ? '?' : host, url }))
  const more = links.length > linksMax ? [pen.say('edition-more', { count: links.length - linksMax })] : []
  return valueBlock('pull-mail-links', [...lines, ...more], pen.locale)
}

/** What the reader has not seen yet. */
function lookBlocks({ campaign, reader }: ReviewRequest, pen: Pen): readonly Block[] {
  const look = campaign.looks.find(({ person }) => person === reader)
  if (look === undefined) return []
  const label = pen.say('pull-mail-since-look', { commit: look.commit.slice(0, 12) })
  if (look.changes === null) return [{ kind: 'value', label, lines: [pen.say('edition-unreadable')] }]
  const { lines, texts } = changedParts(look.changes, pen, changedLinesMax)
  return [
    { kind: 'value', label, lines },
    ...texts.map((rows): Block => ({
      kind: 'quote',
      label: pen.say('pull-mail-diff'),
      text: rows.join('\n'),
      more: pen.say('notice-body-cut'),
    })),
  ]
}

function valueBlock(label: Code, lines: readonly string[], locale: Locale): readonly Block[] {
  return lines.length === 0 ? [] : [{ kind: 'value', label: say(locale, label), lines }]
}

/** The subject as its first sample reader reads it; the name of the release where the campaign cannot be read. */
function subjectOf({ plan, release }: CampaignView): string {
  return plan?.languages[0]?.subjects[0] ?? release
}
