import { describe, expect, test } from 'vitest'
import { compile } from '../../src/compile/compile.ts'
import { renderTemplate } from '../../src/message/render.ts'
import type { CompileRequest, MergeValues, RenderedMessage } from '../../src/message/template.ts'
import { phraseOf } from '../../src/words/say.ts'
import { compileRequest, ownLayout } from '../support/compile-request.ts'

const picture = (name: string, width: number) => ({
  source: `https://mail.example/i/${name}`,
  width,
  height: width / 2,
})
const pictures = { 'a.png': picture('a.png', 1200), 'small.png': picture('small.png', 64) }
const values: MergeValues = { first_name: '<Zoë>', country: 'JP & DE', purchases: 3, vip: true }

async function rendered(body: string, given: Partial<CompileRequest> = {}): Promise<RenderedMessage> {
  const { template, findings } = await compile(compileRequest({ body, pictures, ...given }))
  expect(findings).toEqual([])
  if (template === null) throw new Error('no template')
  return renderTemplate(template, values)
}

async function refusals(body: string, given: Partial<CompileRequest> = {}): Promise<readonly string[]> {
  const { template, findings } = await compile(compileRequest({ body, pictures, ...given }))
  expect(template === null).toBe(findings.length > 0)
  return findings.map(({ place, code }) => `${place.line} ${code}`)
}

const product = (name: string) =>
  `![${name}](a.png)\n${name}\n100 yen\n[[Buy ${name}]](https://shop.example/)`

describe('what is written becomes components that every mail program shows', () => {
  const cases: readonly (readonly [name: string, body: string, html: RegExp, text: string])[] = [
    [
      'a button',
      '[[Buy **now**]](https://shop.example/?a=1&b=2)',
      /<td align="center" bgcolor="#414141" role="presentation"[^>]*>\n<a href="https:\/\/shop\.example\/\?a=1&amp;b=2"[^>]*>\s*Buy <strong>now<\/strong>\s*<\/a>/,
      'Buy now <https://shop.example/?a=1&b=2>',
    ],
    [
      'a button with merge fields in text and address',
      '[[For {{ first_name }}]](https://shop.example/?c={{ country }})',
      /href="https:\/\/shop\.example\/\?c=JP%20%26%20DE"[^>]*>\s*For &lt;Zoë&gt;/,
      'For <Zoë> <https://shop.example/?c=JP%20%26%20DE>',
    ],
    [
      'two buttons in one paragraph',
      '[[A]](https://a.example/)\n[[B]](https://b.example/)',
      /a\.example[\s\S]*<\/tr>[\s\S]*<tr>[\s\S]*b\.example/,
      'A <https://a.example/>\n\nB <https://b.example/>',
    ],
    [
      'a button whose address stands elsewhere',
      '[[A]][shop]\n\n[shop]: https://a.example/',
      /class="block-button"/,
      'A <https://a.example/>',
    ],
    [
      'a picture as wide as the text',
      '![A "big" <one>](a.png)',
      /<img alt="A (?:"|&quot;|&#34;)big(?:"|&quot;|&#34;) (?:<|&lt;)one(?:>|&gt;)" src="https:\/\/mail\.example\/i\/a\.png" style="[^"]*width:100%;[^"]*" height="300" width="600">/,
      '[A "big" <one>]',
    ],
    ['a small picture', '![Logo](small.png)', /<td style="width:64px;">/, '[Logo]'],
    [
      'a picture that is a link',
      '[![Shop](a.png)](https://shop.example/)',
      /<a href="https:\/\/shop\.example\/" target="_blank">\s*<img alt="Shop"/,
      '[Shop] <https://shop.example/>',
    ],
    [
      'a divider',
      'A\n\n---\n\nB',
      /<td[^>]*class="block-divider"[^>]*>\s*<p style="border-top:solid 1px/,
      `A\n\n${'-'.repeat(40)}\n\nB`,
    ],
    [
      'a quote',
      '> A\n>\n> B',
      /<table class="block-quote" role="presentation"[^>]*><tbody><tr><td class="block-quote" style="[^"]*border-left: 3px solid/,
      '> A\n>\n> B',
    ],
    [
      'two columns',
      '::: columns\nA\n\n---\n\nB\n:::',
      /<!--\[if mso \| IE\]><table[^>]*><tr><td[^>]*width:300px;[^>]*><!\[endif\]-->[\s\S]*mj-column-per-50[\s\S]*block-column[\s\S]*mj-column-per-50/,
      'A\n\nB',
    ],
    [
      'a picture with text',
      '::: picture\n![P](a.png)\n\nT\n:::',
      /mj-column-per-40[\s\S]*<img alt="P"[\s\S]*mj-column-per-60[\s\S]*<p>T<\/p>/,
      '[P]\n\nT',
    ],
    [
      'one product',
      `::: products\n${product('Tea')}\n:::`,
      /mj-column-per-40[\s\S]*<img alt="Tea"[\s\S]*mj-column-per-60[\s\S]*product-name[\s\S]*product-price[\s\S]*Buy Tea/,
      '[Tea]\n\nTea\n100 yen\nBuy Tea <https://shop.example/>',
    ],
    [
      'three products, with and without empty lines',
      `::: products\n${product('A')}\n${product('B')}\n\n${product('C').replaceAll('\n', '\n\n')}\n:::`,
      /(?:<img alt="[ABC]"[\s\S]*product-price[\s\S]*){3}/,
      ['A', 'B', 'C']
        .map((name) => `[${name}]\n${name}\n100 yen\nBuy ${name} <https://shop.example/>`)
        .join('\n\n'),
    ],
    [
      'double brackets inside a sentence',
      'see [\\[1\\]](https://a.example/)',
      /<p>see <a href="https:\/\/a\.example\/">\[1\]<\/a><\/p>/,
      'see [1] <https://a.example/>',
    ],
    [
      'colons inside a sentence or code',
      'a ::: b\n\n```\n::: columns\n```',
      /<p>a ::: b<\/p>[\s\S]*<code>::: columns/,
      'a ::: b\n\n::: columns',
    ],
  ]
  test.each(cases)('%s', async (...[, body, html, text]) => {
    const message = await rendered(body)
    expect(message.html).toMatch(html)
    expect(message.text.trimEnd()).toBe(text)
  })
})

test('tags around blocks leave nothing behind, with or without empty lines', async () => {
  const inner = '::: columns\nA\n\n---\n\nB\n:::'
  for (const body of [
    `{% unless vip %}\n${inner}\n{% else %}\n[[C]](https://c.example/)\n{% endunless %}`,
    `{% if vip %}\n\n[[C]](https://c.example/)\n\n{% else %}\n\n${inner}\n\n{% endif %}`,
    `{% case country %}\n{% when 'JP' %}\n${inner}\n{% else %}\n[[C]](https://c.example/)\n{% endcase %}`,
  ]) {
    const { html, text } = await rendered(`Start\n\n${body}\n\nEnd`, { layout: ownLayout('newsletter') })
    expect(text).toMatch(/^Start\n+C <https:\/\/c\.example\/>\n+End$/m)
    expect(html).not.toMatch(/section-columns|block-column"/)
  }
})

describe('a layout', () => {
  const sections = (html: string) => html.match(/class="(?:[^"]* )?S(?: [^"]*)?"/g) ?? []
  const layout = (section: string) => ({
    path: 'campaigns/_layouts/x.mjml',
    text: `<mjml><mj-body><!-- <mj-section> -->\n${section}\n</mj-body></mjml>`,
  })
  const own = layout(
    '<mj-section css-class="S" padding="30px 20px 10px"><mj-column><mj-image src="https://a.example/x.png" alt="" /><mj-text css-class="T">Dear reader, {{ content }} bye</mj-text><mj-spacer /></mj-column></mj-section>',
  )

  test('keeps what stands beside the content, and its space above and below once', async () => {
    const { html, text } = await rendered(
      'A\n\n::: columns\nB\n\n---\n\nC\n:::\n\n[[D]](https://d.example/)',
      { layout: own },
    )
    expect(text).toMatch(/^Dear reader, *\n+A\n\nB\n\nC\n\nD <https:\/\/d\.example\/>\n+bye$/m)
    expect(html.split('x.png').length).toBe(2)
    expect(sections(html).length).toBeGreaterThan(2)
    const paddings = [...html.matchAll(/padding:30px 20px 10px;([^"]*)"/g)].map((match) => match[1])
    expect(paddings.filter((one) => !one?.includes('padding-top:'))).toHaveLength(1)
    expect(paddings.filter((one) => !one?.includes('padding-bottom:'))).toHaveLength(1)
  })

  test('that has no room for blocks is named', async () => {
    const narrow = layout(
      '<mj-section><mj-column><mj-text>{{ content }}</mj-text></mj-column><mj-column><mj-text>x</mj-text></mj-column></mj-section>',
    )
    expect(await refusals('a\n\n[[A]](https://a.example/)', { layout: narrow })).toEqual(['7 block-layout'])
    expect(await refusals('a', { layout: narrow })).toEqual([])
  })

  test('decides about colours', async () => {
    const { html } = await rendered('[[A]](https://a.example/)', { layout: ownLayout('newsletter') })
    expect(html).toContain('bgcolor="#a8321f"')
    expect(html).not.toContain('#414141')
  })

  test('shows a picture at the beginning from edge to edge if it says so', async () => {
    const body = '![A](a.png)\n\ntext\n\n![B](a.png)'
    const wide = await rendered(body, { layout: ownLayout('newsletter') })
    expect([...wide.html.matchAll(/ width="(\d+)">/g)].map((match) => match[1])).toEqual(['600', '544'])
    const letter = await rendered(body, { layout: ownLayout('plain') })
    expect([...letter.html.matchAll(/ width="(\d+)">/g)].map((match) => match[1])).toEqual(['552', '552'])
  })
})

describe('what is wrong is said where it stands', () => {
  const open = '::: columns'
  const cases: readonly (readonly [name: string, body: string, findings: readonly string[]])[] = [
    ['an unknown block', 'a\n\n::: column\nb\n:::', ['9 block-unknown']],
    ['a merge field as a name', '::: {{ country }}\nb\n:::', ['7 block-unknown']],
    ['more than a name', '::: columns wide\nb\n:::', ['7 block-unknown']],
    [
      'an unknown block with tags in it',
      '::: grid\n{{ country }}\n{% if vip %}x{% endif %}\n:::',
      ['7 block-unknown'],
    ],
    ['a block without an end', 'a\n\n::: columns\nb\n\n---\n\nc', ['9 block-open']],
    ['an end without a block', 'a\n:::\nb', ['8 block-stray']],
    ['full-width colons', 'a\n\n：：： columns\nb', ['9 block-wide-colon']],
    ['a block in a block', `${open}\na\n\n---\n\n::: picture\nb\n:::\n:::`, ['12 block-nested']],
    ['a block in a list', '- a\n\n  ::: picture\n  b\n  :::', ['9 block-nested']],
    ['a block in a quote', '> ::: picture\n> b\n> :::', ['7 block-nested']],
    ['one column', `${open}\na\n:::`, ['7 block-columns']],
    ['an empty column', `${open}\na\n\n---\n:::`, ['7 block-columns']],
    ['three columns', `${open}\na\n\n---\n\nb\n\n---\n\nc\n:::`, ['7 block-columns']],
    ['a heading where a divider was meant', `${open}\na\n---\nb\n:::`, ['7 block-columns']],
    ['text before the picture', '::: picture\na\n\n![p](a.png)\n:::', ['7 block-picture']],
    ['a picture without text', '::: picture\n![p](a.png)\n:::', ['7 block-picture']],
    ['text on the line of the picture', '::: picture\n![p](a.png) a\n\nb\n:::', ['7 block-picture']],
    ['no products', '::: products\n:::', ['7 block-products']],
    [
      'four products',
      `::: products\n${'ABCD'.split('').map(product).join('\n\n')}\n:::`,
      ['7 block-products'],
    ],
    [
      'a product without a price',
      `::: products\n${product('A')}\n\n![B](a.png)\nB\n[[Buy]](https://b.example/)\n:::`,
      ['13 block-product'],
    ],
    [
      'a product with a plain link',
      '::: products\n![B](a.png)\nB\n1 yen\n[Buy](https://b.example/)\n:::',
      ['8 block-product'],
    ],
    [
      'a product with a heading',
      '::: products\n![B](a.png)\n\n### B\n\n1 yen\n\n[[Buy]](https://b.example/)\n:::',
      ['10 block-product'],
    ],
    [
      'a tag between the lines of a product',
      '::: products\n![B](a.png)\nB\n{% if vip %}\n1 yen\n{% endif %}\n[[Buy]](https://b.example/)\n:::',
      ['8 block-product'],
    ],
    ['a button in a sentence', 'a\n\nb\n[[C]](https://c.example/)', ['10 button-alone']],
    ['a button in a line', 'a [[C]](https://c.example/) b', ['7 button-alone']],
    ['a button in a list', 'a\n\n- b\n- [[C]](https://c.example/)', ['10 button-alone']],
    ['a button in a quote', '> [[C]](https://c.example/)', ['7 button-alone']],
    ['a button in a heading', '# [[C]](https://c.example/)', ['7 button-alone']],
    ['a button without an address', '[[Buy now]]', ['7 button-link']],
    ['a button with an empty address', '[[Buy now]]()', ['7 button-link']],
    ['a button with a space before its address', '[[Buy now]] (https://a.example/)', ['7 button-link']],
    ['a button with a space in its address', '[[Buy now]](https://a.example/a b)', ['7 button-link']],
    ['a button that would run a script', '[[Buy now]](javascript:alert(1))', ['7 button-link']],
    ['a merge field of another tool', 'Hello\n\n[[first_name]]', ['9 button-link']],
    ['a picture that does not exist', '::: picture\n![p](b.png)\n\na\n:::', ['8 picture-not-beside']],
    [
      'tags that begin outside of a block and end in it',
      `{% if vip %}\n${open}\na\n{% endif %}\n\n---\n\nb\n:::`,
      ['7 template-tag-unbalanced'],
    ],
  ]
  test.each(cases)('%s', async (_name, body, findings) => {
    expect(await refusals(body)).toEqual(findings)
  })

  test('with the block as it was written, and what it may be', async () => {
    const { findings } = await compile(compileRequest({ body: '::: {{ country }}s\nb\n:::' }))
    const [found] = findings
    expect(found?.values).toEqual({ name: '{{ country }}s', known: 'columns, picture, products' })
    expect(phraseOf('en', found?.code ?? '', found?.values ?? {}).expected).toBe(
      'one of: columns, picture, products',
    )
  })

  test('in the partial in which it stands', async () => {
    const partials = { p: { path: 'campaigns/_partials/p.md', text: 'x\n\n::: grid\n:::' } }
    const { findings } = await compile(compileRequest({ body: "a\n\n{% render 'p' %}\n\nb", partials }))
    expect(findings.map(({ place, code }) => `${place.file}:${place.line} ${code}`)).toEqual([
      'campaigns/_partials/p.md:3 block-unknown',
    ])
  })
})
