import { expect, test } from 'vitest'
import { parseContent } from '../../src/content/parse-content.ts'
import { phraseOf } from '../../src/words/say.ts'
import { campaignText, contentTree } from '../support/content-files.ts'

const path = 'campaigns/harvest/campaign.md'

/** What is said about a campaign whose subject line reads so. */
function said(line: string): readonly string[] {
  const text = campaignText({}).replace(/^subject:.*$/m, () => line)
  return parseContent(contentTree({ [path]: text })).findings.map(({ code, place, values }) =>
    [`${place.line}:${place.column}`, code, values['cut'] ?? values['quotes'] ?? ''].join(' '),
  )
}

test.each([
  ['subject: 冬の便り #1', ['2:15 subject-cut #1']],
  ['subject: 冬の便り # 仮', ['2:15 subject-cut # 仮']],
  ['subject: “冬の便り”', ['2:10 curly-quotes “冬の便り”']],
  ['subject: ＂冬の便り＂', ['2:10 curly-quotes ＂冬の便り＂']],
  ['subject: 冬の便り', []],
  ['subject: 冬の便り#1', []],
  ['subject: “冬”の便り', []],
  ['subject: "冬の便り #1"', []],
  ["subject: '冬の便り #1'", []],
  ['subject: "冬の便り" # 仮', []],
  ['subject: "“冬の便り”"', []],
])('%s', (line, expected) => {
  expect(said(line)).toEqual(expected)
})

test('in a preheader and in a translation too', () => {
  const translation = 'campaigns/harvest/campaign.ja.md'
  const findings = parseContent(
    contentTree({ [translation]: '---\nsubject: 収穫\npreheader: 第 #2 号\n---\n\nこんにちは。\n' }),
  ).findings.filter(({ place }) => place.file === translation)
  expect(findings.map(({ code, place }) => `${place.line}:${place.column} ${code}`)).toEqual([
    '3:14 subject-cut',
  ])
  expect(phraseOf('ja', 'subject-cut', findings[0]?.values)).toEqual({
    say: '「#2 号」以降は注記とみなされ、読者に届きません',
    fix: '全体を半角の二重引用符で囲んでください: preheader: "…"',
  })
})
