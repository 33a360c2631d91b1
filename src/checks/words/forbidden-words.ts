import type { Finding } from '../../kit/finding.ts'
import { finding } from '../../words/find.ts'
import { placeOfSubject, type Check, type CheckInput, type Sample } from '../check.ts'
import { distinct, whereWritten } from '../where.ts'
import { readingsOf } from './readings.ts'

/** Words that the company never writes, from `policies/content.yaml`: in subject, preheader, body, alternative texts and the text part of each language, in whatever width and case. */
export const forbiddenWords: Check = {
  id: 'forbidden-words',
  stage: 'R',
  codes: { 'forbidden-word': 'error', 'forbidden-word-instead': 'error' },
  run: (input) =>
    input.policy.forbidden_words.length === 0
      ? []
      : distinct(input.samples.flatMap((sample) => findingsIn(input, sample))),
}

function findingsIn(input: CheckInput, sample: Sample): Finding[] {
  const texts = [...readingsOf(sample), { text: sample.text, part: 'shown' } as const].map(
    ({ text, part }) => ({ text, part, folded: fold(text) }),
  )
  return input.policy.forbidden_words.flatMap((entry) => {
    const { word, instead } = typeof entry === 'string' ? { word: entry, instead: undefined } : entry
    const wanted = fold(word).text
    // A line of the body is said once, though the text part repeats it.
    const found = new Map<string, Finding>()
    for (const { text, part, folded } of texts) {
      const written = spotOf(text, folded, wanted)
      if (written === null) continue
      const place =
        part === 'subject' ? placeOfSubject(input.campaign, sample) : whereWritten(input, sample, written)
      const one =
        instead === undefined
          ? finding('forbidden-word', place, { word })
          : finding('forbidden-word-instead', place, { word, instead })
      found.set(`${place.file}:${place.line}:${place.column}`, one)
    }
    return [...found.values()]
  })
}

interface Folded {
  readonly text: string
  /** The offset in the original for each of its code units. */
  readonly from: readonly number[]
}

/** Width, case and composition aside: `ﾌﾘｰ`, `フリー`; `ＦＲＥＥ`, `free`. */
function fold(text: string): Folded {
  let folded = ''
  const from: number[] = []
  let offset = 0
  for (const character of text) {
    const part = /\s/.test(character) ? ' ' : character.normalize('NFKD').toLowerCase()
    folded += part
    for (let index = 0; index < part.length; index += 1) from.push(offset)
    offset += character.length
  }
  return { text: folded, from }
}

/** The word as it is written in the text; null when it is not there. Inside of a longer word of letters it does not count: `free` in `freedom`. */
function spotOf(text: string, { text: folded, from }: Folded, wanted: string): string | null {
  if (wanted === '') return null
  for (let at = folded.indexOf(wanted); at >= 0; at = folded.indexOf(wanted, at + 1)) {
    const end = at + wanted.length
    if (continues(folded[at - 1], wanted[0]) || continues(wanted.at(-1), folded[end])) continue
    return text.slice(from[at], from[end] ?? text.length)
  }
  return null
}

/** Whether two neighbours belong to one word: in scripts that write spaces between words. */
function continues(before: string | undefined, after: string | undefined): boolean {
  const letter = /[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{Number}]/u
  return before !== undefined && after !== undefined && letter.test(before) && letter.test(after)
}
