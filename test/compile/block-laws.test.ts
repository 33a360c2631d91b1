import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { compile } from '../../src/compile/compile.ts'
import { renderTemplate } from '../../src/message/render.ts'
import { compileRequest, ownLayout } from '../support/compile-request.ts'

/** A piece of a campaign, and the words of it that a reader sees, in their order. */
interface Piece {
  readonly source: string
  /** `@` and a number stands for a word of its own. */
  readonly shown: readonly string[]
}

let words = 0
const word = fc.constant(null).map(() => `word${(words += 1)}x`)
const link = fc.constantFrom('https://shop.example/', 'https://shop.example/a?b=1&c={{ country }}')
const picture = fc.constantFrom('![a](wide.png)', '![](small.png)', '[![a](wide.png)](https://shop.example/)')

const text: fc.Arbitrary<Piece> = fc
  .tuple(word, fc.constantFrom('', '# ', '- ', '> ', '**', '| a |\n| - |\n| '))
  .map(([shown, mark]) => ({
    source: `${mark}${shown}${mark === '**' ? mark : ''} {{ first_name }}${mark.startsWith('|') ? ' |' : ''}`,
    shown: [shown],
  }))
const button = fc.tuple(word, link).map(([shown, to]) => ({ source: `[[${shown}]](${to})`, shown: [shown] }))
const alone: fc.Arbitrary<Piece> = fc.oneof(
  text,
  button,
  picture.map((source) => ({ source, shown: [] })),
  fc.constant({ source: '---', shown: [] }),
)

function joined(pieces: readonly Piece[], between: string): Piece {
  return {
    source: pieces.map(({ source }) => source).join(between),
    shown: pieces.flatMap(({ shown }) => shown),
  }
}

/** Pieces among tags: what is shown depends on whether the reader is a member. */
function conditional(inner: fc.Arbitrary<Piece>, isMember: boolean): fc.Arbitrary<Piece> {
  return fc
    .tuple(inner, inner, fc.constantFrom('\n', '\n\n'), fc.boolean())
    .map(([yes, no, gap, hasElse]) => ({
      source: ['{% if vip %}', yes.source, ...(hasElse ? ['{% else %}', no.source] : []), '{% endif %}'].join(
        gap,
      ),
      shown: isMember ? yes.shown : hasElse ? no.shown : [],
    }))
}

function campaign(isMember: boolean): fc.Arbitrary<Piece> {
  const inColumn = fc
    .array(fc.oneof({ weight: 3, arbitrary: text }, button, conditional(fc.oneof(text, button), isMember)), {
      minLength: 1,
      maxLength: 3,
    })
    .map((pieces) => joined(pieces, '\n\n'))
  const columns = fc.tuple(inColumn, inColumn).map(([left, right]) => ({
    source: `::: columns\n${left.source}\n\n---\n\n${right.source}\n:::`,
    shown: [...left.shown, ...right.shown],
  }))
  const beside = inColumn.map(({ source, shown }) => ({
    source: `::: picture\n![a](wide.png)\n\n${source}\n:::`,
    shown,
  }))
  const product = fc.tuple(word, word, button).map(([name, price, buy]) => ({
    source: `![a](wide.png)\n${name}\n${price} {{ country }}\n${buy.source}`,
    shown: [name, price, ...buy.shown],
  }))
  const products = fc
    .tuple(fc.array(product, { minLength: 1, maxLength: 3 }), fc.constantFrom('\n', '\n\n'))
    .map(([pieces, gap]) => {
      const { source, shown } = joined(pieces, gap)
      return { source: `::: products\n${source}\n:::`, shown }
    })
  const block = fc.oneof(columns, beside, products)
  return fc
    .array(
      fc.oneof(
        { weight: 3, arbitrary: alone },
        { weight: 2, arbitrary: block },
        conditional(fc.oneof(block, text, button), isMember),
      ),
      { minLength: 1, maxLength: 6 },
    )
    .map((pieces) => joined(pieces, '\n\n'))
}

const pictures = Object.fromEntries(
  [
    ['wide.png', 1200],
    ['small.png', 40],
  ].map(([name, width]) => [
    name,
    { source: `https://mail.example/${name}`, width: Number(width), height: 40 },
  ]),
)
const layout = fc.constantFrom(null, ownLayout('newsletter'), ownLayout('plain'))

/** Tags that are closed in the order in which they were opened; Outlook reads what stands in its comments. */
function imbalance(html: string): string | null {
  const open: string[] = []
  for (const [, slash, name = ''] of html.matchAll(
    /<(\/?)(table|tbody|tr|td|th|div|a|p|blockquote)\b[^>]*>/g,
  )) {
    if (slash === '') open.push(name)
    else if (open.pop() !== name) return `</${name}> after ${open.slice(-3).join(' ')}`
  }
  return open.length === 0 ? null : `open: ${open.join(' ')}`
}

const anybody = fc.boolean().chain((isMember) => fc.tuple(fc.constant(isMember), campaign(isMember), layout))

test('every reader gets exactly the blocks meant for them, in their order, in both parts', async () => {
  let blocks = 0
  await fc.assert(
    fc.asyncProperty(anybody, async ([vip, { source, shown }, chosen]) => {
      const { template, findings } = await compile(
        compileRequest({ body: source, pictures, layout: chosen, locale: 'en' }),
      )
      expect(findings).toEqual([])
      if (template === null) return
      blocks += source.split(':::').length - 1
      const { html, text: plain } = renderTemplate(template, {
        vip,
        first_name: '</td>',
        country: '"><b>',
        unsubscribe_url: 'https://mail.example/u',
      })
      for (const part of [html, plain]) {
        expect([...part.matchAll(/word\d+x/g)].map(([one]) => one)).toEqual(shown)
        expect(part).not.toMatch(/:::|\[\[/)
      }
      expect(imbalance(html.replaceAll(/<!--[\s\S]*?-->/g, ''))).toBeNull()
      expect(imbalance(html.replaceAll(/<!--\[if (?:mso|mso \| IE)\]>|<!\[endif\]-->/g, ''))).toBeNull()
    }),
    { numRuns: 150 },
  )
  expect(blocks).toBeGreaterThan(100)
})

test('and the judge of balance would notice', () => {
  expect(imbalance('<table><tr><td></td></tr></table>')).toBeNull()
  expect(imbalance('<table><tr><td></tr></table>')).toBe('</tr> after table tr')
  expect(imbalance('<div>')).toBe('open: div')
})

const fragments = [
  ':::',
  '::: ',
  '::: columns',
  '::: picture',
  '::: products',
  '::: grid',
  '：：：',
  '---',
  '[[A]](https://a.example/)',
  '[[A]]',
  '[[',
  ']](',
  '![a](wide.png)',
  '![a](wide.png)\nName\n1 yen\n[[B]](https://b.example/)',
  '{% if vip %}',
  '{% else %}',
  '{% endif %}',
  '{{ country }}',
  'text',
  '- ',
  '> ',
  '    ',
  '```',
  '| a |\n| - |\n| ',
  '# ',
  '\n',
  '\n',
  '\n\n',
]

test('whatever is written, each finding stands on a line of the campaign, and no tag is lost in silence', async () => {
  let accepted = 0
  const body = fc.array(fc.constantFrom(...fragments), { maxLength: 30 }).map((parts) => parts.join(''))
  await fc.assert(
    fc.asyncProperty(body, async (source) => {
      const { template, findings } = await compile(compileRequest({ body: source, pictures }))
      expect(template === null).toBe(findings.length > 0)
      for (const { place } of findings) {
        expect(place.file).toBe('campaigns/sale/campaign.md')
        expect(place.line).toBeGreaterThanOrEqual(7)
        expect(place.line).toBeLessThanOrEqual(7 + source.split('\n').length)
      }
      if (template === null) return
      accepted += 1
      const outputs = source.split('{{ country }}').length - 1
      const { html } = renderTemplate(template, { country: 'uniquely', vip: true })
      const other = renderTemplate(template, { country: 'uniquely', vip: false }).html
      if (!source.includes('{%')) expect(html.split('uniquely').length - 1).toBe(outputs)
      expect(html + other).not.toMatch(/q[a-z2-7]{24}\d{5}x/)
    }),
    { numRuns: 300 },
  )
  expect(accepted).toBeGreaterThan(20)
})
