import { finding } from '../../words/find.ts'
import type { Check } from '../check.ts'
import { distinct, whereWritten } from '../where.ts'
import { shownBlocks } from './blocks.ts'
import { pageOf } from './page.ts'

/** A telephone of 360 pixels shows about this many letters of 16 pixels in one line. */
const charactersMax = 30
/** A run without a space, a hyphen, a slash, or a letter of a script that breaks anywhere. */
const unbroken =
  /[^\s\-/\u00ad\u200b\u2010\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}\u3000-\u303f\uff00-\uff60ー・]{31,}/u

/** No word is so long that a telephone has to cut it, or pushes the page wide: mostly an address that stands as text. */
export const longWord: Check = {
  id: 'long-word',
  stage: 'R',
  codes: { 'long-word': 'warning' },
  run: (input) =>
    distinct(
      input.samples.flatMap((sample) =>
        shownBlocks(pageOf(sample)).flatMap(({ text }) => {
          const [word] = unbroken.exec(text) ?? []
          return word === undefined
            ? []
            : [
                finding('long-word', whereWritten(input, sample, word), {
                  word: word.slice(0, 60),
                  limit: charactersMax,
                }),
              ]
        }),
      ),
    ),
}
