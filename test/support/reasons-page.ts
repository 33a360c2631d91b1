import { markdownPen } from '../../src/report/pen.ts'
import { reasonWords } from '../../src/report/reason-words.ts'
import { approvalChain } from '../../src/words/approval-chain.ts'
import { approvalChange } from '../../src/words/approval-change.ts'
import { approvalHosted } from '../../src/words/approval-hosted.ts'
import { approvalLive } from '../../src/words/approval-live.ts'
import { approvalRules } from '../../src/words/approval-rules.ts'
import { approvalTags } from '../../src/words/approval-tags.ts'
import { approvalTroubles } from '../../src/words/approval-troubles.ts'
import type { Locale, Vocabulary } from '../../src/words/phrase.ts'

/** Reasons by what they are about, each in the order in which they are met. */
export const reasonGroups: readonly {
  readonly title: Readonly<Record<Locale, string>>
  readonly words: Vocabulary
}[] = [
  {
    title: { en: 'An approval is missing, or does not count', ja: '承認が足りない、または数えられない' },
    words: approvalTroubles,
  },
  { title: { en: 'The change itself', ja: '変更そのもの' }, words: approvalChange },
  { title: { en: 'What GitHub says', ja: 'GitHub の状態' }, words: approvalHosted },
  { title: { en: 'The rules', ja: 'ルール' }, words: approvalChain },
  { title: { en: 'Approved, but held', ja: '承認されたが保留されている' }, words: approvalLive },
  { title: { en: 'Signed tags', ja: '署名付きタグ' }, words: approvalTags },
  { title: { en: 'Good to know', ja: '参考になること' }, words: approvalRules },
]

/** What stands in the holes of sentences, as it might be. */
const example: Readonly<Record<string, string | number>> = {
  approvals: 2,
  at: '2026-12-01T00:00:12Z',
  branch: 'main',
  campaign: '2026-12-winter-sale',
  commit: '4b1d0aa2',
  commits: 251,
  days: 90,
  detail: 'content',
  files: 3001,
  finding: 'unknown-list',
  found: 'feature',
  how: 'https://github.com/hikari/mail/pull/42',
  kind: 'Unknown owner',
  line: 14,
  list: 'vip',
  missing: 1,
  name: 'vera',
  needed: 1,
  next: 2,
  one: 'vera',
  other: 'victor',
  others: 1,
  over: 10_000,
  owner: '@vera',
  owners: '@hikari/vip',
  parents: 3,
  path: 'lists/vip.yaml',
  people: 'vera, victor',
  person: 'vera',
  pull: 42,
  pulls: '#41, #42',
  reason: 'the price is wrong',
  release: '2026-12-winter-sale/1',
  review: 'https://github.com/hikari/mail/pull/42#pullrequestreview-7',
  subject: 'vip',
  suggestion: 'make sure the team exists',
  tag: 'approval/2026-12-winter-sale/1/9f31c2d0/vera/1',
  until: '2026-12-31',
  valid: 'P14D',
  what: 'ref',
  writers: '@hikari/marketing',
}

/** The codes of reasons among sentences. */
export function reasonCodes(words: Vocabulary): readonly string[] {
  return Object.keys(words).filter((code) => /^[A-Z_]+$/.test(code))
}

/** All reasons as a part of the page: what is said, and how to mend it, in plain git and on GitHub. */
export function reasonsText(locale: Locale): string {
  const pen = markdownPen(locale)
  const hosted = reasonWords({
    code: 'rule-all',
    met: false,
    values: { campaign: '2026-12-winter-sale', edition: 1 },
    children: [{ code: 'rule-forge', met: true, values: {}, children: [] }],
  })
  const fixLabel = { en: 'To mend it', ja: '直し方' }[locale]
  const hostedLabel = { en: 'On GitHub', ja: 'GitHub では' }[locale]
  const heading = (code: string): string => (locale === 'ja' ? `理由 ${code}` : code)
  const about = (code: string): readonly string[] => {
    const { say, expected, fix } = pen.phrase(code, example)
    const other = hosted.fixOf(code)
    return [
      `<a id="${code.toLowerCase()}"></a>`,
      '',
      `#### ${heading(code)}`,
      '',
      say,
      '',
      ...(expected === undefined ? [] : [expected, '']),
      ...(fix === undefined ? [] : [`${fixLabel}: ${fix}`, '']),
      ...(other === null ? [] : [`${hostedLabel}: ${pen.say(other, example)}`, '']),
    ]
  }
  const groups = reasonGroups.map(({ title, words }) =>
    [`### ${title[locale]}`, ''].concat(reasonCodes(words).flatMap(about)),
  )
  return groups.flat().join('\n')
}
