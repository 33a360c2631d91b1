import * as fc from 'fast-check'
import { Liquid } from 'liquidjs'
import { type DefaultTreeAdapterTypes, parse } from 'parse5'
import { beforeAll, describe, expect, test } from 'vitest'
import { compile } from '../../src/compile/compile.ts'
import { longestResult } from '../../src/compile/longest-result.ts'
import { parseLiquid } from '../../src/compile/liquid.ts'
import { toNodes } from '../../src/compile/nodes.ts'
import { createStandIns } from '../../src/compile/stand-ins.ts'
import { renderNodes, renderTemplate } from '../../src/message/render.ts'
import type { CompiledTemplate, MergeValues } from '../../src/message/template.ts'
import { compileRequest, ownLayout } from '../support/compile-request.ts'

const { fields } = compileRequest()

// What a person may be called, without what the text part removes by itself.
const plainText = fc.oneof(
  fc.constantFrom('', ' ', 'JP', '東京', "O'Brien", '<b>', '5', 'true', '👩‍👩‍👧', 'a b  c'),
  fc.string({ unit: 'grapheme-ascii', maxLength: 12 }),
)
const mergeValues: fc.Arbitrary<MergeValues> = fc.record({
  first_name: fc.option(plainText),
  country: plainText,
  purchases: fc.integer({ min: -60, max: 60 }),
  vip: fc.option(fc.boolean()),
  renewal: fc.option(
    fc
      .date({ min: new Date('1990-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
      .map((date) => date.toISOString().slice(0, 10)),
  ),
  unsubscribe_url: fc.constant('https://mail.example/u/a?b=1&c=2'),
})

const quoted = fc.constantFrom("'JP'", '"東京"', '"O\'Brien"', "''", "'<b>'", "'5'", "'a'")
const number = fc.integer({ min: -9, max: 60 }).map(String)
const field = fc.constantFrom('first_name', 'country', 'purchases', 'vip', 'renewal')
const operand = fc.oneof(field, quoted, number, fc.constantFrom('true', 'false'))
const filter = fc.oneof(
  fc.constantFrom(
    'upcase',
    'downcase',
    'capitalize',
    'strip',
    'size',
    'round',
    'ceil',
    'floor',
    'url_encode',
  ),
  fc
    .tuple(fc.constantFrom('append', 'prepend', 'default', 'remove', 'plus', 'minus', 'times'), operand)
    .map(([name, to]) => `${name}: ${to}`),
  fc.tuple(operand, operand).map(([from, to]) => `replace: ${from}, ${to}`),
  fc.integer({ min: 1, max: 20 }).map((length) => `truncate: ${length}`),
  fc.integer({ min: 0, max: 3 }).map((digits) => `round: ${digits}`),
  fc.integer({ min: 2, max: 9 }).map((by) => `divided_by: ${by}`),
)
const comparison = fc.oneof(
  fc
    .tuple(operand, fc.constantFrom('==', '!=', '<', '>', '<=', '>=', 'contains'), operand)
    .map((parts) => parts.join(' ')),
  fc
    .tuple(field, fc.constantFrom('==', '!='), fc.constantFrom('blank', 'empty', 'nil'))
    .map((parts) => parts.join(' ')),
  fc
    .tuple(fc.constantFrom('blank', 'empty', 'nil'), fc.constantFrom('==', '!='), field)
    .map((parts) => parts.join(' ')),
  operand,
)
const condition = fc
  .array(fc.tuple(fc.boolean(), comparison), { minLength: 1, maxLength: 3 })
  .chain((terms) =>
    fc
      .constantFrom(' and ', ' or ')
      .map((joint) => terms.map(([not, term]) => (not ? `not ${term}` : term)).join(joint)),
  )
const output = fc.oneof(
  fc
    .tuple(fc.oneof(operand, condition), fc.array(filter, { maxLength: 3 }))
    .map(([value, chain]) => `{{ ${[value, ...chain].join(' | ')} }}`),
  fc.constantFrom(
    "{{ renewal | date: '%Y年%-m月%-d日 (%a)' }}",
    "{{ renewal | date: '%A, %B %d, %y %b %% %m' | upcase }}",
  ),
)
const trim = fc.constantFrom('', '-')

const template = fc.letrec<{ body: string; piece: string }>((tie) => ({
  body: fc.array(tie('piece'), { maxLength: 4 }).map((pieces) => pieces.join('')),
  piece: fc.oneof(
    { maxDepth: 3 },
    fc.constantFrom('text', ' ', '\n', ' 様 ', '。'),
    output,
    fc
      .tuple(fc.constantFrom('if', 'unless'), condition, tie('body'), fc.option(tie('body')), trim)
      .map(
        ([name, when, body, otherwise, dash]) =>
          `{%${dash} ${name} ${when} %}${body}${otherwise === null ? '' : `{% else ${dash}%}${otherwise}`}{% end${name} ${dash}%}`,
      ),
    fc
      .tuple(condition, condition, tie('body'), tie('body'))
      .map(([first, second, a, b]) => `{% if ${first} %}${a}{% elsif ${second} %}${b}{% endif %}`),
    fc
      .tuple(
        operand,
        fc.array(fc.oneof(operand, fc.constant('blank')), { minLength: 1, maxLength: 3 }),
        tie('body'),
        operand,
        tie('body'),
      )
      .map(
        ([subject, equals, a, other, b]) =>
          `{% case ${subject} %} {% when ${equals.join(', ')} %}${a}{% when ${other} or 'JP' %}${b}{% else %}-{% endcase %}`,
      ),
    fc
      .tuple(fc.integer({ min: -2, max: 3 }), fc.integer({ min: -2, max: 3 }), tie('body'))
      .map(
        ([from, to, body]) =>
          `{% for i in (${from}..${to}) %}${body}{{ i }}{{ forloop.index }}{{ forloop.rindex0 }}{{ forloop.last }}{% endfor %}`,
      ),
    tie('body').map(
      (body) =>
        `{% for i in (1..purchases) limit: 3 %}${body}{% if forloop.first %}!{% endif %}{{ forloop.length }}{% endfor %}`,
    ),
  ),
}))

/** What liquidjs itself prints for the same source. */
function liquid(source: string, values: MergeValues, escape: boolean): string {
  const engine = new Liquid({
    locale: 'en-US',
    timezoneOffset: 0,
    ...(escape ? { outputEscape: 'escape' as const } : {}),
  })
  return String(engine.parseAndRenderSync(source, { ...values }))
}

describe('a rendered template equals what liquidjs renders', () => {
  test('as text, for every template of the closed subset', () => {
    let compared = 0
    fc.assert(
      fc.property(template.body, mergeValues, (source, values) => {
        const standIns = createStandIns(source)
        const parsed = parseLiquid({ path: 'x', line: 1, text: source }, { fields, constants: {}, slots: [] })
        // What nests too deep is refused; everything else must be accepted.
        const refused = parsed.findings.map(({ code }) => code)
        expect(refused.filter((code) => !/^template-(?:too-deep|loop-too-long)$/.test(code))).toEqual([])
        if (refused.length > 0) return
        const text = parsed.pieces
          .map((piece) => (piece.kind === 'text' ? piece.text : standIns.mint(piece)))
          .join('')
        const { nodes, findings } = toNodes({ text, standIns, contextOf: () => 'text', containerOf: null })
        expect(findings).toEqual([])
        compared += 1
        // Filters that cut or insert by UTF-16 unit may halve a character; no half ever leaves in a message.
        const rendered = renderNodes(nodes, values)
        expect(rendered).toBe(liquid(source, values, false).toWellFormed())
        expect(rendered.length).toBeLessThanOrEqual(longestResult(nodes))
      }),
      { numRuns: 1500 },
    )
    expect(compared).toBeGreaterThan(1000)
  })

  test('as HTML, through MJML', async () => {
    let compared = 0
    await fc.assert(
      fc.asyncProperty(template.body, mergeValues, async (source, values) => {
        const body = `<mjml><mj-body><mj-section><mj-column><mj-text><p>[${source}]</p></mj-text></mj-column></mj-section></mj-body></mjml>`
        const { template, findings } = await compile(compileRequest({ kind: 'mjml', body }))
        // What nests too deep, or could become too long with long values, is refused; everything else must be accepted.
        if (template === null) {
          expect(findings.map(({ code }) => code)).toEqual(
            findings.map(() =>
              expect.stringMatching(/^template-(?:too-deep|loop-too-long|result-too-long)$/),
            ),
          )
          return
        }
        compared += 1
        const html = /<p>\[([\s\S]*)\]<\/p>/.exec(renderTemplate(template, values).html)?.[1]
        expect(withoutSpace(html ?? 'nothing')).toBe(
          withoutSpace(liquid(source, values, true).toWellFormed()),
        )
      }),
      { numRuns: 80 },
    )
    expect(compared).toBeGreaterThan(50)
  })
})

/** White space between lines is MJML's and ours to squeeze. */
function withoutSpace(text: string): string {
  return text.replaceAll(/\s+/g, '')
}

const hostileParts = [
  '"',
  "'",
  '<',
  '>',
  '&',
  '`',
  '=',
  '/',
  '\\',
  '<script>alert(1)</script>',
  '</td></tr></table>',
  '<!--',
  '-->',
  ']]>',
  '<![endif]-->',
  '"><img src=x onerror=alert(1)>',
  "' onclick='x",
  'javascript:alert(1)',
  '//evil.example',
  '@evil.example/',
  '../..',
  '?x=',
  '#',
  '\r\nBcc: victim@example.com\r\n\r\n',
  '\n\n',
  '\u0000',
  '\u0085',
  '\u2028',
  '\u202e',
  '\ud800',
  '\ufeff',
  '{{ vip }}',
  '{% endif %}',
  '%0d%0a',
  '&lt;',
  '&#60;',
  '</title>',
  '</style>',
  'q2345672345672345672345674500001x',
]
const hostileText = fc.oneof(
  fc.array(fc.constantFrom(...hostileParts), { minLength: 1, maxLength: 5 }).map((parts) => parts.join('')),
  fc.string({ unit: 'binary', maxLength: 30 }),
)

/** What an HTML parser that follows the standard sees: elements, attribute names, links up to their path, and nothing of the text. */
function structureOf(html: string): string {
  const shape = (node: DefaultTreeAdapterTypes.ChildNode): string => {
    if (node.nodeName === '#comment') return '!'
    if (!('tagName' in node)) return ''
    const attributes = node.attrs.map(({ name, value }) =>
      /^(?:href|src)$/.test(name) ? `${name}=${originOf(value)}` : name === 'style' ? value : name,
    )
    return `<${node.tagName} ${attributes.join(' ')}>${node.childNodes.map(shape).join('')}</>`
  }
  return parse(html).childNodes.map(shape).join('')
}

function originOf(link: string): string {
  const { protocol, host } = new URL(link)
  return `${protocol}${host}`
}

describe('no contact value changes the structure', () => {
  let campaign: CompiledTemplate
  beforeAll(async () => {
    const body = [
      '# {{ first_name }} <{{ country }}>',
      '[shop](https://shop.example/a/{{ first_name }}/b?c={{ country }}#{{ first_name }}) "{{ country }}"',
      '| a | b |\n| - | - |\n| {{ first_name }} | {{ country | append: first_name }} |',
      '- {{ first_name }}\n- `{{ country }}`\n\n[mail](mailto:a@shop.example?subject={{ first_name }})',
    ]
    const request = compileRequest({
      subject: '{{ first_name }} / {{ country }}',
      preheader: '{{ first_name }}',
      body: body.join('\n\n'),
      layout: ownLayout('newsletter'),
    })
    const { template } = await compile(request)
    if (template === null) throw new Error('the campaign was refused')
    campaign = template
  })
  const values = (first_name: string, country: string): MergeValues => ({
    first_name,
    country,
    unsubscribe_url: 'https://mail.example/u/abc',
  })

  test('of the HTML, of the text, or of a header', () => {
    const harmless = renderTemplate(campaign, values('Aoi', 'JP'))
    const structure = structureOf(harmless.html)
    expect(structure.length).toBeGreaterThan(1000)
    fc.assert(
      fc.property(hostileText, hostileText, (first, second) => {
        const message = renderTemplate(campaign, values(first, second))
        expect(structureOf(message.html)).toBe(structure)
        expect(message.text.split(/\r\n|[\n\v\f\r\u0085\u2028\u2029]/).length).toBe(
          harmless.text.split('\n').length,
        )
        expect(message.subject).toMatch(/^[^\p{Cc}\u2028\u2029]*$/u)
        expect(
          message.html.isWellFormed() && message.text.isWellFormed() && message.subject.isWellFormed(),
        ).toBe(true)
      }),
      { numRuns: 300 },
    )
  })

  test('and the judge would notice', () => {
    const raw = renderTemplate(campaign, values('Aoi', 'JP')).html
    const structure = structureOf(raw)
    expect(structureOf(raw.replaceAll('Aoi', '<b>'))).not.toBe(structure)
    expect(structureOf(raw.replace('shop.example/a', 'evil.example/a'))).not.toBe(structure)
  })
})

const fragments = [
  '{{',
  '}}',
  '{%',
  '%}',
  '{{ country }}',
  '{{ first_name | default: "x" }}',
  '{% if vip %}',
  '{% else %}',
  '{% endif %}',
  '{% for i in (1..3) %}',
  '{% endfor %}',
  '{% case country %}',
  '{% when "JP" %}',
  '{% endcase %}',
  '{% raw %}',
  '{% endraw %}',
  '{% render "p" %}',
  '<mjml>',
  '</mjml>',
  '<mj-body>',
  '</mj-body>',
  '<mj-head>',
  '</mj-head>',
  '<mj-section>',
  '</mj-section>',
  '<mj-column>',
  '</mj-column>',
  '<mj-text>',
  '</mj-text>',
  '<mj-raw>',
  '</mj-raw>',
  '<mj-button href="',
  '">',
  '</mj-button>',
  '<mj-table>',
  '</mj-table>',
  '<mj-style inline="inline">',
  '</mj-style>',
  '<!--',
  '-->',
  '<b>',
  '</b>',
  '<p',
  '"',
  "'",
  '=',
  '[x](',
  ')',
  '![',
  '](',
  '- ',
  '# ',
  '| a | b |\n| - | - |\n',
  '`',
  '```\n',
  '\n',
  '\n\n',
  '    ',
  '&',
  ' ',
  '**',
  '<https://x.example/',
  '>',
  '[r]: https://x.example/',
  '[a][r]',
]

test('compile never throws, whatever the body is', async () => {
  const body = fc.oneof(
    fc.array(fc.constantFrom(...fragments), { maxLength: 25 }).map((parts) => parts.join('')),
    fc
      .array(fc.constantFrom(...fragments), { maxLength: 12 })
      .map(
        (parts) =>
          `<mjml><mj-body><mj-section><mj-column><mj-text>${parts.join('')}</mj-text></mj-column></mj-section></mj-body></mjml>`,
      ),
    fc.string({ unit: 'binary', maxLength: 60 }),
  )
  let accepted = 0
  await fc.assert(
    fc.asyncProperty(body, fc.constantFrom('markdown', 'mjml'), async (text, kind) => {
      const partials = { p: { path: 'campaigns/_partials/p.md', text: '{{ country }}' } }
      const { template, findings } = await compile(compileRequest({ kind, body: text, partials }))
      expect(template === null).toBe(findings.length > 0)
      for (const { place } of findings) {
        expect(place.line).toBeGreaterThan(0)
        expect(place.line).toBeLessThanOrEqual(7 + text.split('\n').length)
        expect(place.column).toBeGreaterThan(0)
      }
      if (template === null) return
      accepted += 1
      const { html, text: plain } = renderTemplate(template, { country: 'JP' })
      expect(html + plain).not.toMatch(/q[a-z2-7]{24}\d{5}x/)
    }),
    { numRuns: 250 },
  )
  expect(accepted).toBeGreaterThan(20)
})
