import type { Finding } from '../../kit/finding.ts'
import { finding } from '../../words/find.ts'
import type { Check, CheckInput, Sample } from '../check.ts'
import { linksIn } from '../html/blocks.ts'
import { pageOf } from '../html/page.ts'
import { distinct, whereWritten } from '../where.ts'
import { readingsOf, whereRead } from './readings.ts'
import { codePointOf, invisibleCharacter, mixedWord } from './scripts.ts'

/** Characters without a meaning that everybody knows: of private use, not yet assigned, halves of a pair. */
const meaningless = /[\p{Private_Use}\p{Unassigned}\p{Surrogate}]/u
/** Characters that some programs draw as a coloured picture and others as a letter, unless a variation selector says which (UTS 51, section 2.1). */
const undecidedEmoji =
  /(?![#*0-9©®™])(?!\p{Emoji_Presentation})\p{Emoji}(?!\ufe0e|\ufe0f|\p{Emoji_Modifier})/u

/** Text is what it looks like: no character that nobody sees, no letter of another alphabet in disguise, none that readers get as a box. */
export const oddText: Check = {
  id: 'odd-text',
  stage: 'R',
  codes: {
    'invisible-character': 'block',
    'mixed-script-word': 'block',
    'meaningless-character': 'warning',
    'emoji-undecided': 'warning',
  },
  run: (input) => distinct(input.samples.flatMap((sample) => judge(input, sample))),
}

/** An address that was pasted brings them along, and leads to a page that does not exist. */
function hiddenInLinks(input: CheckInput, sample: Sample): Finding[] {
  return linksIn(pageOf(sample)).flatMap(({ href }) => {
    const address = decoded(href ?? '')
    const invisible = invisibleCharacter(address)
    if (invisible === null) return []
    const place = whereWritten(input, sample, address, href ?? '')
    return [finding('invisible-character', place, { character: invisible, around: address.slice(0, 80) })]
  })
}

function decoded(address: string): string {
  try {
    return decodeURI(address)
  } catch {
    // A percent sign that encodes nothing.
    return address
  }
}

function judge(input: CheckInput, sample: Sample): Finding[] {
  const findings = hiddenInLinks(input, sample)
  for (const { text, part } of readingsOf(sample)) {
    const where = (words: string): Finding['place'] => whereRead(input, sample, { part, words })
    // Behind a preheader stand invisible characters on purpose: they keep the text after it out of the inbox.
    const invisible = part === 'hidden' ? null : invisibleCharacter(text)
    if (invisible !== null) {
      const character = String.fromCodePoint(Number.parseInt(invisible.slice(2), 16))
      const around = text.slice(Math.max(0, text.indexOf(character) - 10)).slice(0, 20)
      findings.push(finding('invisible-character', where(character), { character: invisible, around }))
    }
    const mixed = mixedWord(text)
    if (mixed !== null)
      findings.push(finding('mixed-script-word', where(mixed), { word: mixed.slice(0, 60) }))
    const [odd] = meaningless.exec(text) ?? []
    if (odd !== undefined)
      findings.push(finding('meaningless-character', where(odd), { character: codePointOf(odd) }))
    const [emoji] = undecidedEmoji.exec(text) ?? []
    if (emoji !== undefined)
      findings.push(finding('emoji-undecided', where(emoji), { emoji, character: codePointOf(emoji) }))
  }
  return findings
}
