import type { Finding } from '../../kit/finding.ts'
import { headerLine } from '../../message/escape.ts'
import { finding } from '../../words/find.ts'
import { placeInBody, placeOfSubject, type Check, type CheckInput, type Sample } from '../check.ts'
import { addressesOf, hostShown } from '../links/addresses.ts'
import { isOwnHost, ownHosts } from '../links/own-hosts.ts'
import { distinct, whereWritten } from '../where.ts'
import { pageOf, type PageElement } from './page.ts'

/** What a page says about itself: its language, its title, its tables, and whose fonts and styles it asks for. */
export const htmlDocument: Check = {
  id: 'html-document',
  stage: 'R',
  codes: {
    'language-missing': 'warning',
    'title-differs': 'warning',
    'table-unclear': 'warning',
    'remote-style': 'warning',
  },
  run: (input) =>
    distinct(
      input.samples.flatMap((sample) => [
        ...languageFindings(input, sample),
        ...titleFindings(input, sample),
        ...tableFindings(input, sample),
        ...styleFindings(input, sample),
      ]),
    ),
}

/** A screen reader chooses its voice by it. */
function languageFindings({ campaign }: CheckInput, sample: Sample): Finding[] {
  const written =
    pageOf(sample)
      .elements.find(({ name }) => name === 'html')
      ?.attributes.get('lang') ?? ''
  if (primary(written) === primary(sample.locale)) return []
  const place = placeInBody(campaign, '', sample.path)
  return [
    finding('language-missing', place, { written: written === '' ? '-' : written, locale: sample.locale }),
  ]
}

function primary(tag: string): string {
  return tag.toLowerCase().split(/[-_]/)[0] ?? ''
}

/** Filters weigh a title that is not the subject (SpamAssassin HTML_TITLE_SUBJ_DIFF); a page in a browser's tab has no other name. */
function titleFindings({ campaign }: CheckInput, sample: Sample): Finding[] {
  const title = headerLine(pageOf(sample).title ?? '')
  if (title === headerLine(sample.subject)) return []
  const place = placeOfSubject(campaign, sample)
  return [finding('title-differs', place, { title: title === '' ? '-' : title.slice(0, 80) })]
}

/** A table either has cells that name its rows or columns, or says that it is none. */
function tableFindings(input: CheckInput, sample: Sample): Finding[] {
  const { elements } = pageOf(sample)
  const named = new Set<PageElement>()
  const filled = new Map<PageElement, number>()
  for (const element of elements) {
    const table = element.name === 'th' || element.name === 'td' ? tableAround(element) : null
    if (table === null) continue
    if (element.name === 'th') named.add(table)
    filled.set(table, (filled.get(table) ?? 0) + 1)
  }
  return elements
    .filter(
      (table) =>
        table.name === 'table' && !/^(?:presentation|none)$/.test(table.attributes.get('role') ?? ''),
    )
    .filter((table) => !named.has(table) && (filled.get(table) ?? 0) > 0)
    .map(() => finding('table-unclear', whereWritten(input, sample, '<table', '<mj-table')))
}

function tableAround(element: PageElement): PageElement | null {
  for (let current = element.parent; current !== null; current = current.parent) {
    if (current.name === 'table') return current
  }
  return null
}

/** Whoever serves a font learns who opened the mail, and when. */
function styleFindings(input: CheckInput, sample: Sample): Finding[] {
  const own = { ...ownHosts(input), allowed: [] }
  return addressesOf(sample)
    .filter(({ use, host }) => use === 'style' && host !== '' && !isOwnHost(host, own))
    .map(({ url, host }) =>
      finding('remote-style', whereWritten(input, sample, url, host), { host: hostShown(host) }),
    )
}
