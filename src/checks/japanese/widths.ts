import type { Finding } from '../../kit/finding.ts'
import { finding } from '../../words/find.ts'
import { type Check, type CheckInput, type Sample } from '../check.ts'
import { linksIn } from '../html/blocks.ts'
import { pageOf } from '../html/page.ts'
import { distinct, whereWritten } from '../where.ts'
import { isIn, readingsOf, whereRead } from '../words/readings.ts'

/** A word of letters or digits in both widths; looked at from its beginning, so that each letter is read once. */
const mixedWord =
  /(?<![A-Za-z0-9Ａ-Ｚａ-ｚ０-９])(?=[A-Za-z0-9Ａ-Ｚａ-ｚ０-９]*[A-Za-z0-9])(?=[A-Za-z0-9Ａ-Ｚａ-ｚ０-９]*[Ａ-Ｚａ-ｚ０-９])[A-Za-z0-9Ａ-Ｚａ-ｚ０-９]{2,}/u
const narrowNumber = /(?<![A-Za-z0-9])[0-9][0-9,.]*/u
/** A single wide digit beside narrow numbers of more digits is how newspapers set them. */
const wideNumber = /[０-９][０-９，．,.]+/u
/** A mail address or a web address in which something is wide. */
const wideAddress =
  /(?<![A-Za-z0-9._%+-])(?:[A-Za-z0-9._%+-]+[@＠][A-Za-z0-9.-]*[Ａ-Ｚａ-ｚ０-９．][A-Za-z0-9．.-]*|[A-Za-z0-9._%+-]+＠[A-Za-z0-9.-]+)|(?<![A-Za-z0-9Ａ-Ｚａ-ｚ０-９．＿－])[A-Za-z0-9Ａ-Ｚａ-ｚ０-９．＿－]+＠[A-Za-z0-9Ａ-Ｚａ-ｚ０-９－-]+[．.][A-Za-z0-9Ａ-Ｚａ-ｚ０-９．－.-]+|(?:ｈｔｔｐｓ?|https?)[:：](?:／／|\/／|／\/)\S*|https?:\/\/[!-~]{0,2000}[Ａ-Ｚａ-ｚ０-９．／：＿＝＆％][!-~Ａ-Ｚａ-ｚ０-９．／：＿＝＆％]*/u

/** Pairs that look alike and come from different systems (JIS X 0208 row 1, read by Unicode and by Microsoft). */
const twins: readonly (readonly [string, string])[] = [
  ['\u301c', '\uff5e'],
  ['\u2212', '\uff0d'],
  ['\u2014', '\u2015'],
  ['\u2016', '\u2225'],
]

/** Letters, digits and marks in one width and of one kind, and none of the wide ones in addresses. */
export const japaneseWidths: Check = {
  id: 'japanese-widths',
  stage: 'R',
  codes: {
    'mixed-width': 'warning',
    'mixed-numbers': 'warning',
    'wide-address': 'error',
    'mixed-dash': 'warning',
  },
  run: (input) =>
    distinct(
      input.samples.flatMap((sample) => [
        ...wideLinks(input, sample),
        ...readingsOf(sample).flatMap((reading) => judge(input, { sample, reading })),
        ...(isIn('ja', sample) ? twinFindings(input, sample) : []),
      ]),
    ),
}

function judge(
  input: CheckInput,
  { sample, reading }: { readonly sample: Sample; readonly reading: ReturnType<typeof readingsOf>[number] },
): Finding[] {
  const { text, part } = reading
  const where = (words: string): Finding['place'] => whereRead(input, sample, { part, words })
  const findings: Finding[] = []
  const [address] = wideAddress.exec(text) ?? []
  if (address !== undefined)
    findings.push(
      finding('wide-address', where(address), { address: address.slice(0, 80), instead: narrow(address) }),
    )
  const [word] = mixedWord.exec(text) ?? []
  const [wide] = wideNumber.exec(text) ?? []
  const [small] = narrowNumber.exec(text) ?? []
  if (word !== undefined)
    findings.push(finding('mixed-width', where(word), { word: word.slice(0, 60), instead: narrow(word) }))
  else if (wide !== undefined && small !== undefined)
    findings.push(finding('mixed-numbers', where(wide), { wide, small }))
  return findings
}

/** A browser reads wide letters of a host as narrow ones; a space or a wide letter in the path leads to a page that does not exist. */
function wideLinks(input: CheckInput, sample: Sample): Finding[] {
  return linksIn(pageOf(sample)).flatMap(({ href, text }) => {
    if (href === null || !/[\u3000\uff01-\uff5e]/.test(decoded(href.split('?')[0] ?? ''))) return []
    const place = whereWritten(input, sample, href, decoded(href), text)
    return [
      finding('wide-address', place, { address: decoded(href).slice(0, 80), instead: narrow(decoded(href)) }),
    ]
  })
}

function twinFindings(input: CheckInput, sample: Sample): Finding[] {
  const readings = readingsOf(sample)
  return twins.flatMap(([one, other]) => {
    const hit = readings.find(({ text }) => text.includes(other))
    if (hit === undefined || !readings.some(({ text }) => text.includes(one))) return []
    return [finding('mixed-dash', whereRead(input, sample, { part: hit.part, words: other }), { one, other })]
  })
}

function decoded(url: string): string {
  try {
    return decodeURI(url)
  } catch {
    // A percent sign that encodes nothing: the address is judged as it is written.
    return url
  }
}

function narrow(text: string): string {
  return text.normalize('NFKC').replaceAll(/\s+/g, '').slice(0, 80)
}
