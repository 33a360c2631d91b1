import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { blockNames } from '../../src/compile/block-rule.ts'
import { compile } from '../../src/compile/compile.ts'
import { renderTemplate } from '../../src/message/render.ts'
import { blocks } from '../../src/words/blocks.ts'
import { compileRequest } from '../support/compile-request.ts'

const pages = ['blocks.md', 'blocks.ja.md'].map((name) => {
  const file = join(import.meta.dirname, '../../docs', name)
  return { name, file, page: readFileSync(file, 'utf8') }
})
const example = /```markdown\n([\s\S]*?)```\n\n```text\n[\s\S]*?```\n/g
const pictures = Object.fromEntries(
  ['hero', 'yuzu', 'soup'].map((name) => [
    `${name}.jpg`,
    { source: `https://mail.example/i/${name}.jpg`, width: 1200, height: 600 },
  ]),
)

test.each(pages)(
  'each example of $name compiles to the text below it; BLESS=1 writes that',
  async (shown) => {
    const { file, page } = shown
    const sources = [...page.matchAll(example)].map(([, body = '']) => body)
    expect(sources.length).toBe(page.split('```markdown').length - 1)
    expect(sources.length).toBeGreaterThan(7)
    const texts: string[] = []
    for (const body of sources) {
      const { template, findings } = await compile(compileRequest({ body, pictures }))
      expect(findings).toEqual([])
      if (template === null) throw new Error(body)
      texts.push(renderTemplate(template, { vip: true }).text)
    }
    const written = page.replaceAll(example, (_, body: string) => {
      return `\`\`\`markdown\n${body}\`\`\`\n\n\`\`\`text\n${texts.shift()}\`\`\`\n`
    })
    if (process.env['BLESS'] === '1') writeFileSync(file, written)
    expect(written).toBe(page)
  },
)

test.each(pages)('$name names every block, and everything that can be wrong with one', ({ page }) => {
  for (const name of blockNames) expect(page).toContain(`\n::: ${name}\n`)
  for (const code of Object.keys(blocks)) expect(page).toContain(`\`${code}\``)
})
