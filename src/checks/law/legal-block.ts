import type { Finding } from '../../kit/finding.ts'
import type { Code } from '../../words/catalogue.ts'
import { finding } from '../../words/find.ts'
import { placeInBody, type Check, type CheckInput } from '../check.ts'
import { blocksOf } from '../html/blocks.ts'
import { legibleBlocks, pagesBeforeClip } from './legible.ts'

/** Name, postal address and contact of the sender, in both parts, before Gmail's clip point, and so that they can be read (特定電子メール法 4条, 規則9条; CAN-SPAM 15 USC 7704(a)(5); CASL section 6). */
export const legalBlock: Check = {
  id: 'legal-block',
  stage: 'R',
  codes: {
    'legal-unknown': 'block',
    'legal-name': 'block',
    'legal-address': 'block',
    'legal-contact': 'block',
    'legal-hidden': 'block',
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

function partFindings({ campaign, samples }: CheckInput, code: Code, wanted: string): Finding[] {
  const missing = new Map<string, Set<string>>()
  const hidden = new Set<string>()
  for (const sample of samples) {
    const parts = missing.get(sample.path) ?? new Set()
    const pages = pagesBeforeClip(sample)
    if (!pages.every((page) => holds(textOf(legibleBlocks(page)), wanted))) {
      if (pages.some((page) => holds(textOf(blocksOf(page)), wanted))) hidden.add(sample.path)
      else parts.add('HTML')
    }
    if (!holds(sample.text, wanted)) parts.add('text')
    missing.set(sample.path, parts)
  }
  return [
    ...[...hidden].map((path) => finding('legal-hidden', placeInBody(campaign, '', path), { wanted })),
    ...[...missing]
      .filter(([, parts]) => parts.size > 0)
      .map(([path, parts]) =>
        finding(code, placeInBody(campaign, '', path), { wanted, parts: [...parts].sort().join(', ') }),
      ),
  ]
}

function textOf(blocks: ReturnType<typeof blocksOf>): string {
  return blocks.map(({ text }) => text).join('\n')
}

/** Line breaks and spaces fall where the layout wants them: they do not count. */
function holds(shown: string, wanted: string): boolean {
  return squeeze(shown).includes(squeeze(wanted))
}

function squeeze(text: string): string {
  return text.normalize('NFKC').replaceAll(/\s+/gu, '')
}
