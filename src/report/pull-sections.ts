import type { Reason } from '../approval/decision.ts'
import type { Finding } from '../kit/finding.ts'
import { fenced } from './fence.ts'
import { isMissing, actsOf, reasonPhrase, type Need } from './pull-acts.ts'
import { changeLines, sinceEditionLines } from './pull-changes.ts'
import { textTitle } from './pull-lines.ts'
import { unknownLines } from './pull-outcome.ts'
import type { Pen } from './pen.ts'
import type { CampaignView, PullView } from './pull-view.ts'
import type { Locale } from '../words/phrase.ts'

/** A part of the comment that is folded away: its title, which may stand in HTML or Markdown, and lines of Markdown. */
export interface Section {
  readonly title: (pen: Pen) => string
  readonly lines: readonly string[]
}

/** How much room there is, in lines and entries; nothing of a kind where it is 0. */
export interface Room {
  readonly text: number
  readonly links: number
  readonly reasons: number
  readonly findings: number
  readonly changes: number
}

/** All parts of one campaign that a reader unfolds: Body, links, approvals, findings, what changed. */
export function sectionsOf(view: PullView, one: CampaignView, about: About): readonly Section[] {
  const sections = [
    ...textSections(one, about),
    linkSection(one, about),
    approvalSection(view, one, about),
    findingSection(view, one, about),
    ...changeSections(one, about),
  ]
  return sections.filter(({ lines }) => lines.length > 0)
}

interface About {
  readonly pen: Pen
  readonly room: Room
}

function textSections({ texts }: CampaignView, { pen, room }: About): readonly Section[] {
  if (room.text === 0) return []
  return texts.map(({ locale, text }) => ({
    title: (own) => (texts.length === 1 ? own.say('notice-body') : textTitle(locale, own)),
    lines: fenced(text, { lines: room.text, more: pen.say('notice-body-cut') }),
  }))
}

function linkSection({ plan }: CampaignView, { pen, room }: About): Section {
  const links = plan?.links ?? []
  const shown = links.slice(0, room.links)
  const lines = shown.map(({ url, host }) => `- ${pen.quote(host === '' ? '?' : host)}: ${pen.quote(url)}`)
  return {
    title: (own) => own.say('pull-links', { count: links.length }),
    lines: [...lines, ...moreLine(shown.length === 0 ? 0 : links.length - shown.length, pen)],
  }
}

function approvalSection(view: PullView, one: CampaignView, { pen, room }: About): Section {
  const { needs, refused, obstacles } = actsOf(one)
  const reasons = [...obstacles, ...refused]
  const shown = reasons.slice(0, room.reasons).flatMap((reason) => reasonLines(view, reason, { one, pen }))
  const waivers = (one.plan?.waivers ?? [])
    .slice(0, room.reasons)
    .map((waiver) => `- ${pen.say('pull-waiver', waiver)}`)
  const lines = [
    ...needs.flatMap((need) => [`- ${needLine(one, need, pen)}`].concat(sourceLine(need, pen))),
    ...shown,
    ...moreLine(reasons.length - room.reasons, pen),
    ...unknownLines(one, pen).map((line) => `- ${line}`),
    ...waivers,
  ]
  return { title: (own) => own.say('pull-approvals'), lines: room.reasons === 0 ? [] : lines }
}

/** An approval that is needed: who can give it, or who gave it. */
export function needLine({ deputies }: CampaignView, need: Need, pen: Pen): string {
  const { kind, subject, needed, have, people, approvedBy } = need
  const values = { needed, have }
  const mark = isMissing(need) ? '⏳' : '✅'
  const what =
    kind === 'floor'
      ? pen.say('pull-need-floor', values)
      : kind === 'when'
        ? pen.say('pull-need-when')
        : pen.say('pull-need', { subject, ...values })
  if (isMissing(need)) {
    const isKnown = kind === 'floor' || kind === 'when'
    if (people.length === 0)
      return isKnown ? `${mark} ${what}` : `${mark} ${what} · ${pen.say('pull-nobody-can')}`
    const names = pen.list(people, (person) => withDeputy(person, { need, deputies, pen }))
    return `${mark} ${what} · ${pen.say('pull-can-approve', { people: names })}`
  }
  if (approvedBy.length === 0) return `${mark} ${what}`
  const names = pen.list(approvedBy, ({ person, deputyFor }) =>
    deputyFor === null ? pen.quote(person) : pen.say('pull-as-deputy', { person, owner: deputyFor }),
  )
  return `${mark} ${what} · ${pen.say('pull-has-approved', { people: names })}`
}

/** By which rule it is needed. */
function sourceLine({ subject, owners, source, why }: Need, pen: Pen): readonly string[] {
  const written = owners === '' ? [] : [pen.say('pull-need-source', { subject, owners, source })]
  return [...written, ...why.map(({ code, values }) => pen.phrase(code, values).say)].map(
    (line) => `  ${line}`,
  )
}

/** Whoever stands in for one of the owners is shown as that. */
function withDeputy(
  person: string,
  about: { readonly need: Need; readonly deputies: CampaignView['deputies']; readonly pen: Pen },
): string {
  const { need, deputies, pen } = about
  const named = (name: string): string => name.replace(/^@/, '').toLowerCase()
  const owners = new Set(need.owners.split(' ').map(named))
  const deputy = deputies.find(({ by }) => named(by) === named(person))
  const isFor = (absent: string): boolean =>
    owners.has(named(absent)) || need.people.some((other) => named(other) === named(absent))
  if (deputy === undefined || owners.has(named(person)) || !isFor(deputy.for)) return pen.quote(person)
  return pen.say('pull-deputy', {
    person,
    owner: deputy.for.replace(/^@/, ''),
    until: deputy.until,
  })
}

/** A reason, what to do about it, and where it is explained. */
export function reasonLine(view: Pick<PullView, 'links'>, reason: Reason, about: ReasonPlace): string {
  const { one, pen } = about
  const docs = docsUrl(view, pen.locale)
  const { say, fix } = reasonPhrase(one, reason, pen)
  const isExplained = docs !== null && /^[A-Z_]+$/.test(reason.code)
  const why = isExplained ? ` (${pen.link(pen.say('pull-why'), `${docs}#${reason.code.toLowerCase()}`)})` : ''
  const mark = reason.code === 'pull-answered' ? '⏳' : reason.met ? 'ℹ️' : '❌'
  return `${mark} ${say}${why}${fix === undefined ? '' : ` → ${fix}`}`
}

/** The page that explains approvals, in the reader's language. */
export function docsUrl({ links }: Pick<PullView, 'links'>, locale: Locale): string | null {
  return links.docs?.[locale] ?? null
}

interface ReasonPlace {
  readonly one: CampaignView
  readonly pen: Pen
}

function reasonLines(view: PullView, reason: Reason, about: ReasonPlace): readonly string[] {
  const inner = reason.children.filter(({ met }) => !met)
  return [
    `- ${reasonLine(view, reason, about)}`,
    ...inner.map((child) => `  - ${reasonLine(view, child, about)}`),
  ]
}

function findingSection(view: PullView, { findings }: CampaignView, { pen, room }: About): Section {
  const shown = findings.slice(0, room.findings)
  return {
    title: (own) => own.say('pull-findings', { count: findings.length }),
    lines: [
      ...shown.flatMap((found) => findingLines(view, found, pen)),
      ...moreLine(shown.length === 0 ? 0 : findings.length - shown.length, pen),
    ],
  }
}

function findingLines({ pull }: PullView, found: Finding, pen: Pen): readonly string[] {
  const { file, line } = found.place
  const { say, fix, expected } = pen.phrase(found.code, found.values)
  const place = pen.link(pen.quote(`${file}:${line}`), fileUrl(pull, file, line))
  const { waived } = found
  return [
    `- ${found.severity === 'error' ? '❌' : '⚠️'} ${place} ${say}`,
    ...(expected === undefined ? [] : [`  ${pen.say('label-expected')}: ${expected}`]),
    ...(fix === undefined ? [] : [`  → ${fix}`]),
    ...(waived === undefined ? [] : [`  ${pen.say('waived-by', { ...waived })}`]),
  ]
}

/** A line of a file at the head, on the pages of the forge. */
function fileUrl({ url, head }: PullView['pull'], file: string, line: number | null): string {
  const repository = url.replace(/\/pull\/\d+$/, '')
  const path = file.toWellFormed().split('/').map(encodeURIComponent).join('/')
  return `${repository}/blob/${head}/${path}${line === null ? '' : `#L${line}`}`
}

function changeSections({ looks, plan }: CampaignView, { pen, room }: About): readonly Section[] {
  if (room.changes === 0) return []
  const seen = looks.map(({ person, commit, changes }): Section => ({
    title: (own) => own.say('pull-since-look', { person, commit: commit.slice(0, 12) }),
    lines: changeLines(changes, pen, room.changes),
  }))
  if (plan === null) return seen
  const last: Section = {
    title: (own) => own.say('pull-since-edition'),
    lines: sinceEditionLines(plan.since, pen, room.changes),
  }
  return [...seen, last]
}

function moreLine(count: number, pen: Pen): readonly string[] {
  return count > 0 ? [`- ${pen.say('edition-more', { count })}`] : []
}
