import type { Finding } from '../../kit/finding.ts'
import type { Code } from '../../words/catalogue.ts'
import { finding } from '../../words/find.ts'
import type { Check, CheckInput, Sample } from '../check.ts'
import { distinct } from '../where.ts'
import { codePointOf } from '../words/scripts.ts'
import { isIn, readingsOf, whereRead } from '../words/readings.ts'

/**
 * 機種依存文字: the vendor rows of NEC (row 13) and IBM, as they stand in Unicode: circled, bracketed and Roman numbers, squared words,
 * units and era names. Letters of names (髙, 﨑) are not among them: a name is written as its owner writes it.
 */
const vendorSymbols =
  /[\u2460-\u24ff\u2776-\u2793\u2160-\u217f\u3220-\u33ff\u2116\u2121\u301d\u301f\u{1f100}-\u{1f12f}]/u
const halfWidthKana = /[\uff61-\uff9f]+/u
/** A mark of its own behind its kana, as copied out of a file name on a Mac: か and U+3099. */
const decomposedKana = /[\u3040-\u30ff][\u3099\u309a]/u

const found: readonly (readonly [Code, RegExp])[] = [
  ['platform-character', vendorSymbols],
  ['half-width-kana', halfWidthKana],
  ['decomposed-kana', decomposedKana],
]

/** Characters that Japanese mail carries badly. Emoji-like ㊗ and ㊙ count as vendor symbols too. */
export const japaneseCharacters: Check = {
  id: 'japanese-characters',
  stage: 'R',
  codes: { 'platform-character': 'warning', 'half-width-kana': 'error', 'decomposed-kana': 'warning' },
  run: (input) => distinct(input.samples.flatMap((sample) => judge(input, sample))),
}

function judge(input: CheckInput, sample: Sample): Finding[] {
  return readingsOf(sample).flatMap(({ text, part }) => {
    if (!isIn('ja', sample) && !/[\p{Script=Hiragana}\p{Script=Katakana}]/u.test(text)) return []
    return found.flatMap(([code, pattern]) => {
      const [characters] = pattern.exec(text) ?? []
      if (characters === undefined) return []
      const place = whereRead(input, sample, { part, words: characters })
      return [
        finding(code, place, { characters, code: codePointOf(characters), instead: plainOf(characters) }),
      ]
    })
  })
}

/** What to write: `(株)`, `ガイド`. */
function plainOf(characters: string): string {
  // Where a mark belongs to no kana, it stands by itself.
  return characters.normalize('NFKC').replaceAll('\u3099', '゛').replaceAll('\u309a', '゜').slice(0, 60)
}
