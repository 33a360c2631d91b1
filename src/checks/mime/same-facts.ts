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
  run: (input) => eachSample(input, (sample) => judged(sample, input)),
}

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
  const further = new Set([...sample.text.matchAll(address)].map(([url]) => url.replace(/[.,:;!?)]+$/u, '')))
  return [
    ...[...links].filter((what) => !sample.text.includes(what)).map((what): Lack => ({ part: 'text', what })),
    ...[...further]
      .filter((what) => ![...links].some((link) => link.startsWith(what)) && !shown.includes(what))
      .map((what): Lack => ({ part: 'HTML', what })),
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
  return [
    ...[...new Set(pieces.flatMap(numbersIn))]
      .filter((what) => !text.includes(what))
      .map((what): Lack => ({ part: 'text', what })),
    ...[...new Set(numbersIn(sample.text))]
      .filter((what) => !html.includes(what))
      .map((what): Lack => ({ part: 'HTML', what })),
  ]
}

/** Numbers of a text beside its addresses and the marks of numbered lists. */
function numbersIn(text: string): readonly string[] {
  const withoutMarks = plain(text.replaceAll(/^\s*\d+\.\s/gm, ' '))
  return [...withoutMarks.replaceAll(address, ' ').matchAll(number)].map(([found]) => found)
}

function plain(text: string): string {
  return text.normalize('NFKC')
}
