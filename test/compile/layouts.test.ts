import { describe, expect, test } from 'vitest'
import { compile } from '../../src/compile/compile.ts'
import { renderTemplate } from '../../src/message/render.ts'
import type { CompileRequest } from '../../src/message/template.ts'
import { compileRequest, ownLayout } from '../support/compile-request.ts'

const clipBytes = 100_000
const unsubscribe = 'https://mail.example/u/aaaa'

describe.each(['newsletter', 'plain', 'notice'])('the layout %s', (name) => {
  const request = compileRequest({
    subject: '冬のセール',
    preheader: '明日から',
    body: '# 見出し\n\n本文です。[案内](https://shop.example/)\n',
    layout: ownLayout(name),
  })
  const message = async (given: Partial<CompileRequest> = {}) => {
    const { template, findings } = await compile({ ...request, ...given })
    expect(findings).toEqual([])
    if (template === null) throw new Error('no template')
    return renderTemplate(template, { unsubscribe_url: unsubscribe })
  }

  test('shows the legal block and the way out, in both parts, before mail programs clip', async () => {
    const { html, text } = await message()
    const visible = Buffer.from(html).subarray(0, clipBytes).toString()
    for (const constant of Object.values(request.constants).slice(1)) {
      expect(visible).toContain(constant)
      expect(text).toContain(constant)
    }
    expect(visible.split(`href="${unsubscribe}"`).length - 1).toBe(1)
    expect(text.split(`<${unsubscribe}>`).length - 1).toBe(1)
    for (const part of [html, text]) expect(part).toContain('今後の配信を希望されない場合は、')
  })

  test.each([
    ['ja', '配信を停止', 'unsubscribe here'],
    ['ja-JP', '配信を停止', 'unsubscribe here'],
    ['en', 'unsubscribe here', '配信を停止'],
    ['en-GB', 'unsubscribe here', '配信を停止'],
    ['de', 'unsubscribe here', '配信を停止'],
  ])('speaks to a reader of %s of leaving in a language they know', async (locale, said, unsaid) => {
    const { html, text } = await message({ locale })
    for (const part of [html, text]) {
      expect(part).toContain(said)
      expect(part).not.toContain(unsaid)
    }
  })

  test('says its own name and language, whatever fields a list declares', async () => {
    const field = { type: 'string', optional: false } as const
    const { text } = await message({
      fields: { language: field, organisation: field, legal_name: field },
      locale: 'en',
    })
    expect(text).toContain(request.constants['legal_name'])
    expect(text).toContain('unsubscribe here')
  })

  test('is small, and loads nothing from anywhere', async () => {
    const { html } = await message()
    expect(Buffer.byteLength(html)).toBeLessThan(12_000)
    expect(html).not.toMatch(/<(?:script|link|form|iframe)|@import|url\(/)
    expect(html).toMatch(/font-family:'Hiragino Sans'[^;]*'Noto Sans JP'/)
    expect(html).toContain('max-width:600px')
  })

  test('carries title, preheader and language', async () => {
    const { html, text } = await message()
    expect(html).toContain('<title>冬のセール</title>')
    expect(html).toMatch(/display:none;[^>]*>明日から</)
    expect(html).toContain('<html lang="ja"')
    expect(text).not.toContain('明日から')
  })

  test('does without a preheader', async () => {
    const { template } = await compile({ ...request, preheader: null })
    expect(template).not.toBeNull()
  })
})
