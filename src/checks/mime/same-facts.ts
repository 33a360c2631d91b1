import type { Finding } from '../../kit/finding.ts'
import { finding } from '../../words/find.ts'
import { placeInBody, type Check, type CheckInput, type Sample } from '../check.ts'
import { eachSample } from '../each-sample.ts'
import { clipBytes } from '../html-too-large.ts'
import { linksIn, shownText } from '../html/blocks.ts'
import { pageOf } from '../html/page.ts'

/** Where a web address ends in a text. */
const address = /https?:\/\/[^\s<>"「」『』()、。]+/giu
/** Prices, dates, times, percentages: a number of more than one digit, with what belongs into it. */
const number = /\d+(?:[.,:/]\d+)+|\d{2,}/gu

/**
 * Somebody reads every mail as plain text: a watch, a screen reader, a filter. It says the same as the HTML: the same links, and no
 * number more or less (RFC 2046 section 5.1.4; SpamAssassin MPART_ALT_DIFF and MIME_HTML_ONLY).
 */
export const sameFacts: Check = {
  id: 'same-facts',
  stage: 'R',
  codes: { 'text-part-empty': 'error', 'text-lacks-link': 'error', 'text-lacks-number': 'error' },
  run: (input) => {
    // Recipients whose values are nowhere used read the very same.
    const same = Map.groupBy(input.samples, ({ path, html, text }) => [path, html, text].join('\0'))
    const samples = [...same.values()].flatMap(([first]) => first ?? [])
    return eachSample({ samples }, (sample) => judged(sample, input))
  },
}

/** More that one part lacks is another text altogether, and enough is said. */
const lacksMax = 50

function judged(sample: Sample, { campaign }: CheckInput): Finding[] {
  const { text, path } = sample
  if (text.trim() === '') return [finding('text-part-empty', placeInBody(campaign, '', path))]
  // Of a page that is too large only the beginning is looked at, and that has a finding of its own.
  if (sample.html.length > clipBytes) return []
  const said = (
    code: 'text-lacks-link' | 'text-lacks-number',
    part: 'HTML' | 'text',
    what: string,
  ): Finding => finding(code, placeInBody(campaign, what, path), { what: what.slice(0, 200), part })
  return [
    ...linksApart(sample).map(({ part, what }) => said('text-lacks-link', part, what)),
    ...numbersApart(sample).map(({ part, what }) => said('text-lacks-number', part, what)),
  ]
}

/** What one part says, and the part that lacks it. */
interface Lack {
  readonly part: 'HTML' | 'text'
  readonly what: string
}

function linksApart(sample: Sample): Lack[] {
  const page = pageOf(sample)
  const shown = shownText(page)
  const links = new Set(
    linksIn(page).flatMap(({ href }) => (href !== null && /^https?:/i.test(href) ? [href] : [])),
  )
  const further = new Set(
    [...sample.text.matchAll(address)].map(([url]) => url.replace(/(?<![.,:;!?)])[.,:;!?)]+$/u, '')),
  )
  return [
    ...lacking('text', links, (what) => further.has(what) || sample.text.includes(what)),
    ...lacking(
      'HTML',
      further,
      (what) => links.has(what) || shown.includes(what) || [...links].some((link) => link.startsWith(what)),
    ),
  ]
}

/**
 * Looked for without regard to what stands beside it: a line break or a tag inside a number leaves it together in one part and apart in
 * the other.
 */
function numbersApart(sample: Sample): Lack[] {
  const page = pageOf(sample)
  const pieces = [
    ...page.texts.filter(({ hiding }) => hiding === null).map(({ text }) => text),
    ...page.elements.flatMap(({ attributes }) => attributes.get('alt') ?? []),
  ]
  const html = plain(pieces.join(''))
  const text = plain(sample.text)
  const inHtml = new Set(pieces.flatMap(numbersIn))
  const inText = new Set(numbersIn(sample.text))
  return [
    ...lacking('text', inHtml, (what) => inText.has(what) || text.includes(what)),
    ...lacking('HTML', inText, (what) => inHtml.has(what) || html.includes(what)),
  ]
}

/** The first of all that a part does not say. */
function lacking(part: Lack['part'], all: Iterable<string>, isSaid: (what: string) => boolean): Lack[] {
  const lacks: Lack[] = []
  for (const what of all) {
    if (isSaid(what)) continue
    lacks.push({ part, what })
    if (lacks.length >= lacksMax) break
  }
  return lacks
}

/** Numbers of a text beside its addresses and the marks of numbered lists. */
function numbersIn(text: string): readonly string[] {
  const withoutMarks = plain(text.replaceAll(/^[^\S\n]*\d+\.\s/gm, ' '))
  return [...withoutMarks.replaceAll(address, ' ').matchAll(number)].map(([found]) => found)
}

function plain(text: string): string {
  return text.normalize('NFKC')
}
