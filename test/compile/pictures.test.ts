import { describe, expect, test } from 'vitest'
import { compile } from '../../src/compile/compile.ts'
import { renderTemplate } from '../../src/message/render.ts'
import type { CompileRequest, RenderedMessage } from '../../src/message/template.ts'
import { compileRequest, inColumn } from '../support/compile-request.ts'

const hosted = `https://mail.hikari.example/i/${'a'.repeat(64)}.jpg`
const inline = `cid:${'b'.repeat(32)}@news.hikari.example`
const pictures = {
  'hero.jpg': { source: hosted, width: 1200, height: 800 },
  'icon.png': { source: inline, width: 48, height: 32 },
}
const layout = {
  path: 'campaigns/_layouts/narrow.mjml',
  text: '<mjml><mj-body width="600px"><mj-section padding="0 28px"><mj-column><mj-text padding="0">{{ content }}</mj-text></mj-column></mj-section></mj-body></mjml>',
}

async function rendered(given: Partial<CompileRequest>): Promise<RenderedMessage> {
  const { template, findings } = await compile(compileRequest({ pictures, ...given }))
  expect(findings).toEqual([])
  if (template === null) throw new Error('no template')
  return renderTemplate(template, { first_name: 'Zoë "<愛子>', vip: true })
}

async function refusals(given: Partial<CompileRequest>): Promise<readonly string[]> {
  const { findings } = await compile(compileRequest({ pictures, ...given }))
  return findings.map(({ place, code }) => `${place.file.split('/').at(-1)}:${place.line} ${code}`)
}

/** The attributes of the one picture in it. */
function imageOf(html: string): Readonly<Record<string, string>> {
  const images = html.match(/<img(?:\s+[a-z-]+="[^"]*")*\s*\/?>/g) ?? []
  expect(images).toHaveLength(1)
  return Object.fromEntries(
    [...(images[0] ?? '').matchAll(/\s([a-z-]+)="([^"]*)"/g)].map(([, name = '', value = '']) => [
      name,
      value,
    ]),
  )
}

test('a picture in Markdown is as wide as its container, or as itself where it is narrower', async () => {
  const wide = imageOf((await rendered({ body: '![A field](hero.jpg)', layout })).html)
  expect(wide).toMatchObject({ src: hosted, alt: 'A field', width: '544', height: '363' })
  expect(wide['style']).toMatch(/display:block/)
  expect(wide['style']).toMatch(/height:auto/)
  const narrow = imageOf((await rendered({ body: '![A leaf](icon.png)', layout })).html)
  expect(narrow).toMatchObject({ src: inline, alt: 'A leaf', width: '48', height: '32' })
})

test('whoever reads the text learns what a picture shows; one without a description is decoration', async () => {
  expect((await rendered({ body: 'Look:\n\n![A field](hero.jpg)\n\nBye' })).text).toBe(
    'Look:\n\n[A field]\n\nBye\n',
  )
  expect((await rendered({ body: 'Look:\n\n![](icon.png)\n\nBye' })).text).not.toContain('[')
  expect((await rendered({ body: '[![The shop](hero.jpg)](https://shop.example/)' })).text).toContain(
    '[The shop] <https://shop.example/>',
  )
})

test('a merge tag may stand in the description', async () => {
  const { html, text } = await rendered({ body: '![For {{ first_name }}](hero.jpg)' })
  expect(imageOf(html)['alt']).toBe('For Zoë &#34;&lt;愛子&gt;')
  expect(text).toContain('[For Zoë "<愛子>]')
})

test('a picture in a sentence, with a title, and by reference', async () => {
  const sentence = imageOf((await rendered({ body: 'See ![a leaf](./icon.png "Leaf") here' })).html)
  expect(sentence).toMatchObject({ src: inline, alt: 'a leaf', width: '48', height: '32' })
  expect(imageOf((await rendered({ body: 'See ![a leaf][x] here\n\n[x]: icon.png' })).html)['src']).toBe(
    inline,
  )
})

test('a picture that some readers get is in their mail alone', async () => {
  const { template } = await compile(
    compileRequest({ pictures, body: 'A\n\n{% if vip %}\n\n![A field](hero.jpg)\n\n{% endif %}\n\nB' }),
  )
  if (template === null) throw new Error('no template')
  expect(renderTemplate(template, { vip: true }).html).toContain(hosted)
  expect(renderTemplate(template, { vip: false }).html).not.toContain(hosted)
})

describe('in MJML', () => {
  test('a large picture fills its column, a small one keeps its size, and both have a height', async () => {
    const large = imageOf((await rendered(inColumn('<mj-image src="hero.jpg" alt="A field" />'))).html)
    expect(large).toMatchObject({ src: hosted, width: '550', height: '367' })
    const small = imageOf((await rendered(inColumn("<mj-image alt='x > y'\n src='icon.png' />"))).html)
    expect(small).toMatchObject({ src: inline, width: '48', height: '32' })
    const chosen = imageOf(
      (await rendered(inColumn('<mj-image src="hero.jpg" width="300px" alt="A" />'))).html,
    )
    expect(chosen).toMatchObject({ width: '300', height: '200' })
  })

  test('HTML inside a text, and backgrounds', async () => {
    const text = imageOf(
      (await rendered(inColumn('<mj-text>A <img src="icon.png" alt="leaf" /></mj-text>'))).html,
    )
    expect(text).toMatchObject({ src: inline, width: '48', height: '32' })
    const { html } = await rendered({
      ...inColumn(''),
      body: '<mjml><mj-body><mj-section background-url="hero.jpg"><mj-column><mj-text>A</mj-text></mj-column></mj-section></mj-body></mjml>',
    })
    expect(html).toContain(`background="${hosted}"`)
  })

  test('an https address stays as it is; a comment is nothing', async () => {
    const address = 'https://img.example/a.png'
    expect(imageOf((await rendered(inColumn(`<mj-image src="${address}" alt="A" />`))).html)['src']).toBe(
      address,
    )
    await rendered(inColumn('<!-- <mj-image src="gone.jpg" /> --><mj-text>A</mj-text>'))
  })
})

const partial = (text: string) => ({ partials: { p: { path: 'campaigns/_partials/p.md', text } } })

test.each<readonly [string, Partial<CompileRequest>, readonly string[]]>([
  ['an unknown name', { body: 'a\nb ![x](heros.jpg)' }, ['campaign.md:8 picture-not-beside']],
  ['a name that objects answer to', { body: '![x](constructor)' }, ['campaign.md:7 picture-not-beside']],
  ['another server', { body: '![x](https://img.example/a.png)' }, ['campaign.md:7 picture-remote']],
  [
    'another server without a scheme',
    { body: '![x](//img.example/a.png)' },
    ['campaign.md:7 picture-remote'],
  ],
  ['data', { body: '![x](data:image/png;base64,AAAA)' }, ['campaign.md:7 picture-source']],
  ['a Content-ID of somebody', { body: '![x](cid:a@b)' }, ['campaign.md:7 picture-source']],
  ['another folder', { body: '![x](../other/hero.jpg)' }, ['campaign.md:7 picture-source']],
  [
    'another folder, in disguise',
    { body: '![x](%2e%2e%2fother%2fhero.jpg)' },
    ['campaign.md:7 picture-source'],
  ],
  ['a tag in the name', { body: '![x](hero-{{ country }}.jpg)' }, ['campaign.md:7 picture-source-tag']],
  [
    'every one of them',
    { body: '![x](a.jpg)\n\n![y](b.jpg)' },
    ['campaign.md:7 picture-not-beside', 'campaign.md:9 picture-not-beside'],
  ],
  [
    'a partial',
    { body: '{% render "p" %}', ...partial('![x](hero.jpg)') },
    ['p.md:1 picture-outside-campaign'],
  ],
  [
    'an unknown name in MJML',
    inColumn('<mj-image src="heros.jpg" alt="x" />'),
    ['campaign.mjml:10 picture-not-beside'],
  ],
  [
    'data in MJML',
    inColumn('<mj-image src="data:image/png;base64,AA" alt="x" />'),
    ['campaign.mjml:10 picture-source'],
  ],
  [
    'a Content-ID in MJML',
    inColumn('<mj-image src="cid:a@b" alt="x" />'),
    ['campaign.mjml:10 picture-source'],
  ],
  [
    'a name in srcset',
    inColumn('<mj-image src="hero.jpg" srcset="hero.jpg 2x" alt="x" />'),
    ['campaign.mjml:10 picture-source'],
  ],
  [
    'a layout',
    {
      layout: {
        ...layout,
        text: layout.text
          .replace('<mj-body', '\n<mj-body')
          .replace(
            '</mj-body>',
            '<mj-section><mj-column>\n<mj-image src="hero.jpg" alt="x" /></mj-column></mj-section></mj-body>',
          ),
      },
    },
    [expect.stringMatching(/^narrow\.mjml:\d+ picture-outside-campaign$/) as string],
  ],
])('a picture from %s is refused', async (_, given, expected) => {
  expect(await refusals(given)).toEqual(expected)
})

test('an unknown name is told with those that are most like it', async () => {
  const { findings } = await compile(compileRequest({ pictures, body: '![x](heros.jpg)' }))
  expect(findings[0]?.values).toEqual({ name: 'heros.jpg', known: 'hero.jpg, icon.png' })
})
