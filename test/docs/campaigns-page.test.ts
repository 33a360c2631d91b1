import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readWorkTree } from '../../src/adapters/git/work-tree.ts'
import type { WebForge } from '../../src/commands/forge-link.ts'
import { campaignsPage } from '../../src/commands/init/campaigns-page.ts'
import { exampleText } from '../../src/commands/init/repository-files.ts'
import { templates } from '../../src/commands/new/campaign-text.ts'
import { parseContent } from '../../src/content/parse-content.ts'
import { present } from '../../src/kit/assert.ts'

const root = join(import.meta.dirname, '../..')
const file = join(root, 'campaigns/README.md')
const bless = process.env['BLESS'] === '1'
const content = parseContent(await readWorkTree(root))
const list = present(content.lists.get('newsletter'), 'the newsletter')

/** The page of the made-up company, as `postmerge init` would have written it. */
function page(forge: WebForge | null): string {
  return campaignsPage({
    locale: 'ja',
    forge,
    desk: false,
    domain: 'hikari.example',
    fields: list.fields,
    textOf: (template, language) => exampleText(content, { template, language, list, today: '2026-11-20' }),
  })
}

const url = 'https://github.com/hikari-foods/mail'
const github: WebForge = { kind: 'github', url, branch: 'main' }

function linksOf(text: string): readonly URL[] {
  return [...text.matchAll(/\]\((https:[^)]*\/new\/[^)]*)\)/g)].map(([, link = '']) => new URL(link))
}

test('campaigns/README.md is what the program writes; BLESS=1 writes it', () => {
  if (bless) writeFileSync(file, page(github))
  expect(readFileSync(file, 'utf8')).toBe(page(github))
})

test('each template in each language is one link, short enough for every browser and server', () => {
  const links = linksOf(page(github))
  expect(links).toHaveLength(templates.length * 2)
  for (const link of links) {
    expect(link.href.length).toBeLessThan(8000)
    expect(link.searchParams.get('filename')).toMatch(/^campaigns\/YYYY-MM-[a-z]+\/campaign\.md$/)
    expect(link.searchParams.get('value')).toMatch(/^---\nsubject: [^]*\nstatus: draft # [^]*\n---\n\n# /)
  }
  expect(links.filter((link) => link.searchParams.get('value')?.includes('locale: ja\n'))).toHaveLength(4)
})

test('where the editor takes no text the page holds it, to be copied', () => {
  const gitlab = page({ ...github, kind: 'gitlab', url: 'https://gitlab.com/hikari-foods/mail' })
  expect(linksOf(gitlab).map((link) => link.searchParams.get('file_name'))).toContain(
    'campaigns/YYYY-MM-sale/campaign.md',
  )
  for (const text of [gitlab, page(null)]) {
    expect([...text.matchAll(/^```markdown\n---\nsubject: /gm)]).toHaveLength(templates.length * 2)
  }
  expect(linksOf(page(null))).toEqual([])
})
