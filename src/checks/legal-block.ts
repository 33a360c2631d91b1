import type { Finding } from '../kit/finding.ts'
import type { RenderedMessage } from '../message/template.ts'
import type { Code } from '../words/catalogue.ts'
import { finding } from '../words/find.ts'
import { placeInBody, type Check, type CheckInput } from './check.ts'
import { clipBytes } from './html-too-large.ts'
import { tagsOf, visibleText } from './html-tags.ts'

/** A statement that mail can be refused; Japanese law wants it beside the address (特定電子メール法 4条2号, 規則9条1号). */
const optOutSentence =
  /配信(?:の)?(?:停止|解除)|受信(?:の)?(?:停止|拒否)|購読(?:の)?解除|登録(?:の)?解除|unsubscribe|opt[ -]?out|stop receiving|no longer (?:wish|want)/iu

/** Name, postal address and contact of the sender, in both parts and before Gmail's clip point (特定電子メール法 4条; CAN-SPAM 15 USC 7704(a)(5)). */
export const legalBlock: Check = {
  id: 'legal-block',
  stage: 'R',
  codes: {
    'legal-unknown': 'block',
    'legal-name': 'block',
    'legal-address': 'block',
    'legal-contact': 'block',
  },
  run: (input) => {
    if (input.campaign.front.category === 'incident') return []
    const { legal } = input.sender
    if (legal === undefined) {
      return [finding('legal-unknown', input.campaign.placeOf('from'), { sender: input.campaign.front.from })]
    }
    return [
      ...partFindings(input, 'legal-name', legal.name),
      ...partFindings(input, 'legal-address', legal.address),
      ...partFindings(input, 'legal-contact', legal.contact),
    ]
  },
}

/** The way out: the unsubscribe address with a sentence that says what it is, in both parts and before the clip point. */
export const legalOptOut: Check = {
  id: 'legal-opt-out',
  stage: 'R',
  codes: { 'legal-opt-out': 'block' },
  run: (input) => {
    if (input.campaign.front.category !== 'marketing') return []
    const { campaign, samples, unsubscribeUrl } = input
    const lacking = samples.filter((sample) => !offersOptOut(sample, unsubscribeUrl)).map(({ path }) => path)
    return [...new Set(lacking)].map((path) =>
      finding('legal-opt-out', placeInBody(campaign, '', path), { layout: campaign.front.layout }),
    )
  },
}

function partFindings({ campaign, samples }: CheckInput, code: Code, wanted: string): Finding[] {
  const missing = new Map<string, Set<string>>()
  for (const { html, text, path } of samples) {
    const parts = missing.get(path) ?? new Set()
    if (!holds(visibleText(beforeClip(html)), wanted)) parts.add('HTML')
    if (!holds(text, wanted)) parts.add('text')
    missing.set(path, parts)
  }
  return [...missing]
    .filter(([, parts]) => parts.size > 0)
    .map(([path, parts]) =>
      finding(code, placeInBody(campaign, '', path), { wanted, parts: [...parts].sort().join(', ') }),
    )
}

function offersOptOut({ html, text }: RenderedMessage, url: string): boolean {
  const shown = beforeClip(html)
  const linked = tagsOf(shown).some(({ name, attributes }) => name === 'a' && attributes.get('href') === url)
  return linked && optOutSentence.test(visibleText(shown)) && text.includes(url) && optOutSentence.test(text)
}

/** Line breaks and spaces fall where the layout wants them: they do not count. */
function holds(shown: string, wanted: string): boolean {
  return squeeze(shown).includes(squeeze(wanted))
}

function squeeze(text: string): string {
  return text.normalize('NFKC').replaceAll(/\s+/gu, '')
}

function beforeClip(html: string): string {
  return Buffer.from(html).subarray(0, clipBytes).toString('utf8')
}
