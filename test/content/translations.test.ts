import { describe, expect, test } from 'vitest'
import { closureOf, type Closure } from '../../src/content/closure.ts'
import { parseContent } from '../../src/content/parse-content.ts'
import { campaignText, contentFiles, contentTree } from '../support/content-files.ts'

const knowing =
  'title: Customers\npurpose: News\nconsent: { basis: opt-in }\nfields: { locale: { type: string, optional: true } }\n'
const ja = 'campaigns/harvest/campaign.ja.md'
const german = 'campaigns/harvest/campaign.md'

type Files = Readonly<Record<string, string | undefined>>

function files(changes: Files = {}): Files {
  return {
    'lists/customers.yaml': knowing,
    [german]: campaignText({ preheader: 'Early', locale: 'de' }),
    [ja]: '---\nsubject: 収穫\npreheader: お早めに\n---\n\nこんにちは。\n',
    ...changes,
  }
}

function said(changes: Files): readonly string[] {
  return parseContent(contentTree(files(changes))).findings.map(
    ({ code, severity, place }) => `${place.file}:${place.line}:${place.column} ${severity} ${code}`,
  )
}

test('a translation is subject, preheader and body, with its places', () => {
  const content = parseContent(
    contentTree(
      files({
        'campaigns/harvest/campaign.pt-BR.md': '---\nsubject: Colheita\npreheader: Cedo\n---\nOi\r\n',
      }),
    ),
  )
  expect(content.findings).toEqual([])
  const { translations } = content.campaigns.get('harvest') ?? { translations: new Map() }
  expect([...translations.keys()]).toEqual(['ja', 'pt-BR'])
  expect(translations.get('pt-BR')).toMatchObject({ subject: 'Colheita', preheader: 'Cedo', body: 'Oi\n' })
  expect(translations.get('ja')).toMatchObject({ locale: 'ja', path: ja, subject: '収穫', bodyLine: 5 })
  expect(translations.get('ja')?.placeOf('preheader')).toEqual({ file: ja, line: 3, column: 1 })
})

test('without a translation a list need not know any language', () => {
  const plain = { 'lists/customers.yaml': contentFiles['lists/customers.yaml'], [ja]: undefined }
  expect(said(plain)).toEqual([])
})

/** What is wrong, and what is said about it. */
const cases: Readonly<Record<string, readonly [Files, readonly string[]]>> = {
  'a key of the campaign': [
    { [ja]: '---\nsubject: 収穫\npreheader: x\nfrom: news\n---\n' },
    [`${ja}:4:1 error translation-key`],
  ],
  'a misspelt key': [{ [ja]: '---\nsubjekt: 収穫\npreheader: x\n---\n' }, [`${ja}:2:1 error key-misspelt`]],
  'no subject': [{ [ja]: '---\npreheader: x\n---\n' }, [`${ja}:1:1 error missing-key`]],
  'a subject of two lines': [
    { [ja]: '---\nsubject: "a\\nb"\npreheader: x\n---\n' },
    [`${ja}:2:10 error bad-line`],
  ],
  'no preheader where the campaign has one': [
    { [ja]: '---\nsubject: 収穫\n---\n' },
    [`${ja}:1:1 error translation-preheader-missing`],
  ],
  'the own language of the campaign': [
    { [german]: campaignText({ locale: 'ja' }) },
    [`${ja}:1:1 error translation-of-own-language`],
  ],
  'the language of the organisation, where the campaign names none': [
    {
      [german]: campaignText(),
      'campaigns/harvest/campaign.en.md': '---\nsubject: Harvest\n---\n',
    },
    ['campaigns/harvest/campaign.en.md:1:1 error translation-of-own-language'],
  ],
  'no campaign': [{ [german]: undefined }, [`${ja}:1:1 error campaign-file-missing`]],
  'two endings for one language': [
    { 'campaigns/harvest/campaign.ja.mjml': '---\nsubject: 収穫\npreheader: x\n---\n' },
    ['campaigns/harvest/campaign.ja.mjml:1:1 error file-twice'],
  ],
  'another ending than the campaign': [
    { [ja]: undefined, 'campaigns/harvest/campaign.ja.mjml': '---\nsubject: 収穫\npreheader: x\n---\n' },
    ['campaigns/harvest/campaign.ja.mjml:1:1 error translation-ending'],
  ],
  'no language by that name': [
    { 'campaigns/harvest/campaign.japanese.md': '---\nsubject: 収穫\n---\n' },
    ['campaigns/harvest/campaign.japanese.md:1:1 error bad-language-tag'],
  ],
  'a list that knows no language': [
    { 'lists/customers.yaml': contentFiles['lists/customers.yaml'] },
    [`${german}:4:9 error list-without-locale`],
  ],
  'a list whose locale is a number': [
    { 'lists/customers.yaml': knowing.replace('type: string', 'type: integer') },
    [`${german}:4:9 error list-without-locale`],
  ],
  'one of two lists that knows none': [
    { [german]: campaignText({ lists: '[customers, members]', preheader: 'Early', locale: 'de' }) },
    [`${german}:4:20 warning list-without-locale`],
  ],
  'a campaign that cannot be read itself': [
    { [german]: campaignText({ preheader: 'Early', sender: 'x', locale: 'de' }) },
    [`${german}:6:1 error unknown-key`],
  ],
}

describe('what is wrong with translations', () => {
  test.each(Object.entries(cases))('%s', (_, [changes, expected]) => {
    expect(said(changes)).toEqual(expected)
  })
})

test('an address or a key in a translation is found as anywhere else', () => {
  expect(said({ [ja]: '---\nsubject: 収穫\npreheader: x\n---\nsomebody@elsewhere.example\n' })).toEqual([
    `${ja}:5:1 error address-in-repository`,
  ])
})

function closure(changes: Files): Closure {
  const tree = contentTree(files(changes))
  const content = parseContent(tree)
  const campaign = content.campaigns.get('harvest')
  if (campaign === undefined) throw new Error('the campaign is not there')
  return closureOf(campaign, content, tree)
}

test('a changed time leaves the content as it was; a changed byte of a translation does not', () => {
  const at = (time: string): Files => ({
    [german]: campaignText({ preheader: 'Early', locale: 'de', schedule: time }),
  })
  const before = closure(at('2026-12-01 09:00'))
  const later = closure(at('2026-12-02 09:00'))
  expect(later.contentDigest).toBe(before.contentDigest)
  expect(later.closureDigest).not.toBe(before.closureDigest)
  const reworded = closure({ ...at('2026-12-01 09:00'), [ja]: `${files()[ja]} ` })
  expect(reworded.contentDigest).not.toBe(before.contentDigest)
  expect(reworded.closureDigest).not.toBe(before.closureDigest)
})

test('a schedule in a translation is no time, and no way around the owners', () => {
  const slipped = '---\nsubject: 収穫\npreheader: x\nschedule: 2026-12-02 09:00\n---\n'
  expect(said({ [ja]: slipped })).toEqual([`${ja}:4:1 error translation-key`])
  expect(closure({ [ja]: slipped }).contentDigest).not.toBe(closure({}).contentDigest)
})
