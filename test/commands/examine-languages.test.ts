import { readFileSync } from 'node:fs'
import { afterAll, expect, test } from 'vitest'
import { createCompiler } from '../../src/adapters/compile-child/compiler.ts'
import { examineCampaign, type Examination } from '../../src/commands/examine-campaign.ts'
import { parseContent } from '../../src/content/parse-content.ts'
import { present } from '../../src/kit/assert.ts'
import { campaignText, contentFiles, contentTree } from '../support/content-files.ts'

const compiler = createCompiler({ reuse: true })
afterAll(() => compiler.close())

const layout = readFileSync(new URL('../../campaigns/_layouts/newsletter.mjml', import.meta.url), 'utf8')
const ja = 'campaigns/harvest/campaign.ja.md'
const legal =
  'legal: { name: Hikari KK, address: Tokyo 1-1, contact: 0120-000-000, jurisdictions: [JP] }\n    urls: { unsubscribe: https://mail.hikari.example/u }\n    '
const files = {
  'campaigns/_layouts/newsletter.mjml': layout,
  'policies/senders.yaml': contentFiles['policies/senders.yaml']?.replace('reply_to:', `${legal}reply_to:`),
  'lists/customers.yaml':
    'title: Customers\npurpose: News\nconsent: { basis: opt-in }\nfields: { first_name: { type: string, optional: true, sample: [Aiko] }, locale: { type: string, optional: true } }\n',
  'campaigns/harvest/campaign.md': campaignText(
    { locale: 'en' },
    'Good day, {{ first_name | default: "friend" }}. [The shop](https://www.hikari.example/harvest)\n',
  ),
}

async function examine(changes: Readonly<Record<string, string>>): Promise<Examination> {
  const content = parseContent(contentTree({ ...files, ...changes }))
  expect(content.findings.filter(({ severity }) => severity === 'error')).toEqual([])
  const campaign = present(content.campaigns.get('harvest'), 'the campaign')
  return examineCampaign(campaign, content, { compiler, nowMs: Date.parse('2026-11-01T00:00Z') })
}

const said = ({ findings }: Examination): readonly string[] =>
  findings
    .filter(({ severity }) => severity === 'error')
    .map(({ code, place }) => `${place.file}:${place.line} ${code}`)

test('every language is compiled, and shown to every sample recipient, with its own file and tag', async () => {
  const examined = await examine({
    [ja]: '---\nsubject: "{{ first_name | default: \'お客\' }}様、収穫です"\n---\n\nこんにちは。[お店](https://www.hikari.example/ja)\n',
  })
  expect(said(examined)).toEqual([])
  expect(examined.artifact?.locale).toBe('en')
  expect(Object.keys(examined.artifact?.languages ?? {})).toEqual(['en', 'ja'])
  expect(examined.samples.map(({ locale, path, subject }) => `${locale} ${path} ${subject}`)).toEqual([
    'en campaigns/harvest/campaign.md Harvest',
    'en campaigns/harvest/campaign.md Harvest',
    `ja ${ja} Aiko様、収穫です`,
    `ja ${ja} お客様、収穫です`,
  ])
  const [, , third] = examined.samples
  expect(third?.html).toContain('lang="ja"')
  expect(Buffer.from(third?.message ?? []).toString('latin1')).toMatch(/^Content-Language: ja\r$/m)
})

test('what cannot be compiled in one language is said of its file and line, and nothing is sent in any', async () => {
  const examined = await examine({ [ja]: '---\nsubject: 収穫\n---\n\nこんにちは。\n\n{{ birthday }}\n' })
  expect(examined.artifact).toBeNull()
  expect(said(examined)).toEqual([`${ja}:7 undeclared-field`])
})

test('what checks find in one language is said of its file, in the subject and in the body', async () => {
  const examined = await examine({
    [ja]: '---\nsubject: TODO 収穫\n---\n\nこんにちは。[お店](http://www.hikari.example/ja)\n',
  })
  expect(said(examined)).toEqual([`${ja}:2 unresolved-placeholder`, `${ja}:5 link-not-https`])
})

test('what is wrong in the layout is said once, not for each language', async () => {
  const examined = await examine({
    [ja]: '---\nsubject: 収穫\n---\n\nこんにちは。\n',
    'campaigns/_layouts/newsletter.mjml': layout.replace('{{ content }}', '{{ content }}{{ nothing }}'),
  })
  expect(said(examined).filter((line) => line.includes('_layouts'))).toHaveLength(1)
})
