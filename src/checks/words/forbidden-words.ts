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
    ({ text, part }) => ({ text, part, folded: fold(text, 'all'), bare: fold(text, 'bare') }),
  )
  return input.policy.forbidden_words.flatMap((entry) => {
    const { word, instead } = typeof entry === 'string' ? { word: entry, instead: undefined } : entry
    // With an accent in the word itself, `schön` is not `schon`.
    const wanted = fold(word, 'all').text
    const isBare = wanted === fold(word, 'bare').text
    // A line of the body is said once, though the text part repeats it.
    const found = new Map<string, Finding>()
    for (const { text, part, folded, bare } of texts) {
      const written = spotOf(text, isBare ? bare : folded, wanted)
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

/** Marks on letters of alphabets; those of kana and of Indian scripts make another letter. */
const accents = /(?![\u3099\u309a])[\p{Mn}&&\p{Script=Inherited}]/gv
const unseen = /\p{Default_Ignorable_Code_Point}/gu
/** Scripts without spaces between words: one there, as a line break leaves it, parts nothing. */
const unspaced = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー]$/u

/** Width, case, composition and what nobody sees aside: `ﾌﾘｰ`, `フリー`; `ＦＲＥＥ`, `free`. Of `bare` accents too: `frée`. */
function fold(text: string, marks: 'all' | 'bare'): Folded {
  // Code units, joined at the end: a text that grows by each would be copied as often as it is looked at.
  const folded: string[] = []
  const from: number[] = []
  let offset = 0
  for (const character of text) {
    const plain = /[^\S\ufeff]/.test(character)
      ? ' '
      : character.normalize('NFKD').toLowerCase().replaceAll(unseen, '')
    const part = marks === 'bare' ? plain.replaceAll(accents, '') : plain
    if (folded.at(-1) === ' ' && unspaced.test(part.charAt(0))) {
      const last = folded.findLastIndex((unit) => unit !== ' ')
      if (unspaced.test(folded[last] ?? '') || /[\u3099\u309a]/.test(folded[last] ?? '')) {
        folded.length = last + 1
        from.length = last + 1
      }
    }
    for (let index = 0; index < part.length; index += 1) {
      folded.push(part.charAt(index))
      from.push(offset)
    }
    offset += character.length
  }
  return { text: folded.join(''), from }
}

/** The word as it is written in the text; null when it is not there. Inside of a longer word of letters it does not count: `free` in `freedom`. */
function spotOf(text: string, { text: folded, from }: Folded, wanted: string): string | null {
  if (wanted === '') return null
  for (let at = folded.indexOf(wanted); at >= 0; at = folded.indexOf(wanted, at + 1)) {
    const end = at + wanted.length
    // With a mark behind it, it is another letter: `カ` in `ガ`.
    if (/^[\u3099\u309a]/.test(folded.slice(end, end + 1))) continue
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
