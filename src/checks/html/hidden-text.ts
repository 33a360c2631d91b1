import { finding } from '../../words/find.ts'
import type { Check } from '../check.ts'
import { distinct, whereWritten } from '../where.ts'
import { blocksOf, squeezed, type Block } from './blocks.ts'
import { pageOf, type Page } from './page.ts'

/** What fills the preview of an inbox after the preheader: spaces and marks without a shape. */
const filling = /[\s\p{Default_Ignorable_Code_Point}]/gu
/** A preheader is a sentence, not a page. */
const preheaderCharactersMax = 300

/** Nothing is in a mail that its reader cannot see, but for one preheader before everything else: filters take it for a trick. */
export const hiddenText: Check = {
  id: 'hidden-text',
  stage: 'R',
  codes: { 'hidden-text': 'warning' },
  run: (input) =>
    distinct(
      input.samples.flatMap((sample) =>
        hiddenBlocks(pageOf(sample)).map(({ text }) =>
          finding('hidden-text', whereWritten(input, sample, text), { text: text.slice(0, 80) }),
        ),
      ),
    ),
}

function hiddenBlocks(page: Page): readonly Block[] {
  const blocks = blocksOf(page).filter(({ text }) => text.replaceAll(filling, '') !== '')
  const [first] = blocks
  const isPreheader =
    first !== undefined &&
    isHidden(first) &&
    squeezed(first.text.replaceAll(filling, '')).length <= preheaderCharactersMax
  return blocks.slice(isPreheader ? 1 : 0).filter(isHidden)
}

function isHidden({ texts }: Block): boolean {
  return texts[0]?.hiding !== null
}
