import type { Locale } from '../words/phrase.ts'
import { htmlPen, markdownPen, plainPen, type Pen } from './pen.ts'
import { actsOf } from './pull-acts.ts'
import { askText, stateText } from './pull-ask.ts'
import { mailLines } from './pull-lines.ts'
import { outcomeLines } from './pull-outcome.ts'
import { docsUrl, needLine, reasonLine, sectionsOf, type Room, type Section } from './pull-sections.ts'
import { campaignState, type CampaignView, type PullView } from './pull-view.ts'
import { oneLine } from './safe-text.ts'

/** GitHub takes 65,536 characters; room is left for the mark by which the comment is found again. */
export const commentMax = 65_000
const summaryMax = 300
/** So many lines stand before the first fold: one screen. */
export const linesBeforeFold = 25

/** Steps by which the comment becomes shorter until it fits: first the words of the campaign, which can be read in its files, last what is in the way. */
const rooms: readonly Room[] = [
  { text: 200, links: 100, reasons: 50, findings: 50, changes: 60 },
  { text: 60, links: 40, reasons: 30, findings: 30, changes: 30 },
  { text: 0, links: 20, reasons: 20, findings: 20, changes: 10 },
  { text: 0, links: 0, reasons: 8, findings: 8, changes: 0 },
  { text: 0, links: 0, reasons: 0, findings: 0, changes: 0 },
]

/**
 * The comment that says how a pull request stands, in the language of the organisation: what is wanted from its reader, then From, To, Subject, Body
 * and When, who must act, and folded away everything else. Markdown of at most `commentMax` characters; nothing that a campaign holds is read as any.
 */
export function pullComment(view: PullView, locale: Locale): string {
  const pen = markdownPen(locale)
  const head = headLines(view, pen)
  for (const room of rooms) {
    const text = [...head, '', ...foldLines(view, pen, room), ...footLines(view, pen)].join('\n')
    if (text.length <= commentMax) return text
  }
  return cutLines([...head, '', ...footLines(view, pen)])
}

/** What nothing could make short enough is cut between two lines; no fold and no fence is open there. */
function cutLines(lines: readonly string[]): string {
  const kept: string[] = []
  let length = 0
  for (const line of lines) {
    length += line.length + 1
    if (length > commentMax) break
    kept.push(line)
  }
  return kept.join('\n')
}

function headLines(view: PullView, pen: Pen): readonly string[] {
  const { campaigns } = view
  const [first] = campaigns
  const notes = view.notes.slice(0, 2).map(({ code, values }) => {
    const { say, fix } = pen.phrase(code, values)
    return `- ⚠️ ${say}${fix === undefined ? '' : ` ${fix}`}`
  })
  if (first === undefined) return [pen.say('pull-no-campaign'), ...(notes.length === 0 ? [] : ['', ...notes])]
  const lines = [
    `<!-- ${summaryText(view, pen.locale)} -->`,
    ...(campaigns.length === 1 ? [] : [severalLine(view, pen), '']),
  ]
  if (campaigns.length === 1) {
    const room = linesBeforeFold - lines.length - notes.length - 1
    return [...lines, ...campaignLines(view, first, { pen, room }), ...notes]
  }
  const room = linesBeforeFold - lines.length - notes.length - 2
  const blocks = campaigns.map((one) => shortLines(view, one, pen))
  const each = Math.max(1, Math.floor(room / campaigns.length))
  const fitting = blocks.slice(0, room).flatMap((block) => block.slice(0, each))
  const more = view.more + Math.max(0, campaigns.length - room)
  return [
    ...lines,
    ...fitting,
    ...(more > 0 ? [`- ${pen.say('edition-more', { count: more })}`] : []),
    ...notes,
  ]
}

function severalLine(view: PullView, pen: Pen): string {
  const count = view.campaigns.length + view.more
  return `${pen.say('pull-several', { count })} (${spokenFor(view, pen)})`
}

function spokenFor({ pull }: PullView, pen: Pen): string {
  return pen.say('pull-speaks-for', { commit: (pull.merged?.commit ?? pull.head).slice(0, 12) })
}

/** One campaign in full; where there is too little room, the approvals that are needed are folded away, too. */
function campaignLines(
  view: PullView,
  one: CampaignView,
  { pen, room }: { readonly pen: Pen; readonly room: number },
): readonly string[] {
  const outcome = outcomeLines(view, one, pen)
  const fixed = [
    `### ${askText(view, one, pen)}`,
    '',
    titleLine(view, one, pen),
    '',
    ...bulletLines(pen.say('pull-outcome'), outcome, pen),
    ...mailLines(one, pen).flatMap(({ label, lines }) => bulletLines(pen.say(label), lines, pen)),
  ]
  if (fixed.at(-1) === '') fixed.pop()
  const acts = outcome.length > 0 ? [] : actLines(view, one, pen)
  // A blank line and a label stand before them.
  const left = room - fixed.length - 2
  if (acts.length === 0 || left < 2) return fixed.slice(0, room)
  const shown = acts.length <= left ? acts : acts.slice(0, left - 1)
  const more = acts.length - shown.length
  const last = more > 0 ? [`- ${pen.say('pull-more-below', { count: more })}`] : []
  return [...fixed, '', pen.strong(pen.say('pull-mail-who')), ...shown, ...last]
}

/** One of several campaigns: how far it is, what is wanted, and the first line of each of To, Subject and When. */
function shortLines(view: PullView, one: CampaignView, pen: Pen): readonly string[] {
  const title = `- ${pen.strong(pen.quote(one.release))} ${pen.strong(stateText(view, one, pen))}: ${askText(view, one, pen)}`
  const lines = mailLines(one, pen).flatMap(({ label, lines: [line] }) =>
    line === undefined || label === 'notice-from' || label === 'notice-body'
      ? []
      : [`  - ${pen.strong(pen.say(label))} ${line}`],
  )
  return [title, ...lines]
}

function titleLine(view: PullView, one: CampaignView, pen: Pen): string {
  const { decision, release } = one
  return [
    pen.strong(pen.quote(release)),
    stateText(view, one, pen),
    spokenFor(view, pen),
    ...(decision.closureDigest === ''
      ? []
      : [pen.say('pull-digest', { digest: decision.closureDigest.slice(0, 12) })]),
  ].join(' · ')
}

function bulletLines(label: string, lines: readonly string[], pen: Pen): readonly string[] {
  const [first, ...others] = lines
  return first === undefined ? [] : [`- ${pen.strong(label)} ${first}`, ...others.map((line) => `  ${line}`)]
}

/** Whoever may read the repository may review in it: so many reviews that could never count are told beside those who must act. */
const idleMax = 3

/** Who must act, then what is in the way, then reviews that do not count: each a line. What no approval mends comes without those who could. */
export function actLines(view: PullView, one: CampaignView, pen: Pen): readonly string[] {
  const { needs, refused, obstacles } = actsOf(one)
  const mendable = refused.filter(({ met }) => !met)
  const idle = refused.filter(({ met }) => met)
  const more = idle.length - idleMax
  const errors = one.findings.filter(({ severity }) => severity === 'error').length
  const warnings = one.findings.length - errors
  const isBlocked = campaignState(view, one) === 'blocked' && view.pull.merged === null
  const found = `${errors > 0 ? '❌' : '⚠️'} ${pen.say('pull-found', { errors, warnings })}`
  return [
    ...(isBlocked ? [] : needs.map((need) => needLine(one, need, pen))),
    ...one.decision.without.map(
      ({ list, until, reason }) => `⚠️ ${pen.say('pull-without', { list, until, reason })}`,
    ),
    ...obstacles.map((reason) => reasonLine(view, reason, { one, pen })),
    ...mendable.map((reason) => reasonLine(view, reason, { one, pen })),
    ...(one.findings.length === 0 ? [] : [found]),
    ...idle.slice(0, idleMax).map((reason) => reasonLine(view, reason, { one, pen })),
    ...(more > 0 ? [pen.say('edition-more', { count: more })] : []),
  ].map((line) => `- ${line}`)
}

/** The first words of the mail that GitHub sends about a comment: it shows what nobody sees on the page. */
function summaryText(view: PullView, locale: Locale): string {
  const [one, second] = view.campaigns
  if (one === undefined) return 'postmerge'
  const pen = plainPen(locale)
  const count = view.campaigns.length + view.more
  const text =
    second === undefined
      ? oneLine(`${stateText(view, one, pen)}: ${one.release}. ${askText(view, one, pen)}`, summaryMax)
      : pen.say('pull-several', { count })
  // What ends a comment is not among it.
  return `postmerge: ${text.replaceAll(/[<>]/g, ' ').replaceAll('--', '-').replaceAll('##[', '## [')}`
}

function foldLines(view: PullView, pen: Pen, room: Room): readonly string[] {
  const html = htmlPen(pen.locale)
  if (view.campaigns.length === 1) {
    const sections = view.campaigns.flatMap((one) => sectionsOf(view, one, { pen, room }))
    return sections.flatMap((section) => fold(section.title(html), section.lines))
  }
  return view.campaigns.flatMap((one) => {
    const sections = sectionsOf(view, one, { pen, room })
    if (sections.length === 0) return []
    const title = `${html.quote(one.release)} ${stateText(view, one, html)}`
    const mail = mailLines(one, pen).flatMap(({ label, lines }) => bulletLines(pen.say(label), lines, pen))
    return fold(title, [
      ...mail,
      ...actLines(view, one, pen),
      ...sections.flatMap((section) => partLines(section, pen)),
    ])
  })
}

function partLines({ title, lines }: Section, pen: Pen): readonly string[] {
  return ['', pen.strong(title(pen)), '', ...lines]
}

function fold(title: string, lines: readonly string[]): readonly string[] {
  return [`<details><summary>${title}</summary>`, '', ...lines, '', '</details>', '']
}

/** How to answer, where it is explained, and where to switch it off. */
function footLines(view: PullView, pen: Pen): readonly string[] {
  const { links, campaigns, pull } = view
  if (campaigns.length === 0) return []
  const page = docsUrl(view, pen.locale)
  const pictures = links.pictures === null ? [] : [pen.link(pen.say('pull-pictures'), links.pictures)]
  const docs = page === null ? [] : [pen.link(pen.say('pull-docs'), page)]
  const off = pen.link(pen.say('pull-off'), page === null ? null : `${page}#switch-off`)
  const isOpen = pull.merged === null && campaigns.some((one) => campaignState(view, one) === 'waiting')
  const answer = isOpen && !pull.draft ? [pen.say('pull-answer')] : []
  return [...answer, [...pictures, ...docs, off].join(' · ')]
}
