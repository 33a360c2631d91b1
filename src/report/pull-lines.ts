import { skipWords } from '../audience/skip-words.ts'
import type { Judgement } from '../authentication/judgement.ts'
import type { PlanView } from '../plan/plan-view.ts'
import type { SkipReason } from '../release/receipt.ts'
import type { Code } from '../words/catalogue.ts'
import { roundedCountText } from './count-text.ts'
import type { Own, Pen } from './pen.ts'
import type { CampaignView, Uncounted } from './pull-view.ts'
import { instantText, untilText } from './when-text.ts'

/** From, To, Subject, Body or When: its label, and lines that are written already. */
export interface Labelled {
  readonly label: Code
  readonly lines: readonly string[]
}

const listsShownMax = 6
const languagesShownMax = 4

/** What would be sent, in the order in which an owner reads it; nothing where the campaign cannot be read. */
export function mailLines(one: CampaignView, pen: Pen): readonly Labelled[] {
  const { plan } = one
  if (plan === null) return []
  return [
    { label: 'notice-from', lines: fromLines(plan, pen) },
    { label: 'notice-to', lines: toLines(one, plan, pen) },
    { label: 'notice-subject', lines: subjectLines(plan, pen) },
    { label: 'notice-body', lines: bodyLines(one, plan, pen) },
    { label: 'notice-when', lines: whenLines(one, plan, pen) },
  ]
}

function fromLines({ from, judgement }: PlanView, pen: Pen): readonly string[] {
  const name = pen.quote(`${from.name} <${from.address}>`)
  if (judgement === null) return [name, pen.say('plan-sender-not-asked')]
  const { spf, dkim, dmarc } = judgement
  const values = {
    spf: resultsOf(spf),
    dkim: resultsOf(dkim),
    dmarc: dmarc.policy === null ? dmarc.result : `${dmarc.result} (p=${dmarc.policy})`,
  }
  return [name, `${judgement.pass ? '✅' : '❌'} ${pen.say('pull-sender-state', ownOf(values))}`]
}

/** Each result once: `pass`, or `pass, fail`. What stands here was chosen by the judge among words of a standard, or by nobody else's DNS. */
function resultsOf(results: Judgement['spf'] | Judgement['dkim']): string {
  return [...new Set(results.map(({ result }) => result))].join(', ') || '-'
}

/** Words that a standard knows need no quotation marks; anything else gets them. */
function ownOf(values: Readonly<Record<string, string>>): Readonly<Record<string, string | Own>> {
  return Object.fromEntries(
    Object.entries(values).map(([name, text]) => [
      name,
      /^[a-z (),=-]{1,40}$/.test(text) ? { own: text } : text,
    ]),
  )
}

const uncountedWords = {
  fork: 'pull-uncounted-fork',
  draft: 'pull-uncounted-draft',
  'not-ready': 'pull-uncounted-not-ready',
  'too-many': 'pull-uncounted-too-many',
  'under-way': 'pull-uncounted-under-way',
} as const satisfies Readonly<Record<Uncounted, Code>>

function toLines({ uncounted }: CampaignView, plan: PlanView, pen: Pen): readonly string[] {
  const { lists, exclude, rehearsal, counts } = plan
  const { locale } = pen
  const people = (count: number): Own => ({ own: roundedCountText(count, locale) })
  const named = lists.slice(0, listsShownMax).map(({ id, title }) => {
    const list = title === '' ? pen.quote(id) : pen.say('pull-list', { list: id, title })
    if (counts === null) return list
    return pen.say('pull-list-count', { list: { own: list }, people: people(counts.byList[id] ?? 0) })
  })
  const more = lists.length - named.length
  const all = [...named, ...(more > 0 ? [pen.say('edition-more', { count: more })] : [])]
  const without =
    exclude.length === 0 ? [] : [pen.say('notice-excluded', { lists: pen.list(exclude, pen.quote) })]
  const first = rehearsal ? [`⚠️ ${pen.say('pull-rehearsal')}`] : []
  if (counts === null) {
    const why = uncounted === null ? 'notice-not-counted' : uncountedWords[uncounted]
    return [...first, all.join(' · '), ...without, pen.say(why)]
  }
  const total =
    lists.length === 1 ? all.join('') : [roundedCountText(counts.recipients, locale), ...all].join(' · ')
  const skipped = Object.entries(counts.skipped)
    .filter(([, count]) => count > 0)
    .map(([reason, count]) =>
      pen.say('pull-skipped-reason', {
        reason: { own: pen.say(skipWords[reason as SkipReason]) },
        people: people(count),
      }),
    )
  const left =
    skipped.length === 0 ? [] : [pen.say('pull-skipped', { reasons: pen.list(skipped, (text) => text) })]
  const twice =
    counts.onSeveral === 0 ? [] : [pen.say('pull-on-several', { people: people(counts.onSeveral) })]
  return [...first, total, ...without, ...left, ...twice]
}

function subjectLines({ languages }: PlanView, pen: Pen): readonly string[] {
  const several = languages.length > 1
  const lines = languages.slice(0, languagesShownMax).flatMap(({ locale, subjects, preheader }) => {
    const line = (text: string): string =>
      several ? pen.say('plan-language', { language: { own: languageTag(locale) }, text }) : pen.quote(text)
    const [subject = '', ...others] = subjects
    const more = others.length === 0 ? '' : ` ${pen.say('pull-more-subjects', { count: others.length })}`
    const second = preheader === null || preheader === '' ? [] : [line(preheader)]
    const first = subject === '' ? pen.say('pull-subject-hidden') : line(subject)
    return [`${first}${more}`].concat(second)
  })
  const more = languages.length - languagesShownMax
  return more > 0 ? [...lines, pen.say('edition-more', { count: more })] : lines
}

/** A language tag may stand for itself; whatever is none of that shape may not. */
function languageTag(tag: string): string {
  return /^[A-Za-z0-9-]{1,35}$/.test(tag) ? tag : '?'
}

function bodyLines({ pictures }: CampaignView, { textLines, links }: PlanView, pen: Pen): readonly string[] {
  const hosts = [...new Set(links.map(({ host }) => host))]
  const size = pen.say('pull-size', { lines: textLines, links: links.length, pictures: pictures.length })
  if (hosts.length === 0) return [size]
  const shown = pen.list(hosts, (host) => pen.quote(host === '' ? '?' : host))
  return [size, pen.say('pull-hosts', { hosts: shown })]
}

function whenLines({ precisionMs, outcome }: CampaignView, plan: PlanView, pen: Pen): readonly string[] {
  const { schedule, undoMs, weeklyLimit } = plan
  const { locale } = pen
  const minutes = (ms: number): number => Math.ceil(ms / 60_000)
  const precise =
    precisionMs === null
      ? pen.say('plan-precision')
      : precisionMs < 60_000
        ? pen.say('pull-precise')
        : pen.say('pull-precision', { minutes: minutes(precisionMs) })
  const undo = undoMs === 0 ? [] : [pen.say('pull-undo', { minutes: minutes(undoMs) })]
  const limit =
    weeklyLimit === null
      ? []
      : [
          pen.say('plan-weekly-limit', {
            list: weeklyLimit.list,
            per_week: weeklyLimit.perWeek,
            until: { own: instantText(weeklyLimit.until, plan.timezone, locale) },
          }),
        ]
  // Once it is on its way only the time that was planned is of interest.
  const isOver = outcome !== null && outcome.claimed !== null
  if (schedule === null && isOver) return [pen.say('pull-at-once')]
  if (schedule === null) return [pen.say('pull-at-once'), ...limit, [...undo, precise].join(' · ')]
  const { atMs, latestMs, timezone } = schedule
  const values = { at: { own: instantText(atMs, timezone, locale) }, zone: { own: timezone } }
  const utc = { own: untilText(atMs, 'UTC', { from: atMs, zone: timezone, locale }) }
  const at = timezone === 'UTC' ? pen.say('pull-at', values) : pen.say('pull-at-utc', { ...values, utc })
  if (isOver) return [at]
  const latest = { own: untilText(atMs + latestMs, timezone, { from: atMs, zone: timezone, locale }) }
  return [at, [pen.say('pull-latest', { latest }), precise].join(' · '), ...limit, ...undo]
}

/** The language in which a text of the campaign is written, where there are several. */
export function textTitle(locale: string, pen: Pen): string {
  return pen.say('notice-body-in', { language: { own: languageTag(locale) } })
}
