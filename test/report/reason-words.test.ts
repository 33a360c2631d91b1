import { expect, test } from 'vitest'
import { evaluate } from '../../src/approval/evaluate.ts'
import { decisionText } from '../../src/report/approvals-text.ts'
import { reasonWords } from '../../src/report/reason-words.ts'
import { phraseOf } from '../../src/words/say.ts'
import { factsOf, review, user, type Story } from '../support/approval-facts.ts'
import { reasonCodes, reasonGroups } from '../support/reasons-page.ts'

const text = (story: Partial<Story>): string =>
  evaluate(factsOf(story))
    .flatMap((decision) => decisionText(decision, 'en'))
    .join('\n')

test('where reviews decide, what to do is told in their words', () => {
  const hosted = { opinions: [review('vera')], hosted: { pull: { mergedBy: user('aoi') } } }
  expect(text(hosted)).toContain('fix: An owner of a list who did not write it releases it: Actions')
  expect(text(hosted)).toContain('resume autumn/1')
  const behind = { mode: 'proposal', main: { 'lists/vip.yaml': 'title: Other\n' } } as const
  expect(text({ ...behind, hosted: {}, opinions: [review('vera')] })).toContain('Press “Update branch”')
  expect(text(behind)).toContain('fix: Merge the default branch into yours before you ask for approval.')
})

/** Only signed tags bring these up, or a state in which no review helps. */
const ofTags = new Set(['AUTHOR_UNSIGNED', 'MISBOUND', 'RULES_UNSIGNED'])

test('nobody on GitHub is told to sign a tag, but for a change of the rules', () => {
  const { fixOf } = reasonWords({
    code: 'rule-all',
    met: false,
    values: { campaign: 'autumn', edition: 1 },
    children: [{ code: 'rule-pull', met: true, values: {}, children: [] }],
  })
  const codes = reasonGroups
    .flatMap(({ words }) => reasonCodes(words))
    .filter((code) => !code.startsWith('TAG_') && !ofTags.has(code))
  const told = codes.map(
    (code) =>
      [code, phraseOf('en', fixOf(code) ?? code).fix ?? phraseOf('en', fixOf(code) ?? code).say] as const,
  )
  expect(told.length).toBeGreaterThan(55)
  const wrong = told.filter(([, fix]) => /postmerge (?:request|approve(?! --rules)|resume)|\bsign/i.test(fix))
  expect(wrong).toEqual([])
})

test('every trouble says what to do', () => {
  const mute = reasonGroups
    .slice(0, -1)
    .flatMap(({ words }) => reasonCodes(words))
    .filter((code) => phraseOf('en', code).fix === undefined || phraseOf('ja', code).fix === undefined)
  // A draft waits for nobody.
  expect(mute).toEqual(['DRAFT'])
})
