import { mkdirSync, readFileSync, writeFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { pullRequestNotice } from '../../../src/notice/pull-request-notice.ts'
import { pullCheck } from '../../../src/report/pull-check.ts'
import { linesBeforeFold, pullComment } from '../../../src/report/pull-comment.ts'
import { campaignState, type PullView } from '../../../src/report/pull-view.ts'
import type { Locale } from '../../../src/words/phrase.ts'
import { shown } from './judge-markdown.ts'
import { views } from './views.ts'

const bless = process.env['BLESS'] === '1'
const folder = join(import.meta.dirname, 'expected')
const locales = ['en', 'ja'] as const
const cases = Object.entries(views).flatMap(([name, view]) =>
  locales.map((locale) => ({ name, view, locale })),
)

/** Everything that people see of a view in a language, by file. */
function written(view: PullView, locale: Locale): Readonly<Record<string, string>> {
  const { annotations, conclusion, name, summary, title } = pullCheck(view, locale)
  const lines = annotations.map(
    (one) => `${one.annotation_level} ${one.path}:${one.start_line} ${one.message}`,
  )
  const [campaign] = view.campaigns
  const isAsked = campaign !== undefined && campaignState(view, campaign) === 'waiting' && !view.pull.draft
  const mail = isAsked ? pullRequestNotice({ view, campaign, reader: 'vera', pictures: [] }, locale) : null
  return {
    [`comment.${locale}.md`]: `${pullComment(view, locale)}\n`,
    [`check.${locale}.md`]: [name, String(conclusion), title, summary, ...lines, ''].join('\n'),
    ...(mail === null ? {} : { [`mail.${locale}.txt`]: `Subject: ${mail.subject}\n\n${mail.text}` }),
  }
}

test.each(cases)(
  '$name ($locale): comment, check and mail; BLESS=1 writes them',
  ({ name, view, locale }) => {
    const texts = written(view, locale)
    const place = join(folder, name)
    if (bless) {
      mkdirSync(place, { recursive: true })
      for (const [file, text] of Object.entries(texts)) writeFileSync(join(place, file), text)
    }
    for (const [file, text] of Object.entries(texts))
      expect(text).toBe(readFileSync(join(place, file), 'utf8'))
  },
)

test('there is a view for every state, and a folder for every view', () => {
  const states = Object.values(views).flatMap((view) => view.campaigns.map((one) => campaignState(view, one)))
  expect([...new Set(states)].sort()).toEqual([
    'approved',
    'authorised',
    'blocked',
    'error',
    'hold',
    'sending',
    'sent',
    'sent-back',
    'stopped',
    'waiting',
  ])
  expect(readdirSync(folder).sort()).toEqual(Object.keys(views).sort())
})

describe.each(cases)('$name ($locale)', ({ view, locale }) => {
  const comment = pullComment(view, locale)
  const lines = comment.split('\n')

  test('one screen stands before the first fold, and the first line says what is wanted', () => {
    const fold = lines.findIndex((line) => line.startsWith('<details>'))
    expect(fold).toBeGreaterThan(3)
    expect(fold).toBeLessThanOrEqual(linesBeforeFold)
    expect(lines[0]).toMatch(/^<!-- postmerge: [^<>]{10,} -->$/)
    expect(lines[1]).toMatch(view.campaigns.length === 1 ? /^### \S/ : /\d/)
  })

  test('From, To, Subject, Body and When come in this order, then who must act', () => {
    const labels =
      locale === 'en'
        ? ['**From**', '**To**', '**Subject', '**Body**', '**When**', '\n- ⏳']
        : ['**送信元**', '**宛先**', '**件名', '**本文**', '**配信日時**', '\n- ⏳']
    const places = labels.map((label) => comment.indexOf(label)).filter((at) => at >= 0)
    if (view.campaigns.length > 1 || view.campaigns[0]?.plan === null) return
    expect(places.length).toBeGreaterThanOrEqual(5)
    expect(places).toEqual(places.toSorted((a, b) => a - b))
  })

  test('it fits on a phone: no table, and no row between fences that must be pushed aside', () => {
    const { elements } = shown(comment)
    expect(elements).not.toContain('table')
    const rows = [...comment.matchAll(/^(`{3,})(?:text|diff)\n([^]*?)^\1$/gm)].flatMap(([, , text = '']) =>
      text.split('\n'),
    )
    const wide = (row: string): number => Array.from(row).reduce((sum, one) => sum + (one > '⺀' ? 2 : 1), 0)
    expect(rows.filter((row) => wide(row) > 42)).toEqual([])
  })

  test('it says which commit it speaks for, and where to switch it off', () => {
    expect(comment).toContain((view.pull.merged?.commit ?? view.pull.head).slice(0, 12))
    expect(shown(comment).links.at(-1)).toBe(`${view.links.docs?.[locale]}#switch-off`)
  })
})

test('in progress as long as somebody can approve, never neutral', () => {
  const conclusion = (name: string): unknown => pullCheck(views[name]!, 'en').conclusion
  expect(conclusion('waiting')).toBeNull()
  expect(conclusion('sent-back')).toBeNull()
  expect(conclusion('approved')).toBe('success')
  expect(conclusion('sent')).toBe('success')
  for (const name of ['blocked', 'findings', 'error', 'hold']) expect(conclusion(name)).toBe('failure')
  // Nobody has looked at the campaigns that are too many.
  expect(conclusion('several')).toBe('failure')
})

test('a pull request without a campaign needs nobody', () => {
  const view = { ...views['approved']!, campaigns: [] }
  expect(pullCheck(view, 'en').conclusion).toBe('success')
  expect(pullComment(view, 'en')).toMatch(/^Nothing to do/)
})
