import { describe, expect, test } from 'vitest'
import { compile } from '../../src/compile/compile.ts'
import { renderTemplate } from '../../src/message/render.ts'
import type { CompileRequest, MergeValues, RenderedMessage } from '../../src/message/template.ts'
import { phraseOf } from '../../src/words/say.ts'
import { compileRequest, inColumn, mjmlBody } from '../support/compile-request.ts'

const values: MergeValues = {
  first_name: 'Zoë & <愛子>',
  country: 'JP/東京',
  purchases: 3,
  vip: true,
  renewal: '2026-12-01',
  unsubscribe_url: 'https://mail.example/u/abc?a=1&b=2',
}

async function rendered(given: Partial<CompileRequest>, changed: MergeValues = {}): Promise<RenderedMessage> {
  const { template, findings } = await compile(compileRequest(given))
  expect(findings).toEqual([])
  if (template === null) throw new Error('no template')
  return renderTemplate(template, { ...values, ...changed })
}

/** `line:column code` of each finding. */
async function refusals(given: Partial<CompileRequest>): Promise<readonly string[]> {
  const { template, findings } = await compile(compileRequest(given))
  expect(template === null).toBe(findings.length > 0)
  for (const { code, values } of findings) {
    for (const locale of ['en', 'ja'] as const) {
      expect(Object.values(phraseOf(locale, code, values)).join(' ')).not.toMatch(/(?<!\{)\{[a-z]+\}/)
    }
  }
  return findings.map(({ place, code }) => `${place.line}:${place.column} ${code}`)
}

describe('a tag that comes through in its place', () => {
  const cases: readonly (readonly [name: string, Partial<CompileRequest>, html: string, text: string])[] = [
    [
      'in Markdown text',
      { body: 'Hello {{ first_name }}!' },
      'Hello Zoë &amp; &lt;愛子&gt;!',
      'Hello Zoë & <愛子>!',
    ],
    ['beside emphasis', { body: '**{{ country }}**様' }, '<strong>JP/東京</strong>様', 'JP/東京様'],
    [
      'in emphasis beside Japanese punctuation',
      { body: '**「{{ country }}」**は**明日。**から' },
      '<strong>「JP/東京」</strong>は<strong>明日。</strong>から',
      '「JP/東京」は明日。から',
    ],
    ['in a heading', { body: '# {{ country }}' }, '<h1>JP/東京</h1>', 'JP/東京'],
    ['in a code span', { body: '`{{ country }}`' }, '<code>JP/東京</code>', 'JP/東京'],
    [
      'in a Markdown link target',
      { body: '[Shop](https://shop.example/?c={{ country }}&x=1)' },
      '<a href="https://shop.example/?c=JP%2F%E6%9D%B1%E4%BA%AC&amp;x=1">Shop</a>',
      'Shop <https://shop.example/?c=JP%2F%E6%9D%B1%E4%BA%AC&x=1>',
    ],
    [
      'in a link target that is encoded already',
      { body: '[Shop](https://shop.example/{{ country | url_encode }})' },
      'href="https://shop.example/JP%2F%E6%9D%B1%E4%BA%AC"',
      '<https://shop.example/JP%2F%E6%9D%B1%E4%BA%AC>',
    ],
    [
      'as the link to unsubscribe',
      { body: '[Leave]({{ unsubscribe_url }})' },
      '<a href="https://mail.example/u/abc?a=1&amp;b=2">Leave</a>',
      'Leave <https://mail.example/u/abc?a=1&b=2>',
    ],
    [
      'in a Markdown table',
      { body: "| a | b |\n| - | - |\n| {{ country | default: 'x|y' }} | {{ purchases }} |\n| c | d |" },
      '<td>JP/東京</td>\n<td class="further-cell">3</td>',
      'JP/東京 | 3\nc | d',
    ],
    [
      'around Markdown paragraphs',
      { body: 'A\n\n{% if vip %}\n\n## B\n\n{% else %}\n\nC\n\n{% endif %}\n\nD' },
      '<p>A</p>\n\n<h2>B</h2>\n\n<p>D</p>',
      'A\n\nB\n\nD',
    ],
    [
      'in mj-raw around a component',
      mjmlBody(
        '<mj-raw>{% if vip %}</mj-raw><mj-section><mj-column><mj-text>V</mj-text></mj-column></mj-section><mj-raw>{% endif %}</mj-raw>',
      ),
      '>V</div>',
      'V',
    ],
    [
      'in mj-raw between components',
      inColumn(
        '<mj-text>A</mj-text><mj-raw>{% if vip %}</mj-raw><mj-text>B</mj-text><mj-raw>{% endif %}</mj-raw><mj-text>C</mj-text>',
      ),
      '>B</div>',
      'A\nB\nC',
    ],
    [
      'inside a text component',
      inColumn('<mj-text>{% if vip %}<b>V</b>{% endif %} {{ first_name }}</mj-text>'),
      '<b>V</b> Zoë &amp; &lt;愛子&gt;',
      'V Zoë & <愛子>',
    ],
    [
      'inside an attribute',
      inColumn('<mj-image src="https://img.example/a.png" alt="For {{ first_name }}" />'),
      'alt="For Zoë &amp; &lt;愛子&gt;"',
      '',
    ],
    [
      'inside a link',
      inColumn('<mj-button href="https://shop.example/{{ country }}?n={{ purchases }}">Go</mj-button>'),
      'href="https://shop.example/JP%2F%E6%9D%B1%E4%BA%AC?n=3"',
      'Go <https://shop.example/JP%2F%E6%9D%B1%E4%BA%AC?n=3>',
    ],
    [
      'choosing a whole link',
      inColumn(
        '<mj-button href="{% if vip %}https://a.example/{% else %}https://b.example/{% endif %}">Go</mj-button>',
      ),
      'href="https://a.example/"',
      'Go <https://a.example/>',
    ],
    [
      'in the rows of an MJML table',
      inColumn('<mj-table>{% for i in (1..2) %}<tr><td>{{ i }}</td></tr>{% endfor %}</mj-table>'),
      '<tr><td>1</td></tr><tr><td>2</td></tr>',
      '1\n2',
    ],
    [
      'where styles are moved into elements',
      {
        kind: 'mjml',
        body: '<mjml><mj-head><mj-style inline="inline">.x p { color: red }</mj-style></mj-head><mj-body><mj-section><mj-column><mj-text css-class="x"><p>{{ purchases }}</p></mj-text></mj-column></mj-section></mj-body></mjml>',
      },
      '<p style="color: red;">3</p>',
      '3',
    ],
  ]
  test.each(cases)('%s', async (...[, given, html, text]) => {
    const message = await rendered(given)
    expect(message.html).toContain(html)
    expect(message.text).toContain(text)
    expect(message.html + message.text).not.toMatch(/\{\{|\{%|q[a-z2-7]{24}/)
  })
})

describe('a tag that does not come through is refused where it stands', () => {
  const between = '<mj-section><mj-column><mj-text>A</mj-text></mj-column></mj-section>'
  const cases: readonly (readonly [name: string, Partial<CompileRequest>, findings: readonly string[]])[] = [
    [
      'between two MJML components',
      mjmlBody(`${between}\n{% if vip %}\n${between}\n{% endif %}`),
      ['10:1 template-tag-lost', '12:1 template-tag-lost'],
    ],
    [
      'around an MJML component',
      inColumn('{% if vip %}<mj-text>A</mj-text>{% endif %}'),
      ['10:1 template-tag-lost', '10:33 template-tag-lost'],
    ],
    [
      'in an attribute that MJML writes twice',
      mjmlBody(
        '<mj-section css-class="c{{ country }}"><mj-column><mj-text>A</mj-text></mj-column></mj-section>',
      ),
      ['9:25 template-tag-lost'],
    ],
    ['in a colour', inColumn('<mj-text color="{{ country }}">A</mj-text>'), ['10:1 mjml-invalid']],
    [
      'in a comment',
      inColumn('<mj-text>A<!-- {{ country }} --></mj-text>'),
      ['10:16 template-tag-unsafe-place'],
    ],
    [
      'in a comment between components',
      inColumn('<!-- {{ country }} --><mj-text>A</mj-text>'),
      ['10:6 template-tag-lost'],
    ],
    [
      'in a style sheet',
      mjmlBody('<mj-raw><style>a { color: {{ country }} }</style></mj-raw>'),
      ['9:27 template-tag-unsafe-place'],
    ],
    [
      'in a script',
      mjmlBody('<mj-raw><script>x = "{{ country }}"</script></mj-raw>'),
      ['9:22 template-tag-unsafe-place'],
    ],
    [
      'in a style attribute',
      inColumn('<mj-text><p style="color: {{ country }}">A</p></mj-text>'),
      ['10:27 template-tag-unsafe-place'],
    ],
    [
      'in an event handler',
      inColumn('<mj-text><p onclick="{{ country }}">A</p></mj-text>'),
      ['10:22 template-tag-unsafe-place'],
    ],
    [
      'as a tag name',
      inColumn('<mj-text><a{{ country }}>A</a></mj-text>'),
      ['10:12 template-tag-unsafe-place'],
    ],
    [
      'as an attribute name',
      inColumn('<mj-text><a data-{{ country }}="x">A</a></mj-text>'),
      ['10:18 template-tag-unsafe-place'],
    ],
    [
      'as an unquoted attribute',
      inColumn('<mj-text><a title={{ country }}>A</a></mj-text>'),
      ['10:19 template-tag-unsafe-place'],
    ],
    [
      'behind a quote that is left open',
      inColumn('<mj-text><a title="x>{{ country }}</mj-text>'),
      ['10:22 template-tag-lost'],
    ],
    [
      'in a textarea',
      inColumn('<mj-text><textarea>{{ country }}</textarea></mj-text>'),
      ['10:20 template-tag-unsafe-place'],
    ],
    [
      'as the host of a link',
      inColumn('<mj-button href="https://{{ country }}.example/">A</mj-button>'),
      ['10:26 template-tag-in-link-host'],
    ],
    [
      'as the rest of a host',
      inColumn('<mj-button href="https://shop.example{{ country }}">A</mj-button>'),
      ['10:38 template-tag-in-link-host'],
    ],
    ['as a scheme', { body: '[x]({{ country }})' }, ['7:5 template-tag-in-link-host']],
    [
      'as part of the link to unsubscribe',
      { body: '[x]({{ unsubscribe_url }}?x=1)' },
      ['7:5 template-tag-in-link-host'],
    ],
    [
      'in a link that a tag begins',
      { body: '[x]({% if vip %}https://a.example/{{ country }}{% endif %})' },
      ['7:35 template-tag-in-link-host'],
    ],
    [
      'in a reference that is used twice',
      { body: '[a][r] [b][r]\n\n[r]: https://x.example/{{ country }}' },
      ['9:24 template-tag-lost'],
    ],
    [
      'in a reference that is not used',
      { body: 'a\n\n[r]: https://x.example/{{ country }}' },
      ['9:24 template-tag-lost'],
    ],
    [
      'in a reference that moves',
      { body: '[a][r] {{ purchases }}\n\n[r]: https://x.example/{{ country }}' },
      ['9:24 template-tag-lost'],
    ],
    [
      'in an address that is its own text',
      { body: '<https://x.example/{{ country }}>' },
      ['7:20 template-tag-lost'],
    ],
    [
      'from one list item into another',
      { body: '- a\n{% if vip %}\n- b\n{% endif %}\n- c' },
      ['8:1 template-tag-unbalanced'],
    ],
    [
      'from one table row into another',
      { body: '| a |\n| - |\n{% if vip %}\n| b |\n{% endif %}\n' },
      ['9:1 template-tag-unbalanced'],
    ],
    [
      'out of its element',
      inColumn('<mj-text><b>{% if vip %}x</b>{% endif %}</mj-text>'),
      ['10:13 template-tag-unbalanced'],
    ],
    [
      'leaving an element open',
      inColumn('<mj-text>{% if vip %}<b>x{% endif %}</mj-text>'),
      ['10:10 template-tag-unbalanced'],
    ],
    [
      'from one column into another',
      mjmlBody(
        '<mj-section><mj-column><mj-text>{% if vip %}A</mj-text></mj-column><mj-column><mj-text>B{% endif %}</mj-text></mj-column></mj-section>',
      ),
      ['9:33 template-tag-unbalanced'],
    ],
    [
      'with text that is never shown',
      { body: '{% case country %}x{% when "JP" %}y{% endcase %}' },
      ['7:1 template-text-in-case'],
    ],
    ['in the name of a picture', { body: 'a\n\n![x]({{ country }}.png)' }, ['9:1 picture-source-tag']],
  ]
  test.each(cases)('%s', async (_name, given, findings) => {
    expect(await refusals(given)).toEqual(findings)
  })
})

describe('the closed subset', () => {
  const cases: readonly (readonly [body: string, findings: readonly string[]])[] = [
    ['{{ surname }}', ['7:1 undeclared-field']],
    ['a\n b {{ x }} {{ y }}', ['8:4 undeclared-field', '8:12 undeclared-field']],
    ['{{ country.size }}', ['7:1 template-expression']],
    ['{{ country["a"] }}', ['7:1 template-expression']],
    ['{{ "a"[0] }}', ['7:1 template-expression']],
    ['{{ }}', ['7:1 template-expression']],
    ['{{ country purchases }}', ['7:1 template-expression']],
    ['{{ == }}', ['7:1 template-expression']],
    ['{{ blank }}', ['7:1 template-expression']],
    ['{% if blank == empty %}{% endif %}', ['7:1 template-expression']],
    ['{% if country < nil %}{% endif %}', ['7:1 template-expression']],
    ['{{ (1..3) }}', ['7:1 template-expression']],
    ['{{ country', ['7:1 template-tag-open']],
    ['a\n{% if country', ['8:1 template-tag-open']],
    ['{{ country | shout }}', ['7:1 template-filter-unknown']],
    ['{{ country | constructor }}', ['7:1 template-filter-unknown']],
    ['{{ country | truncate }}', ['7:1 template-filter-arguments']],
    ['{{ country | truncate: purchases }}', ['7:1 template-filter-arguments']],
    ['{{ country | default: "x", allow_false: true }}', ['7:1 template-filter-arguments']],
    ['{{ country | escape | upcase }}', ['7:1 template-escape-last']],
    ['{{ country | date: "%Y" }}', ['7:1 template-date-format']],
    ['{{ renewal | date: "%H:%M" }}', ['7:1 template-date-format']],
    ['{{ renewal | append: "x" | date: "%Y" }}', ['7:1 template-date-format']],
    [`{{ country ${'| upcase '.repeat(9)}}}`, ['7:1 template-too-deep']],
    [`${'{% if vip %}'.repeat(9)}${'{% endif %}'.repeat(9)}`, ['7:97 template-too-deep']],
    ['{% assign x = 1 %}', ['7:1 template-tag-unknown']],
    ['{% raw %}{{ country }}{% endraw %}', ['7:1 template-tag-unknown', '7:23 template-block-stray']],
    ['{% include "a" %}', ['7:1 template-tag-unknown']],
    ['{% __proto__ %}', ['7:1 template-tag-unknown']],
    ['{% if vip %}', ['7:1 template-block-open']],
    ['{% endif %}', ['7:1 template-block-stray']],
    ['{% if vip %}{% endfor %}{% endif %}', ['7:13 template-block-stray']],
    ['{% if vip %}{% else %}{% else %}{% endif %}', ['7:23 template-block-stray']],
    ['{% if vip %}{% when 1 %}{% endif %}', ['7:13 template-block-stray']],
    ['{% if vip %}{% endif vip %}', ['7:13 template-expression', '7:1 template-block-open'].sort()],
    ['{% case country %}{% when "a" xor "b" %}{% endcase %}', ['7:19 template-expression']],
    [`{% if vip${' or vip'.repeat(51)} %}{% endif %}`, ['7:1 template-too-deep']],
    ['{% for i in (1..51) %}{% endfor %}', ['7:1 template-loop-too-long']],
    [`{% for i in (1..50) %}${'x'.repeat(80_001)}{% endfor %}`, ['7:1 template-result-too-long']],
    [`{{ country ${`| replace: 'a', '${'a'.repeat(999)}' `.repeat(3)}}}`, ['7:1 template-result-too-long']],
    ['{% for i in (1..10000000) %}{{ i }}{% endfor %}', ['7:1 template-loop-too-long']],
    ['{% for i in (1..8) %}{% for j in (1..8) %}{% endfor %}{% endfor %}', ['7:22 template-loop-too-long']],
    ['{% for i in (1..purchases) %}{% endfor %}', ['7:1 template-loop-range']],
    ['{% for i in (1..purchases) limit: 51 %}{% endfor %}', ['7:1 template-loop-too-long']],
    ['{% for i in (1..purchases) limit: purchases %}{% endfor %}', ['7:1 template-loop-range']],
    ['{% for i in (1.5..2) %}{% endfor %}', ['7:1 template-loop-range']],
    ['{% for i in country %}{% endfor %}', ['7:1 template-loop-range']],
    ['{% for i in (1..3) reversed %}{% endfor %}', ['7:1 template-loop-range']],
    ['{% for i in (1..3) %}{% else %}{% endfor %}', ['7:22 template-block-stray']],
    ['{{ forloop.index }}', ['7:1 template-expression']],
    ['{% for i in (1..3) %}{{ forloop.parentloop }}{% endfor %}', ['7:22 template-expression']],
    ['{% for i in (1..3) %}{% endfor %}{{ i }}', ['7:34 undeclared-field']],
    ['{% render country %}', ['7:1 template-render-name']],
    ['{% render "a", x: 1 %}', ['7:1 template-render-name']],
    ['{% render "../a" %}', ['7:1 template-render-name']],
    ['{% render "a" %}', ['7:1 partial-unknown']],
    ['{{ content }}', ['7:1 undeclared-field']],
    ['{{ country | default: ‘x’ }}', ['7:1 template-wide-mark']],
    ['{{ country | default: “x” }}', ['7:1 template-wide-mark']],
    ['{{ country ｜ default: "x" }}', ['7:1 template-wide-mark']],
    ['{{ country | default： "x" }}', ['7:1 template-wide-mark']],
    ['{{ surname | default: "‘x’：" }}', ['7:1 undeclared-field']],
  ]
  test.each(cases)('%s', async (body, findings) => {
    expect(await refusals({ body })).toEqual([...findings].sort(byColumn))
  })

  test('all findings of all files come at once, each in its own file', async () => {
    const { findings } = await compile(
      compileRequest({
        subject: 'Hi {{ a }}',
        preheader: '{{ b }}',
        body: 'x\n{{ c }}\n{% render "p" %}',
        layout: {
          path: 'campaigns/_layouts/l.mjml',
          text: '<mjml><mj-body><mj-text>\n{{ d }}{{ content }}</mj-text></mj-body></mjml>',
        },
        partials: { p: { path: 'campaigns/_partials/p.md', text: '\n\n {{ e }}' } },
      }),
    )
    expect(findings.map(({ place }) => `${place.file}:${place.line}:${place.column}`)).toEqual([
      'campaigns/_layouts/l.mjml:2:1',
      'campaigns/_partials/p.md:3:2',
      'campaigns/sale/campaign.md:2:4',
      'campaigns/sale/campaign.md:3:1',
      'campaigns/sale/campaign.md:8:1',
    ])
  })

  test('an undeclared field is told with those that are declared', async () => {
    const { findings } = await compile(compileRequest({ body: '{{ note }}' }))
    expect(findings[0]?.values).toEqual({
      field: 'note',
      tag: '{{ note }}',
      declared: 'country, first_name, purchases, renewal, vip',
    })
  })
})

function byColumn(a: string, b: string): number {
  return Number(/:(\d+)/.exec(a)?.[1]) - Number(/:(\d+)/.exec(b)?.[1])
}

describe('subject, preheader, title', () => {
  test('stand in the page, escaped, and in the header as text', async () => {
    const message = await rendered({
      subject: '{{ first_name }} & co',
      preheader: 'For {{ country }}',
      body: 'x',
    })
    expect(message.subject).toBe('Zoë & <愛子> & co')
    expect(message.html).toContain('<title>Zoë &amp; &lt;愛子&gt; &amp; co</title>')
    expect(message.html).toMatch(/<div style="display:none;[^"]*">For JP\/東京<\/div>/)
    expect(message.html).toContain('<html lang="ja"')
    expect(message.text).toBe('x\n')
  })

  test('an MJML document keeps its own title and language', async () => {
    const body = '<mjml lang="en"><mj-head><mj-title>Mine</mj-title></mj-head><mj-body></mj-body></mjml>'
    const { html } = await rendered({ kind: 'mjml', body })
    expect(html).toContain('<title>Mine</title>')
    expect(html).toContain('<html lang="en"')
  })

  test.each([
    '<mjml><mj-body></mj-body></mjml>',
    '<mjml><mj-head/><mj-body></mj-body></mjml>',
    '<!-- <mj-head> --><mjml>\n<mj-head>\n</mj-head><mj-body></mj-body></mjml>',
  ])('are put into %s', async (body) => {
    const { html } = await rendered({ kind: 'mjml', body, subject: 'S', preheader: 'P' })
    expect(html).toContain('<title>S</title>')
    expect(html).toContain('>P</div>')
  })

  test('a preheader in two places is refused', async () => {
    const body = '<mjml><mj-head>\n<mj-preview>Q</mj-preview></mj-head><mj-body></mj-body></mjml>'
    expect(await refusals({ kind: 'mjml', body, preheader: 'P' })).toEqual(['8:1 preheader-twice'])
    const linked = body.replace('>Q<', '>{{ preheader }}<')
    expect((await rendered({ kind: 'mjml', body: linked, preheader: 'P' })).html).toContain('>P</div>')
  })

  test('a line break in a subject’s value does not reach the header', async () => {
    const message = await rendered(
      { subject: 'For {{ first_name }}' },
      { first_name: 'a\r\nBcc: x@y.example\u0000' },
    )
    expect(message.subject).toBe('For a Bcc: x@y.example')
  })
})

describe('MJML', () => {
  const cases: readonly (readonly [name: string, Partial<CompileRequest>, findings: readonly string[]])[] = [
    [
      'an unknown component',
      mjmlBody('<mj-section>\n<mj-colum></mj-colum></mj-section>'),
      ['10:1 mjml-invalid'],
    ],
    [
      'an unknown attribute',
      inColumn('<mj-text>A</mj-text>\n<mj-text colour="red">A</mj-text>'),
      ['11:1 mjml-invalid'],
    ],
    ['a component in the wrong place', mjmlBody('<mj-text>A</mj-text>'), ['9:1 mjml-invalid']],
    ['no body', { kind: 'mjml', body: '<mjml></mjml>' }, ['7:1 mjml-invalid']],
    ['an include', mjmlBody('<mj-include path="/etc/passwd" />'), ['9:1 mjml-include']],
    [
      'an include in capitals',
      inColumn('<mj-text>A</mj-text>\n <MJ-Include path="a" type="css" />'),
      ['11:2 mjml-include'],
    ],
  ]
  test.each(cases)('%s is refused on its line', async (_name, given, findings) => {
    expect(await refusals(given)).toEqual(findings)
  })

  test('lines are told of the file where they were written', async () => {
    const partials = {
      p: { path: 'campaigns/_partials/p.mjml', text: '<mj-text>\n</mj-text>\n<mj-texd></mj-texd>' },
    }
    const { findings } = await compile(
      compileRequest({ ...inColumn('{% render "p" %}\n<mj-text x="y"></mj-text>'), partials }),
    )
    expect(findings.map(({ place }) => `${place.file}:${place.line}`)).toEqual([
      'campaigns/_partials/p.mjml:3',
      'campaigns/sale/campaign.mjml:11',
    ])
  })

  test('a partial that renders itself ends', async () => {
    const partials = { p: { path: 'campaigns/_partials/p.md', text: '{% render "p" %}{% render "p" %}' } }
    expect((await refusals({ body: '{% render "p" %}', partials }))[0]).toContain('partial-too-deep')
  })

  test('a partial is for the kind of text it is written in', async () => {
    const partials = { p: { path: 'campaigns/_partials/p.mjml', text: '<mj-text>x</mj-text>' } }
    expect(await refusals({ body: '{% render "p" %}', partials })).toEqual(['7:1 partial-unknown'])
  })

  test('fetches no font from a third party', async () => {
    const { html } = await rendered(inColumn('<mj-text font-family="Roboto">A</mj-text>'))
    expect(html).not.toContain('googleapis')
  })
})

describe('layouts', () => {
  const layout = (text: string) => ({ path: 'campaigns/_layouts/l.mjml', text })
  const around = (content: string) =>
    layout(`<mjml><mj-body><mj-section><mj-column>\n${content}\n</mj-column></mj-section></mj-body></mjml>`)

  test.each([
    ['<mj-text>x</mj-text>', '1:1'],
    ['<mj-text>{{ content }}{{ content }}</mj-text>', '2:23'],
    ['<mj-text>x</mj-text>{{ content }}', '2:21'],
  ])('%s is refused', async (text, place) => {
    expect(await refusals({ layout: around(text) })).toEqual([`${place} layout-content`])
  })

  test('constants are put in when the template is made, and never read as Markdown or HTML', async () => {
    const constants = { organisation: 'A*B*_c_ <d>' }
    const request = compileRequest({ body: '{{ organisation }} {{ organisation | upcase }}', constants })
    const { template } = await compile(request)
    expect(template?.html.every((node) => node.kind === 'static')).toBe(true)
    expect(JSON.stringify(template?.html)).toContain('A*B*_c_ &lt;d&gt; A*B*_C_ &lt;D&gt;')
    expect(JSON.stringify(template?.text)).toContain('A*B*_c_ <d> A*B*_C_ <D>')
  })

  test('components without a document take the place of the section that holds the content', async () => {
    const message = await rendered({
      kind: 'mjml',
      body: '<mj-section><mj-column><mj-text>mine {{ country }}</mj-text></mj-column></mj-section>',
      layout: layout(
        '<mjml><mj-body><mj-section><mj-column><mj-text>head</mj-text></mj-column></mj-section>\n<mj-section><mj-column><mj-text>{{ content }}</mj-text></mj-column></mj-section>\n<mj-section><mj-column><mj-text>foot</mj-text></mj-column></mj-section></mj-body></mjml>',
      ),
    })
    expect(message.text.split(/\n+/)).toEqual(['head', 'mine JP/東京', 'foot', ''])
  })
})

test('the fields a template reads are listed', async () => {
  const body =
    '{% for i in (1..purchases) limit: 5 %}{{ i }}{% endfor %}[x]({{ unsubscribe_url }}){% if vip %}y{% endif %}'
  const { template } = await compile(compileRequest({ subject: '{{ first_name }}', body }))
  expect(template?.fields).toEqual(['first_name', 'purchases', 'vip'])
})

test('the same request gives the same template', async () => {
  const request = compileRequest({ body: 'Hello {{ first_name }} {% if vip %}x{% endif %}' })
  expect(await compile(request)).toEqual(await compile(request))
})

test('Japanese lines are joined without a space', async () => {
  const { html, text } = await rendered({ body: '冬のセールが\n始まります。\nNew\nline' })
  expect(html).toContain('冬のセールが始まります。\nNew\nline')
  expect(text).toBe('冬のセールが始まります。 New line\n')
})
