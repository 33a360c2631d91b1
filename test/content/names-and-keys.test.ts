import { describe, expect, test } from 'vitest'
import { parseContent } from '../../src/content/parse-content.ts'
import type { Finding } from '../../src/kit/finding.ts'
import { campaignText, contentFiles, contentTree } from '../support/content-files.ts'

function findings(front: Readonly<Record<string, string>>): readonly Finding[] {
  return parseContent(contentTree({ ...contentFiles, 'campaigns/harvest/campaign.md': campaignText(front) }))
    .findings
}

describe('what is no name at all', () => {
  test.each<readonly [Record<string, string>, string, Record<string, string>]>([
    [{ lists: '[Customers]' }, 'title-for-name', { written: 'Customers', meant: 'customers' }],
    [{ lists: '[Trial users]' }, 'title-for-name', { written: 'Trial users', meant: 'trial-users' }],
    [{ lists: '[ｃｕｓｔｏｍｅｒｓ]' }, 'title-for-name', { meant: 'customers' }],
    [{ exclude: '[Members]' }, 'title-for-name', { meant: 'members' }],
    [{ from: 'Hikari' }, 'title-for-name', { written: 'Hikari', meant: 'news' }],
    [{ from: 'ひかり' }, 'no-such-name', { written: 'ひかり', expected: 'news' }],
    [{ lists: '[members, お客様]' }, 'no-such-name', { written: 'お客様' }],
    [{ layout: 'ニュース' }, 'no-such-name', { expected: 'newsletter' }],
    [{ from: 'hello@hikari.example' }, 'address-for-name', { key: 'from', expected: 'news' }],
  ])('%j', (front, code, values) => {
    const found = findings(front)
    expect(found).toMatchObject([{ code, values }])
    expect(JSON.stringify(found)).not.toContain('hello@')
  })

  test('a name of another file is judged by its characters alone', () => {
    const senders = contentFiles['policies/senders.yaml']?.replace('  news:', '  News:')
    const { findings } = parseContent(contentTree({ ...contentFiles, 'policies/senders.yaml': senders }))
    expect(findings.map(({ code }) => code)).toContain('bad-name')
  })
})

describe('keys', () => {
  test.each([
    ['件名', 'subject'],
    ['Subject', 'subject'],
    ['ｓｕｂｊｅｃｔ', 'subject'],
    ['sujbect', 'subject'],
  ])('%s was meant as %s, which is not missing as well', (key, meant) => {
    const text = campaignText().replace('subject:', `${key}:`)
    const { findings } = parseContent(contentTree({ ...contentFiles, 'campaigns/harvest/campaign.md': text }))
    expect(findings).toMatchObject([{ code: 'key-misspelt', values: { key, meant } }])
  })

  test('a word that nobody can guess is told what there is, and nothing that is refused', () => {
    const [found, ...more] = findings({ colour: 'red' })
    expect(more).toEqual([])
    expect(found).toMatchObject({ code: 'unknown-key', values: { key: 'colour' } })
    expect(String(found?.values['expected'])).toContain('subject')
    expect(String(found?.values['expected'])).not.toMatch(/audience|segment|stages/)
  })

  test('a key that is missing is shown as a line', () => {
    const text = campaignText().replace(/subject:.*\n/, '')
    const { findings } = parseContent(contentTree({ ...contentFiles, 'campaigns/harvest/campaign.md': text }))
    expect(findings).toMatchObject([{ code: 'missing-key', values: { example: 'subject: "…"' } }])
  })

  test.each([
    [{ status: '下書き' }, 'bad-status'],
    [{ locale: 'jp' }, 'bad-locale'],
    [{ locale: 'cn' }, 'bad-locale'],
    [{ locale: 'ja-JA' }, 'bad-locale'],
    [{ locale: 'xx' }, 'bad-locale'],
  ])('%j is refused', (front, code) => {
    expect(findings(front).map((found) => found.code)).toEqual([code])
  })

  test.each(['ja', 'en', 'en-GB', 'pt-BR', 'zh-TW', 'ko'])('%s is a language', (locale) => {
    expect(findings({ locale })).toEqual([])
  })
})
