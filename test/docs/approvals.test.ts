import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { catalogue } from '../../src/words/catalogue.ts'
import { reasonCodes, reasonGroups, reasonsText } from '../support/reasons-page.ts'
import { views } from '../report/pull/views.ts'
import { pullComment } from '../../src/report/pull-comment.ts'
import { shown } from '../report/pull/judge-markdown.ts'

const bless = process.env['BLESS'] === '1'
const marker = '<!-- reasons: written by test/docs/approvals.test.ts -->\n'
const pages = [
  { locale: 'en', file: join(import.meta.dirname, '../../docs/approvals.md') },
  { locale: 'ja', file: join(import.meta.dirname, '../../docs/approvals.ja.md') },
] as const

test.each(pages)(
  '$locale: one section for each reason, in the words of the program; BLESS=1 writes them',
  ({ locale, file }) => {
    const [before = ''] = readFileSync(file, 'utf8').split(marker)
    const whole = `${before}${marker}\n${reasonsText(locale).trimEnd()}\n`
    if (bless) writeFileSync(file, whole)
    expect(readFileSync(file, 'utf8')).toBe(whole)
    expect(whole).not.toMatch(/\{[a-z_]+\}/)
  },
)

test('no reason is missing: whatever is named like one stands on the page, once', () => {
  const listed = reasonGroups.flatMap(({ words }) => reasonCodes(words))
  expect(new Set(listed).size).toBe(listed.length)
  expect(listed.length).toBeGreaterThan(70)
  const elsewhere = new Set(['CHECKS_FAILED', 'NOT_LIVE'])
  const named = Object.keys(catalogue).filter((code) => /^[A-Z][A-Z_]+$/.test(code) && !elsewhere.has(code))
  expect(named.filter((code) => !listed.includes(code))).toEqual([])
})

test('wherever a comment leads on the page, something stands', () => {
  for (const { locale, file } of pages) {
    const text = readFileSync(file, 'utf8')
    const links = Object.values(views).flatMap((view) => shown(pullComment(view, locale)).links)
    const anchors = new Set(
      links.filter((link) => /approvals(?:\.ja)?\.md#/.test(link)).map((link) => link.split('#')[1]),
    )
    expect(anchors.size).toBeGreaterThan(6)
    for (const anchor of anchors) expect(text).toContain(`<a id="${anchor}"></a>\n\n#`)
  }
})
