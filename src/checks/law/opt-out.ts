import type { Finding } from '../../kit/finding.ts'
import { finding } from '../../words/find.ts'
import { placeInBody, type Check, type CheckInput, type Sample } from '../check.ts'
import { linksIn } from '../html/blocks.ts'
import type { Page } from '../html/page.ts'
import { distinct } from '../where.ts'
import { hasSeenLink, isInside, legibleBlocks, pagesBeforeClip } from './legible.ts'
import { saysOptOut, saysOptOutIn } from './opt-out-words.ts'

/** How far from the address the sentence may stand in the text part. */
const nearCharactersMax = 200

/** The way out: the unsubscribe address that can be seen, with a sentence beside it that says what it is, in both parts and before the clip point (特定電子メール法 4条2号, 規則9条1号; CAN-SPAM 15 USC 7704(a)(5); CASL section 6(2)(c)). */
export const legalOptOut: Check = {
  id: 'legal-opt-out',
  stage: 'R',
  codes: { 'legal-opt-out': 'block', 'opt-out-apart': 'block', 'opt-out-language': 'warning' },
  run: (input) => {
    if (input.campaign.front.category !== 'marketing') return []
    return distinct(input.samples.flatMap((sample) => judge(input, sample)))
  },
}

function judge({ campaign, sender, unsubscribeUrl }: CheckInput, sample: Sample): Finding[] {
  const pages = pagesBeforeClip(sample)
  const place = placeInBody(campaign, '', sample.path)
  const shownIn = pages.map((page) =>
    legibleBlocks(page)
      .map(({ text }) => text)
      .join('\n'),
  )
  const isOffered =
    pages.every((page) => hasSeenLink(page, unsubscribeUrl)) &&
    shownIn.every(saysOptOut) &&
    sample.text.includes(unsubscribeUrl) &&
    saysOptOut(sample.text)
  if (!isOffered) return [finding('legal-opt-out', place, { layout: campaign.front.layout })]
  const findings: Finding[] = []
  const isJapanese = sender.legal?.jurisdictions.includes('JP') ?? false
  if (
    isJapanese &&
    !(pages.every((page) => isNearInPage(page, unsubscribeUrl)) && isNearInText(sample.text, unsubscribeUrl))
  )
    findings.push(finding('opt-out-apart', place))
  if (!shownIn.every((shown) => saysOptOutIn(sample.locale, shown)))
    findings.push(finding('opt-out-language', place, { locale: sample.locale }))
  return findings
}

/** In the paragraph of the link, or in the one before or after it. */
function isNearInPage(page: Page, url: string): boolean {
  const blocks = legibleBlocks(page)
  const links = linksIn(page).filter(({ href }) => href === url)
  if (links.some(({ text }) => saysOptOut(text))) return true
  return blocks.some(({ texts }, index) => {
    const hasLink = texts.some(({ element }) => links.some((link) => isInside(element, link.element)))
    const around = blocks.slice(Math.max(0, index - 1), index + 2)
    return hasLink && around.some(({ text }) => saysOptOut(text))
  })
}

function isNearInText(text: string, url: string): boolean {
  for (let at = text.indexOf(url); at >= 0; at = text.indexOf(url, at + 1)) {
    const around = text.slice(Math.max(0, at - nearCharactersMax), at + url.length + nearCharactersMax)
    if (saysOptOut(around)) return true
  }
  return false
}
